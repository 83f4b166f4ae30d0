"""A look: who could see which stretch, when, by what, and what they saw, also nothing. Typed, or drawn on the line.

The line is drawn unrolled with what was looked at already; where anybody stood is never drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Final

from farbank.assemble import tables
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.noting_looks import LookSaid, note_look
from farbank.assemble.surveying import every_place
from farbank.errors import FarbankError, Refused
from farbank.facts.look import LineAdopted
from farbank.judgement.placed import Interval, PlacedLook, placed
from farbank.values.count import WHOLE
from farbank.values.place import LinePlace
from farbank.values.words import Basis, Outcome, VantageKind, choices
from farbank.views import looks
from farbank.web.asked import Asked, Moved, Shown
from farbank.web.language import N_
from farbank.web.remembered import once
from farbank.web.screens.offered import offered

STEPS: Final = 1000  # of the two sliders: a thousandth of the line each
SHAPES: Final = (("lying", 1000), ("standing", 360))  # the drawing, and that for a phone: how many units wide
_LETTER: Final = 8  # units that a letter of a name takes
_SIGN: Final = 14  # units that a Korean, Japanese or Chinese sign takes
_GAP: Final = 10  # units between two names
_SIZES: Final = ("city", "county", "district", "town")
OUTCOMES: Final = {
    "seen": N_("It was seen"),
    "not_seen": N_("Looked, and it was not there"),
    "inconclusive": N_("Looked, and could not tell"),
}
BY: Final = {
    "opposite_bank": N_("from the opposite bank"),
    "own_bank": N_("from the bank itself"),
    "boat": N_("from a boat"),
    "satellite": N_("by satellite"),
    "inside_partner": N_("a partner inside"),
    "witness": N_("a witness"),
    "document": N_("a document"),
    "statistic": N_("a statistic"),
}
BASES: Final = {"measured": N_("measured"), "assessed": N_("assessed by a person"), "assumed": N_("assumed")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A named place on the axis: how far along it, in units of the drawing."""

    name: str
    at: int
    has_name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The line unrolled: its width, the places beside it, and the stretches that were looked at."""

    width: int
    marks: tuple[Mark, ...]
    looked: tuple[tuple[int, int], ...]


def looking(room: Newsroom, asked: Asked) -> Shown:
    """An empty form, for the first line of the case or the one in the address; `at` draws a stretch of it."""
    low, _, high = asked.query.get("at", "").partition("-")
    line = LookSaid(line=asked.query.get("line", ""))
    if not (low.isdecimal() and high.isdecimal() and int(low) <= int(high) <= WHOLE):
        return _form(room, asked, line, "typed")
    return _form(room, asked, line, "drawn", drawn=(int(low) * STEPS // WHOLE, -(-int(high) * STEPS // WHOLE)))


def looked(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Record a look; what cannot be recorded stands in the form again, with the reason."""
    sent = LookSaid(**{each.name: asked.said(each.name) for each in fields(LookSaid)})
    way = asked.said("way", "typed")
    if asked.said("step") == "line":
        return _form(room, asked, sent, way)
    try:
        done = note_look(room, _one_way(sent, way, asked))
    except FarbankError as failure:
        return _form(room, asked, sent, way, failure, _drawn(asked))
    return Moved(to=f"/show/{done.ids[0][1]}")


def _one_way(sent: LookSaid, way: str, asked: Asked) -> LookSaid:
    """Where it was is said in one of four ways; what stands in the fields of the others does not count."""
    match way:
        case "drawn":
            start, end = (f"{each / 10:g} %" for each in _drawn(asked))
            return replace(sent, start=start, end=end, at="", extent_m="", place="")
        case "typed":
            if not (sent.start or sent.end):
                raise Refused(
                    "say where it was", advice="Give both ends of the stretch, a place, or draw it on the line."
                )
            return replace(sent, at="", extent_m="", place="")
        case "around":
            return replace(sent, start="", end="", place="")
        case _:
            return replace(sent, start="", end="", at="", extent_m="", line="")


def _drawn(asked: Asked) -> tuple[int, int]:
    found = (asked.said(name) for name in ("drawn_from", "drawn_to"))
    low, high = (int(each) if each.isascii() and each.isdigit() and len(each) <= 4 else 0 for each in found)  # noqa: PLR2004
    return min(low, STEPS), min(high, STEPS)


def _form(
    room: Newsroom,
    asked: Asked,
    sent: LookSaid,
    way: str,
    failure: FarbankError | None = None,
    drawn: tuple[int, int] = (300, 400),
) -> Shown:
    lines = looks.lines(room.rows)
    known = room.known.find("line", sent.line) if sent.line else ""
    line = next((each for each in lines if each.id == known), lines[0] if lines else None)
    targets, where = once(room, ("looked", line.id), lambda: _looked_along(room, line)) if line else ((), ())
    given = {
        "typed": replace(sent, line=line.label or line.id) if line else sent,
        "way": way if line else "place",
        "drawn": drawn,
        "lines": [(each.label or each.id, each.name) for each in lines],
        "length": _length(line) if line else (0, ""),
        "axes": [(shape, _axis(line, wide, asked.language, where)) for shape, wide in SHAPES] if line else [],
        "names": [(_name(each, asked.language), each.share * STEPS // WHOLE) for each in every_place(line)]
        if line
        else [],
        "targets": targets,
        "kinds": [(each, BY[each]) for each in choices(VantageKind)],
        "outcomes": [(each, OUTCOMES[each]) for each in choices(Outcome)],
        "bases": [(each, BASES[each]) for each in choices(Basis)],
        "sources": [(each.id, each.label or each.id) for each in offered(room, "source")],
        "wrong": str(failure).splitlines() if failure else [],
        "advice": failure.advice if failure else "",
    }
    return Shown(template="look.html.j2", given=given, status=400 if failure else 200)


def _length(line: LineAdopted) -> tuple[int, str]:
    """How many kilometres long the line is by the first who said so, and who that is; nobody where nobody did."""
    first = next(iter(line.lengths), None)
    return (round(first.metres / 1000), first.compiler) if first else (0, "")


def _looked_along(room: Newsroom, line: LineAdopted) -> tuple[tuple[str, ...], tuple[Interval, ...]]:
    """What was looked for along a line, and the stretches of it that were looked at."""
    seen = looks.looks_along(room.rows, line.name)
    found = (placed(each, line) for each in seen)
    where = {each.where for each in found if isinstance(each, PlacedLook)}
    return tuple(sorted({each.target for each in seen})), tuple(sorted(where))


def _axis(line: LineAdopted, width: int, language: str, where: Iterable[Interval]) -> Axis:
    seen = {(start * width // WHOLE, end * width // WHOLE) for start, end in where}
    return Axis(width=width, marks=tuple(_marks(line, width, language)), looked=tuple(sorted(seen)))


def _marks(line: LineAdopted, width: int, language: str) -> Iterator[Mark]:
    """The places along the line; the largest are named, where their names leave each other room."""
    every = tuple(every_place(line))
    taken: list[tuple[int, int]] = []
    named: set[str] = set()
    for each in sorted(every, key=lambda place: (_rank(place.id), place.share)):
        name = _name(each, language)
        at, half = each.share * width // WHOLE, sum(_LETTER if sign.isascii() else _SIGN for sign in name) // 2
        free = all(at + half + _GAP < start or end + _GAP < at - half for start, end in taken)
        if free and half <= at <= width - half:
            taken.append((at - half, at + half))
            named.add(each.id)
    for each in every:
        yield Mark(name=_name(each, language), at=each.share * width // WHOLE, has_name=each.id in named)


def _name(place: LinePlace, language: str) -> str:
    """Its name in the language of the page, else the first; both are found again when they are typed."""
    return next((text for own, text in place.names if own == language), place.names[0][1])


def _rank(place: str) -> int:
    known = tables.gazetteer().places.get(place)
    return _SIZES.index(known.kind) if known and known.kind in _SIZES else len(_SIZES)
