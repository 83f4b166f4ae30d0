"""The gate holds what shows somebody nobody decided on, and blocks what shows somebody who is not to be printed."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from farbank.facts.decided import PrintDecided
from farbank.judgement.appearing import Appearing
from farbank.judgement.gate import judge

cases = runpy.run_path(str(Path(__file__).parent / "gate_cases.py"))
cite, consent, draft, paragraph, question, source = (
    cases[each] for each in ("cite", "consent", "draft", "paragraph", "question", "source")
)
RULES = {"person_undecided", "person_not_printable", "person_undeclared", "gift_withdrawn"}


def somebody(role="writer", who="Canary Name", allowed=None):
    said = PrintDecided(item="E1", who=who, allowed=bool(allowed), by="desk", on=date(2024, 6, 2), because="x")
    return Appearing(item="E1", role=role, who=who, decided=None if allowed is None else said)


def verdict(*people, **changes):
    """A report that cites one letter of a donor who agreed to everything."""
    report = changes.pop("report", draft(paragraph("A letter came ", cite("E-LETTER"))))
    given = {
        "items": {"E1": "S2"},
        "sources": {"S1": source("S1"), "S2": source("S2", kind="donor")},
        "consents": (consent("S2"),),
        "item_fields": {"E1": "letters"},
        "labels": {"E-LETTER": "E1", "E1": "E1", "F-1": "F1"},
        "people": {"E1": people},
    }
    return judge(question(report, **(given | changes)))


def found(told):
    return {each.rule: each for each in told.findings if each.rule in RULES}


def test_the_consent_of_the_donor_says_nothing_about_who_wrote_it():
    told = verdict(somebody(), somebody("addressee"), somebody("writer", "Another"))
    assert told.verdict == "HOLD"
    (finding,) = told.findings
    assert finding.rule == "person_undecided"
    assert "nobody decided on 2 writers and 1 addressee in it" in finding.because
    assert "farbank decide E-LETTER" in finding.repair[0]
    assert [each.text for each in finding.where] == ["A letter came "]


def test_who_was_decided_on_is_no_finding_and_is_counted_among_what_was_checked():
    told = verdict(somebody(allowed=True))
    assert not told.findings
    assert "people who wrote what is printed or are shown in it: 1, decided on: 1" in told.checked


def test_who_is_not_to_be_printed_blocks_and_who_is_undecided_beside_them_holds():
    told = verdict(somebody(allowed=False), somebody("person shown"), somebody("person shown", "Other", allowed=False))
    assert told.verdict == "BLOCK"
    rules = found(told)
    assert "1 writer and 1 person shown in it are not to be printed" in rules["person_not_printable"].because
    assert "1 person shown in it" in rules["person_undecided"].because
    assert "1 writer in it is not" in found(verdict(somebody(allowed=False)))["person_not_printable"].because


def test_no_finding_names_a_person():
    told = verdict(somebody(), somebody(allowed=False, who="Canary Second"), somebody("person shown", "Canary Third"))
    assert "Canary" not in str(told.to_json()) + "".join(told.lines())


def test_a_gift_of_which_nobody_said_who_is_in_it_holds():
    told = verdict(undeclared=frozenset({"E1"}))
    assert told.verdict == "HOLD"
    assert found(told).keys() == {"person_undeclared"}


def test_what_lies_in_a_collection_that_was_withdrawn_blocks():
    told = verdict(taken_back=frozenset({"E1"}))
    assert told.verdict == "BLOCK"
    assert found(told).keys() == {"gift_withdrawn"}


def test_a_finding_that_rests_on_the_letter_and_a_figure_drawn_from_it_print_it_too():
    cites = draft(paragraph("People write ", cite("F-1")))
    assert found(verdict(somebody(), report=cites, rests={"F1": ("E1",)})).keys() == {"person_undecided"}
    assert found(verdict(somebody(), report=draft("Words."), drawn=("E1",))).keys() == {"person_undecided"}


def test_a_letter_that_is_not_printed_is_no_finding():
    told = verdict(somebody(), report=draft("Words."))
    assert not told.findings
    assert not [each for each in told.checked if "who wrote what is printed" in each]


def test_what_was_made_from_a_gift_needs_the_consent_of_who_gave_it_whoever_made_it():
    crop = {
        "items": {"E1": "S2", "E9": "S3"},
        "made_from": {"E9": ("E1",)},
        "labels": {"E-LETTER": "E9", "E9": "E9"},
        "sources": {"S1": source("S1"), "S2": source("S2", kind="donor"), "S3": source("S3", kind="reporter")},
    }
    assert verdict(**crop).verdict == "NO FINDING"
    told = verdict(**crop, consents=())
    assert [each.rule for each in told.findings] == ["no_consent"]
    beyond = verdict(**crop, consents=(consent("S2", ("region",)),), item_fields={"E9": "letters"})
    assert [each.rule for each in beyond.findings] == ["consent"]


def test_who_made_a_crop_need_not_be_named_where_it_is_known_who_gave_what_it_was_made_from():
    assert verdict(items={"E1": "S2", "E9": ""}, made_from={"E9": ("E1",)}, labels={"E-LETTER": "E9"}).findings == ()
    told = verdict(items={"E1": "", "E9": ""}, made_from={"E9": ("E1",)}, labels={"E-LETTER": "E9"})
    assert [each.rule for each in told.findings] == ["no_consent"]


@pytest.mark.parametrize("behind", ["E1", "E9"])
def test_a_persona_behind_what_an_item_was_made_from_is_judged(behind):
    items = {"E1": "", "E9": ""} | {behind: "S1"}
    told = verdict(items=items, made_from={"E9": ("E1",)}, labels={"E-LETTER": "E9"}, consents=(consent("S1"),))
    assert "personas printed or behind a citation: 1, and all linked with them" in told.checked
