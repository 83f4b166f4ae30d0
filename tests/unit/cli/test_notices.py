"""What whoever opens a case should hear is said first, on standard error, and stops nothing."""

import json
from datetime import UTC, datetime, timedelta

from farbank.assemble.newsroom import newsroom
from farbank.facts.source import SourceNamed
from farbank.keeping.case import open_case
from farbank.values.handling import Secret

WORDS = Secret("six words here now okay fine")


def record_at(desk, at):
    with open_case(desk.case, WORDS) as kept:
        fact = SourceNamed(id="S9", label="S-LATE", kind_of="witness")
        kept.ledger.append([fact], by=kept.member, at=at, after=kept.ledger.head())
        kept.publish()


def test_a_clock_that_went_back_is_told_and_what_is_recorded_gets_the_time_of_the_clock(desk):
    record_at(desk, datetime.now(UTC) + timedelta(days=400))
    ran = desk.good("describe", "E-NOTE", "--what", "a quay", "--json")
    assert ran.err.startswith("note: the clock of this computer says ")
    assert json.loads(ran.out)["id"] == "E1"
    assert desk.good("verify", "--json").json["damage"] == []
    with newsroom(desk.case, WORDS) as room:
        assert [notice for notice in room.notices if "clock" in notice] == []


def test_a_clock_that_is_a_minute_behind_is_nothing_to_speak_of(desk):
    record_at(desk, datetime.now(UTC) + timedelta(seconds=60))
    assert desk.good("list", "item").err == ""


def test_a_state_folder_that_cannot_be_written_is_told_and_stops_nothing(desk, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    ran = desk.good("describe", "E-NOTE", "--what", "a quay", XDG_STATE_HOME=str(blocked))
    assert "a copy of the case that is older will not be noticed here" in ran.err or "cannot be read" in ran.err
    assert "note: " in desk.good("list", "item", XDG_STATE_HOME=str(blocked)).err


def test_standard_output_stays_one_document_whatever_is_told(desk, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    assert desk.good("list", "item", "--json", XDG_STATE_HOME=str(blocked)).json["rows"]
