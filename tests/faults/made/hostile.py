"""Files that want to be two things, or more than a machine can hold; one generator for each."""

import io
import lzma
import struct
import zipfile
import zlib

from made import leaving, packed
from made.leaving import SECRET


def _chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _saved(form, **more):
    out = io.BytesIO()
    leaving.scene().save(out, form, **more)
    return out.getvalue()


def _with_zip(content):
    out = io.BytesIO(content)
    out.seek(0, io.SEEK_END)
    with zipfile.ZipFile(out, "a") as box:
        box.writestr("META-INF/MANIFEST.MF", SECRET)
    return out.getvalue()


def gif_and_jar():
    """GIFAR: a picture to a browser, a program to Java."""
    return _with_zip(_saved("GIF"))


def jpeg_and_page():
    return _saved("JPEG", comment=f"<html><script>{SECRET}</script>".encode())


def png_and_pdf():
    png = _saved("PNG")
    return png[:33] + _chunk(b"prVt", b"%PDF-1.4\n" + leaving.pdf(leaving.WORDS)) + png[33:]


def pdf_and_zip():
    return _with_zip(leaving.pdf(leaving.WORDS))


def _blank(byte=b"\0"):
    """A quarter of a gigabyte of one byte, packed."""
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(byte * (1 << 24)) for _ in range(16)) + packer.flush()


def text_bomb_in_a_png():
    """A compressed note (zTXt) that unpacks to a quarter of a gigabyte."""
    png = _saved("PNG")
    return png[:33] + _chunk(b"zTXt", b"Comment\0\0" + _blank()) + png[33:]


def pixel_bomb_in_a_png():
    """Pixels that unpack to thousands of times what the picture says it holds."""
    head = struct.pack(">IIBBBBB", 160, 120, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", _blank()) + _chunk(b"IEND", b"")


def bomb_in_a_pdf():
    """A page whose drawing unpacks, twice over, to a quarter of a gigabyte of nothing."""
    stream = zlib.compress(_blank(b" "), 9)
    said = f"<< /Length {len(stream)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode()
    return leaving.pdf("X").replace(b"<< /Length 1 >>\nstream\nX", said + stream)


def bomb_in_a_docx():
    """A document made of a quarter of a gigabyte of spaces."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed.docx("plain words"))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(b"<w:document>")
            for _ in range(16):
                part.write(b" " * (1 << 24))
            part.write(b"</w:document>")
    return out.getvalue()


def xz_in_a_docx():
    """A document whose part is packed with LZMA, which no office program writes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed.docx("plain words"))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), zipfile.ZIP_LZMA)
        new.writestr("word/media/more.png", lzma.compress(bytes(1 << 24)))
    return out.getvalue()


def cut_short():
    return leaving.maker_notes()[:-400]


FILES = {
    "a JPEG and a zip": ("a.jpg", leaving.picture_and_archive, "as well as image/jpeg"),
    "a GIF and a JAR": ("b.gif", gif_and_jar, "as well as image/gif"),
    "a JPEG and a page": ("c.jpg", jpeg_and_page, "it is a web page as well as image/jpeg"),
    "a PNG and a PDF": ("d.png", png_and_pdf, "it is a PDF as well as image/png"),
    "a PDF and a zip": ("e.pdf", pdf_and_zip, "as well as application/pdf"),
    "60,000 x 60,000 pixels": ("f.png", leaving.enormous, "it claims 60,000 x 60,000 pixels"),
    "a bomb in the notes of a PNG": ("g.png", text_bomb_in_a_png, ""),
    "a bomb in the pixels of a PNG": ("h.png", pixel_bomb_in_a_png, ""),
    "a bomb in a PDF": ("i.pdf", bomb_in_a_pdf, ""),
    "a bomb in a DOCX": ("j.docx", bomb_in_a_docx, "cannot be made anew"),
    "a DOCX packed with LZMA": ("k.docx", xz_in_a_docx, ""),
    "a picture cut short": ("l.jpg", cut_short, "cut short or damaged"),
}  # name, generator, and of what can only be refused the reason; "" where it may also become a clean copy
