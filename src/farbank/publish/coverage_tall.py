"""The coverage chart for narrow screens: the line runs from top to bottom, time from left to right, nothing scrolls."""

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
    spread,
    write,
)
from farbank.publish.faces import wrap
from farbank.publish.figure import Band, CoverageFigure, Lane, Possible, Share
from farbank.publish.svg import Box, Sheet, Type
from farbank.publish.wording import wording

TALL = 360.0
LEFT = 96.0  # room for the places
LENGTH = 560.0  # the whole line
BETWEEN = 10.0
SIZE = 14.5
_ROOM = 36  # what the four figures of a year need
TITLE = Type(size=15.5, weight=600)
SMALL = Type(size=SIZE, weight=400, fill=ink.SOFT)
INSIDE = Type(size=SIZE, weight=500, fill=ink.GLOW)


def tall(figure: CoverageFigure, language: str = "en") -> str:
    """The chart as SVG, 360 units wide."""
    sheet = Sheet(width=TALL, language=language)
    y = _bands(sheet, figure.bands, 0)
    head = _heads(sheet, figure, y)
    for lane, panel in zip(figure.lanes, _panels(figure, head), strict=True):
        _lane(sheet, figure, lane, panel)
    _places(sheet, figure, head)
    y = head + LENGTH + 16
    sheet.height = y + key(sheet, y, key_entries(figure), SIZE) + 2
    return sheet.to_svg()


def _panels(figure: CoverageFigure, top: float) -> tuple[Box, ...]:
    count = len(figure.lanes)
    each = (TALL - LEFT - BETWEEN * (count - 1)) / count
    return tuple(Box(x=LEFT + at * (each + BETWEEN), y=top, w=each, h=LENGTH) for at in range(count))


def _para(sheet: Sheet, y: float, words: str, look: Type, x: float = 0, room: float = TALL) -> float:
    """A paragraph in the figure; returns where the next one may begin."""
    for line in wrap(words, look.size, room, look.weight):
        y += look.size * 1.3
        sheet.text(x, y - look.size * 0.3, line, look)
    return y


def _bands(sheet: Sheet, bands: tuple[Band, ...], y: float) -> float:
    if not bands:
        return y
    say = wording(sheet.language)
    told = say("Somebody looked, but did not say where: to scale, places along the bar mean nothing.")
    y = _para(sheet, y, told, SMALL)
    for band in bands:
        y = _bar(sheet, band, _para(sheet, y + 12, band_title(band, say), TITLE))
    return y + 20


def _bar(sheet: Sheet, band: Band, y: float) -> float:
    say = wording(sheet.language)
    cut = pieces(band, say)
    scale = TALL / max(band.whole.km, sum(length for _, length, _ in cut))
    x = 0.0
    for kind, length, _ in cut:
        piece(sheet, Box(x=x, y=y + 6, w=length * scale, h=22), kind)
        x += length * scale
    y += 34
    for kind, _, words in cut:
        piece(sheet, Box(x=0, y=y + 4, w=14, h=12), kind)
        y = _para(sheet, y, words, Type(size=SIZE, weight=500), 22, TALL - 22)
    whole = say("Whole bar: {amount}, by the same source.", amount=kilometres(band.whole, say))
    y = _para(sheet, y, whole, SMALL)
    within = say("Within: {places}", places=say.listed(band.within)) + say.stop
    return _para(sheet, y, within, SMALL) if band.within else y


def _heads(sheet: Sheet, figure: CoverageFigure, y: float) -> float:
    """Panel names and years; returns the top of the panels."""
    panels = _panels(figure, y)
    bottoms = [
        _para(sheet, y, lane.name, TITLE, panel.x, panel.w) for lane, panel in zip(figure.lanes, panels, strict=True)
    ]
    top = max(bottoms) + 22
    each = panels[0].w / figure.quarters * 4
    for panel in panels:
        for number in range(0, figure.quarters, 4):
            year = figure.first_year + number // 4
            words = str(year) if each > _ROOM else f"’{year % 100:02}"
            sheet.text(panel.x + number / 4 * each + each / 2, top - 6, words, _middle(SMALL))
    return top


def _middle(look: Type) -> Type:
    return Type(size=look.size, weight=look.weight, fill=look.fill, anchor="middle")


def _lane(sheet: Sheet, figure: CoverageFigure, lane: Lane, panel: Box) -> None:
    marks.night(sheet, panel)
    each = panel.w / figure.quarters
    for number in range(4, figure.quarters, 4):
        sheet.line(panel.x + number * each, panel.y, panel.x + number * each, panel.bottom, "#6d838e")
    for tick in figure.ticks:
        y = panel.y + float(tick.share) * LENGTH
        sheet.line(panel.x, y, panel.right, y, "#3d5665")
    taken: list[Box] = []
    for item in lane.possible:
        taken += [_possible(sheet, panel, each, item, place) for place, _ in item.places]
    lit = [cell for cell in lane.cells if cell.state != "not_looked"]
    boxes = [_spot(panel, each, cell.start, cell.end, cell.first, cell.last) for cell in lit]
    marks.cells(sheet, [(box, cell.state, cell.widened) for box, cell in zip(boxes, lit, strict=True)])
    taken += boxes
    _labels(sheet, panel, each, lane, taken)
    ask_in_chart(sheet, figure, lane, partial(_spot, panel, each))


def _spot(panel: Box, each: float, start: Share, end: Share, first: int, last: int) -> Box:
    """Where a cell stands; what is too small to see is drawn `LEAST` high around its middle."""
    top, bottom = panel.y + float(start) * LENGTH, panel.y + float(end) * LENGTH
    if bottom - top < LEAST:
        middle = min(max((top + bottom) / 2, panel.y + LEAST / 2), panel.bottom - LEAST / 2)
        top, bottom = middle - LEAST / 2, middle + LEAST / 2
    return Box(x=panel.x + first * each, y=top, w=(last - first + 1) * each, h=bottom - top)


def _possible(sheet: Sheet, panel: Box, each: float, item: Possible, place: Share) -> Box:
    box = _spot(panel, each, place, place, item.first, item.last)
    marks.possible(sheet, box)
    return box


def _labels(sheet: Sheet, panel: Box, each: float, lane: Lane, taken: list[Box]) -> None:
    for cell in said_beside(lane):
        box = _spot(panel, each, cell.start, cell.end, cell.first, cell.last)
        _near(sheet, panel, box, label_of(cell, wording(sheet.language)), taken)
    for item in lane.possible:
        places = sorted(share for share, _ in item.places)
        if places:
            box = _spot(panel, each, places[len(places) // 2], places[len(places) // 2], item.first, item.last)
            _near(sheet, panel, box, f"{item.label}{mark_note(item.note)}", taken)


def _near(sheet: Sheet, panel: Box, box: Box, words: str, taken: list[Box]) -> None:
    """Words above or below a mark, broken to the panel, tied to it by a short leader."""
    lines = label_lines(words, INSIDE, panel.w - 16)
    tall = len(lines) * SIZE * 1.25
    middle = panel.x + panel.w / 2
    steps = (10, 24, 40, 60, 84, 110)
    anchors = tuple(
        spot
        for step in steps
        for spot in ((middle, box.bottom + step + SIZE, "middle"), (middle, box.y - step - tall + SIZE, "middle"))
    )
    found = settle(lines, anchors, INSIDE, panel, taken)
    if found is None:
        return  # the words stand in the table below the figure
    whole = found[3]
    x = min(max(box.x + box.w / 2, whole.x + 2), whole.right - 2)
    below = whole.y > box.y
    sheet.line(x, box.bottom if below else box.y, x, whole.y if below else whole.bottom, ink.GLOW, 1.2)
    write(sheet, lines, found, INSIDE)
    taken.append(whole)


def _places(sheet: Sheet, figure: CoverageFigure, top: float) -> None:
    """Place names left of the panels, pushed apart where they are close, with the two ends of the line."""
    first, last = figure.ends
    rows = [
        (0.0, (first,)),
        *((float(t.share), tuple(n for _, n in t.names[:2])) for t in figure.ticks),
        (1.0, (last,)),
    ]
    rows.sort(key=lambda each: each[0])
    kept = [each for each in rows if len(each[1]) > 1 or each[0] in {0.0, 1.0}] if figure.ticks else rows
    places = spread([top + share * LENGTH for share, _ in kept], 38, top + 6, top + LENGTH - 4)
    for (share, names), y in zip(kept, places, strict=True):
        at = top + share * LENGTH
        sheet.path(f"M{LEFT - 12:.1f},{y:.1f}L{LEFT - 1:.1f},{at:.1f}", stroke=ink.SOFT)
        for line, name in enumerate(names):
            up = y + 5 if len(names) == 1 else y - 3 + line * 17
            look = Type(size=SIZE, weight=500, fill=ink.SOFT if line or share in {0.0, 1.0} else ink.INK, anchor="end")
            sheet.text(LEFT - 15, up, name, look)
