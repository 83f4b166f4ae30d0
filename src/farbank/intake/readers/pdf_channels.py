"""A PDF channel by channel, and what lies in it without being seen: text under boxes, layers, notes, form values.

Text counts as covered where a filled shape or a picture that is drawn later lies over most of it; as unseen where it is
drawn without ink (ISO 32000-1, 9.3.6, mode 3) or outside of what is shown of its page.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from farbank.facts.item import Hidden
from farbank.intake.names import clean_text
from farbank.intake.readers import pdf
from farbank.intake.readers.reader import Given, Said
from farbank.values.picture import Tab

_MOST_OBJECTS: Final = 20_000  # on one page; more of them are told and not compared
_MOSTLY: Final = 0.5
_WIDGET: Final = 20  # FPDF_ANNOT_WIDGET
_LINK: Final = 2  # FPDF_ANNOT_LINK
_PACKED: Final = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_LARGEST: Final = 50_000_000
_MARKS: Final = (
    (b"/OCProperties", "layers", "present; one that is not shown may hold anything"),
    (b"/OpenAction", "an action at opening", "present"),
    (b"/Outlines", "bookmarks", "present"),
    (b"/PieceInfo", "notes of the program that made it", "present"),
)
Box = tuple[float, float, float, float]


def paper_channels(given: Given) -> Said:
    """Everything that the document says and keeps."""
    document = pdf.opened(given.untrusted_bytes)
    lines: list[str] = []
    links: list[str] = []
    hidden = [
        Hidden(what=what, value=value) for mark, what, value in _MARKS if mark in _spelt_out(given.untrusted_bytes)
    ]
    hidden += [Hidden(what="attachment", value=name) for name in _attached(document)]
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
            lines += [line for line in clean_text(text.get_text_bounded()).splitlines() if line.strip()]
            hidden += [Hidden(what=what, value=words) for what, words in _covered(page, text)]
            noted = tuple(_annotations(document, page))
            links += [words for what, words in noted if what == "url"]
            hidden += [Hidden(what=what, value=words) for what, words in noted if what != "url"]
        except pypdfium2.PdfiumError:
            continue  # the reader has said which pages cannot be read
    tabs = (
        Tab(name="body", rows=tuple((each,) for each in lines)),
        Tab(name="url", rows=tuple((each,) for each in links)),
    )
    return Said(tabs=tuple(tab for tab in tabs if tab.rows), hidden=tuple(hidden))


def _attached(document: Any) -> Iterator[str]:  # noqa: ANN401  (the library has no types)
    for number in range(document.count_attachments()):
        try:
            yield clean_text(document.get_attachment(number).get_name())
        except pypdfium2.PdfiumError:
            yield "a file with a broken name"


def _covered(page: Any, text: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """(what, words) of each piece of text that is there and not seen."""
    objects = list(page.get_objects(max_depth=8))
    if len(objects) > _MOST_OBJECTS:
        yield "text that may be covered", f"{len(objects):,} parts on one page, too many to be compared"
        return
    shown = page.get_cropbox()
    covers = [(at, each.get_bounds()) for at, each in enumerate(objects) if _covers(each)]
    for at, each in enumerate(objects):
        if each.type != raw.FPDF_PAGEOBJ_TEXT:
            continue
        box = each.get_bounds()
        what = _unseen(each, box, shown, [over for later, over in covers if later > at])
        if what and (words := " ".join(clean_text(_words(each, text, box)).split())):
            yield what, words


def _unseen(each: Any, box: Box, shown: Box, covers: list[Box]) -> str:  # noqa: ANN401
    if raw.FPDFTextObj_GetTextRenderMode(each.raw) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return "text without ink"
    if _part(box, shown) < _MOSTLY:
        return "text outside what is shown"
    return "text under a box" if any(_part(box, over) > _MOSTLY for over in covers) else ""


def _words(each: Any, text: Any, box: Box) -> str:  # noqa: ANN401
    size = raw.FPDFTextObj_GetText(each.raw, text.raw, None, 0)
    buffer = (ctypes.c_ushort * max(size // 2 + 1, 1))()
    raw.FPDFTextObj_GetText(each.raw, text.raw, buffer, size)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace") or str(text.get_text_bounded(*box))


def _covers(each: Any) -> bool:  # noqa: ANN401
    """Whether something may lie over text: a picture, or a shape that is filled and not see-through."""
    if each.type == raw.FPDF_PAGEOBJ_IMAGE:
        return True
    if each.type != raw.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each.raw, ctypes.byref(mode), ctypes.byref(stroke))
    return bool(mode.value != raw.FPDF_FILLMODE_NONE)


def _part(box: Box, over: Box) -> float:
    """Which part of a box another one covers."""
    wide = min(box[2], over[2]) - max(box[0], over[0])
    high = min(box[3], over[3]) - max(box[1], over[1])
    whole = (box[2] - box[0]) * (box[3] - box[1])
    return max(wide, 0) * max(high, 0) / whole if whole > 0 else 1.0


def _annotations(document: Any, page: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind == _LINK:
            if address := _address(document, note):
                yield "url", address
        else:
            told = [words for key in (b"T", b"Contents", b"V", b"TU") if (words := _string(note, key))]
            yield "form value" if kind == _WIDGET else "annotation", ": ".join(told) or "without words"
        raw.FPDFPage_CloseAnnot(note)


def _string(note: Any, key: bytes) -> str:  # noqa: ANN401
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = (ctypes.c_ushort * max(size // 2 + 1, 1))()
    raw.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return clean_text(bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")).strip()


def _address(document: Any, note: Any) -> str:  # noqa: ANN401
    link = raw.FPDFAnnot_GetLink(note)
    action = raw.FPDFLink_GetAction(link) if link else None
    if not action:
        return ""
    size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFAction_GetURIPath(document.raw, action, buffer, size)
    return clean_text(buffer.value.decode("utf-8", "replace"))


def _spelt_out(data: bytes) -> bytes:
    """The document with the objects that it keeps packed (ISO 32000-1, 7.5.7), as far as they are not too many."""
    pieces, left = [data], _LARGEST
    for start in _PACKED.finditer(data):
        try:
            pieces.append(zlib.decompressobj().decompress(data[start.end() :], max(left, 1)))
        except zlib.error:
            continue
        left -= len(pieces[-1])
        if left <= 0:
            break
    return b"\n".join(pieces)
