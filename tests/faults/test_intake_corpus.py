"""A corpus of broken and hostile files, kind by kind. Each gives a value with a reason, and the next file goes on."""

import io
import random
import struct
import zipfile
import zlib

import pytest
from made import hwp, outlook, packed, pictures, recordings, rtf
from made.compound import compound

from farbank.intake.confined import Confinement
from farbank.intake.limits import Limits
from farbank.intake.reading import CouldNot, Reading

LIMITS = Limits(seconds=20, memory=900_000_000)
KINDS = {
    "a.tif": pictures.tiff,
    "a.webp": pictures.webp,
    "a.heic": pictures.heic,
    "a.gif": pictures.gif,
    "a.bmp": pictures.bmp,
    "a.docx": packed.docx,
    "a.odt": packed.odt,
    "a.hwpx": packed.hancom,
    "a.hwp": hwp.hwp,
    "a.msg": outlook.msg,
    "a.rtf": rtf.rtf,
    "a.mp4": recordings.film,
    "a.mkv": lambda: recordings.film("matroska"),
    "a.avi": lambda: recordings.film("avi"),
    "a.wav": recordings.sound,
}
EVERY = pytest.mark.parametrize("name", KINDS)
ROUNDS = pytest.mark.parametrize("rounds", [8, pytest.param(120, marks=pytest.mark.long)])
DRAWN = ("a.tif", "a.webp", "a.heic", "a.gif", "a.bmp", "a.mp4", "a.mkv", "a.avi")


@pytest.fixture(scope="module")
def confinement():
    with Confinement(limits=LIMITS) as confinement:
        yield confinement


def told(confinement, content, name):
    """The reading; a reader that fails or crashes on it is a fault of farbank, even though it harms nobody."""
    reading = confinement.read(io.BytesIO(content), name)
    assert isinstance(reading, Reading)
    assert "failed on it" not in reading.could_not, name
    return reading


@EVERY
@ROUNDS
def test_a_file_cut_at_every_region_gives_a_value(confinement, name, rounds):
    content = KINDS[name]()
    for part in range(1, 2 * rounds):
        told(confinement, content[: len(content) * part // (2 * rounds)], name)
    for tail in range(1, rounds // 2):
        told(confinement, content[:-tail], name)


@EVERY
@ROUNDS
def test_flipped_bytes_give_a_value(confinement, name, rounds):
    chance = random.Random(f"flips {name}")
    for _ in range(rounds):
        content = bytearray(KINDS[name]())
        for _ in range(chance.choice((1, 3, 10, 50))):
            content[chance.randrange(8, len(content))] ^= 1 << chance.randrange(8)
        told(confinement, bytes(content), name)


@EVERY
@ROUNDS
def test_numbers_that_lie_give_a_value(confinement, name, rounds):
    """Four bytes in a row at one place say the most or the least that fits: sizes, counts and offsets among them."""
    chance = random.Random(f"lies {name}")
    whole = KINDS[name]()
    for _ in range(rounds):
        at = chance.randrange(4, len(whole) - 4)
        lie = chance.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"\x80\0\0\0"))
        told(confinement, whole[:at] + lie + whole[at + 4 :], name)


@EVERY
@ROUNDS
def test_a_piece_left_out_or_twice_gives_a_value(confinement, name, rounds):
    chance = random.Random(f"pieces {name}")
    whole = KINDS[name]()
    for _ in range(rounds // 2):
        one, other = sorted((chance.randrange(len(whole)), chance.randrange(len(whole))))
        told(confinement, whole[:one] + whole[other:], name)
        told(confinement, whole[:other] + whole[one:], name)


@pytest.mark.parametrize("name", DRAWN)
@ROUNDS
def test_drawing_what_is_broken_gives_pixels_or_a_reason(confinement, name, rounds):
    chance = random.Random(f"drawn {name}")
    for _ in range(rounds):
        content = bytearray(KINDS[name]())
        for _ in range(chance.choice((1, 5, 30))):
            content[chance.randrange(16, len(content))] = chance.randrange(256)
        drawn = confinement.pixels(io.BytesIO(bytes(content)), max_side=50)
        if isinstance(drawn, CouldNot):
            assert "failed on it" not in drawn.because


def huge_tiff():
    """The size of the first page, in its directory, is replaced."""
    content = bytearray(pictures.tiff(pages=1))
    for tag in (b"\x00\x01\x04\x00\x01\x00\x00\x00", b"\x01\x01\x04\x00\x01\x00\x00\x00"):
        at = content.index(tag)
        content[at + 8 : at + 12] = struct.pack("<I", 60_000)
    return bytes(content)


def huge_gif():
    content = bytearray(pictures.gif())
    content[6:10] = struct.pack("<2H", 60_000, 60_000)
    return bytes(content)


def huge_bmp():
    content = bytearray(pictures.bmp())
    content[18:26] = struct.pack("<2i", 60_000, 60_000)
    return bytes(content)


def huge_heic():
    """Its spatial extent (ISO/IEC 23008-12, 6.5.3) is replaced; libheif has a limit of its own below ours."""
    content = bytearray(pictures.heic())
    at = content.index(b"ispe")
    content[at + 8 : at + 16] = struct.pack(">2I", 60_000, 60_000)
    return bytes(content)


def huge_webp():
    """An extended header (WebP container specification) may claim up to 2^24 on each side."""
    image = pictures.webp()[12:]
    canvas = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + (59_999).to_bytes(3, "little") * 2
    whole = b"WEBP" + canvas + image[image.index(b"VP8 ") :]
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


@pytest.mark.parametrize("make", [huge_tiff, huge_gif, huge_bmp, huge_heic, huge_webp])
def test_a_picture_of_sixty_thousand_by_sixty_thousand_is_a_reason(confinement, make):
    content = make()
    assert told(confinement, content, "a").could_not
    assert isinstance(confinement.pixels(io.BytesIO(content), max_side=50), CouldNot)


def test_pages_that_lead_back_to_the_first_end(confinement):
    content = pictures.tiff(pages=2)
    first = struct.unpack_from("<I", content, 4)[0]
    reading = told(confinement, pictures.tiff(pages=2, next_after_last=first), "a.tif")
    assert reading.pages <= 2


# packed documents

LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {this} "{f"&{before};" * 10}">' for before, this in zip("abcdefghi", "bcdefghij", strict=True)
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'
PACKED = {
    "a.docx": (packed.docx, "word/document.xml"),
    "a.odt": (packed.odt, "content.xml"),
    "a.hwpx": (packed.hancom, "Contents/section0.xml"),
}
PACKS = pytest.mark.parametrize("name", PACKED)


def with_member(name, content):
    make, member = PACKED[name]
    return make(**{member: content})


@PACKS
def test_entities_that_multiply_or_lead_outside_are_refused(confinement, name):
    for content in (f"{LAUGHS}]><l>&j;</l>", OUTSIDE):
        assert "document type" in told(confinement, with_member(name, content), name).could_not


@PACKS
def test_elements_that_lie_too_deep_are_a_reason(confinement, name):
    content = with_member(name, "<p>" * 100_000 + "</p>" * 100_000)
    assert "200 deep" in told(confinement, content, name).could_not


@PACKS
def test_a_part_that_is_a_bomb_is_a_reason(confinement, name):
    assert "unpack to" in told(confinement, with_member(name, bytes(99_000_000)), name).could_not


@pytest.mark.long
@PACKS
def test_a_part_that_is_larger_than_a_whole_document_may_be_is_a_reason(confinement, name):
    assert "unpack to" in told(confinement, with_member(name, bytes(401_000_000)), name).could_not


@PACKS
def test_a_part_that_lies_about_its_size_is_a_reason(confinement, name):
    content = bytearray(with_member(name, b"<p>" + b"x" * 5_000_000 + b"</p>"))
    for at in (index for index in range(len(content)) if content[index : index + 4] == b"PK\x01\x02"):
        content[at + 24 : at + 28] = struct.pack("<I", 10)
    told(confinement, bytes(content), name)


@PACKS
def test_a_document_of_too_many_parts_is_a_reason(confinement, name):
    make, _ = PACKED[name]
    content = make(**{f"extra/{number}": b"" for number in range(10_001)})
    assert "more than 10,000 parts" in told(confinement, content, name).could_not


@PACKS
def test_a_text_that_is_not_xml_is_a_reason(confinement, name):
    for content in (
        b"",
        b"\xff\xfe<",
        b"<a><b></a>",
        "<p>압록강".encode("euc-kr"),
        b'<?xml version="1.0" encoding="x"?><a/>',
    ):
        assert told(confinement, with_member(name, content), name).could_not


@PACKS
def test_a_document_that_packs_with_an_unknown_method_is_a_reason(confinement, name):
    content = bytearray(with_member(name, b"<p/>"))
    for start, at in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        for index in range(len(content)):
            if content[index : index + 4] == start:
                content[index + at : index + at + 2] = struct.pack("<H", 97)
    assert told(confinement, bytes(content), name).could_not


def test_a_million_elements_are_read_or_a_reason(confinement):
    content = with_member("a.docx", "<d>" + "<p/>" * 3_100_000 + "</d>")
    assert told(confinement, content, "a.docx").could_not


# compound files


def patched(content, at, form, *values):
    changed = bytearray(content)
    struct.pack_into(form, changed, at, *values)
    return bytes(changed)


def fat_of(content):
    return 512 + 512 * struct.unpack_from("<I", content, 76)[0]


@pytest.mark.parametrize("name", ["a.hwp", "a.msg"])
def test_chains_that_lead_back_into_themselves_end(confinement, name):
    content = hwp.hwp("긴 글 " * 5_000, flags=0) if name == "a.hwp" else outlook.msg("긴 글 " * 5_000)
    fat = fat_of(content)
    entries = (len(content) - fat) // 4
    for at in range(min(entries, 40)):
        told(confinement, patched(content, fat + 4 * at, "<I", at), name)
        told(confinement, patched(content, fat + 4 * at, "<I", 0), name)


@pytest.mark.parametrize("name", ["a.hwp", "a.msg"])
def test_directories_that_lead_back_into_themselves_end(confinement, name):
    content = KINDS[name]()
    directory = 512 + 512 * struct.unpack_from("<I", content, 48)[0]
    for row in range(8):
        for field in (68, 72, 76):
            for target in (0, row, 1, 0x7FFFFFFF):
                told(confinement, patched(content, directory + 128 * row + field, "<I", target), name)


@pytest.mark.parametrize("name", ["a.hwp", "a.msg"])
def test_streams_that_lie_about_their_size_are_a_reason_or_read(confinement, name):
    content = KINDS[name]()
    directory = 512 + 512 * struct.unpack_from("<I", content, 48)[0]
    for row in range(1, 9):
        for size in (0, 1, 4_095, 4_096, 0x7FFFFFFF, 0xFFFFFFFF):
            told(confinement, patched(content, directory + 128 * row + 120, "<I", size), name)


def test_headers_of_compound_files_that_lie_are_a_reason_or_read(confinement):
    content = hwp.hwp()
    for at in range(24, 80, 2):
        for lie in (0, 1, 0xFFFF, 0x7FFF):
            told(confinement, patched(content, at, "<H", lie), "a.hwp")


def test_a_deep_row_of_storages_is_a_reason_or_read(confinement):
    tree = {"FileHeader": b"x"}
    for _ in range(400):
        tree = {"deeper": tree}
    told(confinement, compound(tree), "a.hwp")


def test_a_section_that_is_a_bomb_is_a_reason(confinement):
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = b"".join([*(packer.compress(bytes(10_000_000)) for _ in range(12)), packer.flush()])
    tree = {"FileHeader": b"HWP Document File".ljust(32, b"\0") + bytes([0, 0, 0, 5, 1, 0, 0, 0]) + bytes(216)}
    reading = told(confinement, compound({**tree, "BodyText": {"Section0": bomb}}), "a.hwp")
    assert "would unpack to more than" in reading.could_not


def test_messages_inside_messages_without_end_are_read_as_far_as_they_go(confinement):
    inner = outlook.message("안의 말", head=24)
    for _ in range(12):
        inner = outlook.message("밖의 말", inside=inner, head=24)
    reading = told(confinement, compound(outlook.message(inside=inner)), "a.msg")
    assert reading.text.count("a message inside") == 5


# RTF, HTML, text


@pytest.mark.parametrize(
    "content",
    [
        b"{\\rtf1" + b"{" * 100_000,
        b"{\\rtf1" + b"}" * 100_000,
        b"{\\rtf1 \\bin999999999 x}",
        b"{\\rtf1 \\bin-5 x}",
        b"{\\rtf1 \\u9999999999 x}",
        b"{\\rtf1\\uc999999999 \\u1 x}",
        b"{\\rtf1\\ansicpg99999 \\'b0\\'b1}",
        b"{\\rtf1\\ansicpg65000 \\'b0}",
        b"{\\rtf1 " + b"\\'" * 50_000 + b"}",
        b"{\\rtf1 \\",
        b"{\\rtf1 " + b"{\\f1\\'b0\\f2\\'a1}" * 50_000 + b"}",
    ],
    ids=range(11),
)
def test_rtf_that_goes_beyond_all_bounds_gives_a_value(confinement, content):
    told(confinement, content, "a.rtf")


@pytest.mark.parametrize(
    "content",
    [
        b"<html>" + b"<div>" * 300_000,
        b"<html>" + b"<div hidden>" * 300_000 + b"x",
        b"<html>" + b"</div>" * 300_000,
        b"<html>" + b"<p>" * 300_000,
        b"<html><!--" + b"-" * 3_000_000,
        b"<html><a b=" + b"'" * 3_000_000,
        b"<html>" + b"&" * 3_000_000,
        b"<html>" + b"<" * 300_000,
        b"<html><meta charset=" + b"x" * 3_000_000,
        b"<html><meta charset=idna><p>\xff",
    ],
    ids=range(10),
)
def test_pages_that_go_beyond_all_bounds_give_a_value(confinement, content):
    told(confinement, content, "a.html")


def test_a_line_of_many_million_letters_is_read(confinement):
    line = "압록강 건너편 마을은 조용했다 " * 200_000
    for encoding in ("utf-8", "cp949", "utf-16"):
        assert told(confinement, line.encode(encoding), "a.txt").text == line


def test_an_archive_in_the_tail_of_a_picture_is_told(confinement):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        box.writestr("a.txt", "x")
    reading = told(confinement, pictures.webp() + buffer.getvalue(), "a.webp")
    assert "it is a zip as well as image/webp" in repr(reading.hidden)


def test_a_recording_that_names_further_files_opens_none(confinement):
    """A playlist under the name of a film: its kind is told by its bytes, and no demuxer follows what it names."""
    playlist = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n"
    reading = told(confinement, playlist, "a.mp4")
    assert "root:" not in repr(reading)
    reference = recordings.film("mov").replace(
        b"\x00\x00\x00\x0curl \x00\x00\x00\x01", b"\x00\x00\x00\x0curl \x00\x00\x00\x00"
    )
    assert "root:" not in repr(told(confinement, reference, "a.mov"))
