"""Laws of inquiries and of gifts: the reply sees nothing, and the order in which decisions come changes nothing."""

import ast
import inspect
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.desk import reply as module
from farbank.desk.reply import reply
from farbank.facts import inquiry
from farbank.facts.decided import PrintDecided
from farbank.facts.fact import Fact
from farbank.judgement.appearing import standing
from farbank.values.words import ReplyLanguage, choices

LANGUAGES = choices(ReplyLanguage)


def test_the_reply_is_made_out_of_a_language_and_can_see_nothing_else():
    assert list(inspect.signature(reply).parameters) == ["language"]
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    imported = {each.module for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)}
    assert not [each for each in ast.walk(tree) if isinstance(each, ast.Import | ast.Global | ast.Nonlocal)]
    assert imported == {"__future__", "collections.abc", "typing", "farbank.values.words"}


def test_there_is_a_reply_in_four_languages_each_of_as_many_paragraphs():
    assert set(LANGUAGES) == {"en", "ko", "ja", "zh"}
    assert {reply(each).count("\n") for each in LANGUAGES} == {5}
    assert len({reply(each) for each in LANGUAGES}) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reply_names_no_number_no_day_and_no_row(language):
    assert not [each for each in reply(language) if each.isdigit()]


decisions = st.lists(
    st.builds(
        PrintDecided,
        item=st.sampled_from(["E1", "E2"]),
        who=st.sampled_from(["Mother", "mother ", "Son"]),
        allowed=st.booleans(),
        by=st.sampled_from(["a", "b"]),
        on=st.dates(date(2024, 1, 1), date(2024, 1, 3)),
        because=st.just("x"),
        turn=st.integers(1, 3),
    ),
    max_size=6,
)


@given(decisions, st.randoms())
def test_the_decision_that_counts_is_the_same_in_whichever_order_they_came(said, chance):
    shuffled = list(said)
    chance.shuffle(shuffled)
    assert standing(said) == standing(shuffled)


@given(decisions)
def test_nobody_may_be_printed_against_a_no_that_did_not_know_of_the_yes(said):
    for place, best in standing(said).items():
        alike = [each for each in said if (each.item, each.who.casefold().strip()) == place]
        last = max(each.turn for each in alike)
        assert best.turn == last
        assert best.allowed == all(each.allowed for each in alike if each.turn == last)


def test_no_fact_about_an_inquiry_is_locked_by_the_case_alone():
    kinds = [each for each in vars(inquiry).values() if isinstance(each, type) and issubclass(each, Fact)]
    own = [each for each in kinds if each.__module__ == inquiry.__name__]
    assert len(own) == 6
    assert all("compartments" in vars(each) for each in own)
