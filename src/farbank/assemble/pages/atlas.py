"""The line and its two banks: what the map of a report is drawn from. No camera position is ever passed on."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final, Literal

from farbank.assemble import tables
from farbank.assemble.pages import words
from farbank.assemble.pages.spans import span_words
from farbank.assemble.pages.whereabouts import place_seen
from farbank.assemble.surveying import Surveyed, every_place
from farbank.facts.look import LineAdopted, Looked
from farbank.publish.figure import Land, Lit, MapFigure, NoFigure, Ring, Town
from farbank.publish.wording import wording
from farbank.values.count import WHOLE
from farbank.values.line_shape import DEGREE, Position
from farbank.values.place import LinePlace
from farbank.values.stretch import Stretch, around

Number = Callable[[str], int]
Tone = Literal["closed", "near", "other"]
TONES: Final[dict[str, Tone]] = {"North Korea": "closed", "China": "near"}
NAMES_AT: Final = {"North Korea": (127.1, 40.2), "China": (127.2, 43.5), "Russia": (131.6, 43.9)}
TOWNS: Final = ("Sinuiju", "Dandong", "Manpo", "Chunggang", "Hyesan", "Musan", "Onsong")
NO_CAMERA: Final = "No camera position is drawn. A mark shows the stretch that was seen, never where somebody stood."


def atlas(surveyed: tuple[Surveyed, ...], line: LineAdopted, language: str, number: Number) -> MapFigure | NoFigure:
    """The map of a built-in line with the stretches the page draws as seen."""
    say = wording(language)
    if line.name not in tables.LINES:
        return NoFigure(because=say("This line has no map of its own yet."))
    shape = tables.shape_of(line.name)
    lit = [_lit(look, line, language, number) for one in surveyed for look in _seen(one)]
    return MapFigure(
        lands=tuple(
            Land(
                name=each.name,
                rings=tuple(_ring(ring) for ring in each.rings),
                tone=TONES.get(each.name, "other"),
                label_at=NAMES_AT.get(each.name),
            )
            for each in shape.outlines
        ),
        line=_ring(shape.points),
        lit=tuple(dict.fromkeys(each for each in lit if each is not None)),
        towns=tuple(_town(each, line, language) for each in every_place(line) if each.names[0][1] in TOWNS),
        credit=say(shape.attribution),
        notes=(say(NO_CAMERA),),
    )


def _seen(surveyed: Surveyed) -> list[Looked]:
    shown = {each for cell in surveyed.coverage.cells if cell.state == "present" for each in cell.looks}
    return [each for each in surveyed.looks if each.id in shown]


def _lit(look: Looked, line: LineAdopted, language: str, number: Number) -> Lit | None:
    stretch, say = _stretch(look, line), wording(language)
    if stretch is None:
        return None
    return Lit(
        start=Fraction(stretch.start, WHOLE),
        end=Fraction(stretch.end, WHOLE),
        name=place_seen(look, language),
        words=say.listed((words.inside(words.target_words(look.target, say)), span_words(look.when, say))),
        note=number(look.item),
    )


def _stretch(look: Looked, line: LineAdopted) -> Stretch | None:
    if look.stretch is not None:
        return look.stretch
    if look.centre is None or not line.lengths:
        return None
    return around(line.name, line.version, look.centre, Fraction(look.extent, line.lengths[0].metres))


def _town(place: LinePlace, line: LineAdopted, language: str) -> Town:
    at = tables.shape_of(line.name).at(place.share)
    return Town(at=_degrees(at), names=words.place_words(place, language), away=place.side == "china")


def _ring(points: tuple[Position, ...]) -> Ring:
    return tuple(_degrees(each) for each in points)


def _degrees(point: Position) -> tuple[float, float]:
    return point[0] / DEGREE, point[1] / DEGREE
