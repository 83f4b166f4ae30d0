"""Repairs that are nothing but other words: what is offered, where, and what never is."""

import json

import pytest

from farbank.errors import Damage
from farbank.judgement.draft_text import Passage
from farbank.judgement.remedies import CUT_MORE, CUT_ONE, all_of, in_the_draft, instead, without_sentence
from farbank.judgement.rewording import Remedy
from farbank.judgement.verdict import Finding, Verdict, Where
from farbank.judgement.verdict_read import read_verdict

TEXT = "A clerk said so. It was dark. Nobody came."
OTHER = Passage(channel="body", text="Another one. And more.", running=True, line=9)
BODY = Passage(channel="body", text=TEXT, running=True, line=4)


def at(words, text=TEXT, channel="body"):
    start = text.index(words)
    return Where(channel=channel, text=text, start=start, end=start + len(words))


def finding(*where, rule="loose_number", remedies=()):
    return Finding(rule=rule, severity="HOLD", where=where, because="x", remedies=remedies)


def offered(found, *passages):
    (one,) = in_the_draft((found,), passages or (BODY, OTHER))
    return [(each.does, [(change.line, change.was, change.words) for change in each.changes]) for each in one.remedies]


def test_the_sentence_of_some_words_is_cut_with_its_line():
    assert offered(finding(at("dark"))) == [(CUT_ONE, [(4, "It was dark.", "")])]


def test_of_several_words_every_sentence_is_cut_once():
    found = finding(at("clerk"), at("A clerk"), at("came"))
    assert offered(found) == [(CUT_MORE, [(4, "A clerk said so.", ""), (4, "Nobody came.", "")])]


def test_a_rule_that_no_cut_mends_offers_none():
    assert offered(finding(at("dark"), rule="consent")) == []


def test_nothing_is_offered_for_words_that_are_not_in_the_draft():
    elsewhere = at("dark", channel="file_metadata")
    assert offered(finding(elsewhere)) == []
    other = Remedy(does="x", changes=(instead(elsewhere, "night"),))
    assert offered(finding(at("dark"), rule="consent", remedies=(other,))) == []


def test_nothing_is_offered_that_leaves_no_running_text():
    only = Passage(channel="body", text="It was dark.", running=True, line=4)
    assert offered(finding(at("dark", "It was dark.")), only) == []
    assert offered(finding(at("dark", "It was dark.")), only, OTHER) == [(CUT_ONE, [(4, "It was dark.", "")])]


def test_a_rules_own_remedy_comes_first_and_the_same_one_is_offered_once():
    own = Remedy(does="Print 7.", changes=(instead(at("dark"), "7"),))
    same = Remedy(does=CUT_ONE, changes=(without_sentence(at("dark")),))
    assert [does for does, _ in offered(finding(at("dark"), remedies=(own, same)))] == ["Print 7.", CUT_ONE]


def test_words_inside_a_sentence_that_is_cut_go_with_it():
    cut, inside = without_sentence(at("dark")), instead(at("dark"), "night")
    assert all_of((inside, cut, cut)) == (cut,)
    assert all_of((inside, instead(at("came"), "went"))) == (inside, instead(at("came"), "went"))


def test_words_that_run_over_the_end_of_a_sentence_are_cut_whole():
    assert without_sentence(at("so. It")).was == "A clerk said so. It"


def test_a_new_mark_is_written_as_a_reporter_writes_it():
    change = instead(at("clerk"), "clerk", persona="P-1", tells=(("occupation", "ferry clerk"), ("sex", "male")))
    assert change.source == "[clerk]{@P-1 occupation=ferry_clerk sex=male}"
    assert instead(at("clerk"), "worker").source == "worker"


def test_a_verdict_with_remedies_is_read_back_as_it_was_told():
    own = Remedy(does="x", changes=(instead(at("dark"), "night", persona="P-1", tells=(("sex", "male"),)),))
    verdict = Verdict(findings=(finding(at("dark"), remedies=(own,)), finding(at("came"))), bytes="0" * 64)
    told = json.dumps(verdict.to_json())
    assert read_verdict(told) == verdict
    assert "remedies" not in verdict.to_json()["findings"][1]
    with pytest.raises(Damage):
        read_verdict(told.replace('"remedies"', '"remedy"'))
