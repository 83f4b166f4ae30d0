"""The verbs beside the sheet: receive, describe, draft, judge, release, draw names."""

import json
import runpy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.desk.describe import Answers, describe, describe_all
from farbank.desk.draft import draft, heading_of
from farbank.desk.identity import identity_of
from farbank.desk.receive import receive
from farbank.desk.release import Declared, Leaving, judged, public_names, released
from farbank.errors import Held, Missing, Refused
from farbank.facts.item import ItemReceived, ReceiptNoted
from farbank.facts.persona import DisclosureNoted
from farbank.facts.report import ReportReleased
from farbank.facts.source import SourceNamed
from farbank.judgement.approval import Approval, Standing
from farbank.judgement.verdict import Finding
from farbank.values.package import File, Package

fake = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "fake_known.py")))
REPORT = fake.FILES["report.md"]
PACKAGE = Package(files=(File(path="a.html", content=b"page"),), channels=())
SIGNED = Standing(asks=2, by=("M1", "M2"), open=())
LEAVING = Leaving(form="site", stands=SIGNED, day=date(2024, 8, 15))
CASE = "sources: {S-1: {kind: donor}}\npersonas: {P-1: {printed_as: a resident, subject: S-1}}\nreports: {R-1: {file: report.md}}\n"


@pytest.fixture
def known():
    known = fake.FakeKnown()
    fake.apply(known, CASE)
    return known


@pytest.fixture
def kitchen():
    return fake.Kitchen()


def verdict(outcome="NO FINDING", digest=PACKAGE.digest):
    return json.dumps({"verdict": outcome, "bytes": digest})


def test_the_same_bytes_from_the_same_source_are_one_item_and_two_receipts(known, kitchen):
    facts = receive(known, [kitchen.kept("a", "1.txt"), kitchen.kept("a", "2.txt")], "courier", "S-1")
    assert [type(fact) for fact in facts] == [ItemReceived, ReceiptNoted]
    assert facts[1].item == facts[0].id == "E1"
    known.learn(facts)
    (again,) = receive(known, [kitchen.kept("a", "3.txt")], "courier", "S1")
    assert (again.item, again.file_name) == ("E1", "3.txt")


def test_the_same_bytes_from_another_source_are_another_item(known, kitchen):
    known.learn(receive(known, [kitchen.kept("a", "1.txt")], "courier", "S-1"))
    (fact,) = receive(known, [kitchen.kept("a", "2.txt")], "found")
    assert (fact.id, fact.source, fact.same_bytes) == ("E2", "", ("E1",))


def test_the_same_file_from_nobody_named_is_the_item_that_has_found_its_source_since(known, kitchen):
    known.learn(receive(known, [kitchen.kept("a", "1.txt")], "found"))
    known.learn(describe(known, "E1", Answers(whose="S-1")))
    (again,) = receive(known, [kitchen.kept("a", "1.txt")], "found")
    assert (again.item, again.file_name) == ("E1", "1.txt")


def test_a_source_that_nobody_named_is_missing(known, kitchen):
    with pytest.raises(Missing, match="did you mean 'S-1'"):
        receive(known, [kitchen.kept("a")], "courier", "S-2")


def test_describing_answers_the_five_questions_and_names_a_new_source(known, kitchen):
    known.learn(receive(known, [kitchen.kept("a")], "courier"))
    answers = Answers(
        what="a ferry", when=fake.read_span("2024"), where="Port Ells", whose="S-NEW", printable="nothing"
    )
    source, described = describe(known, "E1", answers)
    assert isinstance(source, SourceNamed)
    assert (source.id, source.kind_of, source.public) == ("S2", "partner_inside", False)
    assert (described.source, described.about.shows, described.about.how) == ("S2", "a ferry", "courier")
    known.learn([source, described])
    assert describe(known, "E1", answers) == []
    (later,) = describe(known, "E1", Answers(where="Ells"))
    assert (later.about.shows, later.about.where) == ("a ferry", "Ells")


def test_an_item_is_not_given_to_another_source(known, kitchen):
    known.learn(receive(known, [kitchen.kept("a")], "courier", "S-1"))
    with pytest.raises(Refused, match="came from S1"):
        describe(known, "E1", Answers(whose="S-9"))
    assert describe(known, "E1", Answers(whose="S-1")) == []


def test_several_items_are_described_at_once_and_a_new_codename_is_opened_once(known, kitchen):
    known.learn(receive(known, [kitchen.kept("a"), kitchen.kept("b"), kitchen.kept("c")], "courier"))
    told = [("E1", Answers(whose="S-NEW")), ("E2", Answers(whose="S-NEW", what="a ferry")), ("E3", Answers())]
    facts = describe_all(known, told)
    assert [each.id for each in facts] == ["S2", "E1", "E2"]
    assert [each.source for each in facts[1:]] == ["S2", "S2"]
    known.learn(facts)
    with pytest.raises(Refused, match="E1 came from S2"):
        describe_all(known, [("E1", Answers(whose="S-1"))])


def test_an_item_that_is_not_there_cannot_be_described(known):
    with pytest.raises(Missing, match="no item 'E7'"):
        describe(known, "E7", Answers(what="x"))


def test_a_source_is_of_a_kind_there_is():
    with pytest.raises(Refused, match="a source is one of"):
        Answers(whose="S-9", source_kind="spy")


def test_a_report_is_drafted_once_and_changed_under_the_same_id(known):
    (new,) = draft(known, REPORT, "The quiet harbour", "R-2", "report.md")
    assert new.id == "R2"
    known.learn([new])
    assert draft(known, REPORT, "The quiet harbour", "R-2", "report.md") == []
    assert draft(known, REPORT, "The quiet harbour", "R2", "report.md") == []
    (changed,) = draft(known, REPORT + "More.", "The quiet harbour", "R-2", "report.md")
    assert changed.id == "R2"


def test_the_sheet_and_the_verb_draft_the_same_report(known):
    assert draft(known, REPORT, heading_of(REPORT), "R-1", "report.md") == []


@pytest.mark.parametrize(("text", "label"), [("  ", "R-2"), (REPORT, " ")])
def test_an_empty_report_or_label_is_refused(known, text, label):
    with pytest.raises(Refused):
        draft(known, text, "x", label)


@pytest.mark.parametrize("text", ["no header", "---\ntitle: [a\n---\n", "---\nnever closed", "---\n- a\n---\n", ""])
def test_a_report_without_a_readable_title_has_no_heading(text):
    assert heading_of(text) == ""


def test_a_verdict_is_recorded_for_its_own_bytes_only(known):
    (fact,) = judged(known, "R-1", PACKAGE.digest, verdict("BLOCK"))
    assert (fact.report, fact.outcome) == ("R1", "BLOCK")
    with pytest.raises(Held):
        judged(known, "R-1", PACKAGE.digest, verdict("BLOCK", "0" * 64))


@pytest.mark.parametrize(
    "said", [verdict("BLOCK"), verdict("HOLD"), verdict("no finding"), verdict(digest="0" * 64), "{}", "[]", "nonsense"]
)
def test_a_package_leaves_only_with_the_verdict_no_finding_on_exactly_its_bytes(known, said):
    with pytest.raises(Held):
        released(known, "R-1", PACKAGE, said, [], leaving=LEAVING)


def test_a_package_leaves_only_with_the_approvals_that_its_bytes_ask_for(known):
    waiting = replace(LEAVING, stands=Standing(asks=2, by=("M1",), open=()))
    with pytest.raises(Held, match="another member has still to approve exactly these bytes of R1"):
        released(known, "R-1", PACKAGE, verdict(), [], leaving=waiting)
    found = Finding(rule="loose_number", severity="HOLD", because="x")
    with pytest.raises(Held, match="the gate says HOLD"):
        released(
            known, "R-1", PACKAGE, verdict("HOLD"), [], leaving=Leaving(form="", stands=replace(SIGNED, open=(found,)))
        )


def test_the_verdict_is_recorded_as_it_is_and_never_turned_into_no_finding(known):
    given = Approval(member="M1", key="a", at=datetime(2026, 12, 1, tzinfo=UTC), package="", saw="", overrides=True)
    overridden = replace(LEAVING, stands=replace(SIGNED, overriding=(given, given)))
    (left,) = released(known, "R-1", PACKAGE, verdict("BLOCK"), [], leaving=overridden)
    assert (left.outcome, left.form, left.asks, left.day) == ("BLOCK", "site", 2, date(2024, 8, 15))


def test_everything_a_released_draft_disclosed_is_noted_so_that_the_next_gate_counts_it(known):
    said = [
        Declared(persona="P-1", dimension="occupation", values=("ferry_clerk",), language="en"),
        Declared(persona="P-1", dimension="occupation", values=("ferry_clerk",), language="en"),
        Declared(persona="P1", dimension="children", values=("twin_sons",), channel="caption", language="en"),
    ]
    facts = released(known, "R-1", PACKAGE, verdict(), said, leaving=LEAVING, published=date(2024, 8, 15))
    assert isinstance(facts[0], ReportReleased)
    assert facts[0].files[0][0] == "a.html"
    noted = facts[1:]
    assert [(each.id, each.persona, each.values, each.where) for each in noted] == [
        ("D1", "P1", ("ferry_clerk",), "R-1"),
        ("D2", "P1", ("twin_sons",), "R-1"),
    ]
    known.learn(facts)
    assert not any(
        isinstance(fact, DisclosureNoted) for fact in released(known, "R-1", PACKAGE, verdict(), said, leaving=LEAVING)
    )


def test_a_draft_that_names_an_unknown_persona_or_report_does_not_leave(known):
    said = [Declared(persona="P-2", dimension="sex", values=("f",))]
    with pytest.raises(Held, match="did you mean 'P-1'"):
        released(known, "R-1", PACKAGE, verdict(), said, leaving=LEAVING)
    with pytest.raises(Missing):
        released(known, "R-9", PACKAGE, verdict(), [], leaving=LEAVING)


def test_a_public_name_is_drawn_once_and_never_given_to_two_things():
    draws = iter([("owl", "s1"), ("owl", "s2"), ("fox", "s3")])
    facts = public_names({"E1": "hare"}, ["E1", "E2", "E3", "E2"], lambda: next(draws))
    assert [(fact.id, fact.name, fact.salt) for fact in facts] == [("E2", "owl", "s1"), ("E3", "fox", "s3")]
    with pytest.raises(Held):
        public_names({"E1": "hare"}, ["E2"], lambda: ("hare", "salt"))


def test_a_letter_of_several_pages_is_not_the_same_item_as_its_first_page_alone(known, kitchen):
    (page,) = receive(known, [kitchen.kept("a", "1.txt")], "found")
    known.learn([replace(page, pages=(kitchen.kept("b").sealed,))])
    (alone,) = receive(known, [kitchen.kept("a", "1.txt")], "found")
    assert (alone.id, alone.same_bytes) == ("E2", ("E1",))


def test_a_row_that_always_has_a_label_has_no_other_identity():
    assert identity_of(SourceNamed(id="S1", label="S-1", kind_of="donor")) == ""
