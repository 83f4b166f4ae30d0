"""Where an inquiry stands; and that nobody is looked for before a second member has verified who asks."""

from datetime import date

import pytest

from farbank.facts.case import Withdrawn
from farbank.facts.inquiry import (
    AskerChecked,
    InquiryClosed,
    InquiryOpened,
    MatchSaid,
    MoneyRouteAsked,
    ReplyWritten,
)
from farbank.judgement.inquiry import Hand, is_somebody_else, told

OPENED = InquiryOpened(id="Q1", label="", by="M1", names=("Kim Example",))
FIRST = Hand(member="M1", key="aa")
VERIFIED = AskerChecked(inquiry="Q1", by="M2", verified=True, because="called back")
DOUBTED = AskerChecked(inquiry="Q1", by="M1", verified=False, because="the voice of another")
SAID = MatchSaid(inquiry="Q1", by="M2", person="U3", verdict="same", because="x")
REPLIED = ReplyWritten(inquiry="Q1", language="ko", on=date(2024, 6, 4))
CLOSED = InquiryClosed(inquiry="Q1", because="done")


def inquiry(*facts):
    return told(OPENED, FIRST, facts)


@pytest.mark.parametrize(
    ("facts", "state", "reason"),
    [
        ((), "open", "nobody but M1, who opened Q1, has verified who asks"),
        ((VERIFIED,), "verified", ""),
        ((VERIFIED, SAID), "verified", ""),
        ((VERIFIED, DOUBTED), "doubted", "M1 doubts who asks in Q1"),
        ((DOUBTED, VERIFIED), "verified", ""),
        ((REPLIED,), "answered", "nobody but M1, who opened Q1, has verified who asks"),
        ((VERIFIED, REPLIED), "answered", ""),
        ((VERIFIED, REPLIED, CLOSED), "closed", "Q1 is closed"),
    ],
)
def test_an_inquiry_stands_where_the_last_words_put_it(facts, state, reason):
    found = inquiry(*facts)
    assert (found.state, found.no_match_because) == (state, reason)


def test_of_each_person_the_last_word_stands_until_it_is_taken_back():
    apart = MatchSaid(inquiry="Q1", by="M1", person="U3", verdict="apart", because="y")
    back = MatchSaid(inquiry="Q1", by="M1", person="U3", verdict=None, because="z")
    other = MatchSaid(inquiry="Q1", by="M1", person="U4", verdict="apart", because="y")
    assert inquiry(SAID, other, apart).said == (apart, other)
    assert inquiry(SAID, other, back).said == (other,)


def test_the_days_on_which_a_way_for_money_was_asked_for_are_kept_and_other_facts_mean_nothing():
    days = [date(2024, 6, 3), date(2024, 6, 5)]
    found = inquiry(*(MoneyRouteAsked(inquiry="Q1", on=each) for each in days), Withdrawn(id="T1", because="x"))
    assert found.money == tuple(days)
    assert found.state == "open"


@pytest.mark.parametrize(
    ("member", "key", "somebody_else"),
    [("M2", "bb", True), ("M2", "aa", False), ("M1", "bb", False), ("M2", "", False)],
)
def test_somebody_else_is_another_member_with_another_key(member, key, somebody_else):
    assert is_somebody_else(FIRST, Hand(member=member, key=key)) is somebody_else


def test_everything_about_an_inquiry_is_locked_by_it_and_what_names_a_source_by_that_as_well():
    every = (OPENED, VERIFIED, SAID, MoneyRouteAsked(inquiry="Q1", on=date(2024, 6, 3)), REPLIED, CLOSED)
    assert {each.compartments for each in every} == {("Q1",)}
    public = MatchSaid(inquiry="Q1", by="M2", person="S2", verdict="apart", because="x")
    assert public.compartments == ("Q1", "S2")


def test_an_inquiry_has_no_title():
    assert OPENED.title == ""
