"""A whole page by machine: which way it lies, which language it is in, then every line of it.

- The three longest lines are read in every writing that was asked for; the surest is that of the page. Where two are
  close, six or twelve lines decide.
- A line that is doubtful in the language of the page is tried in the others.
- A page that no language reads surely is refused: an engine without the letters of a script gives digits, not silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from farbank.intake.ocr.engine.finder import Finder, Line
from farbank.intake.ocr.engine.letters import Letters, Said, strip_of
from farbank.intake.readers.reader import Unreadable

_SAMPLES: Final = (3, 6, 12)  # lines; more where the first ones do not decide
_CLOSE: Final = 3  # percent; simplified and traditional Chinese are often as near as that
_SURE: Final = 75  # percent; what is printed and whole stands above 85, another script below 60
_LEAST: Final = 55
_TALL: Final = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One line: what it says, and its corners (four times x, y in pixels of the page as it was given)."""

    said: Said
    corners: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """The page turned `quarters` counter-clockwise, its lines, its writing, and how surely a sample of them reads.

    `heard` is what was read so far, by the place of the line and the writing.
    """

    picture: Any
    quarters: int
    lines: list[Line]
    writing: str
    sure: float
    heard: Mapping[tuple[int, str], Said]


def read_page(picture: Any, finder: Finder, letters: Letters) -> tuple[Read, ...]:  # noqa: ANN401 - rows of RGB pixels
    """Every line of a page in order; raises `Unreadable` with the reason where it cannot be read."""
    lines = finder.lines(picture)
    if not lines:
        raise Unreadable("no line of writing was found on it")
    view = _best_view(picture, lines, finder, letters)
    if view.sure < _LEAST:
        raise Unreadable(_why_not(view, letters))
    height, width = picture.shape[:2]
    found = []
    for at, line in enumerate(view.lines):
        said = _said(view, at, letters)
        if said.words:
            found.append(Read(said=said, corners=_back(line.corners, view.quarters, width, height)))
    return tuple(found)


def _best_view(picture: Any, lines: list[Line], finder: Finder, letters: Letters) -> _View:  # noqa: ANN401
    """Upright or upside down; where most lines stand on end, on one side or the other."""
    first, second = (1, 3) if _stands_on_end(lines) else (0, 2)
    view = _view(picture, first, lines if first == 0 else None, finder, letters)
    if view.sure >= _SURE:
        return view
    return max(view, _view(picture, second, None, finder, letters), key=lambda each: each.sure)


def _view(picture: Any, quarters: int, lines: list[Line] | None, finder: Finder, letters: Letters) -> _View:  # noqa: ANN401
    turned = np.ascontiguousarray(np.rot90(picture, quarters))
    found = finder.lines(turned) if lines is None else lines
    longest = sorted(range(len(found)), key=lambda at: found[at].length, reverse=True)
    heard: dict[tuple[int, str], Said] = {}
    sure: dict[str, float] = {}
    close = letters.writings
    for most in _SAMPLES:
        for at in longest[:most]:
            strip = strip_of(turned, found[at])
            heard.update({(at, each): letters.read(strip, each) for each in close if (at, each) not in heard})
        sure = {each: _mean([heard[at, each].confidence for at in longest[:most]]) for each in close}
        close = tuple(each for each in close if sure[each] > max(sure.values()) - _CLOSE)
        if len(close) == 1:
            break
    writing = max(close, key=sure.__getitem__)
    return _View(picture=turned, quarters=quarters, lines=found, writing=writing, sure=sure[writing], heard=heard)


def _mean(confidences: list[int]) -> float:
    return sum(confidences) / len(confidences) if confidences else 0.0


def _said(view: _View, at: int, letters: Letters) -> Said:
    """One line: as the sample heard it, else in the writing of the page, where that is doubtful in the others too."""
    strip = strip_of(view.picture, view.lines[at])
    said = view.heard.get((at, view.writing)) or letters.read(strip, view.writing)
    if said.confidence >= _SURE:
        return said
    others = [view.heard.get((at, each)) or letters.read(strip, each) for each in letters.writings]
    return max((said, *others), key=lambda each: each.confidence)


def _stands_on_end(lines: list[Line]) -> bool:
    tall = sum(each.length * each.height for each in lines if each.height > _TALL * each.length)
    return 2 * tall > sum(each.length * each.height for each in lines)


def _why_not(view: _View, letters: Letters) -> str:
    tried = ", ".join(letters.languages)
    vertical = "; its lines may run from top to bottom, which is not read" if view.quarters % 2 else ""
    return f"none of the languages that were tried ({tried}) reads it surely: {round(view.sure)} % at best{vertical}"


def _back(corners: Any, quarters: int, width: int, height: int) -> tuple[int, ...]:  # noqa: ANN401
    """Corners on the turned page as they lie on the page that was given."""
    points = [(float(x), float(y)) for x, y in corners]
    for _ in range(quarters):  # turned counter-clockwise, (x, y) came to lie at (y, width - x)
        width, height = height, width
    for _ in range(quarters):
        width, height = height, width
        points = [(width - y, x) for x, y in points]
    return tuple(min(max(round(each), 0), 1_000_000) for point in points for each in point)
