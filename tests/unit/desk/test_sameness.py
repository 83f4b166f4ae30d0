"""What a person says of two: with a reason, never of a codename, and taken back at will."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.desk.sameness import Pair, say, take_back
from farbank.errors import Missing, Refused
from farbank.facts.case import Withdrawn
from farbank.facts.source import SourceNamed
from farbank.facts.statement import SubjectNamed

fakes = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("fake_known.py"))))


@pytest.fixture
def known():
    rows = [SubjectNamed(id=f"U{n}", label=f"U-{n}" if n < 3 else "", kind_of="person") for n in (1, 2, 3)]
    return fakes.FakeKnown([*rows, SourceNamed(id="S1", label="S-1", kind_of="press", public=True, name="Pyo")])


def pair(one="U1", other="U2", verdict="same", public=()):
    return Pair(one=one, other=other, verdict=verdict, public=frozenset(public))


def test_what_is_said_has_an_id_and_is_the_same_whichever_is_named_first(known):
    (fact,) = say(known, pair("U2", "U1"), " they signed alike ")
    assert (fact.id, fact.one, fact.other, fact.verdict, fact.because) == (
        "Z1",
        "U1",
        "U2",
        "same",
        "they signed alike",
    )
    assert fact.label == "U-1 · same · U-2"
    known.learn([fact])
    assert say(known, pair("U1", "U2"), "they signed alike") == []
    (again,) = say(known, pair("U1", "U2"), "the brother says so")
    assert again.id == "Z1"


def test_same_and_apart_are_two_rows_and_may_both_stand(known):
    known.learn(say(known, pair(), "x"))
    (fact,) = say(known, pair(verdict="apart"), "y")
    assert fact.id == "Z2"


def test_a_row_without_a_label_goes_by_its_id(known):
    assert say(known, pair("U3", "U1"), "x")[0].label == "U-1 · same · U3"


def test_it_is_taken_back_with_a_reason_and_may_be_said_again(known):
    known.learn(say(known, pair(), "x"))
    gone = take_back(known, pair(), "a mistake")
    assert gone == [Withdrawn(id="Z1", because="a mistake")]
    known.learn(gone)
    with pytest.raises(Missing, match="nobody said that U1 and U2 are same"):
        take_back(known, pair(), "again")
    assert say(known, pair(), "x")[0].id == "Z1"


def test_what_nobody_said_cannot_be_taken_back(known):
    with pytest.raises(Missing):
        take_back(known, pair(verdict="apart"), "why")


@pytest.mark.parametrize(
    ("asked", "because", "words"),
    [
        (pair(), "  ", "without a reason"),
        (pair("U1", "U1"), "x", "name two"),
        (pair("U1", "E1"), "x", "E1 names no person"),
        (pair("U1", "S2"), "x", "S2 is a source by codename"),
    ],
)
def test_it_has_a_reason_and_two_persons_and_no_codename(known, asked, because, words):
    with pytest.raises(Refused, match=words):
        say(known, asked, because)


def test_a_source_who_is_public_may_be_the_same_and_its_words_are_locked_by_it(known):
    (fact,) = say(known, pair("U1", "S1", public=["S1"]), "x")
    assert fact.compartments == ("S1",)
    assert fact.title == "S1 same U1"
    assert say(known, pair(), "x")[0].compartments == ("case",)
