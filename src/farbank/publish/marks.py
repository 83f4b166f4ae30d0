"""How each state of a cell looks on the night: pattern and outline first, shade second, so that no state needs colour.

present      lamp-light, solid                     absent        paper, ruled level
inconclusive lamp-light, dotted                    stale         lamp-light outline, thin rising lines
conflict     lamp-light and paper, crossed         cannot_look   black, crossed lines
withheld     dashed outline                        not_looked    the night itself: wide rising lines
widened      lamp-light, hatched: somewhere inside this
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from farbank.publish import ink
from farbank.publish.figure import CellState
from farbank.publish.svg import Box, Sheet, bars, number, strokes

WORDS: Final[dict[CellState, str]] = {
    "present": "seen",
    "absent": "looked, and not there",
    "inconclusive": "looked, could not tell",
    "stale": "seen too long ago to count",
    "conflict": "looks disagree",
    "not_looked": "dark: this case holds no look there and then",
    "cannot_look": "nobody could look",
    "withheld": "place withheld",
}
WIDENED: Final = "somewhere inside this"
POSSIBLE: Final = "possible: one of several places named"
FEW: Final = 60  # cells of one panel that are drawn one by one


def _plain(box: Box) -> str:
    del box
    return ""


def _crossed(step: float, box: Box) -> str:
    return strokes(box, step) + strokes(box, step, rising=False)


def _dots(box: Box) -> str:
    """Dots on a grid, as strokes without length whose ends are round."""
    rows, across = max(1, int(box.h // 5)), max(1, int(box.w // 5))
    return "".join(
        f"M{number(box.x + (column + 0.5) * box.w / across)},{number(box.y + (row + 0.5) * box.h / rows)}h0"
        for row in range(rows)
        for column in range(across)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """A ground with its edge, and the lines of its texture."""

    fill: str
    edge: str = ""
    line: float = 1
    dash: str = ""
    texture: Callable[[Box], str] = _plain
    ink: str = ""
    width: float = 1
    cap: str = ""


_LOOKS: Final[dict[CellState, _Look]] = {
    "present": _Look(fill=ink.LAMP),
    "conflict": _Look(fill=ink.PAPER, edge=ink.LAMP, line=1.5, texture=partial(_crossed, 6), ink=ink.BRASS, width=1.4),
    "absent": _Look(fill=ink.PAPER, edge=ink.HAZE, texture=partial(bars, step=3), ink=ink.SOFT, width=0.8),
    "inconclusive": _Look(fill=ink.NIGHT, edge=ink.LAMP, texture=_dots, ink=ink.LAMP, width=2.8, cap="round"),
    "stale": _Look(fill=ink.NIGHT, edge=ink.LAMP, texture=partial(strokes, step=5), ink=ink.LAMP, width=0.7),
    "withheld": _Look(fill=ink.NIGHT, edge=ink.LAMP, line=1.3, dash="5 4"),
    "cannot_look": _Look(fill="#0b161d", texture=partial(_crossed, 9), ink="#5b7482"),
}
_WIDENED: Final = _Look(
    fill=ink.NIGHT, edge=ink.LAMP, line=1.2, texture=partial(strokes, step=6), ink=ink.LAMP, width=2.4
)


def night(sheet: Sheet, box: Box) -> None:
    """The ground of a chart: dark, with the wide rising lines of not having looked."""
    sheet.rect(box, ink.NIGHT)
    sheet.path(strokes(box, 9), stroke=ink.DEEP, line=1.4)


def cell(sheet: Sheet, box: Box, state: CellState, *, widened: bool = False) -> None:
    """One cell in its state; `not_looked` draws nothing, the night is there already."""
    _draw(sheet, (box,), _WIDENED if widened else _LOOKS.get(state))


def cells(sheet: Sheet, placed: Sequence[tuple[Box, CellState, bool]]) -> None:
    """The cells of one panel: (where, state, whether it is widened).

    Where there are many, those of one look are one shape, and what was seen lies on top: a browser takes seconds for
    thousands of shapes, and a moment for ten.
    """
    if len(placed) <= FEW:
        for box, state, widened in placed:
            cell(sheet, box, state, widened=widened)
        return
    looks: dict[_Look, list[Box]] = {each: [] for each in (*reversed(_LOOKS.values()), _WIDENED)}
    for box, state, widened in placed:
        look = _WIDENED if widened else _LOOKS.get(state)
        if look is not None:
            looks[look].append(box)
    for look, boxes in looks.items():
        _draw(sheet, boxes, look)


def _draw(sheet: Sheet, boxes: Sequence[Box], look: _Look | None) -> None:
    if look is None or not boxes:
        return
    sheet.rects(boxes, look.fill, stroke=look.edge, line=look.line, dash=look.dash)
    sheet.path("".join(map(look.texture, boxes)), stroke=look.ink, line=look.width, cap=look.cap)


def possible(sheet: Sheet, box: Box) -> None:
    """A place where somebody may have looked: a dotted outline, the night showing through."""
    sheet.rect(box, "none", stroke=ink.LAMP, line=1.3, dash="2 3")


def lamp_path(points: tuple[tuple[float, float], ...]) -> str:
    """Points as path data."""
    return "".join(f"{'L' if at else 'M'}{number(x)},{number(y)}" for at, (x, y) in enumerate(points))
