"""Persons by the keys of their names: kept level with the facts, and nobody who is not to be found."""

from dataclasses import replace
from datetime import UTC, datetime

import sqlcipher3

from farbank.assemble.name_tables import name_reader
from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.sameness import SamenessSaid
from farbank.facts.source import SourceNamed
from farbank.facts.statement import SubjectNamed
from farbank.reading.persons.keys import keys_asked
from farbank.views import persons


def subject(own, *names, kind="person"):
    return SubjectNamed(id=own, label="", kind_of=kind, names=tuple((each, "", "", "") for each in names))


def rows_of(*facts, reader=name_reader):
    rows = sqlcipher3.connect(":memory:", isolation_level=None)
    fold = persons.Persons(reader)
    for statement in fold.schema:
        rows.execute(statement)
    for number, fact in enumerate(facts, start=1):
        fold.apply(rows, Entry(number=number, at=datetime(2024, 1, 1, tzinfo=UTC), by="M1", fact=fact))
    return rows


def found(rows, text):
    return [each.id for each in persons.found(rows, keys_asked(name_reader().read(text)))]


def keys(rows):
    return [key for (key,) in rows.execute("SELECT key FROM person_key")]


def test_a_person_is_found_by_any_name_in_any_script():
    rows = rows_of(subject("U1", "표설란", "山田花子"), subject("U2", "박정수"), subject("U10", "Phyo Sol Ran"))
    assert found(rows, "ピョ・ソルラン") == ["U1", "U10"]
    assert found(rows, "山田花子") == ["U1"]
    assert found(rows, "조정호") == []


def test_a_name_that_cannot_be_read_has_no_keys_and_the_person_stands_all_the_same():
    rows = rows_of(subject("U1", "Кim"), subject("U2"))
    assert keys(rows) == []
    assert persons.person(rows, "U1").names[0][0] == "Кim"
    assert persons.person(rows, "U2") is None


def test_what_is_no_person_is_not_found_and_no_longer_when_it_ceases_to_be_one():
    assert keys(rows_of(subject("U1", "표설란", kind="place"))) == []
    assert keys(rows_of(subject("U1", "표설란"), subject("U1", "표설란", kind="place"))) == []


def test_a_name_that_was_changed_is_found_by_the_new_one_only():
    rows = rows_of(subject("U1", "표설란"), subject("U1", "조만호"))
    assert found(rows, "표설란") == []
    assert found(rows, "조만호") == ["U1"]


def test_what_was_withdrawn_is_found_no_more():
    said = SamenessSaid(id="Z1", label="", one="U1", other="U2", verdict="same", because="x")
    rows = rows_of(subject("U1", "표설란"), said, Withdrawn(id="U1", because="x"), Withdrawn(id="Z1", because="x"))
    assert keys(rows) == []
    assert persons.said(rows) == ()


def test_a_source_is_found_only_when_it_is_public():
    public = SourceNamed(id="S1", label="", kind_of="press", public=True, name="표설란")
    rows = rows_of(public, SourceNamed(id="S2", label="표설란", kind_of="partner_inside"))
    assert found(rows, "표설란") == ["S1"]
    assert persons.person(rows, "S1").name == "표설란"
    no_longer = SourceNamed(id="S1", label="", kind_of="press")
    assert keys(rows_of(public, no_longer)) == []


def test_what_was_said_stands_and_so_does_what_a_row_says_itself():
    said = SamenessSaid(id="Z1", label="", one="U1", other="U2", verdict="same", because="x")
    tied = replace(subject("U2", "조만호"), same_as=("U1",))
    rows = rows_of(subject("U1", "표설란"), tied, said)
    assert persons.said(rows) == (said,)
    assert persons.tied(rows) == (tied,)
    assert persons.tied(rows_of(tied, subject("U2", "조만호"))) == ()


def test_persons_are_gone_through_in_the_order_of_their_numbers():
    rows = rows_of(*(subject(f"U{each}", "표설란") for each in (10, 2, 9)), subject("U1", "회령", kind="place"))
    assert persons.after(rows, "", 10) == ("U2", "U9", "U10")
    assert persons.after(rows, "U9", 10) == ("U9", "U10")
    assert persons.after(rows, "U3", 1) == ("U9",)


def test_those_are_alike_who_share_more_than_a_surname():
    rows = rows_of(subject("U1", "표설란"), subject("U2", "Phyo Sol Ran"), subject("U3", "표만호"))
    assert persons.alike(rows, ("U1", "U2", "U3", "U4")) == ("U1", "U2")
    assert set(persons.ids_of(rows, keys_asked(name_reader().read("표설란")))) == {"U1", "U2"}


def test_the_tables_of_names_are_not_loaded_for_a_case_without_persons():
    def never():
        raise AssertionError("loaded")

    rows_of(subject("U1", "회령", kind="place"), SourceNamed(id="S1", label="", kind_of="press"), reader=never)
