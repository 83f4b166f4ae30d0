"""What happened, as precisely as it is known: a mark is as wide as the doubt about its date, an open end dissolves."""

from __future__ import annotations

from farbank.publish import ink
from farbank.publish.axis import Axis
from farbank.publish.coverage_parts import mark_note
from farbank.publish.faces import width, wrap
from farbank.publish.figure import Moment, TimelineFigure
from farbank.publish.svg import Box, Sheet, Type
from farbank.publish.wording import wording

WIDE, TALL = 1120.0, 360.0
HIGH = 22.0
FADES = 6  # steps in which an open end dissolves


def wide(figure: TimelineFigure, language: str = "en") -> str:
    """Years from left to right, every event on a line of its own, its words beside its mark."""
    sheet = Sheet(width=WIDE, language=language)
    axis = Axis(first=figure.first_year, last=figure.last_year, left=1, right=WIDE - 1)
    bottom = 10 + len(figure.moments) * (HIGH + 14)
    axis.rule(sheet, 0, bottom, 15.5)
    for number, item in enumerate(figure.moments):
        y = 10 + number * (HIGH + 14)
        box = _mark(sheet, axis, item, y)
        words = wording(language).listed((item.what, item.when)) + mark_note(item.note)
        look = Type(size=15.5, weight=500)
        if box.right + 9 + width(words, 15.5) <= WIDE:
            sheet.boxed(box.right + 9, y + 16, words, look, ink.PAPER)
        elif box.x - 9 - width(words, 15.5) >= 0:
            sheet.boxed(box.x - 9, y + 16, words, Type(size=15.5, weight=500, anchor="end"), ink.PAPER)
        else:
            _inside(sheet, box, words, lit=item.lit)
    sheet.height = bottom + 30
    return sheet.to_svg()


def _inside(sheet: Sheet, box: Box, words: str, *, lit: bool) -> None:
    """Words on a mark that reaches too far for them to stand beside it."""
    ground, fill = (ink.LAMP, ink.INK) if lit else (ink.NIGHT, ink.PAPER)
    room = width(words, 15.5) + 20 <= box.w
    look = Type(size=15.5, weight=500, fill=fill if room else ink.INK)
    sheet.boxed(min(box.x + 9, WIDE - width(words, 15.5) - 8), box.y + 16, words, look, ground if room else ink.PAPER)


def tall(figure: TimelineFigure, language: str = "en") -> str:
    """The words above each mark."""
    sheet = Sheet(width=TALL, language=language)
    axis = Axis(first=figure.first_year, last=figure.last_year, left=1, right=TALL - 1)
    y, rows = 0.0, []
    for item in figure.moments:
        lines = wrap(wording(language).listed((item.what, item.when)) + mark_note(item.note), 14.5, TALL - 4)
        rows.append((item, y, lines))
        y += len(lines) * 19 + HIGH + 18
    axis.rule(sheet, 0, y, 14.5)
    for item, top, lines in rows:
        for number, line in enumerate(lines):
            sheet.boxed(4, top + 15 + number * 19, line, Type(size=14.5), ink.PAPER)
        _mark(sheet, axis, item, top + len(lines) * 19 + 5)
    sheet.height = y + 26
    return sheet.to_svg()


def _mark(sheet: Sheet, axis: Axis, item: Moment, y: float) -> Box:
    left, right = axis.at(item.start), axis.at(item.end, open_end=True)
    box = Box(x=left, y=y, w=max(right - left, 5), h=HIGH)
    fill = ink.LAMP if item.lit else ink.NIGHT
    fade = min(60.0, box.w / 3)
    solid_left = box.x + (fade if item.start is None else 0)
    solid_right = box.right - (fade if item.end is None else 0)
    sheet.rect(Box(x=solid_left, y=y, w=solid_right - solid_left, h=HIGH), fill)
    if item.end is None:
        _dissolve(sheet, solid_right, fade, y, fill)
    if item.start is None:
        _dissolve(sheet, solid_left, -fade, y, fill)
    return box


def _dissolve(sheet: Sheet, x: float, fade: float, y: float, fill: str) -> None:
    """Slices that grow thinner away from `x`; a negative `fade` dissolves to the left."""
    step = fade / FADES
    for number in range(FADES):
        thin = abs(step) * (1 - (number + 1) / (FADES + 1))
        start = x + step * number + (abs(step) - thin if step > 0 else step)
        sheet.rect(Box(x=start, y=y, w=thin, h=HIGH), fill)
