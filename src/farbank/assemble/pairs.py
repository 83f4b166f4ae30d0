"""Two who could be one: each pair of persons once, with what speaks for it and against it, for a person to decide.

Nothing is decided here, and nothing is recorded. A surname alone proposes nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from farbank.assemble.asking_people import conflict_words, person_of, ranked_for, standing_of
from farbank.assemble.name_tables import name_reader
from farbank.assemble.names_table import Cell, cells_of
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Missing
from farbank.facts.source import SourceNamed
from farbank.facts.statement import SubjectNamed
from farbank.judgement.sameness import Standing, Stated
from farbank.reading.persons.circumstances import Reason
from farbank.reading.persons.shortlist import Ranked, shortlist
from farbank.views import persons

MOST_LOOKED: Final = 2000  # persons that one page looks through
_AT_ONCE: Final = 200
Row = SubjectNamed | SourceNamed


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two, as far as the case says it."""

    id: str
    label: str
    cells: Mapping[str, tuple[Cell, ...]]
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two persons side by side. `bits` is what the reasons come to; `said` what stands of exactly these two."""

    one: Side
    other: Side
    bits: float
    reasons: tuple[Reason, ...]
    said: tuple[Stated, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of whom nobody has said anything, and the person at whom the next page begins (`""`: there is none)."""

    pairs: tuple[Pair, ...]
    then: str
    looked: int


def undecided(room: Newsroom, *, begin: str = "", most: int = 25) -> Pairs:
    """At least `most` pairs, if there are so many, from one person on; all pairs of a person stand on one page."""
    standing, found, looked, here = standing_of(room), list[Pair](), 0, begin
    while True:
        ids = persons.after(room.rows, here, _AT_ONCE + 1)
        alike = frozenset(persons.alike(room.rows, ids[:_AT_ONCE]))
        for each in ids[:_AT_ONCE]:
            if len(found) >= most or looked >= MOST_LOOKED:
                return Pairs(pairs=tuple(found), then=each, looked=looked)
            looked += 1
            found += _pairs_of(room, standing, each) if each in alike else ()
        if len(ids) <= _AT_ONCE:
            return Pairs(pairs=tuple(found), then="", looked=looked)
        here = ids[_AT_ONCE]


def pair(room: Newsroom, one: str, other: str) -> Pair:
    """Two persons side by side, whatever was said of them."""
    first, second = sorted((room.resolve("", one), room.resolve("", other)), key=_in_order)
    standing = standing_of(room)
    row, beside = _row(room, first), _row(room, second)
    ranked = shortlist(person_of(row), [person_of(beside)], name_reader().frequencies)
    return _pair(standing, row, beside, ranked[0] if ranked else None)


def next_pair(room: Newsroom, one: str, other: str) -> tuple[str, str] | None:
    """The pair of whom nobody has said anything that comes after these two; None where there is none."""
    first, second = sorted((one, other), key=_in_order)
    standing = standing_of(room)
    rest = [each.other.id for each in _pairs_of(room, standing, first) if _in_order(each.other.id) > _in_order(second)]
    if rest:
        return first, min(rest, key=_in_order)
    begin = persons.after(room.rows, first, 2)[1:]
    while begin:
        page = undecided(room, begin=begin[0], most=1)
        if page.pairs:
            found = min(page.pairs, key=lambda each: _in_order(each.other.id))
            return found.one.id, found.other.id
        begin = (page.then,) if page.then else ()
    return None


def _pairs_of(room: Newsroom, standing: Standing, identity: str) -> Iterator[Pair]:
    """The pairs of a person with those who come later."""
    row = _row(room, identity)
    out = {identity, *standing.group(identity), *standing.apart(identity)}
    for ranked in ranked_for(room, person_of(row), out):
        if _in_order(ranked.person) > _in_order(identity):
            yield _pair(standing, row, _row(room, ranked.person), ranked)


def _pair(standing: Standing, one: Row, other: Row, ranked: Ranked | None) -> Pair:
    both = {one.id, other.id}
    return Pair(
        one=_side(one),
        other=_side(other),
        bits=ranked.bits if ranked else 0.0,
        reasons=ranked.reasons if ranked else (),
        said=tuple(each for each in standing.about(one.id) if {each.one, each.other} == both),
        conflicts=tuple(conflict_words(each) for each in standing.conflicts(both)),
    )


def _side(row: Row) -> Side:
    told = _told(row) if isinstance(row, SubjectNamed) else (("source", "public already"),)
    return Side(id=row.id, label=row.label, cells=cells_of(row), told=tuple(each for each in told if each[1]))


def _told(row: SubjectNamed) -> tuple[tuple[str, str], ...]:
    kin = "; ".join(f"{each.relation} {each.name}".strip() for each in row.kin)
    return ("born", row.born.words if row.born else ""), ("sex", row.sex), ("kin", kin), ("last place", row.last_place)


def _row(room: Newsroom, identity: str) -> Row:
    found = persons.person(room.rows, identity)
    if found is None:
        raise Missing(
            f"{identity} names no person", advice="Same and apart are said of persons, and of sources who are public."
        )
    return found


def _in_order(identity: str) -> tuple[str, int, str]:
    return identity[:1], len(identity), identity
