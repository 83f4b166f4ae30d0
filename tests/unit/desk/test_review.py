"""A reading is one word and one reason, and said again it is nothing new."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from farbank.desk.review import review
from farbank.errors import Refused
from farbank.facts.case import Withdrawn
from farbank.facts.figure import FigureObserved
from farbank.facts.finding import FindingDrawn
from farbank.facts.statement import StatementMade
from farbank.values.span import moment

FakeKnown = runpy.run_path(str(Path(__file__).parent / "fake_known.py"))["FakeKnown"]
SAID = StatementMade(id="T1", label="", item="E1", source="S1", says="No ferry sails.")
DRAWN = FindingDrawn(id="F1", label="", text="The harbour is shut.")
DAY = moment(date(2023, 12, 31), date(2023, 12, 31), words="2023")
COUNTED = FigureObserved(id="G1", label="", series="V1", ref=DAY, value=None, known_from=DAY, item="E2")


@pytest.mark.parametrize(
    ("claim", "words", "locks"),
    [
        (SAID, "No ferry sails.", ("E1", "S1")),
        (DRAWN, "The harbour is shut.", ("case",)),
        (COUNTED, "2023: none", ("E2",)),
    ],
)
def test_a_reading_keeps_the_words_that_were_read_and_is_locked_like_them(claim, words, locks):
    (fact,) = review(FakeKnown(), claim, "agree", "  it says so,\n word for word ")
    assert (fact.of, fact.claim, fact.verdict) == (claim.id, words, "agree")
    assert fact.because == "it says so, word for word"
    assert fact.compartments == locks


def test_the_same_word_again_is_nothing_new_and_another_word_is():
    (first,) = review(FakeKnown(), SAID, "agree", "it says so")
    assert review(FakeKnown(), SAID, "agree", "it says so ", first) == []
    assert review(FakeKnown(), SAID, "disagree", "it says so", first) != []


def test_nothing_is_signed_without_a_reason():
    with pytest.raises(Refused, match="without a reason"):
        review(FakeKnown(), SAID, "agree", " \n")


def test_what_was_withdrawn_is_not_read_any_more():
    known = FakeKnown([SAID]).learn([Withdrawn(id="T1", because="x")])
    with pytest.raises(Refused, match="was withdrawn"):
        review(known, SAID, "agree", "it says so")
