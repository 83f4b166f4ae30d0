import hashlib
import io
import os
import shutil
import stat
import subprocess

import pytest

from farbank.errors import Conflict, DiskTrouble, Refused
from farbank.keeping.carrying.bag_reader import open_bag
from farbank.keeping.carrying.bag_writer import BagWriter
from farbank.keeping.disk.fsops import Disk

FILES = {"a.txt": b"one", "sub/b.bin": bytes(range(256)), "사진/é%.txt": b"", "sub/deeper/c": b"c" * 70_000}


def write(folder, files=None, info=None, tags=None):
    with BagWriter(folder, Disk(), info=info or {}) as bag:
        for path, content in (FILES if files is None else files).items():
            bag.add(path, content)
        for path, content in (tags or {}).items():
            bag.tag(path, content)
        return bag.finish()


def snapshot(folder):
    return {path.relative_to(folder).as_posix(): path.is_file() and path.read_bytes() for path in folder.rglob("*")}


def test_a_bag_holds_what_was_put_into_it_and_says_so(tmp_path):
    seal = write(
        tmp_path / "bag", info={"Source-Organization": "A desk", "Bagging-Date": "2026-11-22"}, tags={"n/x": b"n"}
    )
    bag = open_bag(tmp_path / "bag")
    assert {each.path: bag.read(each.path, at_most=1 << 20) for each in bag.payload()} == FILES
    total = sum(map(len, FILES.values()))
    assert bag.info == (
        ("Source-Organization", "A desk"),
        ("Bagging-Date", "2026-11-22"),
        ("Payload-Oxum", f"{total}.4"),
    )
    assert (bag.tags(), bag.tag("n/x")) == (("n/x",), b"n")
    assert bag.seal == seal == hashlib.sha256((tmp_path / "bag" / "tagmanifest-sha256.txt").read_bytes()).hexdigest()


def test_no_date_is_told_that_was_not_given(tmp_path):
    write(tmp_path / "bag")
    assert "Date" not in (tmp_path / "bag" / "bag-info.txt").read_text()


def test_what_is_put_in_is_told_back_with_its_size_and_checksum(tmp_path):
    with BagWriter(tmp_path / "bag", Disk(), info={}) as bag:
        packed = bag.add("e\u0301", io.BytesIO(b"hello"))
    assert (packed.path, packed.size, packed.sha256) == ("\u00e9", 5, hashlib.sha256(b"hello").hexdigest())


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_a_stranger_checks_it_with_sha256sum(tmp_path):
    write(tmp_path / "bag", files={"a": b"one", "사진/b": b"two"})
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "--strict", "-c", manifest], cwd=tmp_path / "bag", check=True, capture_output=True)


def test_the_same_content_gives_the_same_bytes_in_whatever_order_it_comes(tmp_path):
    write(tmp_path / "one")
    write(tmp_path / "two", files=dict(reversed(FILES.items())))
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_files_and_folders_are_their_owners_alone_and_say_1970(tmp_path):
    write(tmp_path / "bag", tags={"notes/x": b"n"})
    for path in [tmp_path / "bag", *(tmp_path / "bag").rglob("*")]:
        status = path.stat()
        assert status.st_mtime == 0, path
        assert not stat.S_IMODE(status.st_mode) & 0o077, path


def test_percent_signs_are_spelled_in_the_manifest_as_the_format_demands(tmp_path):
    write(tmp_path / "bag", files={"50%25": b"x"})
    assert (tmp_path / "bag" / "manifest-sha256.txt").read_text().endswith("  data/50%2525\n")
    assert [each.path for each in open_bag(tmp_path / "bag").payload()] == ["50%25"]


def test_a_file_is_copied_with_its_holes(tmp_path):
    source = tmp_path / "source"
    with source.open("wb") as file:
        file.write(b"head")
        file.seek(40 << 20)
        file.write(b"tail")
        file.truncate(60 << 20)
    with BagWriter(tmp_path / "bag", Disk(), info={}) as bag:
        packed = bag.copy("video", source)
        bag.finish()
    copied = (tmp_path / "bag" / "data" / "video").stat()
    assert (packed.size, copied.st_size) == (60 << 20, 60 << 20)
    assert copied.st_blocks * 512 < 8 << 20
    open_bag(tmp_path / "bag").check()
    with source.open("rb") as file:
        assert packed.sha256 == hashlib.file_digest(file, "sha256").hexdigest()


def test_only_a_plain_file_is_copied(tmp_path):
    (tmp_path / "there").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    os.mkfifo(tmp_path / "pipe")
    for name, error in {"link": DiskTrouble, "pipe": Refused, "nothing": DiskTrouble, "": Refused}.items():
        with BagWriter(tmp_path / "bag", Disk(), info={}) as bag, pytest.raises(error):
            bag.copy("x", tmp_path / name)


@pytest.mark.parametrize("path", ["", "..", "../x", "/x", "a/../../x", "a\\b", "a:b", "nul", "a\n", "x."])
def test_a_path_that_could_do_harm_is_not_written(tmp_path, path):
    with BagWriter(tmp_path / "bag", Disk(), info={}) as bag, pytest.raises(Refused):
        bag.add(path, b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "path",
    [
        "data",
        "data/x",
        "DATA/x",
        "bagit.txt",
        "bag-info.txt",
        "fetch.txt",
        "Fetch.txt",
        "manifest-md5.txt",
        "tagmanifest-x.txt",
        "",
    ],
)
def test_a_tag_file_never_takes_the_place_of_what_the_bag_needs(tmp_path, path):
    with BagWriter(tmp_path / "bag", Disk(), info={}) as bag, pytest.raises(Refused):
        bag.tag(path, b"x")


def test_two_names_that_some_disk_takes_for_one_are_not_written(tmp_path):
    with BagWriter(tmp_path / "bag", Disk(), info={}) as bag:
        bag.add("Photo", b"x")
        with pytest.raises(Refused, match="one name to some disks"):
            bag.add("photo", b"y")


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("a:b", "x"),
        (" a", "x"),
        ("a", " x"),
        ("a", "x "),
        ("a", "x\ny"),
        ("a", "x\ty"),
        ("", "x"),
        ("payload-oxum", "1.1"),
        ("a", "x\u2028y"),
    ],
)
def test_a_line_that_bag_info_could_not_give_back_is_refused(tmp_path, label, value):
    with pytest.raises(Refused, match=r"bag-info\.txt"):
        BagWriter(tmp_path / "bag", Disk(), info={label: value})
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_taken_is_left_alone(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("folder", "file", "link"):
        with pytest.raises(Refused, match="exists already"):
            BagWriter(tmp_path / name, Disk(), info={})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder", "link"]


def test_what_was_not_finished_leaves_nothing(tmp_path):
    with BagWriter(tmp_path / "bag", Disk(), info={}) as bag:
        bag.add("a", b"x")
    assert list(tmp_path.iterdir()) == []


class Torn(io.RawIOBase):
    def __init__(self):
        self.left = 2

    def read(self, size=-1):
        self.left -= 1
        if not self.left:
            raise OSError(5, "Input/output error")
        return b"x" * 100


def test_a_stream_that_fails_gives_the_bag_up(tmp_path):
    bag = BagWriter(tmp_path / "bag", Disk(), info={})
    with pytest.raises(DiskTrouble, match="what was being read could not be read to its end"):
        bag.add("a", Torn())
    with pytest.raises(Refused, match="given up"):
        bag.add("b", b"x")
    with pytest.raises(Refused, match="given up"):
        bag.finish()
    assert list(tmp_path.iterdir()) == []


def test_what_an_interrupted_writing_left_is_swept_by_the_next(tmp_path):
    left = tmp_path / ".bag.unfinished"
    (left / "data").mkdir(parents=True)
    (left / "data" / "secret").write_bytes(b"x")
    write(tmp_path / "bag", files={"a": b"x"})
    assert [path.name for path in tmp_path.iterdir()] == ["bag"]
    assert [each.path for each in open_bag(tmp_path / "bag").payload()] == ["a"]


def test_a_link_in_place_of_the_unfinished_bag_is_taken_away_and_not_followed(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept").write_bytes(b"x")
    (tmp_path / ".bag.unfinished").symlink_to(tmp_path / "elsewhere")
    write(tmp_path / "bag", files={})
    assert (tmp_path / "elsewhere" / "kept").exists()


def test_two_cannot_write_one_bag(tmp_path):
    with BagWriter(tmp_path / "bag", Disk(), info={}) as first:
        first.add("a", b"x")
        with pytest.raises(Conflict, match="another farbank command"):
            BagWriter(tmp_path / "bag", Disk(), info={})
        first.finish()
    open_bag(tmp_path / "bag").check()


def test_an_empty_bag_is_a_bag(tmp_path):
    write(tmp_path / "bag", files={})
    assert list(open_bag(tmp_path / "bag").payload()) == []
