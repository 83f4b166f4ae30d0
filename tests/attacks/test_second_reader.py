"""The second reader lets a copy pass only when it knows every byte of it: each way of hiding something is put in by hand."""

import io
import random
import struct
import wave
import zipfile
import zlib

import pytest
from made import leaving, recordings
from made.leaving import SECRET
from PIL import Image

from farbank.intake.limits import Limits
from farbank.intake.media import DOCX, XLSX
from farbank.intake.readers.recording_copy import sound_alone, without_sound
from farbank.intake.second_reader import exiftool
from farbank.intake.second_reader.reader import LEAVES, complaint_of
from farbank.publish import raster
from farbank.publish.page_images import pdf_of
from farbank.publish.plain_document import document_of
from farbank.publish.plain_workbook import workbook_of
from farbank.values.picture import Pixels, Tab

WORD = SECRET.encode()


def pixels():
    picture = leaving.scene()
    return Pixels(width=picture.width, height=picture.height, rgb=picture.tobytes())


def palette():
    return raster.draw(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="5" height="5"/></svg>'
    )


def jpeg():
    return raster.rebuild_jpeg(pixels())


WAYS = {
    "image/jpeg": jpeg,
    "image/png": lambda: raster.rebuild_png(pixels()),
    "application/pdf": lambda: pdf_of([jpeg(), jpeg()], dots_per_inch=200),
    DOCX: lambda: document_of("The ferry\tstopped.\n\nIn June & July.\n"),
    XLSX: lambda: workbook_of([Tab(name="boats", rows=(("day", "", "3"), (), ("<b>",))), Tab(name="", rows=())]),
    "audio/wav": lambda: sound_alone(recordings.sound(), "audio/wav", Limits()).parts[0].content,
    "video/mp4": lambda: without_sound(recordings.film(codec="libx264"), "video/mp4", Limits()).parts[0].content,
    "text/plain": "알림\n\tThe ferry.\n".encode,
    "text/csv": lambda: b"day,boats\n",
}


@pytest.fixture(scope="module")
def files():
    return {media: make() for media, make in WAYS.items()}


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def segment(marker, content):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content


def after_head(png, more):
    return png[:33] + more + png[33:]


def padded_pixels(png):
    """The pixels of a PNG with a row more than it shows."""
    (width, height) = struct.unpack_from(">II", png, 16)
    rows = zlib.compress(bytes((3 * width + 1) * (height + 1)))
    return png[:33] + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def behind_pixels(png):
    (width, height) = struct.unpack_from(">II", png, 16)
    rows = zlib.compress(bytes((3 * width + 1) * height)) + WORD
    return png[:33] + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def box(name, content):
    return struct.pack(">I4s", len(content) + 8, name) + content


def in_film(film, old, new):
    """A film with some of its bytes changed for others of the same length."""
    assert len(old) == len(new)
    assert film.count(old) == 1
    return film.replace(old, new)


def repacked(content, change=lambda name, text: text, *, more=(), comment=b"", **about):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        new.comment = comment
        for name in (*old.namelist(), *more):
            member = zipfile.ZipInfo(name, **{"date_time": (1980, 1, 1, 0, 0, 0), **about})
            member.create_system = 0
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, change(name, old.read(name).decode() if name in old.namelist() else SECRET))
    return out.getvalue()


def with_words(old, new):
    return lambda content: repacked(content, lambda name, text: text.replace(old, new))


def further_chunk_of_a_wave(content):
    whole = content + b"LIST" + struct.pack("<I", len(WORD)) + WORD
    return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:]


def larger_form_of_a_wave():
    out = io.BytesIO()
    with wave.open(out, "wb") as samples:
        samples.setnchannels(1)
        samples.setsampwidth(1)
        samples.setframerate(8_000)
        samples.writeframes(bytes(99))
    return out.getvalue()


HIDDEN = {
    "image/jpeg": {
        "comment": lambda data: data[:2] + segment(0xFE, WORD) + data[2:],
        "Exif": lambda data: data[:20] + segment(0xE1, b"Exif\0\0" + WORD) + data[20:],
        "colour profile": lambda data: data[:20] + segment(0xE2, b"ICC_PROFILE\0\1\1" + WORD) + data[20:],
        "thumbnail in the JFIF head": lambda data: data[:2] + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc") + data[20:],
        "density of a device": lambda data: data[:13] + b"\1" + data[14:],
        "second JFIF head": lambda data: data[:20] + data[2:20] + data[20:],
        "second picture": lambda data: data + data,
        "bytes between the scan and the end": lambda data: data[:-2] + b"\xff\xfe\0\4ab" + data[-2:],
        "progressive": lambda data: saved(progressive=True),
        "cut short": lambda data: data[:-9],
        "no frame": lambda data: data[: data.index(b"\xff\xc0")] + data[data.index(b"\xff\xda") :],
    },
    "image/png": {
        "text": lambda data: after_head(data, chunk(b"tEXt", WORD)),
        "time": lambda data: after_head(data, chunk(b"tIME", bytes(7))),
        "density": lambda data: after_head(data, chunk(b"pHYs", bytes(9))),
        "private": lambda data: after_head(data, chunk(b"prVt", WORD)),
        "palette that no pixel needs": lambda data: after_head(data, chunk(b"PLTE", WORD[:15])),
        "row more than is shown": padded_pixels,
        "bytes behind the pixels": behind_pixels,
        "wrong check sum": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        "chunk behind the end": lambda data: data + chunk(b"IEND", b""),
        "words in the end": lambda data: data[:-12] + chunk(b"IEND", WORD),
        "alpha": lambda data: saved("PNG", mode="RGBA"),
        "pixels that do not unpack": lambda data: data[:33] + chunk(b"IDAT", WORD) + chunk(b"IEND", b""),
    },
    "application/pdf": {
        "comment in the header": lambda data: data.replace(b"%PDF-1.4\n", b"%PDF-1.4\n%" + WORD + b"\n"),
        "title": lambda data: data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info << /T (x) >>"),
        "key more in the catalogue": lambda data: data.replace(b"/Catalog", b"/Catalog /Lang (ko)"),
        "note on a page": lambda data: data.replace(b"/MediaBox", b"/Annots [] /MediaBox", 1),
        "object more": lambda data: data.replace(b"xref", b"9 0 obj\n<< /A (x) >>\nendobj\nxref", 1),
        "words on a page": lambda data: data.replace(b"/P Do Q\n", b"/P Do Q ", 1),
        "bytes between objects": lambda data: data.replace(b"endobj\n3 0", b"endobj\n%x\n3 0"),
        "picture with notes": lambda data: data.replace(b"\xff\xdb", b"\xff\xfe\0\2\xff\xdb", 1),
        "size that is not that of its picture": lambda data: data.replace(b"/Width 160", b"/Width 161", 1),
        "later state": lambda data: data + data[data.index(b"xref") :],
        "objects in another order": lambda data: data.replace(b"\n3 0 obj", b"\n4 0 obj", 1),
    },
    DOCX: {
        "author": with_words("<w:r>", '<w:r w:author="x">'),
        "id of a sitting": with_words("<w:r>", '<w:r w:rsidR="00A77F10">'),
        "hidden run": with_words("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"),
        "change": with_words("<w:p/>", "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"),
        "words outside a run": with_words("<w:p/>", f"<w:p>{SECRET}</w:p>"),
        "words behind an element": with_words("<w:p/>", f"<w:p/>{SECRET}"),
        "letter of no width": with_words("ferry", "fer\u200bry"),
        "letters in two parts": with_words("ferry", "fe\u0301rry"),
        "link out": with_words('"word/document.xml"', '"http://[192.0.2.1]/x?y=1"'),
        "part more": lambda data: repacked(data, more=("customXml/item1.xml",)),
        "thumbnail": lambda data: repacked(data, more=("docProps/thumbnail.xml",)),
        "broken part": with_words("</w:body>", ""),
        "time": lambda data: repacked(data, date_time=(2024, 5, 1, 9, 0, 0)),
        "comment of the zip": lambda data: repacked(data, comment=WORD),
        "bytes before the zip": lambda data: WORD + data,
        "bytes behind the zip": lambda data: data + WORD,
        "no zip": lambda data: data[:40],
    },
    XLSX: {
        "formula": with_words('t="inlineStr">', 't="inlineStr"><f>1</f>'),
        "hidden row": with_words('<row r="1">', '<row r="1" hidden="1">'),
        "hidden sheet": with_words('sheetId="1"', 'sheetId="1" state="hidden"'),
        "mark in the name of a tab": with_words('name="boats"', 'name="boats\u200b"'),
    },
    "audio/wav": {
        "list": further_chunk_of_a_wave,
        "bytes behind": lambda data: data + WORD,
        "another form": lambda _: larger_form_of_a_wave(),
        "no whole number of samples": lambda data: data[:4] + struct.pack("<I", len(data) - 7) + data[8:40]
        + struct.pack("<I", len(data) - 43) + data[44:] + b"x",
        "cut short": lambda data: data[:20],
        "contradiction": lambda data: data[:28] + b"\1\0\0\0" + data[32:],
    },
    "video/mp4": {
        "box of words": lambda data: data + box(b"udta", WORD),
        "private box": lambda data: data + box(b"uuid", WORD),
        "filled gap": lambda data: data + box(b"free", WORD),
        "second film": lambda data: data + box(b"mdat", WORD),
        "other brands": lambda data: in_film(data, b"iso2avc1mp41", b"iso2avc1abcd"),
        "name of the track": lambda data: in_film(data, b"VideoHandler", b"QuayWarden77"),
        "what made it": lambda data: in_film(data, *maker(data)),
        "when it was made": lambda data: in_film(data, *clock(data)),
        "notes between the pictures": lambda data: in_film(data, *first_unit(data)),
        "length that cannot be": lambda data: data[:3] + b"\2" + data[4:],
        "bytes behind": lambda data: data + b"abc",
        "another way of coding": lambda data: in_film(data, b"avc1\0\0\0\0\0\0", b"hev1\0\0\0\0\0\0"),
        "description with more in it": lambda data: in_film(data, b"avcC\1", b"glbl\1"),
        "sets with more behind them": lambda data: in_film(data, *sets(data)),
    },
    "text/plain": {
        "letter of no width": lambda data: data + "\u200b".encode(),
        "mark that turns text": lambda data: data + "\u202e".encode(),
        "shape chosen": lambda data: data + "葛\U000e0100".encode(),
        "filler": lambda data: data + "\u3164".encode(),
        "other space": lambda data: data + "\u00a0".encode(),
        "other line end": lambda data: data + b"\r\n",
        "letters in two parts": lambda data: data + "e\u0301".encode(),
        "no text": lambda data: data + b"\xff",
    },
}  # fmt: skip


def saved(form="JPEG", *, mode="RGB", **how):
    out = io.BytesIO()
    Image.new(mode, (9, 9)).save(out, form, **how)
    return out.getvalue()


def maker(data):
    at = data.index(b"avc1\0\0\0\0\0\0") + 4
    old = data[at : at + 80]
    return old, old[:43] + b"Lavc" + old[47:]


def clock(data):
    at = data.index(b"mvhd")
    old = data[at : at + 16]
    return old, old[:8] + b"\1\2\3\4" + old[12:]


def first_unit(data):
    at = data.index(b"mdat") + 4
    old = data[at : at + 12]
    return old, old[:4] + b"\6" + old[5:]


def sets(data):
    at = data.index(b"avcC") + 4
    old = data[at : at + 12]
    return old, old[:5] + b"\xe0" + old[6:]


@pytest.mark.parametrize("media", sorted(WAYS))
def test_what_farbank_makes_passes(files, media):
    assert complaint_of(files[media], media) == ""


def test_a_figure_of_few_colours_passes():
    assert complaint_of(palette(), "image/png") == ""


def test_every_kind_that_leaves_is_attacked():
    assert set(WAYS) == LEAVES
    assert set(HIDDEN) | {"text/csv"} == LEAVES


@pytest.mark.parametrize(("media", "what"), [(media, what) for media, ways in HIDDEN.items() for what in ways])
def test_what_is_hidden_in_it_by_hand_is_found(files, media, what):
    changed = HIDDEN[media][what](files[media])
    assert changed != files[media]
    assert complaint_of(changed, media) != ""


@pytest.mark.parametrize("media", sorted(set(WAYS) - {"text/plain", "text/csv"}))
def test_a_byte_more_anywhere_outside_pixels_and_samples_never_goes_unseen_at_the_ends(files, media):
    assert complaint_of(files[media] + b"\0", media)
    assert complaint_of(b"\0" + files[media], media)
    assert complaint_of(files[media][:-1], media)


@pytest.mark.parametrize("media", sorted(WAYS))
def test_whatever_bytes_it_meets_it_answers_in_words(files, media):
    chance = random.Random(media)
    for _ in range(60):
        data = bytearray(files[media])
        for _ in range(3):
            data[chance.randrange(len(data))] = chance.randrange(256)
        del data[chance.randrange(len(data)) :][: chance.randrange(9)]
        assert isinstance(complaint_of(bytes(data), media), str)


def test_a_kind_that_does_not_leave_is_told():
    assert complaint_of(b"II*\0", "image/tiff") == "a file of this kind does not leave: image/tiff"


needed = pytest.mark.skipif(not exiftool.found_on_path(), reason="needs Debian's libimage-exiftool-perl")


@needed
@pytest.mark.exiftool
@pytest.mark.parametrize("media", ["image/jpeg", "image/png", "application/pdf", DOCX, "audio/wav", "video/mp4"])
def test_exiftool_finds_nothing_in_what_farbank_makes(files, media):
    assert exiftool.complaint_of(files[media]) == ""


@needed
@pytest.mark.exiftool
def test_exiftool_names_what_it_finds_and_never_its_value():
    found = exiftool.complaint_of(leaving.maker_notes())
    assert found.startswith("exiftool finds ")
    assert "IFD0:Make" in found
    assert SECRET not in found


@needed
@pytest.mark.exiftool
def test_what_exiftool_cannot_read_is_no_silence():
    assert exiftool.complaint_of(b"") == "exiftool finds ExifTool:Error"


def test_without_exiftool_our_own_reader_stands_alone():
    assert exiftool.complaint_of(leaving.maker_notes()) == ""
