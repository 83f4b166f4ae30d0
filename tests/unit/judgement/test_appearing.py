"""Everybody in an item is "do not print" until somebody decides on that one person."""

from datetime import date

import pytest

from farbank.facts.decided import PrintDecided
from farbank.facts.item import Description, ItemReceived
from farbank.judgement.appearing import appearing, is_declared


def item(own="E1", **about):
    return ItemReceived(id=own, label="", about=Description(**about))


def decided(who, *, allowed=True, turn=1, own="E1", by="the desk"):
    return PrintDecided(item=own, who=who, allowed=allowed, by=by, on=date(2024, 6, 2), because="x", turn=turn)


def people(*chain, decisions=(), gift=True):
    return [(each.item, each.role, each.who) for each in appearing(chain, decisions, gift=gift)]


LETTER = item(writer="Mother; 아버지；Uncle\nAunt", addressee="a son", people_shown=("a girl", "a dog; a boy"))


def test_every_writer_addressee_and_person_shown_is_somebody_of_their_own():
    assert people(LETTER) == [
        *(("E1", "writer", who) for who in ("Mother", "아버지", "Uncle", "Aunt")),
        ("E1", "addressee", "a son"),
        *(("E1", "person shown", who) for who in ("a girl", "a dog", "a boy")),
    ]


def test_of_what_is_no_gift_only_who_is_shown_counts():
    assert {role for _, role, _ in people(LETTER, gift=False)} == {"person shown"}


def test_nobody_is_decided_on_until_somebody_was():
    assert not any(each.allowed or each.decided for each in appearing([LETTER], (), gift=True))


def test_a_decision_is_on_one_person_in_one_item_whatever_the_case_and_spaces_of_the_name():
    found = appearing([LETTER], [decided("  mother "), decided("a son", own="E2")], gift=True)
    assert [each.who for each in found if each.allowed] == ["Mother"]
    assert [each.who for each in found if each.decided] == ["Mother"]


@pytest.mark.parametrize(
    "said", ["nobody", "No one", "none", "아무도 없음", "없음", "誰もいない", "なし", "没有人", "无"]
)
def test_nobody_in_four_languages_is_nobody_and_was_said(said):
    photograph = item(people_shown=(said,))
    assert people(photograph) == []
    assert is_declared([photograph])


def test_who_is_not_known_is_somebody():
    assert people(item(writer="unknown")) == [("E1", "writer", "unknown")]
    assert people(item(writer="nobody knows")) == [("E1", "writer", "nobody knows")]


def test_that_it_was_written_to_somebody_does_not_say_who_wrote_it():
    assert not is_declared([item(addressee="a son")])
    assert not is_declared([item(writer=" ; ")])
    assert is_declared([item(), item("E2", writer="x")])


def test_what_was_made_from_an_item_has_its_people_unless_it_says_itself_who_is_in_it():
    crop = item("E2", people_shown=("nobody",))
    assert people(crop, LETTER) == [
        *(("E1", "writer", who) for who in ("Mother", "아버지", "Uncle", "Aunt")),
        ("E1", "addressee", "a son"),
    ]
    assert ("E1", "person shown", "a girl") in people(item("E2"), LETTER)
    both = people(item("E3"), item("E2", writer="Son"), item("E1", writer="Mother"))
    assert both == [("E2", "writer", "Son"), ("E1", "writer", "Mother")]


def test_the_last_decision_counts_and_of_two_at_once_the_one_that_says_no():
    yes, no, again = decided("x"), decided("x", allowed=False), decided("x", turn=2)
    letter = item(writer="x")
    assert [each.allowed for each in appearing([letter], [no, yes], gift=True)] == [False]
    assert [each.allowed for each in appearing([letter], [yes, no], gift=True)] == [False]
    assert [each.allowed for each in appearing([letter], [again, no, yes], gift=True)] == [True]
