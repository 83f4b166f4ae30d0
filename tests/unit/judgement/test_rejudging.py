"""Everybody in print is judged again after something came out, and who stands worse is told."""

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.rejudging import rejudged
from farbank.judgement.traces import Trace

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))
SEX, TWINS = a.disclosure("sex", "male", number=3), a.disclosure("children", "twin_sons", number=4, persona="P2")
PERSONAS = a.persona("P-CLERK", id="P1"), a.persona("P-NEW", "S2", id="P2", printed_as="a father")
SAME = tuple(Trace(source=source, kind=kind, what="x") for source in ("S1", "S2") for kind in ("document", "batch"))


def in_print(*out, **changes):
    fields = {"disclosures": out, "personas": PERSONAS}
    return a.question(a.draft(title=""), **(fields | changes))


def test_who_is_exposed_by_what_came_out_is_told_with_what_it_was():
    (found,) = rejudged(in_print(SEX), in_print(SEX, *a.OUT))
    assert (found.rule, found.severity, found.persona) == ("exposed_since", "HOLD", "P-CLERK")
    assert 'P-CLERK, printed as "a resident" is left among about 24 people' in found.because
    assert found.repair


@pytest.mark.parametrize("before", [a.OUT, (*a.OUT, SEX)])
def test_what_was_known_is_not_told_twice(before):
    assert rejudged(in_print(*before), in_print(*a.OUT, SEX)) == ()


def test_telling_one_persona_exposes_another_that_was_not_spoken_of():
    wide = replace(a.ELLMARK, count=40_000_000, low=40_000_000, high=40_000_000)
    before, after = ((*a.OUT,), (*a.OUT, TWINS))
    found = rejudged(
        in_print(*before, traces=SAME, populations=(wide,)), in_print(*after, traces=SAME, populations=(wide,))
    )
    assert [each.persona for each in found] == ["P-CLERK", "P-NEW"]
    assert 'P-CLERK, printed as "a resident", whom a reader may take for P-NEW (0.80: one batch' in found[0].because
    assert 'P-NEW, printed as "a father", whom a reader may take for P-CLERK (' in found[1].because
    assert rejudged(in_print(*before, populations=(wide,)), in_print(*after, populations=(wide,))) == ()


def test_a_population_that_turns_out_smaller_is_found_too():
    small = replace(a.ELLMARK, count=31_000, low=31_000, high=31_000)
    out = (a.disclosure("residence", "Port Ells"),)
    assert [each.severity for each in rejudged(in_print(*out), in_print(*out, populations=(small,)))] == ["HOLD"]


def test_a_persona_that_is_new_is_judged_from_nothing():
    assert len(rejudged(in_print(personas=()), in_print(*a.OUT))) == 1
    assert rejudged(in_print(), in_print()) == ()
