"""Laws of coverage: the whole line is always accounted for, and a look never makes anything darker."""

import runpy
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from farbank.judgement.coverage import survey
from farbank.judgement.quarters import Quarter
from farbank.values.count import WHOLE
from farbank.values.span import Span, moment
from farbank.values.stretch import Stretch

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "unit" / "judgement" / "evidence_rows.py")))

FIRST, LAST = Quarter(2022, 1), Quarter(2023, 4)
TARGETS = ("fence", "notice")
MEANS = st.sampled_from(["opposite_bank", "satellite", "inside_partner", "foreign_visitor", "interview"])
SHARES = st.integers(0, 20).map(lambda part: part * WHOLE // 20)
DAYS = st.integers(-200, 900).map(lambda number: date(2022, 1, 1) + timedelta(days=number))


@st.composite
def stretches(draw):
    start, end = sorted((draw(SHARES), draw(SHARES)))
    return Stretch(line="yalu-tumen", version=1, start=start, end=end)


@st.composite
def spans(draw):
    one, two = sorted((draw(DAYS), draw(DAYS)))
    match draw(st.sampled_from(["day", "vague", "interval", "since"])):
        case "day":
            return moment(one, one)
        case "vague":
            return moment(one, two)
        case "interval":
            return Span(start=(one, one), end=(two, two))
        case _:
            return Span(start=(one, two), end=(None, None))


@st.composite
def looks(draw, number=0):
    name = f"L{number}"
    where = {"stretch": draw(stretches())} if draw(st.booleans()) else {"centre": draw(SHARES)}
    return a.look(
        name,
        when=draw(spans()),
        target=draw(st.sampled_from(TARGETS)),
        outcome=draw(st.sampled_from(["seen", "not_seen", "inconclusive"])),
        p=draw(st.sampled_from([None, 0.3, 0.5, 0.79, 0.8, 0.9])),
        item=draw(st.sampled_from(["", "E1", "E2"])),
        extent=draw(st.sampled_from([0, 20_000, 400_000])),
        **where,
    )


@st.composite
def cases(draw):
    every = [draw(looks(number)) for number in range(draw(st.integers(0, 4)))]
    stops = [
        a.constraint(f"X{number}", draw(stretches()), draw(spans()), *draw(st.lists(MEANS, min_size=1)))
        for number in range(draw(st.integers(0, 2)))
    ]
    return every, stops


def told(every, stops=(), *, line=None, shelf_life=None):
    return survey(
        line or a.line(), every, (), stops, targets=TARGETS, first=FIRST, last=LAST, shelf_life=shelf_life or {}
    )


def numbers(found):
    """Everything a reader is told in numbers."""
    quarters = {each.quarter for each in found.cells}
    lengths = {(target, each): found.lengths(target, each) for target in TARGETS for each in sorted(quarters)}
    return found.whole, found.by_target, found.periods, found.false_absences, lengths


@given(cases(), st.integers(0, 3))
def test_the_lengths_of_all_states_make_the_whole_line_in_every_period_and_class(case, quarters):
    found = told(*case, shelf_life={"fence": quarters})
    for target in TARGETS:
        for each in (Quarter(year, number) for year in (2022, 2023) for number in (1, 2, 3, 4)):
            assert sum(found.lengths(target, each).values()) == 1


@given(cases(), looks(9))
def test_a_new_look_never_makes_anything_darker(case, new):
    every, stops = case
    before, after = told(every, stops), told([*every, new], stops)
    pairs = [
        (before.whole, after.whole),
        *((before.of(target), after.of(target)) for target in TARGETS),
        *((left.shares, right.shares) for left, right in zip(before.periods, after.periods, strict=True)),
    ]
    for left, right in pairs:
        assert right.blind[0] <= left.blind[0]
        assert right.blind[1] <= left.blind[1]

    def dark(found, target, quarter):
        states = found.lengths(target, quarter)
        return states.get("not_looked", Fraction(0)) + states.get("cannot_look", Fraction(0))

    for period in after.periods:
        assert dark(after, period.target, period.quarter) <= dark(before, period.target, period.quarter)


@given(st.lists(st.sampled_from([None, 0.1, 0.5, 0.79]), min_size=1, max_size=4), st.booleans())
def test_a_look_that_could_have_missed_it_never_settles_absence(chances, one_pass):
    chosen = chances if one_pass else chances[:1]
    every = [a.look(f"L{n}", a.stretch(), outcome="not_seen", p=p, item="E1") for n, p in enumerate(chosen)]
    found = told(every)
    assert {each.state for each in found.cells if each.looks} == {"inconclusive"}
    assert found.of("fence").present == (0, 1)


@given(cases(), st.integers(0, 3), SHARES)
def test_splitting_a_look_in_two_or_cutting_the_line_changes_nothing(case, which, cut):
    every, stops = case
    before = told(every, stops)
    idle = a.constraint("X9", Stretch(line="yalu-tumen", version=1, start=cut, end=WHOLE), a.year(1999), "satellite")
    assert numbers(told(every, [*stops, idle])) == numbers(before)
    whole = [each for each in every if each.stretch and not each.extent and each.item]
    if whole and whole[0].stretch.start < cut < whole[0].stretch.end:
        one = whole[0]
        halves = [
            replace(one, stretch=replace(one.stretch, end=cut)),
            replace(one, id="L8", stretch=replace(one.stretch, start=cut)),
        ]
        split = told([*(each for each in every if each.id != one.id), *halves], stops)
        assert numbers(split) == numbers(before)


@given(cases())
def test_walking_the_line_from_its_other_end_changes_nothing(case):
    every, stops = case

    def turned(stretch):
        return replace(stretch, start=WHOLE - stretch.end, end=WHOLE - stretch.start)

    mirrored = [
        replace(
            each,
            stretch=turned(each.stretch) if each.stretch else None,
            centre=None if each.centre is None else WHOLE - each.centre,
        )
        for each in every
    ]
    back = told(mirrored, [replace(each, stretch=turned(each.stretch)) for each in stops])
    assert numbers(back) == numbers(told(every, stops))


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_looks_does_not_matter(case, chance):
    every, stops = case
    shuffled = list(every)
    chance.shuffle(shuffled)
    assert told(shuffled, stops[::-1]).cells == told(every, stops).cells


@given(st.sampled_from([0.3, 0.5, 0.8, 0.9]), st.integers(2, 5))
def test_the_looks_of_one_pass_count_once(p, count):
    once = told([a.look("L0", a.stretch(0.2, 0.4), outcome="not_seen", p=p, item="E1")])
    often = told([a.look(f"L{n}", a.stretch(0.2, 0.4), outcome="not_seen", p=p, item="E1") for n in range(count)])
    assert numbers(often) == numbers(once)


@given(cases())
def test_what_was_seen_was_looked_at_and_bounds_are_in_order(case):
    found = told(*case)
    for shares in [found.whole, *(each.shares for each in found.periods), *(each for _, each in found.by_target)]:
        assert 0 <= shares.looked[0] <= shares.looked[1] <= 1
        assert 0 <= shares.present[0] <= shares.present[1] <= 1
        assert shares.present[0] <= shares.looked[0]
        assert shares.blind == (1 - shares.looked[1], 1 - shares.looked[0])
