import io
import zipfile

import openpyxl
import pytest
from PIL import Image

from farbank.intake.media import DOC, HWP, MSG, OLE, RTF, UNKNOWN, XLSX, ZIP, media_of
from farbank.intake.readers.shelf import SHELF
from farbank.intake.unread import READ, why_not_read

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def picture(form):
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, form)
    return buffer.getvalue()


def workbook():
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def zipped(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        box.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (picture("JPEG"), "a.jpg", "image/jpeg"),
        (picture("PNG"), "a.png", "image/png"),
        (picture("GIF"), "a.gif", "image/gif"),
        (picture("WEBP"), "a.webp", "image/webp"),
        (picture("TIFF"), "a.tif", "image/tiff"),
        (picture("BMP"), "a.bmp", "image/bmp"),
        (picture("PDF"), "a.pdf", "application/pdf"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a.heic", "image/heic"),
        (b"\0\0\0\x18ftypmp42", "a.mp4", "video/mp4"),
        (b"\0\0\0\x14ftypqt  ", "a.mov", "video/quicktime"),
        (b"\0\0\0\x14ftypM4A ", "a.m4a", "audio/mp4"),
        (b"RIFF\0\0\0\0WAVEfmt ", "a.wav", "audio/wav"),
        (b"ID3\x04\0", "a.mp3", "audio/mpeg"),
        (workbook(), "a.xlsx", XLSX),
        (zipped("a.txt"), "a.zip", ZIP),
        (b"PK\x05\x06" + bytes(18), "a.zip", ZIP),
        (COMPOUND, "a.hwp", HWP),
        (COMPOUND, "a.msg", MSG),
        (COMPOUND, "a", OLE),
        (COMPOUND + bytes(500) + "WordDocument".encode("utf-16-le"), "a", DOC),
        (b"HWP Document File V3.00 \x1a\x01", "a.hwp", HWP),
        (b"{\\rtf1\\ansi x}", "a.rtf", RTF),
        ("강 건너 마을\n".encode("utf-16-le"), "a.txt", "text/plain"),
        ("the village\r\n".encode("utf-16-be"), "a.txt", "text/plain"),
        (b"\0\x01\0\x02\0\x03", "a", UNKNOWN),
        (b"\0\0\0\x14ftyp3gp4", "a.3gp", "video/3gpp"),
        (b"\x1a\x45\xdf\xa3", "a.webm", "video/x-matroska"),
        ("압록강".encode(), "a.txt", "text/plain"),
        ("압록강".encode("euc-kr"), "a.txt", "text/plain"),
        ("압록강".encode("utf-16"), "a.txt", "text/plain"),
        (b"\x1b$B$3$s", "a.txt", "text/plain"),
        (b"a,b\n1,2\n", "a.csv", "text/csv"),
        (b"<!DOCTYPE html><p>x", "a.html", "text/html"),
        (b"From: a@b.kr\nX: 1\n\nx", "a.eml", "message/rfc822"),
        (b"Received: x\n by y\nFrom: a\nSubject: b\n\n", "unnamed", "message/rfc822"),
        (b"From: a friend\n\nDear all,", "letter.txt", "text/plain"),
        (b"\x00\x01\x02\x03", "a.bin", UNKNOWN),
    ],
)
def test_a_file_is_what_its_first_bytes_say(head, name, kind):
    media = media_of(head, name)
    assert (media.kind, media.mismatch) == (kind, "")


@pytest.mark.parametrize(
    ("head", "name", "mismatch"),
    [
        (picture("PNG"), "a.JPG", "the name ends in .jpg, the content is image/png"),
        (picture("PDF"), "a.txt", "the name ends in .txt, the content is application/pdf"),
        (b"a,b\0\n", "a.csv", "the name ends in .csv, the content is application/octet-stream"),
        (b"MZ\x90\0", "photo.png", "the name ends in .png, the content is application/octet-stream"),
    ],
)
def test_a_name_that_says_something_else_is_told(head, name, mismatch):
    assert media_of(head, name).mismatch == mismatch


KOREAN = "Subject: x\nFrom: a\nTo: b\n\n회령".encode("iso2022_kr")


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        ("회령의 강".encode("iso2022_kr"), "a.txt", "text/plain"),
        (KOREAN, "a.eml", "message/rfc822"),
        (b"From a@example.org Tue Sep 26 10:12:00 2023\n" + KOREAN, "a.mbox", "application/mbox"),
        (b"\x0e\x0f shifts that nothing announces", "a.txt", UNKNOWN),
        (b"\x1b$)C\x00\x0e\x0f", "a.txt", UNKNOWN),
    ],
)
def test_the_shifts_of_korean_mail_are_no_sign_of_a_binary_file(head, name, kind):
    assert media_of(head, name).kind == kind


def test_a_name_without_a_known_ending_says_nothing():
    assert media_of(picture("PNG"), "picture.of.the.bridge").mismatch == ""


def test_everything_that_is_recognised_is_read_or_says_why_not():
    assert why_not_read("video/ogg") == "a video is kept and not read in this version"
    assert why_not_read("image/avif") == "an AVIF picture is kept and not read in this version"
    assert why_not_read("application/vnd.rar") == "application/vnd.rar is kept and not read in this version"
    assert [kind for kind in READ if why_not_read(kind)] == []


def test_every_kind_that_is_said_to_be_read_has_a_reader():
    assert set(SHELF) == READ


def test_the_shifts_of_korean_in_seven_bits_are_no_sign_of_a_binary_file():
    words = "회령시에서 사람들이 강을 건넜다".encode("iso2022_kr")
    assert media_of(words, "letter.txt").kind == "text/plain"
    assert media_of(words.replace(b"\x1b$)C", b""), "letter.txt").kind == "application/octet-stream"
