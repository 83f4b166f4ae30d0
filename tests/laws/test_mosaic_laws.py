"""What has to hold of the count for every person and every table, whatever was told."""

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from farbank.judgement import counting, mosaic
from farbank.judgement.gate import judge
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told
from farbank.judgement.verdict import Finding, Verdict

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "unit" / "judgement" / "gate_cases.py")))
DIMENSIONS = ("age", "children", "knows", "occupation", "residence", "sex")
VALUES = ("one", "two", "three", "40s", "41")
ORDER = {"NO FINDING": 0, "HOLD": 1, "BLOCK": 2}
JUST = 1e-9


def count(facts, tables):
    among = counting.Field(tables=tables)
    return among.count([among.narrowing(each) for each in facts])


@st.composite
def shares(draw):
    found = []
    for dimension in DIMENSIONS:
        for value in draw(st.lists(st.sampled_from(VALUES), unique=True)):
            low, middle, high = sorted(draw(st.tuples(*[st.integers(0, 10**9)] * 3)))
            share = a.share(dimension, value, "0.5")
            found.append(replace(share, share=middle, low=low, high=high))
    return tuple(found)


@st.composite
def tables(draw):
    populations = []
    for number in range(draw(st.integers(0, 3))):
        low, middle, high = sorted(draw(st.tuples(*[st.integers(1, 30_000_000)] * 3)))
        one = a.population(*draw(shares()), label=f"w{number}", count=middle)
        populations.append(replace(one, low=low, high=high))
    access = [
        a.access(draw(st.sampled_from(VALUES)), draw(st.integers(1, 5000))) for _ in range(draw(st.integers(0, 2)))
    ]
    return Tables(populations=tuple(populations), access=tuple(access))


@st.composite
def tellings(draw, most=6):
    values = st.lists(st.sampled_from(VALUES), min_size=1, max_size=3)
    rows = draw(st.lists(st.tuples(st.sampled_from(DIMENSIONS), values, st.booleans()), max_size=most))
    return [
        Told(
            persona="P1",
            dimension=name,
            values=frozenset(some),
            words=" or ".join(some),
            place="this draft" if mine else f"part {number}",
            group=str(number),
            draft=mine,
        )
        for number, (name, some, mine) in enumerate(rows)
    ]


def fitting(told, known):
    return count(mosaic.facts(told, known, frozenset({"S1"})), known)


@given(tables(), tellings())
def test_the_lower_end_the_median_and_the_upper_end_stand_in_order(known, told):
    k = fitting(told, known)
    if k is not None:
        assert k.lower <= k.median <= k.upper
        assert k.people.lower <= k.people.median <= k.people.upper


@given(tables(), tellings(), tellings(most=1))
def test_telling_more_never_raises_the_median_or_the_upper_end(known, told, more):
    before, after = fitting(told, known), fitting(told + more, known)
    if before is not None:
        assert after is not None
        assert after.median <= before.median * (1 + JUST)
        assert after.upper <= before.upper * (1 + JUST)


@given(tables(), tellings(), st.randoms())
def test_the_order_of_tellings_does_not_matter(known, told, chance):
    mixed = list(told)
    chance.shuffle(mixed)
    assert fitting(mixed, known) == fitting(told, known)


@given(tables(), tellings(), tellings())
def test_two_linked_personas_are_never_safer_together_than_each(known, one, other):
    both = fitting(one + other, known)
    for alone in (fitting(one, known), fitting(other, known)):
        if alone is not None:
            assert both is not None
            assert both.median <= alone.median * (1 + JUST)


findings = st.lists(
    st.builds(
        Finding,
        rule=st.sampled_from(["mosaic", "stale_figure"]),
        severity=st.sampled_from(["BLOCK", "HOLD"]),
        because=st.just("x."),
    ),
    max_size=5,
)


@given(findings, findings)
def test_adding_findings_never_lowers_a_verdict(some, more):
    before = Verdict(findings=tuple(some), bytes="")
    after = Verdict(findings=(*some, *more), bytes="")
    assert ORDER[before.verdict] <= ORDER[after.verdict]


@given(findings)
def test_no_finding_is_said_exactly_when_there_is_none(some):
    verdict = Verdict(findings=tuple(some), bytes="")
    assert (verdict.verdict == "NO FINDING") == (not some)
    assert len(verdict.lines()) >= len(some) + 2


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from((*a.OUT, a.disclosure("children", "twin_sons", number=3))), max_size=3),
    st.text("0123456789abcdef", max_size=64),
)
def test_a_withdrawn_article_still_counts_and_the_verdict_carries_its_digest(out, digest):
    ask = replace(a.drill(a.EXPOSED), disclosures=tuple(out), package=digest)
    less = judge(replace(ask, disclosures=tuple(out[1:])))
    verdict = judge(ask)
    assert verdict.bytes == digest
    known = {each.dimension for each in out}
    if {"residence", "occupation"} <= known and "children" not in known:
        assert verdict.verdict == "BLOCK"
    if "children" not in known:
        assert ORDER[less.verdict] <= ORDER[verdict.verdict]
