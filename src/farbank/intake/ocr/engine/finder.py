"""Where the lines of writing are on a page: PP-OCR's detector (Apache-2.0, as it ships in rapidocr), and boxes from it.

The steps are those of DB (Liao et al., Real-time Scene Text Detection with Differentiable Binarization, AAAI 2020) with
the numbers of rapidocr 3.10's configuration. Growing the smallest box of a region by `distance` on each side is what
their polygon offset does to a rectangle.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

import cv2
import numpy as np
import onnxruntime

_GLANCE, _LONGEST = 384, 864  # pixels of the longer side of what the network sees, at first and at most
_LEGIBLE: Final = 14  # pixels a grown box is high at least where a glance is enough; at 10 lines begin to be lost
_STEP: Final = 32  # the network halves five times
_INK, _SURE, _GROW = 0.3, 0.5, 1.6
_SMALLEST: Final = 3  # pixels a line is high at least, as the network sees it
_MOST: Final = 1_000  # lines on a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A box around one line: its middle, its length along the writing, its height, and its turn in degrees."""

    x: float
    y: float
    length: float
    height: float
    degrees: float

    @property
    def corners(self) -> Any:  # noqa: ANN401 - an array of four points
        """Top left, top right, bottom right, bottom left, as the line is read."""
        along = np.deg2rad(self.degrees)
        right = np.array([np.cos(along), np.sin(along)]) * self.length / 2
        down = np.array([-np.sin(along), np.cos(along)]) * self.height / 2
        middle = np.array([self.x, self.y])
        return np.array(
            [middle - right - down, middle + right - down, middle + right + down, middle - right + down], np.float32
        )


class Finder:
    """Finds lines. Made before the fence closes, since it loads a model."""

    def __init__(self, model: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # behind the fence nothing starts a thread
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(model.read_bytes(), options, providers=["CPUExecutionProvider"])

    def lines(self, picture: Any) -> list[Line]:  # noqa: ANN401 - rows of RGB pixels
        """Every line on a page, in the order in which it is read.

        A glance is enough where all that it finds is large: it costs a fifth of a whole look, and on a page of a few
        lines the look is most of the work. Where it finds nothing, or anything small, the page is looked at in full.
        """
        found, doubtful = self._look(picture, _GLANCE)
        if doubtful and max(picture.shape[:2]) > _GLANCE:
            found, _ = self._look(picture, _LONGEST)
        return in_order(found)

    def _look(self, picture: Any, longest: int) -> tuple[list[Line], bool]:  # noqa: ANN401
        """The lines as the network sees them at this size, and whether it may have missed some."""
        height, width = picture.shape[:2]
        chance = self._session.run(None, {"x": _as_the_network_sees(picture, longest)})[0][0, 0]
        wide, high = width / chance.shape[1], height / chance.shape[0]
        boxes, passed_over = _boxes(chance)
        small = any(each.height < _LEGIBLE for each in boxes)
        return [_scaled(each, wide, high) for each in boxes], passed_over or small or not boxes


def _as_the_network_sees(picture: Any, longest: int) -> Any:  # noqa: ANN401
    height, width = picture.shape[:2]
    scale = min(1.0, longest / max(height, width))
    sides = [max(_STEP, round(side * scale / _STEP) * _STEP) for side in (width, height)]
    small = cv2.resize(picture, sides, interpolation=cv2.INTER_AREA)[:, :, ::-1]  # it was trained on BGR
    return ((small.astype(np.float32) / 255 - 0.5) / 0.5).transpose(2, 0, 1)[None]


def _boxes(chance: Any) -> tuple[list[Line], bool]:  # noqa: ANN401
    """The smallest box around each region that is likely writing, grown to hold the whole of its letters.

    Beside them whether a region was passed over, as too small or too unlike writing.
    """
    ink = cv2.dilate((chance > _INK).astype(np.uint8), np.ones((2, 2), np.uint8))
    found, passed_over = [], False
    for outline in cv2.findContours(ink, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)[0][:_MOST]:
        box = cv2.minAreaRect(outline)
        (x, y), (width, height), degrees = box
        if min(width, height) < _SMALLEST or _likely(chance, box) < _SURE:
            passed_over = True
            continue
        distance = width * height * _GROW / (2 * (width + height))
        found.append(_upright(x, y, width + 2 * distance, height + 2 * distance, degrees))
    return found, passed_over


def _likely(chance: Any, box: Any) -> float:  # noqa: ANN401
    """The mean chance of writing inside a box."""
    corners = np.round(cv2.boxPoints(box)).astype(np.int32)
    high, wide = chance.shape
    left, top = np.clip(corners.min(axis=0), 0, [wide - 1, high - 1])
    right, bottom = np.clip(corners.max(axis=0), 0, [wide - 1, high - 1])
    inside = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    cv2.fillPoly(inside, [corners - [left, top]], 1)
    return float(cv2.mean(np.ascontiguousarray(chance[top : bottom + 1, left : right + 1]), inside)[0])


def _upright(x: float, y: float, width: float, height: float, degrees: float) -> Line:
    """The same box with its turn between -45 and 45 degrees, so that its length runs from left to right."""
    while degrees > 45:  # noqa: PLR2004
        width, height, degrees = height, width, degrees - 90
    while degrees < -45:  # noqa: PLR2004
        width, height, degrees = height, width, degrees + 90
    return Line(x=x, y=y, length=width, height=height, degrees=degrees)


def _scaled(line: Line, wide: float, high: float) -> Line:
    return Line(
        x=line.x * wide, y=line.y * high, length=line.length * wide, height=line.height * high, degrees=line.degrees
    )


def in_order(lines: list[Line]) -> list[Line]:
    """Lines from top to bottom, those side by side from left to right, along the turn of the page."""
    if not lines:
        return []
    turn = np.deg2rad(median(each.degrees for each in lines))
    across = [(each.x * np.cos(turn) + each.y * np.sin(turn)) for each in lines]
    down = [(each.y * np.cos(turn) - each.x * np.sin(turn)) for each in lines]
    rows: list[list[int]] = []
    for at in sorted(range(len(lines)), key=down.__getitem__):
        last = rows[-1][-1] if rows else -1
        if last >= 0 and down[at] - down[last] < min(lines[at].height, lines[last].height) / 2:
            rows[-1].append(at)
        else:
            rows.append([at])
    return [lines[at] for row in rows for at in sorted(row, key=across.__getitem__)]
