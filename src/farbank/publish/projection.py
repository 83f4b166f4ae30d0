"""Degrees to a flat sheet: Lambert's conformal conic (Snyder, Map Projections, 1987, p. 107), sphere of radius 1."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, log, pi, radians, sin, tan

from farbank.publish.figure import Ring
from farbank.publish.svg import Box

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conic:
    """The cone through two parallels (degrees), straight at `middle` (longitude, degrees)."""

    south: float
    north: float
    middle: float

    @property
    def _n(self) -> float:
        one, two = radians(self.south), radians(self.north)
        return log(cos(one) / cos(two)) / log(tan(pi / 4 + two / 2) / tan(pi / 4 + one / 2))

    def __call__(self, at: Point) -> Point:
        """East and south of the middle, in earth radii."""
        n, first = self._n, radians(self.south)
        f = cos(first) * tan(pi / 4 + first / 2) ** n / n
        rho = f / tan(pi / 4 + radians(at[1]) / 2) ** n
        theta = n * radians(at[0] - self.middle)
        return rho * sin(theta), rho * cos(theta)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A cone laid on a sheet so that a line fills a given part of it."""

    cone: Conic
    scale: float
    left: float
    top: float

    def __call__(self, at: Point) -> Point:
        x, y = self.cone(at)
        return self.left + x * self.scale, self.top + y * self.scale


def fit(line: Ring, part: Box) -> Window:
    """The window that shows the whole line as large as it goes inside `part`, in its middle."""
    longs, lats = [x for x, _ in line], [y for _, y in line]
    margin = max((max(lats) - min(lats)) / 6, 0.2)
    cone = Conic(south=min(lats) - margin, north=max(lats) + margin, middle=(min(longs) + max(longs)) / 2)
    flat = [cone(point) for point in line]
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    scale = min(part.w / max(max(xs) - min(xs), 1e-9), part.h / max(max(ys) - min(ys), 1e-9))
    left = part.x + part.w / 2 - scale * (max(xs) + min(xs)) / 2
    top = part.y + part.h / 2 - scale * (max(ys) + min(ys)) / 2
    return Window(cone=cone, scale=scale, left=left, top=top)


def clipped(ring: tuple[Point, ...], box: Box) -> tuple[Point, ...]:
    """A ring cut to a rectangle (Sutherland and Hodgman, 1974); empty when it lies outside."""
    for axis, edge, sign in ((0, box.x, 1), (0, box.right, -1), (1, box.y, 1), (1, box.bottom, -1)):
        ring = _cut(ring, axis, edge, sign)
    return ring


def _cut(ring: tuple[Point, ...], axis: int, edge: float, sign: int) -> tuple[Point, ...]:
    kept: list[Point] = []
    for at, here in enumerate(ring):
        before = ring[at - 1]
        inside, was_inside = (here[axis] - edge) * sign >= 0, (before[axis] - edge) * sign >= 0
        if inside != was_inside:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if inside:
            kept.append(here)
    return tuple(kept)


def along(points: tuple[Point, ...], start: float, end: float) -> tuple[Point, ...]:
    """The part of a line between two shares of its length."""
    lengths = [0.0]
    for (x1, y1), (x2, y2) in pairwise(points):
        lengths.append(lengths[-1] + ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    whole = lengths[-1] or 1.0
    inner = [p for p, at in zip(points, lengths, strict=True) if start * whole < at < end * whole]
    return (_at(points, lengths, start * whole), *inner, _at(points, lengths, end * whole))


def _at(points: tuple[Point, ...], lengths: list[float], distance: float) -> Point:
    for number in range(1, len(points)):
        if lengths[number] >= distance:
            step = lengths[number] - lengths[number - 1] or 1.0
            share = (distance - lengths[number - 1]) / step
            (x1, y1), (x2, y2) = points[number - 1], points[number]
            return x1 + share * (x2 - x1), y1 + share * (y2 - y1)
    return points[-1]


def holds(rings: tuple[tuple[Point, ...], ...], at: Point) -> bool:
    """Whether a point lies inside any of the rings (counting crossings to its right)."""
    return any(_inside(ring, at) for ring in rings)


def _inside(ring: tuple[Point, ...], at: Point) -> bool:
    crossed = False
    for number, (x2, y2) in enumerate(ring):
        x1, y1 = ring[number - 1]
        if (y1 > at[1]) != (y2 > at[1]) and at[0] < (x2 - x1) * (at[1] - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed
