"""A decision is on one person, by somebody, with a reason; and says nothing twice."""

from dataclasses import replace
from datetime import date

import pytest

from farbank.desk.decide import Decision, decide
from farbank.errors import Refused
from farbank.judgement.appearing import Appearing

YES = Decision(allowed=True, by=" her daughter ", on=date(2024, 6, 2), because=" she agreed ")
MOTHER = Appearing(item="E1", role="writer", who="Mother")


def test_a_decision_names_who_decided_when_and_why():
    (fact,) = decide([MOTHER], YES)
    assert (fact.item, fact.who, fact.allowed, fact.turn) == ("E1", "Mother", True, 1)
    assert (fact.by, fact.on, fact.because) == ("her daughter", date(2024, 6, 2), "she agreed")
    assert fact.compartments == ("E1",)


def test_the_same_again_is_nothing_and_another_word_is_the_next_turn():
    (fact,) = decide([MOTHER], YES)
    known = replace(MOTHER, decided=fact)
    assert decide([known], replace(YES, on=date(2025, 1, 1))) == []
    (no,) = decide([known], replace(YES, allowed=False))
    assert (no.allowed, no.turn) == (False, 2)


def test_one_person_in_many_items_is_decided_in_each_once():
    shown = replace(MOTHER, role="person shown")
    facts = decide([MOTHER, shown, replace(MOTHER, item="E2")], YES)
    assert [(each.item, each.who) for each in facts] == [("E1", "Mother"), ("E2", "Mother")]


@pytest.mark.parametrize("missing", [{"by": " "}, {"because": ""}])
def test_nothing_is_decided_without_who_and_why(missing):
    with pytest.raises(Refused, match="who decides and why"):
        decide([MOTHER], replace(YES, **missing))
