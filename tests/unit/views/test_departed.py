"""What left is kept as it left, whatever is drafted, judged or withdrawn afterwards."""

import sqlite3
from datetime import UTC, date, datetime

import pytest

from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.report import ReportDrafted, ReportJudged, ReportReleased
from farbank.views.departed import Departures, departed


@pytest.fixture
def fold():
    database = sqlite3.connect(":memory:")
    for statement in Departures.schema:
        database.execute(statement)

    def run(*facts):
        for number, fact in enumerate(facts, start=1):
            at = datetime(2024, 1, number, tzinfo=UTC)
            Departures().apply(database, Entry(number=number, at=at, by="M1", fact=fact))
        return departed(database)

    yield run
    database.close()


def drafted(text, report="R1"):
    return ReportDrafted(id=report, label=f"{report[0]}-{report[1]}", heading="h", text=text)


def judged(package, report="R1"):
    return ReportJudged(report=report, package=package, verdict="{}", outcome="NO FINDING")


def left(package, report="R1"):
    return ReportReleased(report=report, package=package, files=())


def test_the_text_is_that_of_the_draft_that_was_judged(fold):
    found = fold(drafted("one"), judged("p"), drafted("two"), left("p"), judged("q"), left("q"))
    assert [(each.report.text, each.package, each.on) for each in found] == [
        ("one", "p", date(2024, 1, 4)),
        ("two", "q", date(2024, 1, 6)),
    ]


def test_a_release_whose_verdict_is_not_here_is_that_of_the_latest_draft(fold):
    assert [each.report.text for each in fold(drafted("one"), drafted("two"), left("p"))] == ["two"]


def test_what_was_withdrawn_and_what_was_never_drafted_here(fold):
    found = fold(drafted("one"), drafted("x", "R2"), left("p"), Withdrawn(id="R1", because="b"), left("q", "R9"))
    assert [each.report.label for each in found] == ["R-1"]
