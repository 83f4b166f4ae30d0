"""The gate as a whole: what it blocks, what it holds, what it lets by, and in which words."""

import json
import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.errors import Refused
from farbank.judgement.gate import judge
from farbank.judgement.question import Limits, find_none
from farbank.judgement.verdict import NOT_SAFETY, Finding, Verdict, crashed

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))


def test_the_exposed_drill_is_blocked_with_the_three_findings_of_the_worked_example():
    verdict = judge(a.drill(a.EXPOSED))
    assert verdict.verdict == "BLOCK"
    assert a.rules(verdict) == ["mosaic", "exposing_set", "published_alone"]
    assert a.only(verdict, "mosaic").k.to_json() == {"upper": 3, "median": 1, "lower": 0}


def test_the_words_of_the_worked_example_come_out():
    said = """\
BLOCK  R1 "The quiet harbour", 3 findings
  P-CLERK, printed as "a resident": Port Ells and ferry clerk (part 1, May 2024) with twin sons (this draft) leave about 1 person (0-3), if the registry can look up home, job and family.
  Two facts suffice: ferry clerk + twin sons (about 15).
  No wording of the third repairs it: part 1 alone leaves about 50. Leave the resident out of this part, or let a wider group say it.
  Not counted: voice, rhythm, the paper, what a picture shows beside its subject, facts in no mark. This is not a finding of safety."""
    assert "\n".join(judge(a.drill(a.EXPOSED)).lines()) == said


def test_the_words_at_fault_are_shown_where_they_stand():
    where = a.only(judge(a.drill(a.EXPOSED)), "mosaic").where
    assert [each.text[each.start : each.end] for each in where] == ["father of twin boys"]
    assert where[0].channel == "body"


def test_the_repaired_drill_finds_nothing_and_does_not_call_it_safe():
    verdict = judge(a.drill(a.REPAIRED))
    assert verdict.verdict == "NO FINDING"
    assert verdict.lines()[-1].endswith(NOT_SAFETY)
    assert "safe " not in " ".join(verdict.lines()).lower()


def test_the_border_report_is_held_for_its_stale_figure_only():
    verdict = judge(a.border(a.R_1))
    assert verdict.verdict == "HOLD"
    assert a.rules(verdict) == ["stale_figure"]
    assert "prints 180; 196 was known" in verdict.findings[0].because


def test_the_repaired_border_report_finds_nothing():
    assert judge(a.border(a.R_2)).verdict == "NO FINDING"


def test_the_document_has_the_keys_that_programs_rely_on():
    document = json.loads(json.dumps(judge(a.drill(a.EXPOSED)).to_json()))
    assert list(document) == ["verdict", "findings", "bytes", "checked", "not_checked"]
    assert list(document["findings"][0])[:7] == ["rule", "severity", "persona", "where", "k", "because", "repair"]
    assert list(document["findings"][0]["where"][0]) == ["channel", "text", "start", "end"]
    assert list(document["findings"][0]["k"]) == ["upper", "median", "lower"]
    assert document["bytes"] == a.DIGEST


def test_no_finding_names_the_source_behind_a_persona():
    hidden = replace(a.drill(a.EXPOSED), personas=(a.persona("P-CLERK", "S77", id="P1"),), consents=())
    assert "S77" not in json.dumps(judge(hidden).to_json())


def test_truth_is_listed_apart_from_exposure():
    report = a.draft(*a.EXPOSED.blocks, "There were 12 boats.")
    lines = judge(a.drill(report)).lines()
    apart = lines.index("  Apart from exposure, the truth checks:")
    assert all(not line.startswith("    ") for line in lines[:apart])
    assert "12 cites nothing" in lines[apart + 1]


def test_a_crash_blocks_and_says_so():
    verdict = crashed("the reader of tables ran out of time", package=a.DIGEST, report="R1", title="A title")
    assert verdict.verdict == "BLOCK"
    assert verdict.bytes == a.DIGEST
    assert "ran out of time" in verdict.lines()[1]


def test_a_crash_before_anything_was_read_blocks_too():
    assert crashed("no such thing").lines()[0] == "BLOCK  1 finding"


def test_the_worst_finding_decides():
    hold, block = Finding(rule="x", severity="HOLD", because="x."), Finding(rule="y", severity="BLOCK", because="y.")
    assert Verdict(findings=(hold, block), bytes="").verdict == "BLOCK"
    assert Verdict(findings=(hold,), bytes="").verdict == "HOLD"
    assert Verdict(findings=(), bytes="").verdict == "NO FINDING"


def test_the_strictest_adversary_sets_the_limit():
    assert Limits().hold_below == 1000
    assert Limits(adversaries=("A2",)).hold_below == 200
    assert Limits(adversaries=("A0",)).hold_below == 0


@pytest.mark.parametrize("adversaries", [(), ("A9",)])
def test_an_adversary_nobody_knows_is_refused(adversaries):
    with pytest.raises(Refused, match="A0, A1, A2, A3"):
        Limits(adversaries=adversaries)


def test_a_laxer_adversary_lets_by_what_the_strict_one_holds():
    report = a.draft(a.paragraph(a.named("a clerk", "P-CLERK", occupation="ferry_clerk"), " said so."))
    ask = a.question(report)
    assert judge(ask).verdict == "HOLD"
    assert judge(replace(ask, limits=Limits(adversaries=("A2",)))).verdict == "NO FINDING"


def test_a_report_leaves_today_even_when_its_header_names_an_earlier_day():
    assert a.question(a.REPAIRED).leaves_on == a.TODAY
    assert a.question(a.draft("x", published=date(2030, 1, 1))).leaves_on == date(2030, 1, 1)
    assert a.question(a.draft("x", published=None)).leaves_on == a.TODAY


def test_without_a_finder_no_word_is_a_total():
    assert judge(a.question(a.draft("Nobody came."), find_totalising=find_none)).verdict == "NO FINDING"


def test_what_was_taken_for_granted_is_said():
    report = a.draft(a.paragraph(a.named("a coastal woman", "P-CLERK", residence="a coastal province"), " spoke."))
    verdict = judge(a.question(report, disclosures=(a.disclosure("residence", "Port Ells"),)))
    assert any("takes in" in each for each in verdict.not_checked)
    assert "contradiction" not in a.rules(verdict)
