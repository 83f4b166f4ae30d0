"""Whether the interval holds what it promises, and what slips past the limits: 20,000 descriptions of made people.

Each description is of somebody who exists: two to seven attributes, told in two texts. Beside the gate stands what is
usually done: the last text alone, shares multiplied as if they were independent, stopped under 20.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.figure import Figure
from benchmarks.made_population import Made, made, tables, word
from farbank.judgement.counting import Candidates, Field, Narrowing
from farbank.judgement.exposing_sets import weighed
from farbank.judgement.mosaic import facts
from farbank.judgement.question import Limits
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told

DESCRIPTIONS, SIZE, UNSAFE = 20_000, 300_000, 20
LEANS = (0.5, 0.75, 1.0, 1.25, 1.5)  # one population each
COUNTED_TOGETHER = (("age", "children"), ("sex", "service"), ("occupation", "rank"), ("residence", "origin"))
TAIL = 1.645


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One description: how many people truly fit, what the gate counts, and what one text and independence would."""

    true: int
    k: Candidates
    bare: tuple[float, float]  # the interval without the term for dependence
    independent: float
    one_text: float


def figures() -> Iterator[Figure]:
    """Shares of descriptions in percent; the values are those of the populations, from the least dependent on."""
    alone = [described(lean, DESCRIPTIONS // len(LEANS)) for lean in LEANS]
    paired = [described(lean, DESCRIPTIONS // len(LEANS), COUNTED_TOGETHER) for lean in LEANS]
    for name, some in (("", alone), (", four pairs counted", paired)):
        yield _figure(f"true k inside the interval{name}", "", some, _inside, at_least=90.0)
        yield _figure(f"true k not under the lower end{name}", "", some, lambda each: each.k.lower <= each.true)
    yield _figure(
        "true k inside, without dependence", "", alone, lambda each: each.bare[0] <= each.true <= each.bare[1]
    )
    yield _figure("descriptions that fit under 20", "", alone, lambda each: each.true < UNSAFE)
    for name, some in (("", alone), (", four pairs counted", paired)):
        yield _figure(f"under 20 and not stopped{name}", "the gate", some, _slips, at_most=1.0)
        yield _figure(f"under 20 and lower end not{name}", "k_L < 20", some, _slips_bare_limit, at_most=1.0)
        yield _figure(f"1,000 or more, yet stopped{name}", "the gate", some, _needless)
    yield _figure("under 20 and not stopped", "one text, independent", alone, lambda each: _passes(each, each.one_text))
    yield _figure(
        "under 20 and not stopped", "both texts, independent", alone, lambda each: _passes(each, each.independent)
    )


def described(lean: float, number: int, pairs: Sequence[tuple[str, str]] = ()) -> list[Described]:
    """Descriptions of one made population; the same population, shares and people for the same lean."""
    chance = Random(round(1000 * lean))
    people = made(chance, SIZE, lean)
    told = [_draw(people, chance) for _ in range(number)]
    known = Tables(populations=(tables(people, chance, pairs),))
    among = Field(tables=known)
    kept: dict[tuple[str, int], Narrowing] = {}
    return [_described(people, each, among, kept) for each in told]


def _draw(people: Made, chance: Random) -> list[tuple[str, int]]:
    person = chance.randrange(people.size)
    names = chance.sample(sorted(people.values), chance.randint(2, 7))
    return [(name, people.values[name][person]) for name in names]


def _described(
    people: Made, told: list[tuple[str, int]], among: Field, kept: dict[tuple[str, int], Narrowing]
) -> Described:
    for each in told:
        if each not in kept:
            kept[each] = among.narrowing(facts([_telling(*each)], among.tables)[0])
    some = [kept[each] for each in told]
    k = among.count(some)
    assert k is not None
    population = among.tables.populations[0]
    independent = population.count * math.exp(sum(each.options[0][0].log for each in some))
    last = [each.options[0][0] for each in some[len(some) // 2 :]]
    spread = math.hypot(*(each.options[0][0].spread for each in some)) * TAIL
    return Described(
        true=people.fitting(told),
        k=k,
        bare=(independent * math.exp(-spread), independent * math.exp(spread)),
        independent=independent,
        one_text=population.count * math.exp(sum(each.log for each in last)),
    )


def _telling(name: str, value: int) -> Told:
    words = word(name, value)
    return Told(persona="P1", dimension=name, values=frozenset({words}), words=words, place="part 1", group="1")


def _inside(each: Described) -> bool:
    return each.k.lower <= each.true <= max(1.0, each.k.upper)


def _slips(each: Described) -> bool:
    return each.true < UNSAFE and weighed(each.k, Limits()) is None


def _slips_bare_limit(each: Described) -> bool:
    return each.true < UNSAFE <= each.k.lower


def _needless(each: Described) -> bool:
    return each.true >= max(Limits().hold_below, UNSAFE) and weighed(each.k, Limits()) is not None


def _passes(each: Described, estimate: float) -> bool:
    return each.true < UNSAFE <= estimate


def _figure(what: str, peer: str, runs: list[list[Described]], test, **target: float) -> Figure:
    values = tuple(100 * sum(map(test, each)) / len(each) for each in runs)
    return Figure(what=what, peer=peer, values=values, unit="%", **target)
