"""Refusing proposals, opening them again, and why a row is not withdrawn."""

import pytest

from farbank.desk.refuse import open_again, refuse
from farbank.desk.withdraw import why_not
from farbank.reading.proposing.naming import name_of
from farbank.reading.proposing.proposal import HedgeSaid, Proposal


def proposal(start=3, words="perhaps"):
    said = HedgeSaid(word=words, about="it")
    return Proposal(kind="hedge", start=start, end=start + len(words), text=words, value=said, rule="r", confidence=90)


def test_a_refusal_names_the_proposal_for_good_and_stands_once():
    one, other = proposal(), proposal(start=40)
    facts = refuse("E1", [one, other], {name_of(other)}, " a guess ")
    (fact,) = facts
    assert (fact.item, fact.name, fact.proposed, fact.start, fact.end) == ("E1", name_of(one), "hedge", 3, 10)
    assert (fact.refused, fact.because) == (True, "a guess")
    assert fact.compartments == ("E1",)


def test_only_what_was_refused_is_opened_again():
    one, other = proposal(), proposal(start=40)
    (fact,) = open_again("E1", [one, other], {name_of(other)})
    assert (fact.name, fact.refused, fact.because) == (name_of(other), False, "")
    assert name_of(one) != name_of(other)


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        ("finding", {}, ""),
        ("report", {}, ""),
        ("report", {"has_left": True}, "it has left"),
        ("finding", {"withdrawn": "a slip"}, "that was done already (a slip)"),
        ("copy", {}, "cannot be called back"),
        ("inquiry", {}, "is closed"),
        ("member", {}, "leaves the case"),
        ("", {}, "no row of the case"),
    ],
)
def test_a_row_is_withdrawn_or_it_is_said_why_not(kind, more, said):
    found = why_not(kind, **more)
    assert said in found
    assert bool(found) == bool(said)
