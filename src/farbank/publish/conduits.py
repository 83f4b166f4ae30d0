"""What could get out, and when: one row a conduit, its states over time, its last word and the silence since.

open: a full lamp-light bar; narrow: a third as high; closed: the night; refused: the night, crossed; unknown: dotted.
"""

from __future__ import annotations

from farbank.publish import ink
from farbank.publish.axis import Axis
from farbank.publish.coverage_parts import mark_note
from farbank.publish.faces import width, wrap
from farbank.publish.figure import Conduit, ConduitsFigure, ConduitWord, Flow
from farbank.publish.svg import Box, Sheet, Type, strokes
from farbank.publish.wording import wording

WIDE, TALL = 1120.0, 360.0
HIGH = 30.0  # an open bar
NAME = Type(size=16.5, weight=600)
SOFT = Type(size=15.5, weight=400, fill=ink.SOFT)


def wide(figure: ConduitsFigure, language: str = "en") -> str:
    """Names at the left, bars in the middle, the last word at the right."""
    sheet = Sheet(width=WIDE, language=language)
    axis = Axis(first=figure.first_year, last=figure.last_year, left=292, right=836)
    heading = wording(language)("Last word, and the silence since")
    sheet.text(860, 18, heading, Type(size=15.5, weight=600, fill=ink.SOFT))
    y, rows = 34.0, []
    for row in figure.rows:
        rows.append((row, y, _row_height(row)))
        y += rows[-1][2]
    axis.rule(sheet, 30, y, 15.5)
    for row, top, tall in rows:
        sheet.line(0, top, WIDE, top, ink.RULE)
        _names(sheet, row, top)
        _flows(sheet, axis, row, top + (tall - HIGH) / 2, HIGH, 15.5)
        _last(sheet, row, top)
    sheet.line(0, y, WIDE, y, ink.RULE)
    sheet.height = _key(sheet, y + 44, 15.5)
    return sheet.to_svg()


def _row_height(row: Conduit) -> float:
    left = 20 * len(wrap(row.name + mark_note(row.note), 16.5, 262, 600)) + 22
    right = 19 * (len(wrap(row.last_word, 15.5, 256, 500)) + len(wrap(row.silence, 15.5, 256, 400)))
    return max(left, right, HIGH) + 24


def _names(sheet: Sheet, row: Conduit, top: float) -> None:
    y = top + 26
    for line in wrap(row.name + mark_note(row.note), 16.5, 262, 600):
        sheet.text(0, y, line, NAME)
        y += 20
    sheet.text(0, y + 1, row.carries, SOFT)


def _last(sheet: Sheet, row: Conduit, top: float) -> None:
    y = top + 26
    for line in wrap(row.last_word, 15.5, 256, 500):
        sheet.text(860, y, line, Type(size=15.5, weight=500))
        y += 19
    for line in wrap(row.silence, 15.5, 256, 400):
        sheet.text(860, y, line, SOFT)
        y += 19


def tall(figure: ConduitsFigure, language: str = "en") -> str:
    """Each conduit a block: name, bar across the whole width, last word."""
    sheet = Sheet(width=TALL, language=language)
    axis = Axis(first=figure.first_year, last=figure.last_year, left=1, right=TALL - 1)
    y = 0.0
    for row in figure.rows:
        y = _lines(sheet, row.name + mark_note(row.note), y, Type(size=15.5, weight=600))
        y = _lines(sheet, row.carries, y, Type(size=14.5, weight=400, fill=ink.SOFT)) + 8
        axis.rule(sheet, y - 2, y + HIGH + 2, 14.5)
        _flows(sheet, axis, row, y, HIGH, 14.5)
        y = _lines(sheet, row.last_word, y + HIGH + 24, Type(size=14.5, weight=500))
        y = _lines(sheet, row.silence, y, Type(size=14.5, weight=400, fill=ink.SOFT)) + 22
    sheet.height = _key(sheet, y, 14.5)
    return sheet.to_svg()


def _lines(sheet: Sheet, words: str, y: float, look: Type) -> float:
    for line in wrap(words, look.size, TALL, look.weight):
        y += look.size * 1.3
        sheet.text(0, y - look.size * 0.3, line, look)
    return y


def _flows(sheet: Sheet, axis: Axis, row: Conduit, y: float, high: float, size: float) -> None:
    sheet.line(axis.left, y + high / 2, axis.right, y + high / 2, ink.SOFT, 1, "1 4")
    edges = [axis.at(each.start) for each in row.flows[1:]] + [axis.right]
    for flow, edge in zip(row.flows, edges, strict=True):
        left, right = axis.at(flow.start), axis.at(flow.end, open_end=True)
        box = Box(x=left, y=y, w=max(right - left, 6), h=high)
        bar(sheet, box, flow.state)
        _said(sheet, axis, box, flow, edge, size)


def _said(sheet: Sheet, axis: Axis, box: Box, flow: Flow, edge: float, size: float) -> None:
    """The state in words: in the bar, else after it, else before it; a count always goes with it."""
    say = wording(sheet.language)
    state = say(flow.state)
    words = f"{state}{say(': ')}{flow.count}" if flow.count else state
    look = Type(size=size, weight=600, fill=ink.INK if flow.state in {"open", "narrow"} else ink.GLOW)
    needs = width(words, size, 600)
    if flow.state == "narrow" and flow.count and needs > box.w - 8:
        words, needs = flow.count, width(flow.count, size, 600)
    if needs + 8 <= box.w:
        raised = box.y + 11 if flow.state in {"narrow", "unknown"} else box.y + box.h / 2 + 5.5
        ground = {"open": ink.LAMP, "narrow": ink.PAPER, "unknown": ink.PAPER}.get(flow.state, ink.NIGHT)
        sheet.boxed(box.x + 6, raised, words, _ink(look, flow.state), ground)
    elif flow.state != "narrow" and box.right + needs + 8 <= min(max(edge, box.right), axis.right):
        sheet.boxed(box.right + 6, box.y + box.h / 2 + 5.5, words, Type(size=size, weight=600), ink.PAPER)
    else:
        spot = Type(size=size, weight=600, anchor="middle")
        middle = min(max(box.x + box.w / 2, axis.left + needs / 2), axis.right - needs / 2)
        sheet.boxed(middle, box.y + 14, words, spot, ink.PAPER)


def _ink(look: Type, state: ConduitWord) -> Type:
    return Type(size=look.size, weight=600, fill=ink.SOFT) if state == "unknown" else look


def bar(sheet: Sheet, box: Box, state: ConduitWord) -> None:
    """The bar of one state."""
    match state:
        case "open":
            sheet.rect(box, ink.LAMP)
        case "narrow":
            third = Box(x=box.x, y=box.bottom - box.h / 3, w=box.w, h=box.h / 3)
            sheet.rect(third, ink.LAMP)
        case "closed":
            sheet.rect(box, ink.NIGHT)
        case "refused":
            sheet.rect(box, ink.NIGHT)
            sheet.path(strokes(box, 9) + strokes(box, 9, rising=False), stroke="#5b7482")
        case "unknown":
            sheet.rect(box, ink.PAPER, stroke=ink.SOFT, dash="2 4")


def _key(sheet: Sheet, y: float, size: float) -> float:
    entries: tuple[tuple[ConduitWord, str], ...] = (
        ("open", "open"),
        ("narrow", "narrow, with the number counted"),
        ("closed", "closed"),
        ("refused", "refused"),
        ("unknown", "unknown"),
    )
    x = 0.0
    say = wording(sheet.language)
    for state, english in entries:
        words = say(english)
        needs = 34 + width(words, size, 400) + 24
        if x and x + needs - 24 > sheet.width:
            x, y = 0.0, y + size * 1.7
        bar(sheet, Box(x=x, y=y, w=26, h=15), state)
        sheet.text(x + 34, y + 12.5, words, Type(size=size, weight=400, fill=ink.SOFT))
        x += needs
    words = say("Dotted line: this case says nothing.")
    if x + width(words, size, 400) > sheet.width:
        x, y = 0.0, y + size * 1.7
    sheet.text(x, y + 12.5, words, Type(size=size, weight=400, fill=ink.SOFT))
    return y + size * 1.7
