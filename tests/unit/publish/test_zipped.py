"""A package as one zip: the same files give the same bytes, and nothing in it says when it was made."""

import io
import zipfile

from farbank.publish.zipped import zipped
from farbank.values.package import File, Package

PACKAGE = Package(files=(File(path="a/b.html", content=b"<p>"), File(path="site.css", content=b"p{}")), channels=())


def test_the_files_are_in_it_and_it_is_the_same_again():
    with zipfile.ZipFile(io.BytesIO(zipped(PACKAGE))) as box:
        assert {each: box.read(each) for each in box.namelist()} == {"a/b.html": b"<p>", "site.css": b"p{}"}
        assert {each.date_time for each in box.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.external_attr >> 16 for each in box.infolist()} == {0o644}
    assert zipped(PACKAGE) == zipped(PACKAGE)
