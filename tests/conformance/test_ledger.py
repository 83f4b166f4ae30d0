"""What every ledger promises, whatever it is made of."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from farbank.errors import Conflict, Refused
from farbank.facts.case import CaseTitled, Withdrawn
from farbank.facts.item import ItemReceived
from farbank.facts.source import SourceNamed
from farbank.values.digest import sha256_hex
from farbank.values.handling import SealedObject, Secret
from farbank.values.ids import MemberId, SourceId

ME = MemberId("M1")
AT = datetime(2026, 11, 22, 8, 30, 15, 123456, tzinfo=UTC)
PHOTO = SealedObject(name=sha256_hex(b"c"), identity=Secret("AGE-SECRET-KEY-1X"), digest=sha256_hex(b"p"), size=1)
FACTS = [
    CaseTitled(id="case", label="case", name="압록강"),
    SourceNamed(id="S1", label="S-1", kind_of="witness"),
    ItemReceived(id="E1", label="R-1", source=SourceId("S1"), file_name="a.jpg", original=PHOTO),
    Withdrawn(id="E1", because="mistaken"),
]


def append(ledger, facts, *, at=AT, by=ME):
    return ledger.append(facts, by=by, at=at, after=ledger.head())


def test_what_was_appended_comes_back_in_order_with_its_time_and_its_author(ledger):
    before = ledger.head()
    append(ledger, FACTS)
    entries = list(ledger.entries(before))
    assert [entry.fact for entry in entries] == FACTS
    assert {(entry.at, entry.by) for entry in entries} == {(AT, ME)}


def test_the_head_is_the_number_of_the_last_entry(ledger):
    head = append(ledger, FACTS)
    assert ledger.head() == head == list(ledger.entries())[-1].number


def test_numbers_only_grow_and_none_is_given_twice(ledger):
    for fact in FACTS:
        append(ledger, [fact])
    numbers = [entry.number for entry in ledger.entries()]
    assert numbers == sorted(set(numbers))
    assert numbers[0] >= 1


def test_entries_after_a_number_are_exactly_those_behind_it(ledger):
    append(ledger, FACTS)
    append(ledger, FACTS)
    every = list(ledger.entries())
    for after in range(ledger.head() + 1):
        assert list(ledger.entries(after)) == [entry for entry in every if entry.number > after]


def test_whoever_decided_on_an_older_head_gets_a_conflict_and_nothing_is_written(ledger):
    old = ledger.head()
    append(ledger, FACTS)
    before = list(ledger.entries())
    with pytest.raises(Conflict):
        ledger.append(FACTS, by=ME, at=AT, after=old)
    with pytest.raises(Conflict):
        ledger.append(FACTS, by=ME, at=AT, after=ledger.head() + 1)
    assert list(ledger.entries()) == before


def test_a_conflict_is_found_even_when_there_is_nothing_to_append(ledger):
    old = ledger.head()
    append(ledger, FACTS)
    with pytest.raises(Conflict):
        ledger.append([], by=ME, at=AT, after=old)


def test_appending_nothing_changes_nothing(ledger):
    append(ledger, FACTS)
    head = ledger.head()
    assert append(ledger, []) == head == ledger.head()


def test_each_commit_keeps_its_own_time_in_utc(ledger):
    before = ledger.head()
    seoul = timezone(timedelta(hours=9))
    append(ledger, FACTS[:1], at=datetime(2026, 11, 22, 8, tzinfo=seoul))
    append(ledger, FACTS[1:2], at=AT)
    times = [entry.at for entry in ledger.entries(before)]
    assert times == [datetime(2026, 11, 21, 23, tzinfo=UTC), AT]
    assert times[0].utcoffset() == timedelta(0)


def test_a_clock_that_went_back_is_recorded_as_it_said(ledger):
    before = ledger.head()
    append(ledger, FACTS[:1], at=AT)
    append(ledger, FACTS[:1], at=AT - timedelta(days=400))
    assert [entry.at for entry in ledger.entries(before)] == [AT, AT - timedelta(days=400)]


def test_a_time_without_a_zone_is_refused(ledger):
    head = ledger.head()
    with pytest.raises(Refused):
        append(ledger, FACTS, at=datetime(2026, 11, 22))  # noqa: DTZ001
    assert ledger.head() == head


def test_nobody_signs_in_another_name(ledger):
    head = ledger.head()
    with pytest.raises(Refused):
        append(ledger, FACTS, by=MemberId("M2"))
    assert ledger.head() == head


def test_a_reader_that_began_before_an_append_sees_a_whole_beginning(ledger):
    append(ledger, FACTS)
    reading = ledger.entries()
    seen = [next(reading)]
    append(ledger, FACTS)
    seen += list(reading)
    assert seen == list(ledger.entries())[: len(seen)]
