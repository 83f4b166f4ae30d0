import io
import zipfile

import pytest

from farbank.intake.bundles.gathering import digest_of, head_of, small, the_file
from farbank.intake.bundles.recognise import kind_of
from farbank.intake.confined import Confinement
from farbank.intake.found import Found
from farbank.intake.limits import ZipLimits
from farbank.intake.media import MBOX, WACZ, WARC, ZIP, media_of
from farbank.intake.reading import CouldNot
from farbank.intake.unread import why_not_read
from farbank.intake.zips import zip_heads, zip_parts

FROM = b"From a@mail.example Fri May  1 10:00:00 2026\nSubject: x\nTo: b\nDate: c\n\nwords\n"


def zipped(*members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in members:
            box.writestr(name, content)
    return buffer.getvalue()


def as_file(content, name="a.zip"):
    return Found(path=name, size=len(content), open=lambda: io.BytesIO(content))


def gone():
    raise PermissionError("no")


GONE = Found(path="gone.zip", size=3, open=gone)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (FROM, "Inbox", MBOX),
        (FROM, "inbox.mbox", MBOX),
        (FROM, "one.eml", "message/rfc822"),
        (b"From here on,\nnothing is a mailbox.\n", "a.txt", "text/plain"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a.warc", WARC),
        (zipped(("archive/a.warc", b"x")), "a.wacz", WACZ),
        (zipped(("archive/a.warc", b"x")), "a.zip", ZIP),
    ],
)
def test_mailboxes_and_web_archives_are_kinds_of_file(head, name, kind):
    assert media_of(head, name).kind == kind
    assert media_of(head, name).mismatch == ""


@pytest.mark.parametrize("kind", [MBOX, WARC, WACZ])
def test_they_are_kept_and_it_is_said_why_they_are_not_read(kind):
    assert why_not_read(kind).endswith("is kept and not read in this version")
    assert not why_not_read(kind).startswith("application/")


def test_an_mbox_is_not_read_as_one_long_mail():
    with Confinement() as confinement:
        read = confinement.read(io.BytesIO(FROM * 3), "inbox")
    assert (read.media, read.text, read.parts) == (MBOX, "", ())
    assert "takes its messages" in read.could_not


def test_heads_of_a_zip_are_those_that_are_wanted_and_no_more():
    content = zipped(("강.csv", b"a" * 100_000), ("b.jpg", b"b"), ("c.csv", b"c"), ("d.csv", b"d"), ("../e.csv", b"e"))
    heads = dict(zip_heads(as_file(content), lambda name: name.endswith(".csv"), heads=2))
    assert {name: len(head) for name, head in heads.items()} == {
        "강.csv": 65_536,
        "b.jpg": 0,
        "c.csv": 1,
        "d.csv": 0,
        "../e.csv": 0,
    }
    every = dict(zip_heads(as_file(content), lambda _: True, heads=9))
    assert every["../e.csv"] == b""


def test_heads_of_what_is_no_zip_or_too_much_are_none():
    content = zipped(*((str(n), b"x") for n in range(9)))
    assert not list(zip_heads(as_file(content), lambda _: True, heads=9, limits=ZipLimits(members=8)))
    assert not list(zip_heads(as_file(b"PK\x03\x04"), lambda _: True, heads=9))
    assert not list(zip_heads(GONE, lambda _: True, heads=9))
    broken = content.replace(b"PK\x03\x04", b"PK\x03\x05")
    assert {head for _, head in zip_heads(as_file(broken), lambda _: True, heads=9)} == {b""}


def test_a_member_that_changes_after_the_walk_is_a_refusal_in_words():
    content = bytearray(zipped(("a", bytes(range(256)) * 400)))
    (part,) = zip_parts(Found(path="a.zip", size=len(content), open=lambda: io.BytesIO(bytes(content))))
    content[200] ^= 0xFF
    with pytest.raises(Exception, match="has changed since") as refusal, part.open() as stream:
        stream.read()
    assert refusal.type.__name__ == "Refused"


def test_a_file_that_cannot_be_read_is_a_reason():
    assert isinstance(digest_of(GONE), CouldNot)
    assert isinstance(small(GONE, limit=9), CouldNot)
    assert head_of(GONE) == b""
    assert kind_of(GONE) == "plain"


def test_a_file_is_read_in_pieces_up_to_the_limit(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 3_000_000)
    file = the_file(tmp_path / "a")
    assert small(file, limit=3_000_000) == b"x" * 3_000_000
    assert isinstance(small(file, limit=2_999_999), CouldNot)
