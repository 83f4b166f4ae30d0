import dataclasses
import io

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.facts.erasure import ErasureCompleted, KeyHandedOver, KeyReturned
from farbank.facts.item import ItemReceived
from farbank.facts.source import CardSealed, SourceNamed
from farbank.keeping.checks.verify import verify
from farbank.keeping.keys.leftover import Leftover, note_leftover
from farbank.values.ids import SourceId

ITEM, CARD = 6, 7  # the numbers of their entries
RECORD = 9  # the number that the next fact will have


@pytest.fixture
def objects(kept, at):
    """A source, an item of it and its card; the objects of the last two."""
    sealed = kept.objects.put(io.BytesIO(b"photo"))
    card, size = kept.objects.put_for(io.BytesIO(b"card"), kept.keys.recipient())
    kept.objects.settle()
    facts = [
        SourceNamed(id="S1", label="S-1", kind_of="witness"),
        ItemReceived(id="E1", label="R-1", source=SourceId("S1"), original=sealed),
        CardSealed(source=SourceId("S1"), card=card, size=size),
    ]
    kept.ledger.append(facts, by=kept.member, at=at, after=kept.ledger.head())
    kept.publish()
    return sealed.name, card


class Hand:
    """Somebody who holds the keys and writes into the database past every rule."""

    def __init__(self, kept, at):
        self.kept, self.at = kept, at

    def record(self, *facts):
        self.kept.ledger.append(facts, by=self.kept.member, at=self.at, after=self.kept.ledger.head())
        self.kept.publish()

    def destroy_keys(self, *names, by=RECORD):
        for name in names:
            asked = "UPDATE kept_compartment SET wrapped = NULL, erased_by = ? WHERE name = ?"
            self.kept.rows.execute(asked, (by, name))

    def empty_bodies(self, *numbers):
        self.kept.rows.execute("DROP TRIGGER IF EXISTS kept_entry_is_final")
        for number in numbers:
            self.kept.rows.execute("UPDATE kept_entry SET sealed = x'' WHERE number = ?", (number,))

    def unlink(self, *names):
        for name in names:
            self.kept.layout.object(name).unlink()


@pytest.fixture
def hand(kept, at, objects):
    return Hand(kept, at)


@pytest.fixture
def erased(hand, objects):
    """The source and the item erased as a change of keys does it."""
    hand.record(ErasureCompleted(of=("E1", "S1"), leaves=(ITEM, CARD)))
    hand.destroy_keys("E1", "S1")
    hand.empty_bodies(5, ITEM, CARD)
    hand.unlink(*objects)
    return hand


@pytest.fixture
def found(kept, passphrase):
    """What verify finds: the states of the items, and the damage."""

    def run(secret=passphrase):
        checked = verify(kept.layout.folder, secret)
        states = {name: count for name, count in dataclasses.asdict(checked.items).items() if count}
        return states, [(flaw.what, flaw.where) for flaw in checked.damage]

    return run


def test_what_a_signed_record_says_was_erased_is_erased_and_that_is_no_damage(erased, found):
    assert found() == ({"erased": 1}, [])


def test_the_public_log_alone_shows_that_it_was_erased_and_is_not_missing(erased, found):
    assert found(None) == ({"erased": 1}, [])


def test_a_number_in_the_database_without_such_a_record_erases_nothing(hand, found, objects):
    hand.destroy_keys("E1", by=ITEM)
    hand.unlink(objects[0])
    states, damage = found()
    assert states == {"missing": 1}
    assert ("key", f"entry {ITEM}") in damage
    assert ("object", f"objects/{objects[0][:2]}/{objects[0]}") in damage


def test_a_record_of_another_erasure_erases_nothing(hand, found):
    hand.record(ErasureCompleted(of=("E9",)))
    hand.destroy_keys("E1")
    assert found() == ({"key_absent": 1}, [("key", f"entry {ITEM}")])


def test_an_erasure_under_another_number_than_the_database_gives_erases_nothing(hand, found):
    hand.record(ErasureCompleted(of=("E1",), leaves=(ITEM,)))
    hand.destroy_keys("E1", by=RECORD + 1)
    states, damage = found()
    assert states == {"key_absent": 1}
    assert ("key", f"entry {ITEM}") in damage


def test_a_record_that_its_member_did_not_sign_erases_nothing(hand, found):
    hand.kept.ledger._signer = Ed25519PrivateKey.generate()
    hand.record(ErasureCompleted(of=("E1",), leaves=(ITEM,)))
    hand.destroy_keys("E1")
    states, damage = found()
    assert states == {"key_absent": 1}
    assert {("commit", f"entry {RECORD - 1}"), ("key", f"entry {ITEM}")} <= set(damage)


def test_a_body_that_is_empty_without_a_record_is_corrupt(hand, found):
    hand.empty_bodies(ITEM)
    assert found() == ({"corrupt": 1}, [("entry", f"entry {ITEM}")])


def test_an_erased_entry_whose_body_is_still_there_is_named(hand, found, objects):
    hand.record(ErasureCompleted(of=("E1",), leaves=(ITEM,)))
    hand.destroy_keys("E1")
    hand.unlink(objects[0])
    assert found() == ({"erased": 1}, [("entry", f"entry {ITEM}")])


def test_a_key_that_is_there_though_a_record_says_it_was_destroyed_is_named(hand, found):
    hand.record(ErasureCompleted(of=("S1",)))
    assert ("key", "compartment S1") in found()[1]


def test_an_object_of_what_was_erased_that_is_still_there_is_named(hand, found, objects):
    hand.record(ErasureCompleted(of=("E1",), leaves=(ITEM,)))
    hand.destroy_keys("E1")
    hand.empty_bodies(ITEM)
    assert found() == ({"erased": 1}, [("object", f"objects/{objects[0][:2]}/{objects[0]}")])


def test_an_object_that_is_on_the_list_of_what_is_to_go_is_told_and_is_no_damage(hand, found, objects, passphrase):
    hand.record(ErasureCompleted(of=("E1",), leaves=(ITEM,)))
    hand.destroy_keys("E1")
    hand.empty_bodies(ITEM)
    with hand.kept.rows.writing():
        note_leftover(hand.kept.rows, Leftover(objects=(objects[0],)))
    assert found() == ({"erased": 1}, [])
    checked = verify(hand.kept.layout.folder, passphrase)
    assert any("open the case once" in note for note in checked.notes)
    assert found(None) == ({"erased": 1}, []), "who cannot read the list takes the word of the log"


def test_an_erasure_that_the_public_log_does_not_show_is_named(hand, found):
    hand.record(ErasureCompleted(of=("E1",)))
    hand.destroy_keys("E1")
    hand.empty_bodies(ITEM)
    assert ("record", f"entry {ITEM}") in found()[1]


def test_a_record_that_says_an_item_went_which_nobody_erased_is_named(hand, found, objects):
    hand.record(ErasureCompleted(of=(), leaves=(ITEM,)))
    hand.unlink(objects[0])
    assert ("record", f"entry {RECORD}") in found()[1]


def test_a_card_that_was_sealed_anew_may_lose_its_file_while_its_entry_stays(hand, found, objects):
    hand.record(ErasureCompleted(of=(), leaves=(CARD,)))
    hand.unlink(objects[1])
    assert found() == ({"intact": 1}, [])
    assert found(None) == ({"key_absent": 1}, [])


def test_a_leaf_that_shows_other_entries_than_its_record_names_is_named(hand, found):
    store, real = hand.kept.ledger._store, hand.kept.ledger._store.seal

    def forged(number, committed, compartments, kind, month, body, fact=None):
        shown = ErasureCompleted(of=("E1",), leaves=(CARD,)) if kind == "erasure" else fact
        return real(number, committed, compartments, kind, month, body, shown)

    store.seal = forged
    hand.record(ErasureCompleted(of=("E1",), leaves=(ITEM,)))
    assert ("entry", f"entry {RECORD}") in found()[1]


def test_a_key_that_a_custodian_holds_is_absent_and_that_is_no_damage(hand, found):
    hand.record(KeyHandedOver(of=("E1", "S1"), custodian="age1x", because="danger"))
    hand.kept.rows.execute("UPDATE kept_compartment SET wrapped = NULL WHERE name IN ('E1', 'S1')")
    assert found() == ({"key_absent": 1}, [])


def test_a_key_that_was_given_back_and_is_not_there_is_damage_again(hand, found):
    hand.record(KeyHandedOver(of=("E1",), custodian="age1x", because="danger"), KeyReturned(of=("E1",), because=""))
    hand.kept.rows.execute("UPDATE kept_compartment SET wrapped = NULL WHERE name = 'E1'")
    assert found() == ({"key_absent": 1}, [("key", f"entry {ITEM}")])


def test_every_key_that_is_missing_needs_its_own_record(hand, found):
    hand.record(KeyHandedOver(of=("E1",), custodian="age1x", because="danger"))
    hand.kept.rows.execute("UPDATE kept_compartment SET wrapped = NULL WHERE name IN ('E1', 'S1')")
    assert set(found()[1]) == {("key", f"entry {number}") for number in (5, ITEM, CARD)}


def test_what_is_restricted_and_then_erased_is_erased(hand, found, objects):
    hand.record(KeyHandedOver(of=("E1",), custodian="age1x", because="danger"))
    hand.record(ErasureCompleted(of=("E1",), leaves=(ITEM,)))
    hand.destroy_keys("E1", by=RECORD + 2)
    hand.empty_bodies(ITEM)
    hand.unlink(objects[0])
    assert found() == ({"erased": 1}, [])
