import io
import stat
import struct
import zipfile

import pytest

from farbank.intake.found import EMPTY, RENAMED, Found, Skipped
from farbank.intake.limits import ZipLimits
from farbank.intake.zips import NESTED, zip_parts


def archive(content):
    return Found(path="box.zip", size=len(content), open=lambda: io.BytesIO(content))


def zipped(*members, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as box:
        for name, content in members:
            box.writestr(name, content)
    return buffer.getvalue()


def parts(content, **limits):
    return list(zip_parts(archive(content), limits=ZipLimits(**limits)))


def content_of(part):
    with part.open() as stream:
        return stream.read()


def test_members_come_in_their_own_order_with_their_bytes():
    members = [("사진/b.txt", b"two"), ("a.txt", b"one"), ("empty", b"")]
    streamed = [(part.path, content_of(part)) for part in zip_parts(archive(zipped(*members)))]
    assert streamed == [("box.zip/사진/b.txt", b"two"), ("box.zip/a.txt", b"one"), ("box.zip/empty", b"")]


def test_a_member_opens_also_after_the_walk_has_ended():
    first, second = parts(zipped(("a", b"one"), ("b", b"two" * 50_000)))
    assert content_of(second) == b"two" * 50_000
    assert content_of(first) == b"one"


def test_an_empty_member_and_a_strange_name_are_flagged():
    empty, strange = parts(zipped(("empty", b""), ("a\u202eb", b"x")))
    assert empty.notices == (EMPTY,)
    assert strange.notices == (RENAMED,)
    assert strange.name == "a\\u202eb"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../out.txt", "leads out of the zip"),
        ("a/../../out.txt", "leads out of the zip"),
        ("a\\..\\out.txt", "leads out of the zip"),
        ("/etc/passwd", "absolute path"),
        ("C:\\x.txt", "absolute path"),
        ("\\\\host\\x.txt", "absolute path"),
    ],
)
def test_a_name_that_leads_elsewhere_is_left_with_the_reason(name, reason):
    bad, good = parts(zipped((name, b"x"), ("good.txt", b"y")))
    assert reason in bad.because
    assert content_of(good) == b"y"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_second_member_of_a_name_is_left_with_the_reason():
    first, second = parts(zipped(("a", b"one"), ("a", b"two")))
    assert content_of(first) == b"one"
    assert second.because == "another member has the same name"


def test_an_encrypted_member_is_left_with_the_reason():
    content = bytearray(zipped(("a", b"secret")))
    content[6] |= 1
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    assert parts(bytes(content))[0].because == "it is encrypted"


def test_a_link_in_a_zip_is_left_with_the_reason():
    info = zipfile.ZipInfo("link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "a link" in parts(zipped((info, b"/etc/passwd")))[0].because


def test_a_folder_in_a_zip_is_neither_found_nor_skipped():
    assert [part.path for part in parts(zipped(("d/", b""), ("d/a", b"x")))] == ["box.zip/d/a"]


def test_a_zip_in_a_zip_is_kept_and_not_opened():
    (inner,) = parts(zipped(("inner.zip", zipped(("a", b"x")))))
    assert NESTED in inner.notices
    assert content_of(inner) == zipped(("a", b"x"))


def test_a_member_that_would_unpack_far_beyond_its_size_is_left_with_the_reason():
    bomb, good = parts(zipped(("bomb", bytes(20_000_000)), ("good", b"y")))
    assert "200 times" in bomb.because
    assert isinstance(good, Found)


def test_a_zip_that_would_unpack_to_too_much_gives_only_what_fits():
    small, large = parts(zipped(("a", b"x" * 600), ("b", b"x" * 600)), total=1_000)
    assert isinstance(small, Found)
    assert "more than is allowed" in large.because


def test_a_zip_with_too_many_members_is_kept_whole():
    (whole,) = parts(zipped(*((str(n), b"") for n in range(30))), members=20)
    assert whole == Skipped(
        path="box.zip", because="the zip holds more than 20 members; it is kept whole and not opened"
    )


def test_a_long_record_that_claims_millions_of_members_is_believed_before_they_are_loaded():
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 9_999_999, 9_999_999, 1 << 30, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    (whole,) = parts(record + locator + end)
    assert "more than 10,000 members" in whole.because


def test_a_member_whose_check_sum_does_not_hold_is_left_with_the_reason():
    content = bytearray(zipped(("a", b"original"), compression=zipfile.ZIP_STORED))
    content[content.find(b"original")] ^= 1
    assert "broken" in parts(bytes(content))[0].because


def test_a_member_that_is_larger_than_it_says_gives_no_more_than_it_says():
    content = bytearray(zipped(("a", b"x" * 5_000)))
    struct.pack_into("<L", content, content.rfind(b"PK\x01\x02") + 24, 10)
    assert "broken" in parts(bytes(content))[0].because


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"PK\x05\x06", b"not a zip at all", zipped(("a", b"x" * 99))[:-30]],
    ids=["empty", "first mark", "last mark", "words", "cut short"],
)
def test_what_is_no_whole_zip_is_left_with_the_reason(content):
    assert parts(content) == [Skipped(path="box.zip", because="the zip is broken or not a zip; it is kept whole")]


def test_every_truncation_and_flip_of_a_zip_gives_values_and_no_exception():
    content = zipped(("압록강.txt", b"words" * 20), ("b/c.txt", b"x"))
    for place in range(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 0xFF
        for each in (*parts(content[:place]), *parts(bytes(flipped))):
            assert isinstance(each, Found | Skipped)


def test_a_name_in_an_old_encoding_is_shown_as_its_bytes():
    content = zipped(("XXXX.txt", b"x")).replace(b"XXXX", "가나".encode("euc-kr"))
    assert parts(content)[0].name == "\\xb0\\xa1\\xb3\\xaa.txt"
