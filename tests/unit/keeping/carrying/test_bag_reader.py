"""Bags that are none: each is refused in one sentence, also where the library of the Library of Congress takes it."""

import hashlib
import logging
import os
import shutil

import pytest

from farbank.errors import Damage, Missing, Refused
from farbank.keeping.carrying.bag_reader import open_bag
from farbank.keeping.carrying.bag_writer import BagWriter
from farbank.keeping.disk.fsops import Disk

FILES = {"a.txt": b"one", "sub/b.txt": b"two, and longer"}


def sums(bag, paths, algorithm="sha256"):
    return "".join(
        f"{hashlib.new(algorithm, (bag / path).read_bytes()).hexdigest()}  {path}\n" for path in sorted(paths)
    )


def resealed(bag, algorithm="sha256"):
    """Make the tag manifest anew, over whatever is there."""
    paths = [path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file() and not path.is_symlink()]
    tags = [path for path in paths if not path.startswith(("data/", "tagmanifest-"))]
    (bag / f"tagmanifest-{algorithm}.txt").write_text(sums(bag, tags, algorithm), encoding="utf-8")


def manifest(bag, change):
    """Change the text of the manifest and seal it again."""
    path = bag / "manifest-sha256.txt"
    path.write_bytes(change(path.read_bytes()))
    resealed(bag)


def tag(bag, name, content):
    (bag / name).write_bytes(content)
    resealed(bag)


def listed(bag, spelled, content=b"x"):
    """A further line in the manifest, of this spelling."""
    manifest(bag, lambda old: old + f"{hashlib.sha256(content).hexdigest()}  {spelled}\n".encode())


def put(bag, path, content=b"x", *, spelled=None):
    """A further payload file, listed as it should be or in another spelling; the sum is right."""
    (bag / path).parent.mkdir(exist_ok=True, parents=True)
    (bag / path).write_bytes(content)
    payload = [each for each in bag.joinpath("data").rglob("*") if each.is_file()]
    (bag / "bag-info.txt").write_text(f"Payload-Oxum: {sum(each.stat().st_size for each in payload)}.{len(payload)}\n")
    listed(bag, spelled or path, content)


def weak(bag, algorithm):
    for path in (bag / "manifest-sha256.txt", bag / "tagmanifest-sha256.txt"):
        path.unlink()
    (bag / f"manifest-{algorithm}.txt").write_text(sums(bag, ["data/a.txt", "data/sub/b.txt"], algorithm))
    resealed(bag, algorithm)


def linked(bag, path, target, *, folder=False):
    """Put a link where a file or folder was, with what it held elsewhere."""
    shutil.move(bag / path, bag.parent / "moved")
    (bag / path).symlink_to(target or bag.parent / "moved", target_is_directory=folder)


def first_line(old, new):
    return lambda text: text.replace(old, new, 1)


ACCEPTS, REFUSES = "the library accepts", "the library refuses"
# name -> (what is done to a good bag, what is said of it, what the library bagit does, 1.8.1 and 1.9.0)
BAD = {
    "no declaration": (lambda bag: (bag / "bagit.txt").unlink(), "holds no bagit.txt", REFUSES),
    "no payload folder": (lambda bag: shutil.rmtree(bag / "data"), "no folder data/", REFUSES),
    "no manifest": (
        lambda bag: [(bag / "manifest-sha256.txt").unlink(), resealed(bag)],
        "no manifest-sha256.txt",
        REFUSES,
    ),
    "no tag manifest": (lambda bag: (bag / "tagmanifest-sha256.txt").unlink(), "no tagmanifest-sha256.txt", ACCEPTS),
    "fetch": (
        lambda bag: tag(bag, "fetch.txt", b"https://example.org/a - data/a.txt\n"),
        r"fetch\.txt asks for files from a network",
        ACCEPTS,
    ),
    "fetch, another case": (lambda bag: tag(bag, "Fetch.txt", b""), r"fetch\.txt asks", ACCEPTS),
    # paths
    "above": (lambda bag: listed(bag, "data/../../x"), r'"data/../../x", which does not lie inside', REFUSES),
    "above and back": (
        lambda bag: manifest(bag, first_line(b"data/a.txt", b"data/sub/../a.txt")),
        "does not lie inside the bag",
        ACCEPTS,
    ),
    "absolute": (lambda bag: listed(bag, "/etc/passwd"), '"/etc/passwd", which does not lie inside', REFUSES),
    "drive": (lambda bag: put(bag, "data/C:x"), "meaning of its own", ACCEPTS),
    "backslash": (lambda bag: put(bag, "data/..\\x"), "meaning of its own", ACCEPTS),
    "home": (lambda bag: listed(bag, "~root/x"), "meaning of its own", REFUSES),
    "percent-encoded traversal": (lambda bag: put(bag, "data/%2e%2e"), "only %25, %0D and %0A", ACCEPTS),
    "percent not encoded": (lambda bag: put(bag, "data/50% of it"), "only %25, %0D and %0A", ACCEPTS),
    "line feed in a name": (lambda bag: put(bag, "data/a\nb", spelled="data/a%0Ab"), "not text", ACCEPTS),
    "not Unicode": (lambda bag: (bag / "data" / os.fsdecode(b"\xff")).write_bytes(b""), "not text", REFUSES),
    "space at the end": (lambda bag: put(bag, "data/a "), "begins or ends with a space", REFUSES),
    "not below data": (lambda bag: listed(bag, "README"), "lists README, which is not there", REFUSES),
    # one name for two
    "case": (lambda bag: put(bag, "data/A.txt"), '"data/A.txt" and "data/a.txt", which are one name', ACCEPTS),
    "case of a folder": (lambda bag: put(bag, "data/Sub/c"), "one name to some disks", ACCEPTS),
    "two compositions": (
        lambda bag: [put(bag, "data/\u00e9"), put(bag, "data/e\u0301")],
        'the bag names "data/\u00e9" twice',
        ACCEPTS,
    ),
    # links and modes
    "linked file": (lambda bag: linked(bag, "data/a.txt", None), r"data/a\.txt is a link", REFUSES),
    "linked within": (
        lambda bag: [linked(bag, "data/a.txt", "a"), put(bag, "data/a", b"one")],
        r"data/a\.txt is a link",
        ACCEPTS,
    ),
    "linked folder": (lambda bag: linked(bag, "data/sub", None, folder=True), "data/sub is a link", REFUSES),
    "linked tag file": (lambda bag: linked(bag, "bag-info.txt", None), r"bag-info\.txt is a link", REFUSES),
    "linked to nowhere": (lambda bag: (bag / "x").symlink_to("/nowhere"), "x is a link", ACCEPTS),
    "pipe": (lambda bag: os.mkfifo(bag / "data" / "pipe"), "data/pipe is no plain file", REFUSES),
    "set-id": (lambda bag: (bag / "data" / "a.txt").chmod(0o4755), r"data/a\.txt has a set-id", ACCEPTS),
    "sticky": (lambda bag: (bag / "bagit.txt").chmod(0o1644), r"bagit\.txt has a set-id or sticky", ACCEPTS),
    # what is there and what is listed
    "not listed": (lambda bag: (bag / "data" / "new").write_bytes(b""), "data/new is in the bag, but not in", REFUSES),
    "left by a desktop": (
        lambda bag: (bag / "data" / ".DS_Store").write_bytes(b""),
        r"data/\.DS_Store is in the bag, but not in manifest-sha256\.txt",
        REFUSES,
    ),
    "not there": (lambda bag: (bag / "data" / "a.txt").unlink(), r"lists data/a\.txt, which is not there", REFUSES),
    "only a folder": (lambda bag: listed(bag, "data/sub"), 'data/sub" twice, or as a file and a folder', REFUSES),
    "tag file not listed": (
        lambda bag: (bag / "new.txt").write_bytes(b""),
        r"new\.txt is in the bag, but not in",
        ACCEPTS,
    ),
    "manifest not listed": (
        lambda bag: (bag / "manifest-md5.txt").write_text(sums(bag, ["data/a.txt", "data/sub/b.txt"], "md5")),
        r"manifest-md5\.txt is in the bag, but not in tagmanifest",
        ACCEPTS,
    ),
    "tag file not there": (
        lambda bag: (bag / "bag-info.txt").unlink(),
        r"lists bag-info\.txt, which is not there",
        REFUSES,
    ),
    "listed twice": (lambda bag: manifest(bag, lambda old: old + old.splitlines(keepends=True)[0]), "twice", REFUSES),
    "one of two manifests is short": (
        lambda bag: tag(bag, "manifest-md5.txt", sums(bag, ["data/a.txt"], "md5").encode()),
        r"data/sub/b\.txt is in the bag, but not in manifest-md5",
        ACCEPTS,
    ),
    # the grammar of lines
    "blank line": (lambda bag: manifest(bag, lambda old: old + b"\n"), "line 3 of manifest-sha256", ACCEPTS),
    "comment": (lambda bag: manifest(bag, lambda old: old + b"# note\n"), "line 3 of manifest-sha256", ACCEPTS),
    "no path": (lambda bag: manifest(bag, lambda old: old + b"0" * 64 + b"\n"), "line 3 of manifest-sha256", ACCEPTS),
    "space before": (lambda bag: manifest(bag, lambda old: b" " + old), "line 1 of manifest-sha256", ACCEPTS),
    "space after": (lambda bag: manifest(bag, first_line(b"\n", b" \n")), "ends with a space", ACCEPTS),
    "other space": (lambda bag: manifest(bag, first_line(b"  ", b"\xc2\xa0")), "line 1 of manifest-sha256", ACCEPTS),
    "two stars": (lambda bag: manifest(bag, first_line(b"  ", b" **")), r"lists \*data/a\.txt", ACCEPTS),
    "no end of the last line": (lambda bag: manifest(bag, lambda old: old[:-1]), "last line of manifest", ACCEPTS),
    "short checksum": (lambda bag: manifest(bag, lambda old: old[2:]), "line 1 of manifest-sha256", REFUSES),
    "mixed case": (lambda bag: manifest(bag, lambda old: b"fF" + old[2:]), "line 1 of manifest-sha256", REFUSES),
    "mark": (lambda bag: manifest(bag, lambda old: b"\xef\xbb\xbf" + old), "byte-order mark", ACCEPTS),
    "not UTF-8": (lambda bag: manifest(bag, lambda old: old + b"\xff"), r"manifest-sha256\.txt is not UTF-8", REFUSES),
    "NUL": (lambda bag: manifest(bag, first_line(b"a.txt", b"a\0.txt")), "control character", REFUSES),
    "next line": (lambda bag: manifest(bag, first_line(b"\n", b"\xc2\x85")), "control character", ACCEPTS),
    # the declaration
    "unknown version": (
        lambda bag: tag(bag, "bagit.txt", b"BagIt-Version: 1.1\nTag-File-Character-Encoding: UTF-8\n"),
        "BagIt 1.1, which farbank does not know",
        ACCEPTS,
    ),
    "old version": (
        lambda bag: tag(bag, "bagit.txt", b"BagIt-Version: 0.96\nTag-File-Character-Encoding: UTF-8\n"),
        "BagIt 0.96",
        ACCEPTS,
    ),
    "other encoding": (
        lambda bag: tag(bag, "bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n"),
        "says UTF-16, and farbank reads only UTF-8",
        REFUSES,
    ),
    "space before the colon": (
        lambda bag: tag(bag, "bagit.txt", b"BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n"),
        "not the two lines",
        ACCEPTS,
    ),
    "no space after the colon": (
        lambda bag: tag(bag, "bagit.txt", b"BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n"),
        "not the two lines",
        ACCEPTS,
    ),
    "lines the other way round": (
        lambda bag: tag(bag, "bagit.txt", b"Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n"),
        "not the two lines",
        ACCEPTS,
    ),
    "third line": (
        lambda bag: tag(bag, "bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nX: y\n"),
        "not the two lines",
        ACCEPTS,
    ),
    "mark in the declaration": (
        lambda bag: tag(bag, "bagit.txt", b"\xef\xbb\xbfBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
        r"bagit\.txt begins with a byte-order mark",
        REFUSES,
    ),
    # bag-info.txt
    "wrong sum": (
        lambda bag: tag(bag, "bag-info.txt", b"Payload-Oxum: 19.2\n"),
        "says 19 bytes in 2 files, and there are 18 in 2",
        REFUSES,
    ),
    "two sums": (
        lambda bag: tag(bag, "bag-info.txt", b"Payload-Oxum: 18.2\nPayload-Oxum: 18.2\n"),
        "does not give one Payload-Oxum",
        ACCEPTS,
    ),
    "sum in another spelling": (
        lambda bag: tag(bag, "bag-info.txt", b"Payload-Oxum: 018.2\n"),
        "does not give one Payload-Oxum",
        ACCEPTS,
    ),
    "no label": (lambda bag: tag(bag, "bag-info.txt", b"what is this\n"), r"line 1 of bag-info\.txt", REFUSES),
    "space around a label": (lambda bag: tag(bag, "bag-info.txt", b"A : b\n"), r"line 1 of bag-info\.txt", ACCEPTS),
    "more of nothing": (lambda bag: tag(bag, "bag-info.txt", b"  more\nA: b\n"), r"line 1 of bag-info\.txt", REFUSES),
    # checksums
    "only MD5": (lambda bag: weak(bag, "md5"), r"tagmanifest-md5\.txt is weak", ACCEPTS),
    "only SHA-1": (lambda bag: weak(bag, "sha1"), r"tagmanifest-sha1\.txt is weak", ACCEPTS),
    "weak payload manifest": (
        lambda bag: [weak(bag, "md5"), (bag / "tagmanifest-md5.txt").unlink(), resealed(bag)],
        r"manifest-md5\.txt is weak",
        ACCEPTS,
    ),
    "unknown checksum": (
        lambda bag: tag(bag, "manifest-blake9.txt", b""),
        r"manifest-blake9\.txt uses a checksum that farbank does not know",
        ACCEPTS,
    ),
}
# what is whole, but not what its checksum says
DAMAGED = {
    "payload": (
        lambda bag: (bag / "data" / "a.txt").write_bytes(b"One"),
        r"data/a\.txt is not what manifest-sha256\.txt says",
    ),
    "cut payload": (
        lambda bag: (bag / "data" / "sub" / "b.txt").write_bytes(b"two"),
        r"data/sub/b\.txt is not what manifest-sha256\.txt says",
    ),
    "tag file": (
        lambda bag: (bag / "bag-info.txt").write_bytes(b"Payload-Oxum: 18.3\n"),
        r"bag-info\.txt is not what tagmanifest-sha256\.txt says",
    ),
    "declaration": (lambda bag: (bag / "bagit.txt").write_bytes(b""), r"bagit\.txt is not what tagmanifest-sha256"),
    "manifest": (
        lambda bag: (bag / "manifest-sha256.txt").write_bytes(b""),
        r"manifest-sha256\.txt is not what tagmanifest-sha256\.txt says",
    ),
    "weak manifest beside a strong one": (
        lambda bag: tag(
            bag, "manifest-md5.txt", b"0" * 32 + b"  data/a.txt\n" + sums(bag, ["data/sub/b.txt"], "md5").encode()
        ),
        r"data/a\.txt is not what manifest-md5\.txt says",
    ),
}


@pytest.fixture
def bag(tmp_path):
    folder = tmp_path / "bag"
    with BagWriter(folder, Disk(), info={}) as written:
        for path, content in FILES.items():
            written.add(path, content)
        written.finish()
    return folder


def library_takes(folder):
    bagit = pytest.importorskip("bagit", reason="the library bagit is not installed")
    logging.disable()
    try:
        return bagit.Bag(str(folder)).is_valid()
    except Exception:  # noqa: BLE001 - it also fails with errors that are not its own
        return False
    finally:
        logging.disable(logging.NOTSET)


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_proper_bag_is_refused_in_a_sentence_that_names_the_fault(bag, name):
    spoil, said, _ = BAD[name]
    spoil(bag)
    with pytest.raises(Refused, match=said) as refused:
        open_bag(bag)
    assert str(refused.value).isprintable()
    assert refused.value.advice


@pytest.mark.parametrize("name", BAD)
def test_where_the_usual_library_accepts_what_we_refuse_is_known(bag, name):
    spoil, _, verdict = BAD[name]
    assert library_takes(bag)
    spoil(bag)
    assert library_takes(bag) is (verdict == ACCEPTS)


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_not_what_its_checksum_says_is_damage_that_names_the_file(bag, name):
    spoil, said = DAMAGED[name]
    spoil(bag)
    assert not library_takes(bag)
    with pytest.raises(Damage, match=said):
        open_bag(bag).check()


# bags of other tools, and forms that the format allows
GOOD = {
    "old version": lambda bag: tag(bag, "bagit.txt", b"BagIt-Version: 0.97\nTag-File-Character-Encoding: utf-8\n"),
    "Windows lines": lambda bag: manifest(bag, lambda old: old.replace(b"\n", b"\r\n")),
    "one space": lambda bag: manifest(bag, lambda old: old.replace(b"  ", b" ")),
    "tab": lambda bag: manifest(bag, lambda old: old.replace(b"  ", b"\t")),
    "star of sha256sum": lambda bag: manifest(bag, lambda old: old.replace(b"  ", b" *")),
    "upper case": lambda bag: manifest(
        bag, lambda old: b"".join(line[:64].upper() + line[64:] for line in old.splitlines(keepends=True))
    ),
    "no bag-info": lambda bag: [(bag / "bag-info.txt").unlink(), resealed(bag)],
    "no sum": lambda bag: tag(bag, "bag-info.txt", b"Source-Organization: An archive\n  of some kind\n"),
    "weak beside strong": lambda bag: tag(
        bag, "manifest-md5.txt", sums(bag, ["data/a.txt", "data/sub/b.txt"], "md5").encode()
    ),
    "written by a Mac": lambda bag: [put(bag, "data/e\u0301", spelled="data/\u00e9")],
    "on a stick": lambda bag: [path.chmod(0o777) for path in bag.rglob("*")],
}


@pytest.mark.parametrize("name", GOOD)
def test_what_the_format_allows_is_taken(bag, name):
    GOOD[name](bag)
    assert library_takes(bag)
    opened = open_bag(bag)
    opened.check()
    assert opened.read("a.txt", at_most=3) == b"one"


def test_a_bag_made_by_the_usual_library_is_taken(tmp_path):
    bagit = pytest.importorskip("bagit", reason="the library bagit is not installed")
    (tmp_path / "bag" / "sub").mkdir(parents=True)
    (tmp_path / "bag" / "sub" / "사진.txt").write_bytes(b"hello")
    bagit.make_bag(str(tmp_path / "bag"), {"Contact-Name": "An archivist"})
    bag = open_bag(tmp_path / "bag")
    assert [(each.path, each.size, [name for name, _ in each.digests]) for each in bag.payload()] == [
        ("sub/사진.txt", 5, ["sha256", "sha512"])
    ]
    bag.check()
    assert ("Contact-Name", "An archivist") in bag.info


def test_no_byte_comes_out_of_a_small_file_that_is_damaged(bag):
    (bag / "data" / "a.txt").write_bytes(b"0ne")
    opened = open_bag(bag)
    with opened.open("a.txt") as stream, pytest.raises(Damage):
        stream.read(1)


def test_the_last_bytes_of_a_large_file_come_out_only_if_all_were_right(tmp_path):
    with BagWriter(tmp_path / "bag", Disk(), info={}) as written:
        written.add("large", bytes(1 << 20))
        written.finish()
    with (tmp_path / "bag" / "data" / "large").open("r+b") as file:
        file.write(b"x")
    with open_bag(tmp_path / "bag").open("large") as stream:
        assert len(stream.read((1 << 20) - (1 << 16))) == (1 << 20) - (1 << 16)
        with pytest.raises(Damage, match="data/large"):
            stream.read(1)


def test_a_file_that_grows_after_the_bag_was_opened_is_damage(bag):
    opened = open_bag(bag)
    with (bag / "data" / "a.txt").open("ab") as file:
        file.write(b"more")
    with pytest.raises(Damage, match=r"data/a\.txt"):
        opened.check()


def test_a_file_that_becomes_a_link_after_the_bag_was_opened_is_not_followed(bag):
    opened = open_bag(bag)
    linked(bag, "data/a.txt", None)
    with pytest.raises(Refused, match="no plain file"):
        opened.open("a.txt")


def test_a_tag_file_changed_after_the_bag_was_opened_is_damage(bag):
    tag(bag, "note", b"note")
    opened = open_bag(bag)
    assert opened.tag("note") == b"note"
    (bag / "note").write_bytes(b"nota")
    with pytest.raises(Damage, match="note is not what"):
        opened.tag("note")


def test_what_is_not_in_the_bag_is_missing_and_what_is_too_large_is_not_read(bag):
    opened = open_bag(bag)
    with pytest.raises(Missing, match="data/x"):
        opened.open("x")
    with pytest.raises(Refused, match="larger than 2 bytes"):
        opened.read("a.txt", at_most=2)


def test_a_folder_that_is_no_bag_or_not_there_is_refused(tmp_path):
    for folder in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(Refused):
            open_bag(folder)


def test_a_percent_sign_in_a_name_is_the_one_thing_that_the_usual_library_does_not_read(tmp_path):
    with BagWriter(tmp_path / "bag", Disk(), info={}) as written:
        written.add("50%", b"x")
        written.finish()
    open_bag(tmp_path / "bag").check()
    assert not library_takes(tmp_path / "bag")
