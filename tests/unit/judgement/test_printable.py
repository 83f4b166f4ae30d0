"""What the desk said may be printed of an item, held against a report that prints it."""

import runpy
from pathlib import Path

import pytest

from farbank.judgement.gate import judge

cases = runpy.run_path(str(Path(__file__).parent / "gate_cases.py"))
cite, draft, paragraph, question, source = (
    cases[each] for each in ("cite", "draft", "paragraph", "question", "source")
)


def asked(said, **changes):
    report = draft(paragraph("A notice was shown ", cite("E-NOTICE")))
    given = {
        "items": {"E1": "S9"},
        "sources": {"S9": source("S9", "reporter")},
        "labels": {"E-NOTICE": "E1", "E1": "E1"},
        "printable": {"E1": said},
    }
    return judge(question(report, **(given | changes)))


@pytest.mark.parametrize(
    "said", ["nothing", "Nothing at all.", "none", "do not print", "없음", "인쇄 금지", "不可", "无", "禁止。"]
)
def test_an_item_of_which_nothing_may_be_printed_blocks_the_report_that_cites_it(said):
    verdict = asked(said)
    found = [each for each in verdict.findings if each.rule == "not_printable"]
    assert verdict.verdict == "BLOCK"
    assert len(found) == 1
    assert "E-NOTICE" in found[0].because
    assert "E-NOTICE" in found[0].repair[0]


@pytest.mark.parametrize("said", ["the words", "no faces", "all but the place", "nothing but the words"])
def test_other_words_are_left_to_a_person_and_named_as_not_checked(said):
    verdict = asked(said)
    assert not [each for each in verdict.findings if each.rule == "not_printable"]
    assert f'whether E-NOTICE keeps to "{said}"' in verdict.not_checked


def test_an_item_that_nobody_described_is_not_mentioned():
    verdict = asked("")
    assert not [each for each in verdict.findings if each.rule == "not_printable"]
    assert not [each for each in verdict.not_checked if "keeps to" in each]


def test_an_item_behind_a_computed_figure_counts_too():
    verdict = asked(
        "", drawn=("E2",), items={"E1": "S9", "E2": "S9"}, printable={"E2": "nothing"}, labels={"E-NOTICE": "E1"}
    )
    (found,) = [each for each in verdict.findings if each.rule == "not_printable"]
    assert found.because.startswith("E2 is printed here")


def test_an_item_of_which_nothing_may_be_printed_and_that_is_not_printed_is_no_finding():
    verdict = asked("", items={"E1": "S9", "E2": "S9"}, printable={"E2": "nothing"})
    assert not [each for each in verdict.findings if each.rule == "not_printable"]
