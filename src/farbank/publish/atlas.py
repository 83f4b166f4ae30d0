"""The map: the line between its banks, seen stretches in lamp-light, the closed country dark.

- Where a camera stood is no part of what this draws: a seen stretch lies on the line itself.
- Labels of seen stretches stand on the near bank, tied to the line by a leader.
"""

from __future__ import annotations

from farbank.publish import ink
from farbank.publish.coverage_parts import LEAST, mark_note, settle
from farbank.publish.faces import width, wrap
from farbank.publish.figure import Lit, MapFigure, Town
from farbank.publish.marks import lamp_path
from farbank.publish.projection import Point, Window, along, clipped, fit, holds
from farbank.publish.svg import Box, Sheet, Type, text_box
from farbank.publish.wording import wording

WIDE, TALL = Box(x=0, y=0, w=1440, h=770), Box(x=0, y=0, w=360, h=380)
ALONE = Box(x=0, y=0, w=1120, h=680)
_CORNERS = 3  # fewer make no area
_ROOMY = 600  # narrower sheets have no room for a key; what it says stands beneath the map
_EARTH = 6371.0  # kilometres, mean radius (IUGG)
_LONG = 100  # kilometres of the scale
GROUND = {"closed": ink.NIGHT, "near": ink.BANK, "other": ink.FAR}


def wide(figure: MapFigure, language: str = "en") -> str:
    """The map with its left third free for a title."""
    return _draw(figure, language, WIDE, Box(x=540, y=136, w=810, h=470), 18.5)


def alone(figure: MapFigure, language: str = "en") -> str:
    """The map by itself, as wide as the other figures: nothing else stands upon it."""
    return _draw(figure, language, ALONE, Box(x=120, y=128, w=850, h=470), 16)


def tall(figure: MapFigure, language: str = "en") -> str:
    """The map for a phone: fewer names, the same marks."""
    return _draw(figure, language, TALL, Box(x=36, y=90, w=290, h=210), 14.5)


def _draw(figure: MapFigure, language: str, page: Box, part: Box, size: float) -> str:
    sheet = Sheet(width=page.w, height=page.h, ground=ink.RIVER, language=language)
    window = fit(figure.line, part)
    _lands(sheet, figure, window, page)
    line = tuple(window(point) for point in figure.line)
    sheet.path(lamp_path(line), stroke=ink.NIGHT, line=size / 5)
    sheet.path(lamp_path(line), stroke="#8da2ab", line=size / 14, dash="2 3")
    dark = tuple(
        tuple(window(point) for point in ring) for land in figure.lands if land.tone == "closed" for ring in land.rings
    )
    _asked(sheet, figure, line, size)
    taken = [_lit(sheet, line, each, size) for each in figure.lit]
    edge = [Box(x=x - 5, y=y - 5, w=10, h=10) for x, y in line]
    for each in figure.lit:
        _call(sheet, line, each, page, size, taken, edge)
    if page.w > _ROOMY:
        _key(sheet, figure, window, page, size, taken)
    for town in figure.towns:
        _town(sheet, window, town, page, size, taken, dark)
    _countries(sheet, figure, window, page, size, taken)
    _links(sheet, figure, line, size)
    return sheet.to_svg()


def _asked(sheet: Sheet, figure: MapFigure, line: tuple[Point, ...], size: float) -> None:
    """The stretch that is asked about, outlined along the line."""
    if figure.asking and figure.asking.stretch:
        start, end = map(float, figure.asking.stretch)
        sheet.glow(lamp_path(along(line, start, end)), ink.INK, size * 1.1, 1)
        sheet.glow(lamp_path(along(line, start, end)), ink.GLOW, size * 0.7, 1)


def _links(sheet: Sheet, figure: MapFigure, line: tuple[Point, ...], size: float) -> None:
    """A link over every part of the line, where the page answers."""
    asking = figure.asking
    for start, end, words in asking.parts() if asking else ():
        to = asking.address(start, end, asking.target, asking.year) if asking else ""
        sheet.link(lamp_path(along(line, float(start), float(end))), to, words, size * 2)


def _lands(sheet: Sheet, figure: MapFigure, window: Window, page: Box) -> None:
    room = Box(x=page.x - 4, y=page.y - 4, w=page.w + 8, h=page.h + 8)
    for land in sorted(figure.lands, key=lambda each: each.tone == "closed"):
        for ring in land.rings:
            cut = clipped(tuple(window(point) for point in ring), room)
            if len(cut) >= _CORNERS:
                edge = ink.NIGHT if land.tone == "closed" else "#a9b7b9"
                sheet.path(lamp_path(cut) + "Z", fill=GROUND[land.tone], stroke=edge, line=0.8)


def _lit(sheet: Sheet, line: tuple[Point, ...], item: Lit, size: float) -> Box:
    """A seen stretch; shorter than `LEAST` it is drawn as long as that, round its middle."""
    part = along(line, float(item.start), float(item.end))
    middle = along(line, float(item.start + item.end) / 2, float(item.start + item.end) / 2)[0]
    if max(abs(part[0][0] - part[-1][0]), abs(part[0][1] - part[-1][1])) < LEAST:
        part = ((middle[0] - LEAST / 4, middle[1]), (middle[0] + LEAST / 4, middle[1]))
    sheet.glow(lamp_path(part), ink.LAMP, size * 1.5, 0.4)
    if item.widened:
        sheet.path(lamp_path(part), stroke=ink.LAMP, line=size / 2, dash="3 2")
    else:
        sheet.glow(lamp_path(part), ink.LAMP, size / 2, 1)
    return Box(x=middle[0] - size, y=middle[1] - size, w=2 * size, h=2 * size)


def _call(
    sheet: Sheet, line: tuple[Point, ...], item: Lit, page: Box, size: float, taken: list[Box], edge: list[Box]
) -> None:
    """Name and words of a seen stretch, to the upper left or upper right of it, wherever there is room."""
    middle = along(line, float(item.start + item.end) / 2, float(item.start + item.end) / 2)[0]
    room = page.w * 0.42
    lines = (*wrap(item.name, size, room, 700), *wrap(f"{item.words}{mark_note(item.note)}", size, room, 400))
    bold = len(wrap(item.name, size, room, 700))
    look = Type(size=size, weight=600)
    rises = tuple(2 + len(lines) * 1.25 + step for step in (0, 1, 2, 3.5, 5, 7))
    tries = [(dx, dy, "end") for dy in rises for dx in (-2.4, -1, 0)]
    tries += [(dx, dy, "start") for dy in rises for dx in (-2, -4, -5, -6, -8, 0, 2)]
    anchors = tuple((middle[0] + dx * size, middle[1] - dy * size + size, anchor) for dx, dy, anchor in tries)
    inner = Box(x=page.x + 4, y=page.y + 4, w=page.w - 8, h=page.h - 8)
    found = settle(lines, anchors, look, inner, taken + edge)
    if found is None:
        return  # the words stand in the table below the map
    x, y, anchor, whole = found
    foot = min(max(middle[0], whole.x + 6), whole.right - 6)
    sheet.line(middle[0], middle[1], foot, whole.bottom, ink.INK, 1.3)
    sheet.rect(whole, ink.BANK)
    for row, words in enumerate(lines):
        weight = 700 if row < bold else 400
        sheet.text(x, y + row * size * 1.25, words, Type(size=size, weight=weight, anchor=anchor))
    taken.append(whole)


def _town(
    sheet: Sheet,
    window: Window,
    town: Town,
    page: Box,
    size: float,
    taken: list[Box],
    dark: tuple[tuple[Point, ...], ...],
) -> None:
    """A town's name: on the closed land if that is where it lies, on the near bank if it is marked `away`."""
    x, y = window(town.at)
    words = " ".join(text for _, text in town.names[:2])
    fill = ink.INK if town.away else ink.PAPER
    spots = ((x + 9, y + size * 0.9, "start"), (x + 9, y + size * 1.5, "start"), (x - 4, y + size * 1.6, "end"))
    away = ((x - 9, y - size * 0.5, "end"), (x - 9, y - size, "end"), (x + 9, y - size * 0.7, "start"))
    for at_x, at_y, anchor in away if town.away else spots:
        look = Type(size=size, weight=500, fill=fill, anchor=anchor)
        box = text_box(at_x, at_y, words, look)
        if _clear(box, page, taken) and all(holds(dark, corner) is not town.away for corner in _corners(box)):
            sheet.dot(x, y, size / 7, fill)
            sheet.text(at_x, at_y, words, look)
            taken.append(box)
            return


def _corners(box: Box) -> tuple[Point, ...]:
    level = box.y + box.h * 0.3, box.y + box.h * 0.75
    return tuple((x, y) for x in (box.x + 5, box.x + box.w / 2, box.right - 4) for y in level)


def _clear(box: Box, page: Box, taken: list[Box]) -> bool:
    inside = box.x > page.x and box.right < page.right and box.y > page.y and box.bottom < page.bottom
    return inside and not any(box.meets(other) for other in taken)


def _key(sheet: Sheet, figure: MapFigure, window: Window, page: Box, size: float, taken: list[Box]) -> None:
    """What light and dark mean, and how long a hundred kilometres are, in the corner over the sea."""
    say = wording(sheet.language)
    entries = [("dark", say("Dark: no look in this case"))]
    if any(not each.widened for each in figure.lit):
        entries.insert(0, ("lit", say("Seen")))
    look = Type(size=size, weight=400)
    high, across = size * 1.7, size * 3.4 + max(width(words, look.size, 400) for _, words in entries)
    tall, wide = high * (len(entries) + 1) + size, across + size * 1.2
    box = Box(x=page.right - wide - size * 1.4, y=page.bottom - tall - size * 1.6, w=wide, h=tall)
    sheet.rect(box, ink.PAPER)
    y, left, right = box.y + size * 1.7, box.x + size * 0.8, box.x + size * 2.8
    for kind, words in entries:
        level = y - size * 0.32
        sheet.line(left, level, right, level, ink.LAMP if kind == "lit" else ink.NIGHT, size * 0.5)
        if kind == "dark":
            sheet.line(left, level, right, level, "#8da2ab", size / 14, "2 3")
        sheet.text(box.x + size * 3.4, y, words, look)
        y += high
    long = _LONG / _EARTH * window.scale
    sheet.path(f"M{left:.1f},{y - 8:.1f}v6h{long:.1f}v-6", stroke=ink.INK, line=1.3)
    sheet.text(left + long + 9, y, f"{_LONG} km", look)
    taken.append(box)


def _countries(sheet: Sheet, figure: MapFigure, window: Window, page: Box, size: float, taken: list[Box]) -> None:
    for land in figure.lands:
        if land.label_at is None:
            continue
        x, y = window(land.label_at)
        fill = ink.HAZE if land.tone == "closed" else ink.SOFT
        look = Type(size=size * 1.35, weight=400, fill=fill, anchor="middle", italic=True)
        name = wording(sheet.language)(land.name)
        if _clear(text_box(x, y, name, look), page, taken):
            sheet.text(x, y, name, look)
