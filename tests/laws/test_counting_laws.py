"""What has to hold of the count and of the gate for every person and every table: pairs, meetings, ages and moves too."""

import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from farbank.facts.persona import Pair
from farbank.judgement import counting, mosaic
from farbank.judgement.gate import judge
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told
from farbank.values.count import WHOLE

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "unit" / "judgement" / "gate_cases.py")))
DIMENSIONS = ("age", "camera", "children", "knows", "occupation", "residence", "sex")
VALUES = ("one", "two", "three", "30s", "41", "daughter 13")
SOURCES = frozenset({"S1"})
ORDER = {"NO FINDING": 0, "HOLD": 1, "BLOCK": 2}
JUST = 1 + 1e-9
part = st.integers(1, WHOLE)


def count(facts, tables):
    among = counting.Field(tables=tables)
    return among.count([among.narrowing(each) for each in facts])


@st.composite
def worlds(draw):
    shares = [
        replace(a.share(name, value, "0.5"), share=middle, low=low, high=high)
        for name in DIMENSIONS
        for value in draw(st.lists(st.sampled_from(VALUES), unique=True, max_size=3))
        for low, middle, high in [sorted(draw(st.tuples(part, part, part)))]
    ]
    ends = st.tuples(st.sampled_from(DIMENSIONS), st.sampled_from(VALUES))
    pairs = [
        Pair(
            dimension=one[0],
            value=one[1],
            other=other[0],
            other_value=other[1],
            share=middle,
            low=low,
            high=high,
            source="invented",
        )
        for one, other in draw(st.lists(st.tuples(ends, ends), max_size=4))
        if one[0] != other[0]
        for low, middle, high in [sorted(draw(st.tuples(part, part, part)))]
    ]
    world = replace(a.population(*shares, count=draw(st.integers(1, 30_000_000))), pairs=tuple(pairs))
    access = [
        replace(
            a.access(draw(st.sampled_from(VALUES)), draw(st.integers(1, 500))),
            kind_of=draw(st.sampled_from(["", "held", "could_stand"])),
            meets=draw(st.sampled_from([(), (), ("one", "two")])),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    return Tables(populations=(world,), access=tuple(access), today=date(2024, 8, 15))


days = st.sampled_from([None, date(2018, 5, 2), date(2024, 8, 15)])
spans = st.sampled_from([None, (date(2010, 1, 1), date(2012, 1, 1)), (date(2015, 1, 1), None)])


@st.composite
def tellings(draw, least=0, most=5):
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(DIMENSIONS),
                st.lists(st.sampled_from(VALUES), min_size=1, max_size=2),
                st.booleans(),
                days,
                spans,
            ),
            min_size=least,
            max_size=most,
        )
    )
    return [
        Told(
            persona="P1",
            dimension=name,
            values=frozenset(some),
            words=" or ".join(some),
            place=f"part {number}",
            group=str(number),
            draft=mine,
            when=when,
            held=held,
        )
        for number, (name, some, mine, when, held) in enumerate(rows)
    ]


def fitting(told, known):
    return count(mosaic.facts(told, known, SOURCES), known)


@settings(max_examples=40)
@given(worlds(), tellings(), tellings(least=1, most=1))
def test_a_further_disclosure_never_raises_the_median_the_upper_end_or_the_counted_bound(known, told, more):
    before, after = fitting(told, known), fitting(told + more, known)
    assert after.median <= before.median * JUST
    assert after.upper <= before.upper * JUST
    if before.bound is not None:
        assert after.bound <= before.bound


@settings(max_examples=40)
@given(worlds(), tellings(), st.randoms())
def test_the_order_in_which_things_were_told_changes_nothing(known, told, chance):
    mixed = list(told)
    chance.shuffle(mixed)
    assert fitting(mixed, known) == fitting(told, known)


@settings(max_examples=40)
@given(worlds(), tellings(), tellings())
def test_a_union_is_at_least_as_severe_as_each_of_its_parts(known, one, other):
    parts = [mosaic.facts(each, known, SOURCES) for each in (one, other)]
    both = count(mosaic.merged(parts, known, SOURCES), known)
    assert both == fitting(one + other, known)
    for each in parts:
        alone = count(each, known)
        assert both.median <= alone.median * JUST
        assert both.upper <= alone.upper * JUST


@settings(max_examples=40)
@given(worlds(), tellings(), tellings(least=1, most=1))
def test_what_nobody_can_look_up_adds_no_bits(known, told, more):
    quiet = [replace(each, lookup=False) for each in more]
    assert fitting(told + quiet, known) == fitting(told, known)
    assert not quiet[0].known_to("A3")


@settings(max_examples=40)
@given(worlds(), tellings(most=4))
def test_the_ends_and_the_median_stand_in_order(known, told):
    k = fitting(told, known)
    assert k.lower <= k.median <= k.upper


@given(st.sampled_from(["sex", "origin", "residence"]), st.sampled_from(["lookup", "print"]))
def test_an_empty_meeting_is_asked_about_and_never_passes(dimension, mark):
    world = a.population(a.share(dimension, "one", "0.5"), a.share(dimension, "two", "0.5"))
    quiet = {"lookup": "none", "lookup_by": "desk"} if mark == "lookup" else {}
    out = a.disclosure(dimension, "one", **quiet)
    report = a.draft(a.paragraph(a.named("a resident", "P-CLERK", **{dimension: "two"}), " said so."))
    assert "contradiction" in a.rules(judge(a.question(report, disclosures=(out,), populations=(world,))))


told_of_either = st.lists(
    st.tuples(
        st.sampled_from(["P1", "P2"]),
        st.sampled_from(
            [("residence", "Port Ells"), ("occupation", "ferry_clerk"), ("children", "twin_sons"), ("sex", "male")]
        ),
    ),
    unique=True,
    max_size=6,
)


@settings(max_examples=30)
@given(told_of_either, st.sampled_from(["children", "sex"]), st.integers(1, 300))
def test_a_second_pseudonym_is_never_judged_more_mildly_than_without_the_other_in_print(rows, mine, times):
    """Whatever is in print of another persona, and whether it is linked, the verdict is no milder for it."""
    count = 310_000 * times
    world = replace(a.ELLMARK, count=count, low=count, high=count)
    personas = a.persona("P-CLERK", id="P1"), a.persona("P-NEW", "S2", id="P2", printed_as="a father")
    out = [a.disclosure(*told, persona=who, number=number) for number, (who, told) in enumerate(rows)]
    value = {"children": "twin_sons", "sex": "male"}[mine]
    ask = a.question(
        a.draft(a.paragraph(a.named("a father", "P-NEW", **{mine: value}), " said so.")),
        personas=personas,
        sources={"S1": a.source("S1"), "S2": a.source("S2")},
        consents=(a.consent(), a.consent("S2")),
        labels={"P-NEW": "P2"},
        populations=(world,),
        disclosures=tuple(out),
    )
    alone = replace(ask, disclosures=tuple(each for each in out if each.persona == "P2"))
    assert ORDER[judge(ask).verdict] >= ORDER[judge(alone).verdict]
    assert judge(replace(ask, disclosures=tuple(reversed(out)))).verdict == judge(ask).verdict
