"""Build `tables/lines/yalu-tumen-1.json` from the countries-10m.json of the npm package world-atlas 2.0.2.

Usage: python tools/build_line.py PATH/TO/countries-10m.json src/farbank/tables/lines/yalu-tumen-1.json

The line is the one arc that China (156) and North Korea (408) share, turned so that it runs from the mouth of the Yalu
to the mouth of the Tumen. Points are degrees times 10^7, shares are great-circle lengths in parts of 10^9 of the
whole. The arc is generalised: it says where along the border something is, never how long the border is.
"""

from __future__ import annotations

import json
import math
import sys
from itertools import pairwise
from pathlib import Path

CHINA, NORTH_KOREA, SOUTH_KOREA, RUSSIA = "156", "408", "410", "643"
WINDOW = (116.5, 36.0, 135.5, 46.5)  # west, south, east, north of the outlines, degrees: wider than the widest drawing
PAEKTU = (128.055, 41.999)  # the summit, degrees; the line is split at its nearest point
COARSENESS = 0.004  # degrees; outlines lose the points that stand out less than this
DEGREE = 10**7
WHOLE = 10**9

Point = tuple[float, float]


def decode(topology: dict) -> list[list[Point]]:
    """Every arc of a quantised topology, as degrees."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(arc)
    return arcs


def rings_of(geometry: dict) -> list[list[int]]:
    """The arc numbers of every ring of a country; a number below zero is an arc walked backwards."""
    if geometry["type"] == "Polygon":
        return geometry["arcs"]
    return [ring for polygon in geometry["arcs"] for ring in polygon]


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """One ring as points, its arcs joined end to start."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def great_circle(a: Point, b: Point) -> float:
    """The haversine distance of two points, in radians."""
    (lon_a, lat_a), (lon_b, lat_b) = (tuple(map(math.radians, each)) for each in (a, b))
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * math.asin(math.sqrt(half))


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker: the ends stay, and every point that stands out by more than the tolerance."""
    kept = {0, len(points) - 1}
    ranges = [(0, len(points) - 1)]
    while ranges:
        first, last = ranges.pop()
        far, distance = max(
            ((at, standing_out(points[at], points[first], points[last])) for at in range(first + 1, last)),
            key=lambda pair: pair[1],
            default=(0, 0.0),
        )
        if distance > tolerance:
            kept.add(far)
            ranges += [(first, far), (far, last)]
    return [points[at] for at in sorted(kept)]


def standing_out(point: Point, a: Point, b: Point) -> float:
    """How far a point lies from the segment a-b, in degrees."""
    across, up = b[0] - a[0], b[1] - a[1]
    long = across * across + up * up
    along = ((point[0] - a[0]) * across + (point[1] - a[1]) * up) / long if long else 0.0
    along = min(1.0, max(0.0, along))
    return math.hypot(point[0] - a[0] - along * across, point[1] - a[1] - along * up)


def clipped(points: list[Point]) -> list[Point]:
    """Sutherland-Hodgman: the part of a ring inside the window."""
    west, south, east, north = WINDOW
    for axis, limit, keep in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        cut: list[Point] = []
        for before, here in zip([points[-1], *points[:-1]], points, strict=True) if points else ():
            inside, was_inside = (keep * (each[axis] - limit) >= 0 for each in (here, before))
            if inside != was_inside:
                part = (limit - before[axis]) / (here[axis] - before[axis])
                other = before[1 - axis] + part * (here[1 - axis] - before[1 - axis])
                cut.append((limit, other) if axis == 0 else (other, limit))
            if inside:
                cut.append(here)
        points = cut
    return points


def whole(points: list[Point]) -> list[list[int]]:
    """Points as integers, without repeats."""
    rounded = [[round(lon * DEGREE), round(lat * DEGREE)] for lon, lat in points]
    return [here for at, here in enumerate(rounded) if at == 0 or here != rounded[at - 1]]


def build(topology: dict) -> dict:
    """The whole table."""
    arcs = decode(topology)
    countries = {each.get("id"): each for each in topology["objects"]["countries"]["geometries"]}
    used = {
        name: {number if number >= 0 else ~number for ring in rings_of(countries[name]) for number in ring}
        for name in (CHINA, NORTH_KOREA)
    }
    (border,) = used[CHINA] & used[NORTH_KOREA]
    line = arcs[border] if arcs[border][0][0] < arcs[border][-1][0] else arcs[border][::-1]
    lengths = [0.0]
    for a, b in pairwise(line):
        lengths.append(lengths[-1] + great_circle(a, b))
    shares = [round(each / lengths[-1] * WHOLE) for each in lengths]
    split = min(range(len(line)), key=lambda at: great_circle(line[at], PAEKTU))
    coarse = [arc if at == border else simplified(arc, COARSENESS) for at, arc in enumerate(arcs)]
    return {
        "line": "yalu-tumen",
        "version": 1,
        "title": "Yalu and Tumen",
        "attribution": "Made with Natural Earth (public domain), by way of world-atlas 2.0.2 (ISC licence).",
        "note": "Generalised: positions as shares only; its length is not the length of the border.",
        "degree": DEGREE,
        "left": "china",
        "right": "korea",
        "splits": [shares[split]],
        "rivers": ["yalu", "tumen"],
        "points": whole(line),
        "shares": shares,
        "window": [round(each * DEGREE) for each in WINDOW],
        "outlines": [
            {"name": name, "rings": outline(countries[code], coarse)}
            for name, code in (
                ("China", CHINA), ("North Korea", NORTH_KOREA), ("South Korea", SOUTH_KOREA), ("Russia", RUSSIA),
            )
        ],
    }  # fmt: skip


def outline(country: dict, arcs: list[list[Point]]) -> list[list[list[int]]]:
    """The rings of a country that reach into the window, clipped to it."""
    rings = (whole(clipped(joined(ring, arcs))) for ring in rings_of(country))
    return [ring for ring in rings if len(ring) > 3]


def main() -> None:
    """Read the atlas, write the table."""
    source, target = sys.argv[1:]
    table = build(json.loads(Path(source).read_text(encoding="utf-8")))
    Path(target).write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{target}: {len(table['points'])} points, split at {table['splits']}")


if __name__ == "__main__":
    main()
