"""How each state of a cell looks on the night: pattern and outline first, shade second, so that no state needs colour.

present      lamp-light, solid                     absent        paper, ruled level
inconclusive lamp-light, dotted                    stale         lamp-light outline, thin rising lines
conflict     lamp-light and paper, crossed         cannot_look   black, crossed lines
withheld     dashed outline                        not_looked    the night itself: wide rising lines
widened      lamp-light, hatched: somewhere inside this
"""

from __future__ import annotations

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


def night(sheet: Sheet, box: Box) -> None:
    """The ground of a chart: dark, with the wide rising lines of not having looked."""
    sheet.rect(box, ink.NIGHT)
    sheet.path(strokes(box, 9), stroke=ink.DEEP, line=1.4)


def cell(sheet: Sheet, box: Box, state: CellState, *, widened: bool = False) -> None:
    """One cell in its state; `not_looked` draws nothing, the night is there already."""
    if widened:
        _widened(sheet, box)
        return
    match state:
        case "present":
            sheet.rect(box, ink.LAMP)
        case "absent":
            sheet.rect(box, ink.PAPER, stroke=ink.HAZE)
            sheet.path(bars(box, 3), stroke=ink.SOFT, line=0.8)
        case "inconclusive":
            _dotted(sheet, box)
        case "stale":
            sheet.rect(box, ink.NIGHT, stroke=ink.LAMP)
            sheet.path(strokes(box, 5), stroke=ink.LAMP, line=0.7)
        case "conflict":
            sheet.rect(box, ink.PAPER, stroke=ink.LAMP, line=1.5)
            sheet.path(strokes(box, 6) + strokes(box, 6, rising=False), stroke=ink.BRASS, line=1.4)
        case _:
            _unseen(sheet, box, state)


def _unseen(sheet: Sheet, box: Box, state: CellState) -> None:
    """The two ways of not having seen that differ from the night."""
    if state == "cannot_look":
        sheet.rect(box, "#0b161d")
        sheet.path(strokes(box, 9) + strokes(box, 9, rising=False), stroke="#5b7482", line=1)
    elif state == "withheld":
        sheet.rect(box, ink.NIGHT, stroke=ink.LAMP, line=1.3, dash="5 4")


def possible(sheet: Sheet, box: Box) -> None:
    """A place where somebody may have looked: a dotted outline, the night showing through."""
    sheet.rect(box, "none", stroke=ink.LAMP, line=1.3, dash="2 3")


def _widened(sheet: Sheet, box: Box) -> None:
    sheet.rect(box, ink.NIGHT, stroke=ink.LAMP, line=1.2)
    sheet.path(strokes(box, 6), stroke=ink.LAMP, line=2.4)


def _dotted(sheet: Sheet, box: Box) -> None:
    sheet.rect(box, ink.NIGHT, stroke=ink.LAMP)
    rows = max(1, int(box.h // 5))
    across = max(1, int(box.w // 5))
    for row in range(rows):
        for column in range(across):
            x = box.x + (column + 0.5) * box.w / across
            sheet.dot(x, box.y + (row + 0.5) * box.h / rows, 1.4, ink.LAMP)


def lamp_path(points: tuple[tuple[float, float], ...]) -> str:
    """Points as path data."""
    return "".join(f"{'L' if at else 'M'}{number(x)},{number(y)}" for at, (x, y) in enumerate(points))
