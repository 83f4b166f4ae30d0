"""A folder of the kinds of file that reach a desk, each made here, so that no binary is kept with the tests."""

import io
import os
import zipfile
from email.message import EmailMessage

import openpyxl
import pytest
from PIL import Image

FONT = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def photo():
    picture = Image.new("RGB", (64, 48), (90, 120, 90))
    exif = picture.getexif()
    exif[0x010F], exif[0x0110] = "Phonemaker", "Model 7"
    place = exif.get_ifd(0x8825)
    place.update({1: "N", 2: (40.0, 6.0, 30.0), 3: "E", 4: (124.0, 23.0, 0.0)})
    content = io.BytesIO()
    picture.save(content, "JPEG", exif=exif)
    return content.getvalue()


def drawing():
    content = io.BytesIO()
    Image.new("RGB", (20, 10), (200, 200, 200)).save(content, "PNG")
    return content.getvalue()


def page(words):
    """A PDF of one page with a line of text."""
    drawn = f"BT /F1 12 Tf 20 50 Td ({words}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 100] /Contents 4 0 R /Resources " + FONT + b" >>",
        b"<< /Length " + str(len(drawn)).encode() + b" >>\nstream\n" + drawn + b"\nendstream",
    )
    content, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    begin = str(len(content)).encode()
    return (
        content
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n"
        + begin
        + b"\n%%EOF\n"
    )


def letter():
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "aunt@example.org", "desk@example.org", "편지"
    mail["Date"] = "Fri, 28 Jul 2023 09:00:00 +0900"
    mail.set_content("두만강 건너편에 철조망이 있다.")
    mail.add_attachment(
        "신의주 장마당 쌀값은 올랐다.".encode(), maintype="text", subtype="plain", filename="prices.txt"
    )
    return mail.as_bytes()


def book():
    content = io.BytesIO()
    workbook = openpyxl.Workbook()
    workbook.active.append(["ferry", "passengers"])
    workbook.active.append(["Harbour line", 42])
    workbook.save(content)
    return content.getvalue()


def archive():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("日記.txt", "鴨緑江の対岸に新しい鉄条網が見えた。")
        opened.writestr("记录.txt", "图们江边境已经封锁。")
    return content.getvalue()


FILES = {
    b"photo.jpg": photo,
    b"drawing.png": drawing,
    b"paper.pdf": lambda: page("The customs house is closed"),
    b"letter.eml": letter,
    b"counts.csv": lambda: b"day,boats\n2023-06-01,0\n",
    b"book.xlsx": book,
    b"old.zip": archive,
    b"clip.mp4": lambda: b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00" + os.urandom(3000),
    b"empty.txt": lambda: b"",
    "메모.txt".encode(): "압록강의 배는 유월부터 다니지 않는다.".encode,
    b"strange\xff name.txt": lambda: b"a name that is no text",
}


@pytest.fixture(scope="session")
def material(tmp_path_factory):
    folder = tmp_path_factory.mktemp("material") / "material"
    (folder / "within").mkdir(parents=True)
    for name, make in FILES.items():
        (folder / os.fsdecode(name)).write_bytes(make())
    (folder / "within" / "same.png").write_bytes((folder / "drawing.png").read_bytes())
    (folder / "within" / "elsewhere").symlink_to("/etc/hostname")
    return folder


@pytest.fixture(scope="session")
def stocked_case(made, material):
    """A case that the folder was added to."""
    return made("stocked", ("add", material))
