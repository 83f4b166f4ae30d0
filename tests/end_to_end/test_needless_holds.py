"""The gate lets ordinary reports through: ten without a private person, ten with people who are properly generalised."""

from dataclasses import replace

import pytest
from evaluation.gate_case import asked, fill
from evaluation.gate_drafts import drafts_of_nobody, drafts_of_people, written
from evaluation.score_gate import attacks, questions, rules_of, stopped

from farbank.assemble.newsroom import newsroom
from farbank.intake.confined import Confinement
from farbank.values.handling import Secret


@pytest.fixture
def judged(empty, confined, tmp_path):
    with newsroom(empty.case, Secret("six words here now okay fine")) as room:
        fill(room, confined, tmp_path / "sheet")
        yield lambda drafts: [(each, asked(room, confined, each)) for each in drafts]


@pytest.fixture(scope="module")
def confined():
    with Confinement() as confinement:
        yield confinement


def test_ordinary_reports_are_let_through_and_ask_nobody_anything(judged):
    every = judged([*drafts_of_nobody(10), *drafts_of_people(10)])
    assert rules_of(every) == {}
    assert stopped(every) == []
    assert max(questions(verdict) for _, verdict in every) == 0


def test_the_gate_is_awake_while_they_are_let_through(judged):
    """The same case stops a draft that says one thing more of one of its people."""
    draft = next(each for each in drafts_of_people(40) if "en trader" in each.paragraphs)
    more = draft.text.replace("age=40-49 sex=female", 'age=40-49 sex=female workplace="Hoeryong market"')
    assert more != draft.text
    ((_, verdict),) = judged([replace(draft, text=more)])
    assert {"consent", "not_counted"} <= {each.rule for each in verdict.findings}
    assert questions(verdict) >= 1


def test_the_same_seed_gives_the_same_drafts_and_they_are_made_of_many_paragraphs():
    assert list(drafts_of_nobody(5)) == list(drafts_of_nobody(5))
    assert len({each.text for each in drafts_of_nobody()}) > 190
    assert len({each.text for each in written("plain.md")}) >= 60
    assert {each.language for each in written("private.md")} == {"en", "ko", "ja", "zh"}
    assert attacks() > 50
