"""The three cheapest changes of the draft after which nothing would be found. What is published cannot be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, islice, product
from typing import Final

from farbank.judgement.counting import Field, Narrowing
from farbank.judgement.exposing_sets import weighed
from farbank.judgement.mosaic import fact_of
from farbank.judgement.question import Limits
from farbank.judgement.remedies import all_of, instead, without_sentence
from farbank.judgement.rewording import Remedy, Rewording
from farbank.judgement.shares import Tables, said, shown
from farbank.judgement.told import Told
from farbank.judgement.upper_ends import AT_ONCE
from farbank.judgement.verdict import Where

SHOWN: Final = 3
TRIES: Final = 1000  # of the cheapest changes; a draft that tells so much of one person is not mended by its words
GENERALISE, LEAVE_OUT = 1, 2  # what a change costs the reader, in steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing the draft tells, and what it would tell instead (None: nothing)."""

    told: Told
    instead: Told | None

    def __str__(self) -> str:
        if self.instead is None:
            return f'leave "{self.told.words}" out'
        return f'say "{self.instead.words}" instead of "{self.told.words}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """All that a repair is tried against."""

    among: Field
    limits: Limits
    holders: frozenset[str] = frozenset()

    @property
    def tables(self) -> Tables:
        """The counted world."""
        return self.among.tables


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """Everything told, by dimension, and what was worked out of each way in which one dimension may be changed."""

    around: Circumstances
    told: Mapping[str, tuple[Told, ...]]
    done: dict[tuple[str, tuple[Change, ...]], Narrowing | None] = field(default_factory=dict)

    def passes(self, changes: tuple[Change, ...]) -> bool:
        """Whether the limits would find nothing after some changes."""
        known = [found for name in self.told if (found := self._narrowing(name, changes)) is not None]
        return not known or weighed(self.around.among.least(known), self.around.limits) is None

    def _narrowing(self, name: str, changes: tuple[Change, ...]) -> Narrowing | None:
        key = name, tuple(each for each in changes if each.told.dimension == name)
        if key not in self.done:
            after = tuple(_changed(self.told[name], key[1]))
            fact = fact_of(name, after, self.around.tables, self.around.holders) if after else None
            self.done[key] = self.around.among.narrowing(fact) if fact is not None and fact.lookup else None
        return self.done[key]


def repairs(told: Sequence[Told], around: Circumstances) -> tuple[Remedy, ...]:
    """Up to three, cheapest first; none when no change of the draft's words helps.

    Each says in a sentence what it does; those that are nothing but other words hold the changes.
    """
    by_dimension: dict[str, tuple[Told, ...]] = {}
    for each in told:
        by_dimension[each.dimension] = (*by_dimension.get(each.dimension, ()), each)
    trial = _Trial(around=around, told=by_dimension)
    found: list[tuple[Change, ...]] = []
    for changes in islice(_cheapest_first(_of_draft(told), around.tables), TRIES):
        needless = any(set(each) <= set(changes) for each in found)
        if not needless and trial.passes(changes):
            found.append(changes)
        if len(found) == SHOWN:
            break
    return tuple(Remedy(does=_sentence(each), changes=_carried_out(each, told)) for each in found)


def _of_draft(told: Sequence[Told]) -> tuple[Told, ...]:
    """What the draft tells, each value of a dimension once: the same words twice are changed together."""
    return tuple({(each.dimension, each.values): each for each in told if each.draft and each.lookup}.values())


def _cheapest_first(mine: Sequence[Told], tables: Tables) -> Iterator[tuple[Change, ...]]:
    """All changes of up to four things, by what they cost and then by their words."""
    coarser = [_coarser(each, tables) for each in mine]
    most = min(len(mine), AT_ONCE)
    for cost in range(GENERALISE, most * LEAVE_OUT + 1):
        level = (
            changes
            for number in range(1, most + 1)
            for some in combinations(range(len(mine)), number)
            for changes in _costing(cost, [(mine[each], coarser[each]) for each in some])
        )
        yield from sorted(islice(level, TRIES), key=lambda changes: tuple(str(each) for each in changes))


def _costing(cost: int, some: Sequence[tuple[Told, tuple[Change, ...]]]) -> Iterator[tuple[Change, ...]]:
    """Every way to change all of some things that costs just so much."""
    left_out = cost - len(some) * GENERALISE
    if not 0 <= left_out <= len(some):
        return
    for gone in combinations(range(len(some)), left_out):
        choices = (
            (Change(told=told, instead=None),) if number in gone else coarser
            for number, (told, coarser) in enumerate(some)
        )
        yield from product(*choices)


def _coarser(told: Told, tables: Tables) -> tuple[Change, ...]:
    wider = {each for value in told.values for each in tables.wider_values(told.dimension, value)}
    return tuple(
        Change(told=told, instead=replace(told, values=frozenset({said(each)}), words=shown(each)))
        for each in sorted(wider)
    )


def _changed(told: Sequence[Told], changes: Sequence[Change]) -> Iterator[Told]:
    instead = {each.told.values: each.instead for each in changes}
    for each in told:
        new = instead.get(each.values, each) if each.draft else each
        if new is not None:
            yield new


def _carried_out(changes: tuple[Change, ...], told: Sequence[Told]) -> tuple[Rewording, ...]:
    """The changes as other words of the draft; nothing where one of them needs a person's hand."""
    done = [each for change in changes for each in _reworded(change, told)]
    return all_of(each for each in done if each) if all(done) else ()


def _reworded(change: Change, told: Sequence[Told]) -> Iterator[Rewording | None]:
    """One change in every place where the draft tells it; None where words and marks do not go together."""
    thing, new = change.told, change.instead
    mine = [each for each in told if each.draft and (each.dimension, each.values) == (thing.dimension, thing.values)]
    for where in dict.fromkeys(place for each in mine for place in each.where):
        beside = any(each.draft and each.dimension != thing.dimension and where in each.where for each in told)
        if new is None:
            yield without_sentence(where) if where.channel == "body" else None
        else:
            yield None if beside else _wider(where, thing, new.words)


def _wider(where: Where, thing: Told, words: str) -> Rewording | None:
    """The wider words in place of the finer ones; None where the finer ones do not stand there as they are counted."""
    was = where.text[where.start : where.end]
    finer = r"\s+".join(re.escape(each) for each in thing.words.split())
    found = re.search(rf"(?:\b(?P<article>an?)\s+)?(?<!\w){finer}(?!\w)", was, re.IGNORECASE) if finer else None
    if found is None:
        return None
    said = f"{_an(words)} {words}" if found["article"] else words
    said = said[:1].upper() + said[1:] if found[0][:1].isupper() else said
    new = was[: found.start()] + said + was[found.end() :]
    return instead(where, new, tells=((thing.dimension, words),))


def _an(words: str) -> str:
    return "an" if words[:1].lower() in "aeiou" else "a"


def _sentence(changes: tuple[Change, ...]) -> str:
    words = " and ".join(str(each) for each in changes)
    return f"{words[0].upper()}{words[1:]}."
