"""Copies, what was forgotten or handed over, what reports cite, how items are handled: each folded from facts."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlcipher3

from farbank.facts.copy import CopyConfirmed, CopyMade
from farbank.facts.entry import Entry
from farbank.facts.erasure import ErasureCompleted, ErasureRequested, KeyHandedOver, KeyReturned
from farbank.facts.item import ItemReceived
from farbank.facts.parcel import HandlingNoted, VerdictObserved
from farbank.facts.report import ReportDrafted, ReportReleased
from farbank.facts.source import SourceNamed
from farbank.views import catalogue, cites, copies, custody, forgotten, handling, latest_row

START = datetime(2024, 1, 1, tzinfo=UTC)
TEXT = '---\ntitle: "T"\nlanguage: en\n---\nIt says so [@T-1] and so [@F-1].\n'


@pytest.fixture
def told():
    """Folds facts, one entry a day, and gives the tables."""

    def fold(*facts):
        rows = sqlcipher3.connect(":memory:", isolation_level=None)
        folds = [
            catalogue.Catalogue(), copies.Copies(), forgotten.Forgetting(), cites.Cites(), handling.Handling(), custody.Custody(),
        ]  # fmt: skip
        for each in folds:
            for statement in each.schema:
                rows.execute(statement)
        for number, fact in enumerate(facts, start=1):
            entry = Entry(number=number, at=START + timedelta(days=number), by="M1", fact=fact)
            for each in folds:
                each.apply(rows, entry)
        return rows

    return fold


def made(number, **more):
    return CopyMade(id=f"H{number}", label="", what="export", **more)


def test_the_last_word_on_a_copy_counts_until_the_copy_is_made_anew(told):
    first, second = made(1), made(2, whole=True)
    rows = told(first, second, confirmed("H1", "kept"), confirmed("H1", "destroyed"))
    assert [(each.made.id, each.became, each.because) for each in copies.copies(rows)] == [
        ("H1", "destroyed", "by letter"), ("H2", "", ""),
    ]  # fmt: skip
    rows = told(first, confirmed("H1", "destroyed"), first)
    assert copies.copies(rows) == (copies.Copy(made=first, became="", because=""),)
    assert copies.copies(told()) == ()


def confirmed(copy, became):
    return CopyConfirmed(copy=copy, became=became, because="by letter")


def test_what_was_asked_to_be_forgotten_stands_until_a_record_says_it_is(told):
    rows = told(ErasureRequested(of="S1", reason="asked"), ErasureRequested(of="S1", reason="law"))
    (asked,) = forgotten.forgotten(rows)
    assert (asked.of, asked.asked, asked.done) == ("S1", START + timedelta(days=1), 0)
    assert forgotten.done(rows) == {}
    rows = told(ErasureRequested(of="S1", reason="asked"), ErasureCompleted(of=("S1", "E1"), leaves=(3,)))
    assert [(each.of, each.asked.day, each.done) for each in forgotten.forgotten(rows)] == [("S1", 2, 2), ("E1", 3, 2)]
    assert forgotten.done(rows) == {"S1": 2, "E1": 2}


def handed(*of):
    return KeyHandedOver(of=of, custodian="age1court", because="court")


def test_what_lies_elsewhere_is_known_until_it_comes_back_or_is_forgotten(told):
    rows = told(handed("S1", "E1", "E2"), KeyReturned(of=("E2",), because="over"))
    assert forgotten.handed_over(rows) == {"S1": "age1court", "E1": "age1court"}
    assert forgotten.handed_over_with(rows, "S1") == ("S1", "E1")
    assert forgotten.handed_over_with(rows, "E1") == ("E1",)
    assert forgotten.handed_over_with(rows, "E2") == ()
    rows = told(handed("S1", "E1"), ErasureCompleted(of=("E1",)))
    assert forgotten.handed_over(rows) == {"S1": "age1court"}


def test_numbers_of_what_is_gone_or_lies_elsewhere_count(told):
    named = SourceNamed(id="S1", label="S-1", kind_of="witness")
    rows = told(named, ErasureCompleted(of=("S4",), spent=(("source", 4), ("item", 9))))
    assert (catalogue.highest(rows, "source"), catalogue.highest(rows, "item")) == (4, 9)
    rows = told(KeyHandedOver(of=("E2",), custodian="age1", because="x", spent=(("item", 2),)))
    assert (catalogue.highest(rows, "item"), catalogue.highest(rows, "finding")) == (2, 0)


def drafted(text, label="R-1", number=1):
    return ReportDrafted(id=f"R{number}", label=label, heading="T", text=text, file_name="r.md")


def released(report="R1"):
    return ReportReleased(report=report, package="0" * 64, files=())


def test_every_draft_that_ever_used_a_label_is_found_and_when_it_left(told):
    other = TEXT.replace("[@T-1]", "")
    rows = told(
        drafted(TEXT), released(), drafted(other), released(), drafted(other, "R-2", 2), drafted(TEXT, "R-2", 2)
    )
    first, second = cites.citing(rows, ["T-1", "T-1"])
    assert (first.report, first.labels, first.still, first.left) == ("R1", ("T-1",), False, ("2024-01-03",))
    assert (second.report, second.still, second.left) == ("R2", True, ())
    both = cites.citing(rows, ["F-1", "T-1"])[0]
    assert (set(both.labels), both.still, both.left) == ({"F-1", "T-1"}, True, ("2024-01-03", "2024-01-05"))
    assert cites.citing(rows, ["T-9"]) == ()
    assert cites.citing(rows, []) == ()


def test_a_draft_that_cannot_be_read_cites_nothing_and_a_release_without_a_draft_is_no_fault(told):
    rows = told(drafted("no front matter"), released(), released("R9"))
    assert cites.citing(rows, ["T-1"]) == ()


def test_the_tier_of_an_item_is_the_last_word_on_it(told):
    def tier(item, name):
        return HandlingNoted(item=item, tier=name, because="x")

    rows = told(tier("E1", "restricted"), tier("E2", "restricted"), tier("E2", ""))
    assert handling.restricted(rows) == {"E1"}


def test_verdicts_are_kept_with_their_day_and_tool(told):
    def seen(item, verdict):
        return VerdictObserved(item=item, tool="c2patool", version="0.9", verdict=verdict)

    rows = told(seen("E1", "valid"), seen("E2", "none"), seen("E1", "expired"))
    assert [(each.at.day, each.verdict.verdict) for each in handling.verdicts(rows, "E1")] == [
        (2, "valid"),
        (4, "expired"),
    ]
    assert handling.verdicts(rows, "E3") == ()


def test_every_row_of_the_desk_comes_with_its_kind(told):
    rows = told(SourceNamed(id="S1", label="S-1", kind_of="witness"), ItemReceived(id="E1", label="R-1"), made(1))
    known = {kind: shape for kind, shape in latest_row._KEPT.items() if kind in {"source", "item", "copy"}}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(latest_row, "_KEPT", known)
        assert {(kind, row.id) for kind, row in latest_row.every_row(rows)} == {
            ("source", "S1"), ("item", "E1"), ("copy", "H1"),
        }  # fmt: skip
