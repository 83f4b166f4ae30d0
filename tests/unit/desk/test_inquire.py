"""Inquiries are opened with a card, verified by somebody else, matched by a person with a reason, answered, closed."""

import runpy
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.desk import inquire
from farbank.desk.inquire import AskedAfter, Card, Matching
from farbank.errors import Refused
from farbank.facts import inquiry as facts
from farbank.facts.fact import Fact
from farbank.facts.source import CardSealed
from farbank.judgement.inquiry import Hand, told

fakes = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("fake_known.py"))))
FIRST, SECOND = Hand(member="M1", key="aa"), Hand(member="M2", key="bb")
DAY = date(2024, 6, 3)


@pytest.fixture
def known():
    return fakes.FakeKnown()


@pytest.fixture
def opened(known):
    return inquire.open_inquiry(known, AskedAfter(names=(" Kim Example ", " ")), Card(name="c" * 64, size=9), "M1")


@pytest.fixture
def fresh(opened):
    return told(opened[0], FIRST, ())


@pytest.fixture
def verified(opened, fresh):
    return told(opened[0], FIRST, inquire.check_asker(fresh, SECOND, "called back", verified=True))


def test_opening_gives_a_number_and_seals_who_asks_under_it(opened, known):
    inquiry, card = opened
    assert (inquiry.id, inquiry.label, inquiry.by, inquiry.names) == ("Q1", "", "M1", ("Kim Example",))
    assert card == CardSealed(source="Q1", card="c" * 64, size=9)
    assert {each.compartments for each in opened} == {("Q1",)}
    known.learn([inquiry])
    assert inquire.open_inquiry(known, AskedAfter(names=("x",)), Card(name="", size=0), "M1")[0].id == "Q2"


def test_an_inquiry_asks_after_somebody_by_name(known):
    with pytest.raises(Refused, match="by name"):
        inquire.open_inquiry(known, AskedAfter(names=(" ",)), Card(name="", size=0), "M1")


@pytest.mark.parametrize("hand", [FIRST, Hand(member="M1", key="cc"), Hand(member="M2", key="aa")])
def test_who_opened_it_does_not_verify_who_asks_under_another_key_or_name_either(fresh, hand):
    with pytest.raises(Refused, match="somebody else verifies"):
        inquire.check_asker(fresh, hand, "x", verified=True)


def test_anybody_may_doubt(fresh):
    (fact,) = inquire.check_asker(fresh, FIRST, " odd ", verified=False)
    assert (fact.by, fact.verified, fact.because) == ("M1", False, "odd")


def test_nobody_is_looked_for_or_matched_before_that(fresh):
    for act in (
        lambda: inquire.refuse_match(fresh),
        lambda: inquire.say_match(fresh, "M1", Matching(person="U1", verdict="same", because="x")),
    ):
        with pytest.raises(Refused, match="nobody is looked for: nobody but M1") as refused:
            act()
        assert "probe" in refused.value.advice


def test_a_match_is_said_once_changed_and_taken_back(opened, verified):
    say = Matching(person="U1", verdict="same", because=" the brother says ")
    (fact,) = inquire.say_match(verified, "M2", say)
    assert (fact.person, fact.verdict, fact.because, fact.by) == ("U1", "same", "the brother says", "M2")
    after = told(opened[0], FIRST, [verified.checked, fact])
    assert inquire.say_match(after, "M1", say) == []
    (back,) = inquire.say_match(after, "M1", Matching(person="U1", verdict=None, because="a mistake"))
    assert back.verdict is None
    with pytest.raises(Refused, match="nothing was said of U2"):
        inquire.say_match(after, "M1", Matching(person="U2", verdict=None, because="x"))


@pytest.mark.parametrize(
    ("matching", "words"),
    [
        (Matching(person="U1", verdict="same", because=" "), "without a reason"),
        (Matching(person="E1", verdict="same", because="x"), "names no person"),
        (Matching(person="S1", verdict="same", because="x"), "by codename"),
    ],
)
def test_a_match_has_a_reason_and_a_person_and_no_codename(verified, matching, words):
    with pytest.raises(Refused, match=words):
        inquire.say_match(verified, "M2", matching)


def test_a_source_who_is_public_may_be_matched(verified):
    (fact,) = inquire.say_match(verified, "M2", Matching(person="S1", verdict="apart", because="x", is_public=True))
    assert fact.compartments == ("Q1", "S1")


def test_that_a_way_for_money_was_asked_for_is_recorded_once_a_day(opened, fresh):
    (fact,) = inquire.ask_for_money(fresh, DAY)
    assert fact == facts.MoneyRouteAsked(inquiry="Q1", on=DAY)
    assert inquire.ask_for_money(told(opened[0], FIRST, [fact]), DAY) == []


def test_no_fact_about_an_inquiry_has_a_place_for_a_way_for_money():
    shapes = [each for each in vars(facts).values() if isinstance(each, type) and each.__module__ == facts.__name__]
    assert {each.__name__: {one.name for one in fields(each)} for each in shapes if issubclass(each, Fact)} == {
        "InquiryOpened": {
            "id", "label", "note", "by", "names", "born", "sex", "kin", "last_place", "language",
        },
        "AskerChecked": {"inquiry", "by", "verified", "because"},
        "MatchSaid": {"inquiry", "by", "person", "verdict", "because"},
        "MoneyRouteAsked": {"inquiry", "on"},
        "ReplyWritten": {"inquiry", "language", "on"},
        "InquiryClosed": {"inquiry", "because"},
    }  # fmt: skip


def test_who_was_not_verified_gets_the_reply_too(fresh):
    (fact,) = inquire.reply_written(fresh, "ja", DAY)
    assert fact == facts.ReplyWritten(inquiry="Q1", language="ja", on=DAY)


def test_after_it_is_closed_nothing_more_is_done(opened, verified):
    (closed,) = inquire.close(verified, " found him ")
    assert closed.because == "found him"
    shut = told(opened[0], FIRST, [verified.checked, closed])
    for act in (
        lambda: inquire.refuse_match(shut),
        lambda: inquire.check_asker(shut, SECOND, "x", verified=True),
        lambda: inquire.ask_for_money(shut, DAY),
        lambda: inquire.reply_written(shut, "en", DAY),
        lambda: inquire.close(shut, "x"),
    ):
        with pytest.raises(Refused, match="Q1 is closed"):
            act()
