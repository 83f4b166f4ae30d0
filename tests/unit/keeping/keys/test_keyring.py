import dataclasses

import pytest

from farbank.errors import Damage, Refused
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.schema import SCHEMA
from farbank.keeping.keys.keyring import Keyring, database_key
from farbank.keeping.keys.member_keys import new_keys
from farbank.values.ids import MemberId

KEYS = new_keys("ab" * 16, MemberId("M1"))


@pytest.fixture
def rows(tmp_path):
    (tmp_path / "case.db").touch()
    database = Database(tmp_path / "case.db", database_key(KEYS))
    for statement in SCHEMA:
        database.execute(statement)
    yield database
    database.close()


def test_the_same_compartments_give_the_same_key_in_another_process(rows):
    made = Keyring(KEYS, rows).key_for(("E1", "S1"))
    assert Keyring(KEYS, rows).key_of(("E1", "S1")) == made
    assert len(made) == 32


def test_a_compartment_has_a_random_key_that_follows_from_nothing(rows):
    wrapped = []
    for _ in range(2):
        rows.execute("DELETE FROM kept_compartment")
        wrapped.append(Keyring(KEYS, rows).key_for(("S1",)))
    assert wrapped[0] != wrapped[1]


def test_an_entry_locked_by_several_compartments_needs_the_keys_of_all(rows):
    Keyring(KEYS, rows).key_for(("E1", "S1"))
    for gone in ("E1", "S1"):
        rows.execute("SAVEPOINT before")
        rows.execute("UPDATE kept_compartment SET wrapped = NULL, erased_by = 9 WHERE name = ?", (gone,))
        ring = Keyring(KEYS, rows)
        assert ring.key_of(("E1", "S1")) is None
        assert ring.state(("E1", "S1")) == "erased"
        rows.execute("ROLLBACK TO before")


def test_the_order_and_the_company_of_compartments_make_the_key(rows):
    ring = Keyring(KEYS, rows)
    keys = [ring.key_for(names) for names in (("E1", "S1"), ("S1", "E1"), ("E1",), ("S1",))]
    assert len(set(keys)) == 4


def test_a_key_that_is_gone_without_a_record_is_absent_and_not_erased(rows):
    Keyring(KEYS, rows).key_for(("S1",))
    rows.execute("DELETE FROM kept_compartment")
    assert Keyring(KEYS, rows).state(("S1",)) == "absent"


def test_a_key_that_was_destroyed_is_never_made_anew_under_the_same_name(rows):
    Keyring(KEYS, rows).key_for(("S1",))
    rows.execute("UPDATE kept_compartment SET wrapped = NULL, erased_by = 9")
    with pytest.raises(Refused, match="S1"):
        Keyring(KEYS, rows).key_for(("S1",))


def test_a_wrapped_key_moved_to_another_compartment_does_not_open(rows):
    ring = Keyring(KEYS, rows)
    ring.key_for(("S1",))
    ring.key_for(("S2",))
    rows.execute("UPDATE kept_compartment SET wrapped = (SELECT wrapped FROM kept_compartment WHERE name = 'S1')")
    with pytest.raises(Damage):
        Keyring(KEYS, rows).key_of(("S2",))


def test_keys_made_in_a_transaction_that_was_taken_back_are_not_remembered(rows):
    ring = Keyring(KEYS, rows)
    rows.execute("BEGIN")
    lost = ring.key_for(("S1",))
    rows.execute("ROLLBACK")
    ring.drop()
    assert ring.key_of(("S1",)) is None
    assert ring.key_for(("S1",)) != lost


def test_a_keyring_never_prints_itself(rows):
    assert repr(Keyring(KEYS, rows)) == "<secret>"


def test_another_epoch_does_not_open_what_this_one_wrapped(rows):
    Keyring(KEYS, rows).key_for(("S1",))
    assert Keyring(dataclasses.replace(KEYS, epoch=2), rows).key_of(("S1",)) is None
