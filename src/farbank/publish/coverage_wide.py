"""The coverage chart for wide pages: the line from left to right, time from top to bottom, one panel a target class."""

from __future__ import annotations

from functools import partial

from farbank.publish import ink, marks
from farbank.publish.amounts import kilometres
from farbank.publish.coverage_links import ask_in_chart
from farbank.publish.coverage_parts import (
    LEAST,
    band_title,
    key,
    key_entries,
    label_lines,
    label_of,
    mark_note,
    piece,
    pieces,
    said_beside,
    settle,
    write,
)
from farbank.publish.faces import width
from farbank.publish.figure import Band, CoverageFigure, Lane, Possible, Share
from farbank.publish.svg import Box, Sheet, Type
from farbank.publish.wording import wording

WIDE = 1120.0
LEFT = 58.0  # room for the years
ROW = 15.0  # height of a quarter
TITLE = Type(size=17, weight=600)
SMALL = Type(size=15.5, weight=500, fill=ink.SOFT)
INSIDE = Type(size=15.5, weight=500, fill=ink.GLOW)


def wide(figure: CoverageFigure, language: str = "en") -> str:
    """The chart as SVG, 1120 units wide."""
    sheet = Sheet(width=WIDE, language=language)
    y = _bands(sheet, figure.bands, 0)
    for number, lane in enumerate(figure.lanes):
        y = _lane(sheet, figure, lane, y, first=number == 0)
    y = _ticks(sheet, figure, y)
    sheet.height = y + key(sheet, y, key_entries(figure), 15.5, LEFT)
    return sheet.to_svg()


def _across(share: Share) -> float:
    return LEFT + float(share) * (WIDE - LEFT)


def _bands(sheet: Sheet, bands: tuple[Band, ...], y: float) -> float:
    if not bands:
        return y
    say = wording(sheet.language)
    words = say("Somebody looked, but did not say where: lengths to scale, places along the bar mean nothing")
    sheet.text(LEFT, y + 16, words, Type(size=15.5, weight=400, fill=ink.SOFT))
    y += 28
    for band in bands:
        sheet.text(LEFT, y + 16, band_title(band, say), TITLE)
        whole = say("whole bar: {amount}, by the same source", amount=kilometres(band.whole, say))
        sheet.text(WIDE, y + 16, whole, _end(SMALL))
        y = _bar(sheet, band, y + 23) + 14
    return y + 10


def _bar(sheet: Sheet, band: Band, y: float) -> float:
    """The bar of one tally; words that do not fit inside their piece go beneath it."""
    say = wording(sheet.language)
    cut = pieces(band, say)
    scale = (WIDE - LEFT) / max(band.whole.km, sum(length for _, length, _ in cut))
    x, beneath = LEFT, LEFT
    deepest = y + 27
    for kind, length, words in cut:
        box = Box(x=x, y=y, w=length * scale, h=27)
        piece(sheet, box, kind)
        if width(words, 15.5) + 18 <= box.w:
            _piece_words(sheet, box, kind, words)
        else:
            start = max(beneath, min(x, WIDE - width(words, 15.5) - 8))
            sheet.line(x + 3, box.bottom, x + 3, box.bottom + 8, ink.SOFT)
            sheet.text(start, box.bottom + 22, words, SMALL)
            beneath, deepest = start + width(words, 15.5) + 18, box.bottom + 26
        x = box.right
    if band.within:
        sheet.text(LEFT, deepest + 18, say("Within: {places}", places=say.listed(band.within)), SMALL)
        deepest += 22
    return deepest


def _piece_words(sheet: Sheet, box: Box, kind: str, words: str) -> None:
    dark = kind not in {"present", "absent"}
    look = Type(size=15.5, weight=600, fill=ink.GLOW if dark else ink.INK)
    ground = ink.NIGHT if dark else (ink.LAMP if kind == "present" else ink.PAPER)
    sheet.boxed(box.x + 10, box.y + 19, words, look, ground)


def _lane(sheet: Sheet, figure: CoverageFigure, lane: Lane, y: float, *, first: bool) -> float:
    sheet.text(LEFT, y + 16, lane.name, TITLE)
    if first:
        say, (start, end) = wording(sheet.language), figure.ends
        sheet.text(WIDE, y + 16, say("{first} to {last}, left to right", first=start, last=end), _end(SMALL))
    panel = Box(x=LEFT, y=y + 24, w=WIDE - LEFT, h=figure.quarters * ROW)
    marks.night(sheet, panel)
    _years(sheet, figure, panel)
    taken = [_possible(sheet, panel, each, place) for each in lane.possible for place, _ in each.places]
    taken += _cells(sheet, panel, lane)
    _labels(sheet, panel, lane, taken)
    if first:
        _dark_words(sheet, panel, taken)
    ask_in_chart(sheet, figure, lane, partial(_spot, panel))
    return panel.bottom + 20


def _years(sheet: Sheet, figure: CoverageFigure, panel: Box) -> None:
    for quarter in range(0, figure.quarters, 4):
        y = panel.y + quarter * ROW
        sheet.line(0, y, panel.right, y, "#6d838e" if quarter else ink.NIGHT)
        sheet.text(0, y + 19, str(figure.first_year + quarter // 4), Type(size=16, weight=600))
    for tick in figure.ticks:
        sheet.line(_across(tick.share), panel.y, _across(tick.share), panel.bottom, "#3d5665")


def _spot(panel: Box, start: Share, end: Share, first: int, last: int) -> Box:
    """Where a cell stands; what is too small to see is drawn `LEAST` wide around its middle."""
    left, right = _across(start), _across(end)
    if right - left < LEAST:
        middle = min(max((left + right) / 2, panel.x + LEAST / 2), panel.right - LEAST / 2)
        left, right = middle - LEAST / 2, middle + LEAST / 2
    return Box(x=left, y=panel.y + first * ROW + 1, w=right - left, h=(last - first + 1) * ROW - 2)


def _cells(sheet: Sheet, panel: Box, lane: Lane) -> list[Box]:
    """Every mark of a lane; returns where they stand."""
    lit = [each for each in lane.cells if each.state != "not_looked"]
    boxes = [_spot(panel, each.start, each.end, each.first, each.last) for each in lit]
    marks.cells(sheet, [(box, each.state, each.widened) for box, each in zip(boxes, lit, strict=True)])
    return boxes


def _possible(sheet: Sheet, panel: Box, item: Possible, place: Share) -> Box:
    box = _spot(panel, place, place, item.first, item.last)
    marks.possible(sheet, box)
    return box


def _labels(sheet: Sheet, panel: Box, lane: Lane, taken: list[Box]) -> None:
    for item in said_beside(lane):
        box = _spot(panel, item.start, item.end, item.first, item.last)
        _beside(sheet, panel, box, label_of(item, wording(sheet.language)), taken)
    for each in lane.possible:
        if each.places:
            place = max(share for share, _ in each.places)
            box = _spot(panel, place, place, each.first, each.last)
            _beside(sheet, panel, box, f"{each.label}{mark_note(each.note)}", taken)


def _beside(sheet: Sheet, panel: Box, box: Box, words: str, taken: list[Box]) -> None:
    """Words beside a mark: on its level if there is room, else above or below it with a leader."""
    lines = label_lines(words, INSIDE, 460)
    middle = box.y + box.h / 2 + 5.5
    shifts = (0, -21, 21, -42, 42, -63, 63, -84, 84, -105, -126)
    anchors = tuple(
        spot
        for shift in shifts
        for spot in ((box.right + 11, middle + shift, "start"), (box.x - 11, middle + shift, "end"))
    )
    found = settle(lines, anchors, INSIDE, panel, taken)
    if found is None:
        return  # the words stand in the table below the figure
    x, y, anchor, whole = found
    edge = box.right if anchor == "start" else box.x
    sheet.line(edge, box.y + box.h / 2, x - (3 if anchor == "start" else -3), y - 5.5, ink.GLOW, 1.2)
    write(sheet, lines, found, INSIDE)
    taken.append(whole)


def _dark_words(sheet: Sheet, panel: Box, taken: list[Box]) -> None:
    """Says on the dark what dark means, where it disturbs nothing."""
    look = Type(size=17, weight=500, fill=ink.HAZE, anchor="middle")
    middle = panel.x + panel.w / 2
    anchors = tuple((middle, panel.y + panel.h * part / 10, "middle") for part in (4, 3, 5, 2, 6, 7, 8))
    lines = (wording(sheet.language)("Dark: this case holds no look there and then"),)
    found = settle(lines, anchors, look, panel, taken)
    if found:
        write(sheet, lines, found, look)


def _ticks(sheet: Sheet, figure: CoverageFigure, y: float) -> float:
    """Place names under the last panel; where two would meet, the second steps down a row."""
    top = y - 20
    ends = [0.0, 0.0]
    deepest = 0
    for tick in sorted(figure.ticks, key=lambda each: each.share):
        x = _across(tick.share)
        names = [text for _, text in tick.names[:2]]
        half = max(width(name, 15.5) for name in names) / 2
        centre = min(max(x, LEFT + half - 20), WIDE - half)
        row = 0 if centre - half > ends[0] + 10 else 1
        deepest = max(deepest, row)
        ends[row] = centre + half
        sheet.line(x, top, x, top + 7 + row * 42, ink.SOFT)
        for line, name in enumerate(names):
            fill = ink.SOFT if line else ink.INK
            sheet.text(centre, top + 24 + line * 18 + row * 42, name, Type(size=15.5, fill=fill, anchor="middle"))
    return top + (62 + deepest * 42 if figure.ticks else 16)


def _end(look: Type) -> Type:
    return Type(size=look.size, weight=look.weight, fill=look.fill, anchor="end")
