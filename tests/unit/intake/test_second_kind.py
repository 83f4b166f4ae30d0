"""A file that is two things is told as both."""

import pytest
from made import packed, pictures

from farbank.intake.readers.second_kind import second_kinds

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
ZIP = packed.zipped({"a.txt": "x"})


def kinds(content, media):
    return [
        each.value.removeprefix("it is ").removesuffix(f" as well as {media}") for each in second_kinds(content, media)
    ]


@pytest.mark.parametrize(
    ("content", "media", "also"),
    [
        (JPEG + ZIP, "image/jpeg", ["a zip"]),
        (PDF + ZIP, "application/pdf", ["a zip"]),
        (JPEG + PDF, "image/jpeg", ["a PDF"]),
        (b"MZ" + bytes(58) + PDF, "application/pdf", ["something else for its first 60 bytes"]),
        (b"GIF89a<script>alert(1)</script>", "image/gif", ["a web page"]),
        (JPEG + b"Rar!\x1a\x07\0", "image/jpeg", ["a RAR archive"]),
        (JPEG + PDF + ZIP, "image/jpeg", ["a PDF", "a zip"]),
        (b"words " + ZIP, "text/plain", ["a zip"]),
    ],
)
def test_a_file_of_two_kinds_is_told(content, media, also):
    assert kinds(content, media) == also


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (PDF, "application/pdf"),
        (packed.docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (packed.hancom(), "application/hwp+zip"),
        (packed.odt(), "application/vnd.oasis.opendocument.text"),
        (pictures.heic(), "image/heic"),
        (pictures.gif(), "image/gif"),
        (b"a letter about %PDF- and <html> and PK\x05\x06", "text/plain"),
        (JPEG + b"PK\x05\x06 said nobody", "image/jpeg"),
        (PDF.replace(b"<<>>", b"<<>>" + ZIP, 1), "application/pdf"),
    ],
)
def test_an_ordinary_file_is_of_one_kind(content, media):
    assert kinds(content, media) == []
