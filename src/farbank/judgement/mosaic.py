"""Everything told of one person, put together dimension by dimension.

- What different reports, captions and editions told is put together; the order does not matter.
- Values that cannot all be true of one person are a contradiction, and are asked about; years that passed and a word
  on when something was true can explain them.
- What nobody counted adds nothing to the number and is named, so that the gate can hold for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from farbank.facts.persona import PopulationCounted
from farbank.judgement.ages import TWO_WAYS, Ages, ages, one_growing
from farbank.judgement.counted_sets import BOUNDED_BY, limit_of
from farbank.judgement.shares import IMMUTABLE, Tables
from farbank.judgement.told import Told

Values = frozenset[str]
Words = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """All that was told on one dimension: the sets of values, and every non-empty set in which some of them meet.

    `shown` is the narrowest thing told, in print rather than here; `holders` are the sources behind the person, for
    what only they can know; `lookup` is False when nothing of it can be looked up. `conflict` says that not all of it
    can be true of one person; `nested` (finer, wider) values that were taken to lie inside one another, `grown` those
    that years explain. `moves` are pairs of sets that were true of the person at different times, so both count.
    """

    dimension: str
    sets: frozenset[Values]
    told: tuple[Told, ...]
    shown: Told
    holders: frozenset[str] = frozenset()
    lookup: bool = True
    conflict: bool = False
    nested: tuple[Words, ...] = ()
    grown: tuple[Words, ...] = ()
    moves: frozenset[tuple[Values, Values]] = frozenset()

    @property
    def values(self) -> Values:
        """Every value that was told."""
        return frozenset(value for each in self.told for value in each.values)

    @property
    def narrowest(self) -> tuple[Values, ...]:
        """The sets that have no other one inside them, in the order of their values."""
        return tuple(each for each in sorted(self.sets, key=sorted) if not any(other < each for other in self.sets))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Apart:
    """Two tellings with no value in common, and how they can both be true: one inside the other, grown, or moved."""

    one: Told
    other: Told
    nested: Words | None = None
    grown: bool = False
    moved: bool = False


def facts(told: Iterable[Told], tables: Tables, holders: frozenset[str] = frozenset()) -> tuple[Fact, ...]:
    """What was told, put together dimension by dimension, in the order of the dimensions' names."""
    found: dict[str, list[Told]] = {}
    for each in told:
        found.setdefault(each.dimension, []).append(each)
    return tuple(fact_of(name, found[name], tables, holders) for name in sorted(found))


def fact_of(name: str, told: Iterable[Told], tables: Tables, holders: frozenset[str] = frozenset()) -> Fact:
    """What was told on one dimension (at least one thing)."""
    rows = tuple(sorted(told, key=lambda each: (each.draft, each.place, sorted(each.values))))
    now = tuple(_carried(each, tables) for each in rows)
    heard = [(each, as_of_now) for each, as_of_now in zip(rows, now, strict=True) if each.lookup]
    apart = [
        _apart(one, other, tables) for one, other in combinations(_different(now), 2) if not one.values & other.values
    ]
    bare = [each for each in apart if not (each.nested or each.grown or each.moved)]
    whole = not bare and (bool(apart) or bool(frozenset.intersection(*(each.values for each in now))))
    sets = frozenset(each.values for _, each in heard if each.values)
    return Fact(
        dimension=name,
        sets=_closed(sets),
        told=rows,
        shown=_narrowest(heard, tables) if heard else rows[0],
        holders=holders,
        lookup=bool(sets),
        conflict=not whole,
        nested=tuple(sorted({each.nested for each in apart if each.nested is not None})),
        grown=tuple(sorted({_words(each) for each in apart if each.grown})),
        moves=frozenset(_moves(each) for each in apart if each.moved and each.one.lookup and each.other.lookup),
    )


def merged(several: Iterable[Iterable[Fact]], tables: Tables, holders: frozenset[str]) -> tuple[Fact, ...]:
    """The facts of several persons as those of one; `holders` are the sources behind all of them."""
    found: dict[str, list[Fact]] = {}
    for known in several:
        for each in known:
            found.setdefault(each.dimension, []).append(each)
    return tuple(_merged(found[name], tables, holders) for name in sorted(found))


def _merged(some: Sequence[Fact], tables: Tables, holders: frozenset[str]) -> Fact:
    first = some[0]
    if len(some) == 1 and (first.holders == holders or first.dimension not in BOUNDED_BY):
        return first
    return fact_of(first.dimension, (told for each in some for told in each.told), tables, holders)


def uncounted(known: Iterable[Fact], tables: Tables) -> tuple[Words, ...]:
    """The (dimension, value) pairs that neither a share nor a counted set covers."""
    return tuple(
        (fact.dimension, value)
        for fact in known
        if fact.lookup
        for value in sorted(fact.values)
        if not tables.counted(fact.dimension, value)
        and limit_of(fact.dimension, frozenset({value}), fact.holders, tables) is None
    )


def reference(tables: Tables) -> PopulationCounted | None:
    """The largest population: the whole out of which everything narrows."""
    return max(tables.populations, key=lambda each: (each.count, each.label), default=None)


def _carried(told: Told, tables: Tables) -> Told:
    """The same with ages as they are on the day of the tables; what nobody dated is taken as told on that day."""
    found = [ages(value) for value in told.values] if told.dimension == "age" and tables.today else []
    read = [each for each in found if each is not None]
    if tables.today is None or not read or len(read) < len(found):
        return told
    words = [each.on(told.when or tables.today, tables.today).words() for each in read]
    return replace(told, values=frozenset().union(*words))


def _different(rows: Sequence[Told]) -> tuple[Told, ...]:
    """One telling of each set of values, day and time at which it was true, in the order of the values."""
    found = {(each.values, each.held, each.when if each.dimension == "children" else None): each for each in rows}
    return tuple(sorted(found.values(), key=lambda each: (sorted(each.values), str(each.when), str(each.held))))


def _apart(one: Told, other: Told, tables: Tables) -> _Apart:
    return _Apart(
        one=one,
        other=other,
        nested=_nesting(one.dimension, one.values, other.values, tables),
        grown=_grown(one, other),
        moved=one.dimension not in IMMUTABLE and one.apart_from(other),
    )


def _nesting(name: str, one: Values, other: Values, tables: Tables) -> Words | None:
    """Which of two disjoint sets is taken to lie inside the other, in words, or None."""
    for small, large in ((one, other), (other, one)):
        if all(any(tables.inside(name, finer, wider) for wider in large) for finer in small):
            return " or ".join(sorted(small)), " or ".join(sorted(large))
    return None


def _grown(one: Told, other: Told) -> bool:
    """Whether years that passed, or two ways of counting them, explain that two tellings differ."""
    if one.dimension == "age":
        first, second = span_of_ages(one.values), span_of_ages(other.values)
        return first is not None and second is not None and first.near(second, TWO_WAYS)
    if one.dimension != "children" or one.when is None or other.when is None:
        return False
    told, later = one.when, other.when
    return all(any(one_growing((a, told), (b, later)) for b in other.values) for a in one.values)


def span_of_ages(values: Values) -> Ages | None:
    """From the youngest to the oldest that some values allow; None where one of them names no age."""
    found = [ages(value) for value in values]
    read = [each for each in found if each is not None]
    if not read or len(read) < len(found):
        return None
    return Ages(first=min(each.first for each in read), last=max(each.last for each in read))


def _words(pair: _Apart) -> Words:
    one, other = sorted((pair.one.words, pair.other.words))
    return one, other


def _moves(pair: _Apart) -> tuple[Values, Values]:
    one, other = sorted((pair.one.values, pair.other.values), key=sorted)
    return one, other


def _narrowest(heard: Sequence[tuple[Told, Told]], tables: Tables) -> Told:
    """What was told that leaves the smallest part, in print rather than here, and the first of several."""
    sizes = {values: _size(each, tables) for values, each in {each.values: each for _, each in heard}.items()}
    return min(heard, key=lambda pair: (sizes[pair[1].values], pair[0].draft))[0]


def _size(told: Told, tables: Tables) -> Fraction:
    largest = reference(tables)
    part = tables.part(largest, told.dimension, told.values) if largest and told.values else None
    return part.share if part else Fraction(1)


def _closed(sets: frozenset[Values]) -> frozenset[Values]:
    """The sets and all non-empty meetings of any of them, so that a further set can only narrow."""
    found: set[Values] = set()
    for each in sorted(sets, key=sorted):
        found |= {each} | {meeting for other in found if (meeting := each & other)}
    return frozenset(found)
