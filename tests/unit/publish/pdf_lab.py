"""A second look at a PDF, by nothing of what made it: its streams, its fonts, its letters."""

import io
import re
import zlib

import pypdfium2
from fontTools.ttLib import TTFont
from pypdfium2 import raw

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def streams(content):
    """Every stream, as it is or inflated."""
    for found in _STREAM.findall(content):
        try:
            yield zlib.decompress(found)
        except zlib.error:
            yield found


def whole(content):
    """All of it that can be searched."""
    return content + b"\n".join(streams(content))


def fonts(content):
    """How many letters each font program that was put in draws: without the missing one, and without parts of letters."""
    found = []
    for each in streams(content):
        if each[:4] in {b"\x00\x01\x00\x00", b"true", b"OTTO"}:
            font = TTFont(io.BytesIO(each))
            drawn = font["glyf"]
            parts = {part for name in drawn.keys() for part in drawn[name].getComponentNames(drawn)}  # noqa: SIM118
            found.append((font["maxp"].numGlyphs - 1, len(parts)))
    return found


def maps(content):
    """What each font says its glyphs stand for: one set of words a font."""
    found = []
    for each in streams(content):
        if b"begincmap" in each:
            ranges = b"".join(re.findall(rb"beginbf(?:char|range)(.*?)endbf", each, re.DOTALL))
            words = re.findall(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>", ranges)
            found.append({bytes.fromhex(word.decode()).decode("utf-16-be") for word in words})
    return found


def pages(content):
    document = pypdfium2.PdfDocument(content)
    said = []
    for page in document:
        text = page.get_textpage()
        said.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return said


def annotations(content):
    """(kind, whether it leads to a place within) of every annotation."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for page in document:
        for number in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, number)
            link = raw.FPDFAnnot_GetLink(annotation)
            inside = bool(link) and bool(raw.FPDFLink_GetDest(document, link))
            found.append((raw.FPDFAnnot_GetSubtype(annotation), inside))
            raw.FPDFPage_CloseAnnot(annotation)
        page.close()
    document.close()
    return found
