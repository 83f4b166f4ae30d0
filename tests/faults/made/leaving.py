"""Files that hold more than is seen, one generator for each way; `SECRET` is what may not be in a copy."""

import io
import struct
import zipfile
import zlib
from importlib.resources import files

import openpyxl
import pillow_heif
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from made import packed

SECRET = "QUAYWARDEN-77141"  # an invented word that no encoder writes by accident
RED = (202, 30, 30)
NAMES = (
    *("Ilsa Morn", "Petra Vale", "Joren Ash", "Mika Dorn", "Anselm Roe", "Tovah Lind", "Bram Castor", "Edda Frey"),
    *("Niko Sarn", "Lotte Hale", "Oskar Penn", "Ruta Berg", "Emil Stroud", "Yara Quill", "Hanno Till", "Sefa Moor"),
    *("Corin Wade", "Dalia Nox", "Ivo Kestrel", "Maren Gray"),
)


def scene(side=(160, 120)):
    """A grey quay with a red square in the middle: what is to be covered."""
    picture = Image.new("RGB", side, (120, 130, 125))
    ImageDraw.Draw(picture).rectangle((60, 40, 99, 79), fill=RED)
    return picture


def _saved(picture, form, **more):
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def thumbnail_in_exif():
    """A JPEG whose second directory holds a small copy of the whole picture (Exif 2.3, 4.5.5)."""
    small = _saved(scene((80, 60)), "JPEG")
    head = struct.pack("<2sHI", b"II", 42, 8)
    first = struct.pack("<H", 1) + struct.pack("<HHI4s", 0x0112, 3, 1, b"\1\0\0\0") + struct.pack("<I", 26)
    at = 26 + 2 + 2 * 12 + 4
    second = (
        struct.pack("<H", 2) + struct.pack("<HHII", 0x0201, 4, 1, at) + struct.pack("<HHII", 0x0202, 4, 1, len(small))
    )
    return _saved(scene(), "JPEG", exif=b"Exif\0\0" + head + first + second + b"\0" * 4 + small)


def maker_notes():
    said = Image.Exif()
    said[0x010F], said[0xA431] = SECRET, SECRET
    said.get_ifd(0x8769)[0x927C] = SECRET.encode() * 4
    return _saved(scene(), "JPEG", exif=said, comment=SECRET.encode(), icc_profile=b"\0" * 100 + SECRET.encode())


def after_the_end_of_a_jpeg():
    """A second whole picture behind the first: a motion photo, a multi-picture file, an old state."""
    return _saved(scene(), "JPEG") + _saved(scene(), "JPEG", comment=SECRET.encode())


def after_the_end_of_a_png():
    """What a crop that does not cut the file short leaves behind its end."""
    return _saved(scene(), "PNG") + zlib.compress(SECRET.encode()) + SECRET.encode()


def words_in_a_png():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET)
    told.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{SECRET}</x:xmpmeta>")
    return _saved(scene(), "PNG", pnginfo=told, dpi=(300, 300))


def heic_extras():
    image = pillow_heif.from_pillow(scene())
    image.info["thumbnails"] = [64]
    out = io.BytesIO()
    said = Image.Exif()
    said[0x010F] = SECRET
    image.save(out, exif=said.tobytes(), xmp=f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode())
    return out.getvalue()


def behind_transparency():
    """A PNG whose colours are all there where it is not seen."""
    picture = scene().convert("RGBA")
    ImageDraw.Draw(picture).rectangle((60, 40, 99, 79), fill=(*RED, 0))
    return _saved(picture, "PNG")


def layers():
    return _saved(Image.new("RGB", (160, 120), (9, 99, 9)), "TIFF", save_all=True, append_images=[scene()])


def animation(form):
    still = Image.new("RGB", (160, 120), (9, 99, 9))
    return _saved(still, form, save_all=True, append_images=[scene()], duration=99)


def palette_leftovers():
    """A palette that spells a word in colours that no pixel has."""
    picture = Image.new("P", (160, 120), 0)
    picture.putpalette([120, 130, 125, *SECRET.encode().ljust(18)])
    return _saved(picture, "PNG")


def named(name):
    """A line of writing with a name in it, as a scan shows it, and the box that a person would draw around the name."""
    font = ImageFont.truetype(str(files("farbank").joinpath("publish", "fonts", "serif-400.ttf")), 26)
    page = Image.new("RGB", (700, 120), "white")
    ImageDraw.Draw(page).text((80, 40), name, font=font, fill=(20, 20, 20))
    left, top, right, bottom = ImageDraw.Draw(page).textbbox((80, 40), name, font=font)
    return page, (int(left), int(top), int(right - left), int(bottom - top))


_RESOURCES = "/Resources << /Font << /F1 5 0 R >> /Properties << /L 6 0 R >> >>"


def pdf(drawn, *, page="", catalog="", more=(), size=(300, 200), revision=""):
    """A PDF of one page; `more` are objects from number 6 on, `revision` what a later state draws in place of the first."""
    content = drawn.encode()
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Contents 4 0 R {_RESOURCES} {page} >>",
        f"<< /Length {len(content)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    ]
    out, places = b"%PDF-1.6\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode()
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    info = f"/Info << /Author ({SECRET}) /Producer ({SECRET}) >>"
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out + _later(revision, len(out), start, len(objects) + 1) if revision else out


def _later(drawn, at, before, count):
    """An incremental update (ISO 32000-1, 7.5.6): the old stream stays where it was."""
    body = f"4 0 obj\n<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream\nendobj\n"
    table = f"xref\n4 1\n{at:010} 00000 n \n"
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R /Prev {before} >>\nstartxref\n{at + len(body)}\n%%EOF\n"
    return (body + table + trailer).encode()


WORDS = f"BT /F1 14 Tf 40 100 Td ({SECRET}) Tj ET"
BLACK_BOX = "0 0 0 rg 30 90 200 30 re f"
RED_SQUARE = "0.79 0.12 0.12 rg 60 60 40 40 re f"
_EMBEDDED = f"<< /Type /EmbeddedFile /Length {len(SECRET)} >>\nstream\n{SECRET}\nendstream"
_NOTE = f"<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents ({SECRET}) /T ({SECRET}) /F 2 >>"
_FIELD = f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /V ({SECRET}) /Rect [10 150 200 170] /P 3 0 R >>"
_LAYER = "<< /Type /OCG /Name (notes) >>"
_HIDDEN = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Order [6 0 R] >> >>"
PDFS = {
    "a black box over live text": lambda: pdf(f"{WORDS} {BLACK_BOX}"),
    "an earlier revision": lambda: pdf(WORDS, revision="0.5 g 0 0 50 50 re f"),
    "words outside what is shown": lambda: pdf(WORDS, page="/CropBox [0 0 300 60]"),
    "a hidden layer": lambda: pdf(f"/OC /L BDC {WORDS} {RED_SQUARE} EMC", catalog=_HIDDEN, more=(_LAYER,)),
    "an attachment": lambda: pdf(
        "0.5 g 0 0 50 50 re f",
        catalog=f"/Names << /EmbeddedFiles << /Names [({SECRET}) 6 0 R] >> >>",
        more=(f"<< /Type /Filespec /F ({SECRET}) /EF << /F 7 0 R >> >>", _EMBEDDED),
    ),
    "a note": lambda: pdf("0.5 g 0 0 50 50 re f", page="/Annots [6 0 R]", more=(_NOTE,)),
    "a form value": lambda: pdf(
        "0.5 g 0 0 50 50 re f",
        page="/Annots [6 0 R]",
        catalog="/AcroForm << /Fields [6 0 R] >>",
        more=(_FIELD,),
    ),
    "a script and a bookmark": lambda: pdf(
        "0.5 g 0 0 50 50 re f",
        catalog=f"/OpenAction << /S /JavaScript /JS ({SECRET}) >> /Outlines 6 0 R",
        more=("<< /First 7 0 R /Last 7 0 R /Count 1 >>", f"<< /Title ({SECRET}) /Parent 6 0 R >>"),
    ),
}


def tracked_document():
    """Changes, ids of sittings, a cropped picture with its whole original, custom notes, a template."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        f'<w:p w:rsidR="00A77F10" w:rsidRPr="00C41D2E"><w:r><w:t>The ferry stopped.</w:t></w:r>'
        f'<w:ins w:author="{SECRET}" w:date="2024-01-01T09:00:00Z"><w:r><w:t> In June.</w:t></w:r></w:ins>'
        f'<w:del w:author="x"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p>"
    )
    said = f'<w:comments {word}><w:comment w:author="{SECRET}"><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:comment></w:comments>'
    return packed.docx(
        **{
            "word/document.xml": f"<w:document {word}><w:body>{body}</w:body></w:document>",
            "word/comments.xml": said,
            "word/footnotes.xml": f"<w:footnotes {word}/>",
            "word/settings.xml": f'<w:settings {word}><w:rsids><w:rsid w:val="00A77F10"/></w:rsids></w:settings>',
            "word/media/image1.png": after_the_end_of_a_png(),
            "customXml/item1.xml": f"<note>{SECRET}</note>",
        }
    )


def hidden_sheets():
    book = openpyxl.Workbook()
    seen = book.active
    seen.title = "boats"
    for row in (("day", "note", "boats"), ("Monday", SECRET, "3"), (SECRET, "x", "4")):
        seen.append(row)
    seen.column_dimensions["B"].hidden = True
    seen.row_dimensions[3].hidden = True
    seen["A1"].comment = openpyxl.comments.Comment(SECRET, SECRET)
    away = book.create_sheet(SECRET)
    away.append([SECRET])
    away.sheet_state = "veryHidden"
    book.properties.creator = SECRET
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def picture_and_archive():
    """A JPEG that is a zip as well."""
    out = io.BytesIO(_saved(scene(), "JPEG"))
    out.seek(0, io.SEEK_END)
    with zipfile.ZipFile(out, "a") as box:
        box.writestr("page.html", SECRET)
    return out.getvalue()


def enormous():
    """A PNG of a few bytes that claims 60,000 x 60,000 pixels."""

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
