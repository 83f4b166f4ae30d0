"""What two sources have in common, out of the items, links and interviews of a case."""

from datetime import UTC, date, datetime

import sqlcipher3

from farbank.assemble.tracing import traces
from farbank.facts.entry import Entry
from farbank.facts.item import Description, ItemReceived
from farbank.facts.look import InterviewHeld
from farbank.facts.origin import LinkAsserted
from farbank.judgement.traces import Trace
from farbank.values.span import moment
from farbank.views import custody, people, statements

DAY = moment(date(2024, 5, 2), date(2024, 5, 2), words="2 May 2024")
MONTH = moment(date(2024, 5, 1), date(2024, 5, 31), words="May 2024")


def rows_of(*facts):
    rows = sqlcipher3.connect(":memory:", isolation_level=None)
    folds = custody.Custody(), people.People(), statements.Statements()
    for fold in folds:
        for statement in fold.schema:
            rows.execute(statement)
    for number, fact in enumerate(facts, start=1):
        for fold in folds:
            fold.apply(rows, Entry(number=number, at=datetime(2024, 6, 1, tzinfo=UTC), by="M1", fact=fact))
    return rows


def item(identity, source, **about):
    return ItemReceived(id=identity, label="", source=source, about=Description(**about))


def trace(source, kind, what):
    return Trace(source=source, kind=kind, what=what)


def test_documents_batches_and_days_are_those_of_the_items():
    found = traces(
        rows_of(
            item("E1", "S1", collection="K1", acquired=DAY),
            item("E2", "S2", derived_from="E1", acquired=MONTH),
            item("E3", ""),
        )
    )
    assert trace("S1", "document", "E1") in found
    assert trace("S2", "document", "E1") in found
    assert [each for each in found if each.kind != "document"] == [
        trace("S1", "batch", "K1"),
        trace("S1", "sending", "2024-05-02"),
    ]


def test_items_that_a_person_linked_are_one_document_and_what_is_independent_is_not():
    link = {"label": "", "because": "the same paper"}
    found = traces(
        rows_of(
            item("E1", "S1"),
            item("E2", "S2"),
            LinkAsserted(id="J1", tail="E1", head="E2", type="same_origin", **link),
            LinkAsserted(id="J2", tail="E2", head="E1", type="independent", **link),
        )
    )
    assert {trace("S1", "document", "E1 E2"), trace("S2", "document", "E1 E2")} <= set(found)
    assert not [each for each in found if each.what == "E2 E1"]


def test_an_interviewer_is_a_trace_of_everybody_they_spoke_with():
    held = [
        InterviewHeld(id="I1", label="", source="S1", by="Abe"),
        InterviewHeld(id="I2", label="", source="S2", by=""),
    ]
    assert traces(rows_of(*held)) == (trace("S1", "reporter", "Abe"),)
