"""A series with every vintage: the latest value solid, older ones hollow, what is not firm hatched, gaps dotted."""

from __future__ import annotations

from farbank.publish import ink
from farbank.publish.coverage_parts import mark_note
from farbank.publish.faces import width
from farbank.publish.figure import Bar, SeriesFigure
from farbank.publish.svg import Box, Sheet, Type, strokes
from farbank.publish.wording import Wording, wording

WIDE, TALL = 1120.0, 360.0
PLOT = 300.0  # height of the tallest bar
ROW = 25.0


def wide(figure: SeriesFigure, language: str = "en") -> str:
    """Bars side by side."""
    sheet = Sheet(width=WIDE, language=language)
    _as_of(sheet, figure, 15.5)
    base, top = PLOT + 62, _highest(figure)
    each = min(WIDE / max(len(figure.bars), 1), 96)
    for number, item in enumerate(figure.bars):
        _column(sheet, item, Box(x=number * each, y=base - PLOT, w=each, h=PLOT), top)
    sheet.line(0, base, each * len(figure.bars), base, ink.INK, 1.2)
    sheet.height = _key(sheet, base + 44, 15.5, figure)
    return sheet.to_svg()


def _as_of(sheet: Sheet, figure: SeriesFigure, size: float) -> None:
    say = wording(sheet.language)
    words = say("{unit}, as known on {day}", unit=figure.unit, day=figure.as_of)
    sheet.text(0, size, words[:1].upper() + words[1:], Type(size=size, weight=500, fill=ink.SOFT))


def _highest(figure: SeriesFigure) -> int:
    values = [bar.value or 0 for bar in figure.bars]
    values += [old.value for bar in figure.bars for old in bar.older]
    return max([*values, 1])


def _column(sheet: Sheet, item: Bar, room: Box, top: int) -> None:
    middle, size = room.x + room.w / 2, 15.5
    words = item.label if width(item.label, size) < room.w - 2 else f"’{item.label[-2:]}"
    sheet.text(middle, room.bottom + 21, words, Type(size=size, fill=ink.SOFT, anchor="middle"))
    if item.value is None:
        sheet.line(room.x + 3, room.bottom - 6, room.right - 3, room.bottom - 6, ink.INK, 1.4, "2 5")
        return
    tall = max(item.value / top * PLOT, 2)
    across = room.w * 0.68
    box = Box(x=middle - across / 2, y=room.bottom - tall, w=across, h=tall)
    _fill(sheet, box, firm=item.firm)
    highest = box.y
    for old in item.older:
        y = room.bottom - old.value / top * PLOT
        sheet.dot(middle, y, 4, ink.PAPER, stroke=ink.INK, line=1.6)
        highest = min(highest, y - 5)
    half = width(item.shown, size, 600) / 2
    centre = min(max(middle, half), WIDE - half)
    if not item.firm or 2 * half <= room.w + 4:  # with very many bars the numbers stand in the table alone
        sheet.text(centre, highest - 7, item.shown, Type(size=size, weight=600, anchor="middle"))


def _fill(sheet: Sheet, box: Box, *, firm: bool) -> None:
    if firm:
        sheet.rect(box, ink.NIGHT)
        return
    sheet.rect(box, ink.PAPER, stroke=ink.NIGHT, line=1.3)
    sheet.path(strokes(box, 6), stroke=ink.NIGHT, line=1.8)


def tall(figure: SeriesFigure, language: str = "en") -> str:
    """Bars beneath one another, so that every year keeps its number on a phone."""
    sheet = Sheet(width=TALL, language=language)
    _as_of(sheet, figure, 14.5)
    left = max((width(bar.label, 14.5) for bar in figure.bars), default=0) + 10
    top = _highest(figure)
    scale = (TALL - left - max((width(bar.shown, 14.5, 600) for bar in figure.bars), default=0) - 16) / top
    for number, item in enumerate(figure.bars):
        _line(sheet, item, left, 28 + number * ROW, scale)
    bottom = 28 + len(figure.bars) * ROW
    sheet.line(left, 26, left, bottom, ink.INK, 1.2)
    sheet.height = _key(sheet, bottom + 14, 14.5, figure)
    return sheet.to_svg()


def _line(sheet: Sheet, item: Bar, left: float, y: float, scale: float) -> None:
    sheet.text(left - 8, y + 16.5, item.label, Type(size=14.5, fill=ink.SOFT, anchor="end"))
    if item.value is None:
        sheet.line(left + 4, y + 12, left + 60, y + 12, ink.INK, 1.4, "2 5")
        return
    box = Box(x=left, y=y + 3, w=max(item.value * scale, 2), h=ROW - 7)
    _fill(sheet, box, firm=item.firm)
    edge = box.right
    for old in item.older:
        x = left + old.value * scale
        sheet.dot(x, box.y + box.h / 2, 4, ink.PAPER, stroke=ink.INK, line=1.6)
        edge = max(edge, x + 5)
    sheet.text(edge + 7, y + 16.5, item.shown, Type(size=14.5, weight=600))


def _key(sheet: Sheet, y: float, size: float, figure: SeriesFigure) -> float:
    """Only what occurs is explained."""
    entries = [("firm", "latest value")]
    if any(not bar.firm and bar.value is not None for bar in figure.bars):
        entries.append(("soft", "about, or provisional"))
    if any(bar.older for bar in figure.bars):
        entries.append(("old", "what it was before it was revised"))
    if any(bar.value is None for bar in figure.bars):
        entries.append(("gap", "no value in this case"))
    x = 0.0
    look = Type(size=size, weight=400, fill=ink.SOFT)
    say = wording(sheet.language)
    for kind, english in entries:
        words = say(english)
        needs = 34 + width(words, size, 400) + 24
        if x and x + needs - 24 > sheet.width:
            x, y = 0.0, y + size * 1.7
        _swatch(sheet, Box(x=x, y=y, w=26, h=15), kind)
        sheet.text(x + 34, y + 12.5, words, look)
        x += needs
    return y + size * 1.7


def _swatch(sheet: Sheet, box: Box, kind: str) -> None:
    match kind:
        case "old":
            sheet.dot(box.x + 13, box.y + 7.5, 4.5, ink.PAPER, stroke=ink.INK, line=1.6)
        case "gap":
            sheet.line(box.x, box.y + 8, box.right, box.y + 8, ink.INK, 1.4, "2 5")
        case _:
            _fill(sheet, box, firm=kind == "firm")


def value_words(item: Bar, say: Wording) -> str:
    """The value of a bar with its evidence number, or why there is none."""
    if item.value is None:
        return item.words or say("no value in this case")
    return f"{item.shown}{mark_note(item.note)}"
