import gc
import gzip
import io
import json
import warnings
import zipfile
from contextlib import contextmanager

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from farbank.intake.bundles.recognise import recognise
from farbank.intake.bundles.wacz import wacz
from farbank.intake.bundles.warc import warc


@contextmanager
def quietly():
    """warcio leaves its temporary files to the garbage collector, which would be a warning in a test of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def written(*, packed):
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record("강.warc", {"software": "invented"}))
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
    body = io.BytesIO("<p>압록강</p>".encode())
    writer.write_record(
        writer.create_warc_record("https://news.example/", "response", payload=body, http_headers=headers)
    )
    return buffer.getvalue()


with quietly():
    ARCHIVES = {packed: written(packed=packed) for packed in (False, True)}


def codes(bundle):
    return {code for verdict in bundle.verdicts for code in verdict.codes}


@pytest.mark.parametrize(("packed", "form"), [(False, "plain"), (True, "gzip")])
def test_an_archive_another_tool_wrote_and_reads_is_sound_at_its_beginning(put, packed, form):
    content = ARCHIVES[packed]
    with quietly():
        assert [record.rec_type for record in ArchiveIterator(io.BytesIO(content))] == ["warcinfo", "response"]
    path = put({"강.warc.gz": content}) / "강.warc.gz"
    assert recognise(path) == "warc"
    bundle = warc(path)
    assert codes(bundle) == {"warc.first-record.ok", form}
    (part,) = bundle.parts
    assert part.role == "original"
    assert [what for what, _ in part.claims] == ["archived at"]
    with part.file.open() as stream:
        assert stream.read() == content


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda content: content.replace(b"WARC/1.1\r\n", b"WORC/1.1\r\n", 1), "does not begin"),
        (lambda content: content.replace(b"WARC-Type: warcinfo\r\n", b"", 1), "lacks 1"),
        (lambda content: content.replace(b"WARC-Type:", b"WARC-Date:", 1), "malformed or given twice"),
        (lambda content: content.replace(b"Content-Length: ", b"Content-Length: -", 1), "not a number"),
        (
            lambda content: content[: content.index(b"\r\n\r\n") + 9].replace(
                b"Content-Length: ", b"Content-Length: 9"
            ),
            "short",
        ),
        (lambda content: content[:90], "does not end"),
        (lambda content: gzip.compress(b"x" * 50_000_000), "does not begin"),
        (lambda content: b"\x1f\x8b\x08broken", "does not begin"),
    ],
)
def test_an_archive_that_is_not_sound_is_told(put, spoil, words):
    path = put({"a.warc": spoil(ARCHIVES[False])}) / "a.warc"
    bundle = warc(path)
    assert "warc.first-record.bad" in codes(bundle)
    assert words in bundle.verdicts[0].words


MEMBERS = {"archive/data.warc.gz": ARCHIVES[True], "pages/pages.jsonl": b"{}\n", "indexes/index.cdx": b"x\n"}


def test_a_wacz_fits_its_list_of_hashes_and_its_signature_is_not_verified(wacz_file):
    path = wacz_file(MEMBERS)
    assert recognise(path) == "wacz"
    bundle = wacz(path)
    assert codes(bundle) == {"wacz.datapackage.match", "wacz.digest.match", "wacz.signature.unverified"}
    (part,) = bundle.parts
    assert part.claims == (("url", "https://news.example/강"), ("archived at", "2026-05-01T10:00:00Z"))


def test_a_wacz_is_known_by_its_content_and_not_by_its_name(wacz_file):
    assert recognise(wacz_file(MEMBERS, name="photos.zip")) == "wacz"


def test_a_wacz_without_a_signature_says_so(wacz_file):
    assert "wacz.signature.absent" in codes(wacz(wacz_file(MEMBERS, signed=False)))


def spoiled(**changes):
    def describe(note):
        note["resources"][0] |= changes
        return note

    return describe


@pytest.mark.parametrize(
    ("describe", "code"),
    [
        (spoiled(hash="sha256:" + "0" * 64), "wacz.datapackage.differs"),
        (spoiled(bytes=1), "wacz.datapackage.differs"),
        (spoiled(path="archive/../../x"), "wacz.datapackage.differs"),
        (spoiled(hash=""), "wacz.datapackage.differs"),
        (spoiled(path="pages/pages.jsonl"), "wacz.datapackage.differs"),
        (spoiled(path=7), "wacz.datapackage.unreadable"),
        (lambda note: [note], "wacz.datapackage.unreadable"),
        (lambda note: note | {"resources": {}}, "wacz.datapackage.unreadable"),
        (lambda note: note | {"x": json.loads("[" * 900 + "]" * 900)}, "wacz.datapackage.match"),
    ],
)
def test_a_list_of_hashes_that_does_not_fit_is_told(wacz_file, describe, code):
    assert code in codes(wacz(wacz_file(MEMBERS, describe=describe)))


def test_a_file_nobody_listed_is_told(wacz_file):
    assert "wacz.datapackage.unlisted" in codes(wacz(wacz_file(MEMBERS, extra=[("archive/more.warc", b"x")])))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_in_it_twice_is_told(wacz_file):
    found = codes(wacz(wacz_file(MEMBERS, extra=[("archive/data.warc.gz", b"another")])))
    assert "wacz.members.left" in found


def test_a_digest_of_something_else_is_told(wacz_file, tmp_path):
    whole = zipfile.ZipFile(wacz_file(MEMBERS))
    with whole, zipfile.ZipFile(tmp_path / "b.wacz", "w") as box:
        for name in whole.namelist():
            box.writestr(name, whole.read(name) if "digest" not in name else b'{"hash": "sha256:00"}')
    assert {"wacz.digest.differs", "wacz.signature.absent"} <= codes(wacz(tmp_path / "b.wacz"))
