"""Line tables: the course of a line as JSON, read into a `LineShape`."""

from __future__ import annotations

import json

from farbank.errors import Refused
from farbank.values.ids import LineId
from farbank.values.line_shape import LineShape, Outline, Position


def parse_line(text: str) -> LineShape:
    """The shape in a line table; `Refused` with the reason when the text is not one."""
    try:
        return _shape(json.loads(text))
    except json.JSONDecodeError as error:
        raise Refused(f"the line table is not JSON (line {error.lineno}): {error.msg}") from None
    except KeyError as error:
        raise Refused(f"the line table has no {error.args[0]!r}") from None
    except (TypeError, ValueError, AttributeError):
        raise Refused("the line table does not have the shape of one: points are pairs of whole numbers") from None


def _shape(table: dict[str, object]) -> LineShape:
    west, south, east, north = _numbers(table["window"])
    return LineShape(
        line=LineId(str(table["line"])),
        version=_number(table["version"]),
        title=str(table["title"]),
        attribution=str(table["attribution"]),
        points=_positions(table["points"]),
        shares=_numbers(table["shares"]),
        left=str(table["left"]),
        right=str(table["right"]),
        rivers=tuple(str(each) for each in _list(table["rivers"])),
        splits=_numbers(table["splits"]),
        window=(west, south, east, north),
        outlines=tuple(_outline(each) for each in _list(table["outlines"])),
    )


def _outline(entry: object) -> Outline:
    if not isinstance(entry, dict):
        raise TypeError
    return Outline(name=str(entry["name"]), rings=tuple(_positions(ring) for ring in _list(entry["rings"])))


def _positions(value: object) -> tuple[Position, ...]:
    pairs = (_numbers(each) for each in _list(value))
    return tuple((lon, lat) for lon, lat in pairs)


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(_number(each) for each in _list(value))


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value
