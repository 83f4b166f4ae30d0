"""Real files of every kind through the confined process: whole, broken and hostile. Each gives a value."""

import io
import random
import struct
import zipfile
import zlib
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import openpyxl
import pytest
from made import hwp, outlook, packed, pictures, recordings, rtf
from made.canary import CANARY
from PIL import Image, PngImagePlugin

from farbank.intake.confined import Confinement
from farbank.intake.limits import Limits
from farbank.intake.reading import CouldNot, Reading
from farbank.values.picture import Pixels

LIMITS = Limits(seconds=20, memory=700_000_000)


@pytest.fixture(scope="module")
def confinement():
    with Confinement(limits=LIMITS) as confinement:
        yield confinement


def as_text():
    return CANARY.encode()


def as_html():
    return f"<!doctype html><p>{CANARY}</p>".encode()


def as_table():
    return f"a,b\n1,{CANARY}\n".encode()


def as_mail():
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.kr", CANARY
    message.set_content("본문", charset="euc-kr")
    message.add_attachment(CANARY.encode(), maintype="application", subtype="octet-stream", filename=f"{CANARY}.txt")
    return message.as_bytes()


def as_workbook():
    book = openpyxl.Workbook()
    book.active.append([CANARY])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_jpeg():
    buffer = io.BytesIO()
    Image.effect_noise((64, 48), 50).convert("RGB").save(buffer, "JPEG", comment=CANARY.encode())
    return buffer.getvalue()


def as_png():
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Title", CANARY)
    buffer = io.BytesIO()
    Image.effect_noise((64, 48), 50).save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


def as_pdf():
    title = "<feff" + CANARY.encode("utf-16-be").hex() + ">"
    return (
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>\nendobj\n"
        f"4 0 obj\n<< /Title {title} >>\nendobj\ntrailer << /Root 1 0 R /Info 4 0 R >>\n%%EOF\n"
    ).encode()


FILES = {
    "a.txt": as_text,
    "a.html": as_html,
    "a.csv": as_table,
    "a.eml": as_mail,
    "a.xlsx": as_workbook,
    "a.jpg": as_jpeg,
    "a.png": as_png,
    "a.pdf": as_pdf,
    "a.tif": pictures.tiff,
    "a.webp": pictures.webp,
    "a.heic": pictures.heic,
    "a.gif": pictures.gif,
    "a.docx": packed.docx,
    "a.odt": packed.odt,
    "a.hwpx": packed.hancom,
    "a.hwp": hwp.hwp,
    "a.msg": outlook.msg,
    "a.rtf": rtf.rtf,
    "a.mp4": recordings.film,
    "a.wav": recordings.sound,
}
EVERY = pytest.mark.parametrize(("name", "make"), FILES.items(), ids=FILES)


@EVERY
def test_korean_japanese_and_chinese_come_out_of_every_reader_as_they_went_in(confinement, name, make):
    reading = confinement.read(io.BytesIO(make()), name)
    assert CANARY in repr(reading)
    assert "name and content differ" not in repr(reading)


@EVERY
def test_a_file_cut_anywhere_gives_a_value(confinement, name, make):
    content = make()
    for share in (0.02, 0.2, 0.5, 0.8, 0.99):
        reading = confinement.read(io.BytesIO(content[: int(len(content) * share)]), name)
        assert isinstance(reading, Reading)
        assert "failed on it" not in reading.could_not
        assert "crashed" not in reading.could_not


@EVERY
def test_a_file_damaged_anywhere_gives_a_value_and_no_reader_fails_on_it(confinement, name, make):
    chance = random.Random(name)
    for _ in range(25):
        content = bytearray(make())
        for _ in range(chance.choice((1, 5, 30))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        reading = confinement.read(io.BytesIO(bytes(content)), name)
        assert "failed on it" not in reading.could_not
        assert "crashed" not in reading.could_not


@pytest.mark.parametrize(
    "start", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"From: a\nTo: b\nDate: c\n", b"PK\x03\x04"]
)
def test_noise_under_a_true_beginning_gives_a_value(confinement, start):
    noise = random.Random(start).randbytes(5_000)
    for name in ("a", "a.xlsx", "a.eml", "a.csv"):
        reading = confinement.read(io.BytesIO(start + noise), name)
        assert "failed on it" not in reading.could_not
    for drawn in (
        confinement.pixels(io.BytesIO(start + noise), max_side=100),
        confinement.page_pixels(io.BytesIO(start + noise), page=1, max_side=100),
    ):
        assert isinstance(drawn, CouldNot)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_bomb(side):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10_000_000), 9)) + chunk(b"IEND", b"")


def test_a_picture_bomb_is_a_reason(confinement):
    reason = "it claims 50,000 x 50,000 pixels, more than 64,000,000"
    assert confinement.read(io.BytesIO(png_bomb(50_000)), "a.png").could_not == reason
    assert confinement.pixels(io.BytesIO(png_bomb(50_000)), max_side=100) == CouldNot(because=reason)


def bombed_workbook(member, content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_workbook())) as good, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bad:
        for info in good.infolist():
            bad.writestr(info.filename, content if info.filename == member else good.read(info))
    return buffer.getvalue()


def test_a_workbook_that_is_a_zip_bomb_is_a_reason(confinement):
    bomb = bombed_workbook("xl/worksheets/sheet1.xml", bytes(401_000_000))
    assert "would unpack to more than" in confinement.read(io.BytesIO(bomb), "a.xlsx").could_not


def test_a_workbook_whose_entities_multiply_is_a_reason(confinement):
    laughs = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {this} "{f"&{before};" * 10}">' for before, this in zip("abcdefghi", "bcdefghij", strict=True)
    )
    bomb = bombed_workbook("xl/sharedStrings.xml", f"{laughs}]><sst>&j;</sst>")
    reading = confinement.read(io.BytesIO(bomb), "a.xlsx")
    assert len(repr(reading)) < 10_000


def test_a_mail_of_a_thousand_envelopes_is_a_reason(confinement):
    inner = MIMEText("x")
    for _ in range(150):
        outer = MIMEMultipart()
        outer.attach(inner)
        inner = outer
    inner["From"] = "a@b.kr"
    reading = confinement.read(io.BytesIO(inner.as_bytes()), "a.eml")
    assert "12 deep" in reading.could_not
    flat = b"From: a@b.kr\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (number, number) for number in range(3_000)
    )
    assert confinement.read(io.BytesIO(flat), "a.eml").could_not


def test_a_table_with_noughts_in_it_is_no_table(confinement):
    reading = confinement.read(io.BytesIO(b"a,b\n1,\0\n"), "a.csv")
    assert reading.could_not == "a file of unknown kind is kept and not read in this version"
    late = confinement.read(io.BytesIO(b"a,b\n" * 40_000 + b"1,\0\n"), "a.csv")
    assert isinstance(late, Reading)


def test_an_empty_file_says_so(confinement):
    assert confinement.read(io.BytesIO(), "a.txt").could_not == "the file is empty"


def test_a_picture_is_drawn_through_the_confined_process(confinement):
    drawn = confinement.pixels(io.BytesIO(as_jpeg()), max_side=32)
    assert isinstance(drawn, Pixels)
    assert (drawn.width, drawn.height) == (32, 24)
    for make in (pictures.heic, pictures.webp, pictures.gif, pictures.bmp, recordings.film):
        drawn = confinement.pixels(io.BytesIO(make()), max_side=32)
        assert (drawn.width, drawn.height) == (32, 24)
    assert confinement.page_pixels(io.BytesIO(pictures.tiff()), page=2, max_side=60).width == 8
    page = confinement.page_pixels(io.BytesIO(as_pdf()), page=1, max_side=60)
    assert (page.width, page.height) == (60, 40)
    assert page.rgb == b"\xff" * (60 * 40 * 3)


def test_what_cannot_be_drawn_is_a_reason(confinement):
    assert "an AVIF picture" in confinement.pixels(io.BytesIO(b"\0\0\0\x18ftypavif"), max_side=9).because
    assert "has no pages" in confinement.page_pixels(io.BytesIO(as_jpeg()), page=1, max_side=9).because
    assert "no page 7" in confinement.page_pixels(io.BytesIO(as_pdf()), page=7, max_side=9).because
    assert "at least one pixel" in confinement.pixels(io.BytesIO(as_jpeg()), max_side=0).because


def test_a_zip_is_told_apart_and_not_read(confinement):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        box.writestr("a.txt", "x")
    reading = confinement.read(io.BytesIO(buffer.getvalue()), "a.zip")
    assert (reading.media, reading.could_not) == ("application/zip", "")


def test_no_word_of_a_file_is_left_on_disk_or_in_the_process_table(tmp_path, monkeypatch):
    word = b"canary-word-4b1d-in-a-file"
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with Confinement(limits=LIMITS) as confinement:
        assert confinement.read(io.BytesIO(word), "canary-name-4b1d.txt").text == word.decode()
        worker = Path(f"/proc/{confinement._process._process.pid}")
        shown = worker.joinpath("cmdline").read_bytes() + worker.joinpath("environ").read_bytes()
    assert b"canary" not in shown
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
