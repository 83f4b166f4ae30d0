import io
import json

import pyrage
import pytest

from farbank.errors import Damage, Refused
from farbank.facts.erasure import ErasureCompleted, ErasureRequested, KeyHandedOver, KeyReturned
from farbank.facts.item import ItemReceived
from farbank.facts.source import SourceNamed
from farbank.keeping.case import create, open_case
from farbank.keeping.changes import rotation_database
from farbank.keeping.changes.forgetting import forget, keys_for, objects_of, restrict, take_back, which_leaves
from farbank.keeping.changes.members_changing import change_passphrase
from farbank.keeping.checks.verify import verify
from farbank.keeping.keys.key_file import Cost
from farbank.keeping.log.leaf import make_leaf
from farbank.values.digest import canonical_json
from farbank.values.ids import SourceId

CUSTODIAN = pyrage.x25519.Identity.generate()
RECIPIENT = str(CUSTODIAN.to_public())
BOTH = ("S1", "E1")


class Named:
    """A fold that keeps the labels of what it can read."""

    name = "named"
    version = 1
    schema = ("CREATE TABLE named (label TEXT)",)
    tables = ("named",)

    def apply(self, rows, entry):
        if isinstance(entry.fact, SourceNamed | ItemReceived):
            rows.execute("INSERT INTO named VALUES (?)", (entry.fact.label,))


def labels(kept):
    return [row[0] for row in kept.rows.execute("SELECT label FROM named")]


@pytest.fixture
def kept(tmp_path, passphrase, at):
    with create(tmp_path / "case", passphrase, at=at, folds=lambda _: [Named()], state=tmp_path / "state") as case:
        change_passphrase(case, passphrase, cost=Cost(kib=1 << 13, passes=1, lanes=1))
        photos = [case.objects.put(io.BytesIO(b"photo")) for _ in range(2)]
        case.objects.settle()
        record(
            case,
            at,
            SourceNamed(id="S1", label="S-1", kind_of="witness"),
            SourceNamed(id="S2", label="S-2", kind_of="witness"),
            ItemReceived(id="E1", label="R-1", source=SourceId("S1"), original=photos[0]),
            ItemReceived(id="E2", label="R-2", source=SourceId("S2"), original=photos[1]),
        )
        yield case


@pytest.fixture
def states(kept):
    def run(secret):
        checked = verify(kept.layout.folder, secret, state=kept.place.state)
        assert checked.damage == ()
        return checked.items

    return run


def record(kept, at, *facts):
    kept.ledger.append(facts, by=kept.member, at=at, after=kept.ledger.head())


def facts_of(kept):
    return [entry.fact for entry in kept.ledger.entries()]


def test_what_would_go_is_known_before_anything_goes(kept):
    assert which_leaves(kept, BOTH) == (7,)
    assert objects_of(kept, ("E1",)) == objects_of(kept, ("S1",))
    assert [kept.layout.object(name).exists() for name in objects_of(kept, BOTH)] == [True]
    assert which_leaves(kept, ("S9",)) == ()


def test_what_is_forgotten_is_gone_from_tables_and_objects_and_the_rest_stays(kept, at, states, passphrase):
    gone = objects_of(kept, BOTH)
    asked = ErasureRequested(of="S1", reason="asked")
    with forget(kept, BOTH, at=at, facts=[asked], spent=[("item", 2)]) as after:
        assert labels(after) == ["S-2", "R-2"]
        assert not [name for name in gone if after.layout.object(name).exists()]
        assert facts_of(after)[-2:] == [asked, ErasureCompleted(of=BOTH, leaves=(7,), spent=(("item", 2),))]
        assert after.keys.epoch == 2
        assert after.log.head().size == after.ledger.head()
        record(after, at, SourceNamed(id="S3", label="S-3", kind_of="witness"))
    items = states(passphrase)
    assert (items.intact, items.erased) == (1, 1)


def test_forgetting_again_and_again_leaves_the_earlier_records_standing(kept, at, states, passphrase):
    once = forget(kept, BOTH, at=at)
    with forget(once, ("S2", "E2"), at=at) as twice:
        assert twice.keys.epoch == 3
        assert [fact.leaves for fact in facts_of(twice) if isinstance(fact, ErasureCompleted)] == [(7,), (8,)]
        found = twice.rows.execute("SELECT name, erased_by FROM kept_compartment WHERE wrapped IS NULL").fetchall()
        assert len({number for name, number in found if name in ("S2", "E2")}) == 1
        assert len({number for _, number in found}) == 2
    assert states(passphrase).erased == 2


def test_more_leaves_than_a_leaf_of_the_log_can_show_are_shown_in_several(kept, at, states, passphrase, monkeypatch):
    photos = [kept.objects.put(io.BytesIO(b"photo")) for _ in range(5)]
    kept.objects.settle()
    record(
        kept,
        at,
        *(
            ItemReceived(id=f"E{number}", label="", source=SourceId("S1"), original=each)
            for number, each in enumerate(photos, 3)
        ),
    )
    monkeypatch.setattr(rotation_database, "LEAVES_A_FACT", 2)
    with forget(kept, ("S1",), at=at) as after:
        facts = [fact for fact in facts_of(after) if isinstance(fact, ErasureCompleted)]
        assert [len(fact.leaves) for fact in facts] == [2, 2, 2]
    assert (states(passphrase).erased, states(None).erased) == (6, 6)


def test_five_thousand_leaves_fit_into_one():
    fact = ErasureCompleted(of=("S1",), leaves=tuple(range(10**9 - 6_000, 10**9 - 1_000)))
    leaf = make_leaf(10**9, "erasure", "2026-11", bytes(32), b"body", b"sealed", fact)
    assert len(fact.leaves) == rotation_database.LEAVES_A_FACT
    assert len(leaf.to_bytes()) < 65_535


def test_what_never_had_a_key_gets_none_under_the_name_that_was_forgotten(kept, at):
    with forget(kept, ("S9",), at=at) as after, pytest.raises(Refused, match="S9"):
        record(after, at, SourceNamed(id="S9", label="S-9", kind_of="witness"))


def test_the_case_itself_cannot_be_forgotten_and_nothing_is_done_for_nothing(kept, at):
    for compartments in (("case",), ("S1", "case"), ()):
        with pytest.raises(Refused):
            forget(kept, compartments, at=at)
    assert kept.keys.epoch == 1
    assert labels(kept) == ["S-1", "S-2", "R-1", "R-2"]


def handed_over(kept, at, names=BOTH):
    """Keys handed over; the case after it, and what the custodian's identity opens."""
    sealed = keys_for(kept, names, RECIPIENT)
    after = restrict(kept, names, custodian=RECIPIENT, because="danger", at=at)
    return after, pyrage.decrypt(sealed, [CUSTODIAN])


def test_a_key_that_was_handed_over_is_gone_here_and_lies_in_the_file_of_the_custodian(kept, at, states, passphrase):
    keys = {name: kept.keyring.compartment(name) for name in BOTH}
    after, opened = handed_over(kept, at)
    with after:
        assert labels(after) == ["S-2", "R-2"]
        assert [after.keyring.compartment(name) for name in BOTH] == [None, None]
        assert facts_of(after)[-1] == KeyHandedOver(of=BOTH, custodian=RECIPIENT, because="danger")
        with pytest.raises(Refused):
            record(after, at, SourceNamed(id="S1", label="S-1", kind_of="witness"))
    assert {name: bytes.fromhex(key) for name, key in json.loads(opened)["keys"].items()} == keys
    items = states(passphrase)
    assert (items.intact, items.key_absent, items.erased) == (1, 1, 0)


def test_what_was_handed_over_can_be_read_again_once_it_is_given_back_also_epochs_later(kept, at, states, passphrase):
    after, opened = handed_over(kept, at)
    later = forget(after, ("S2", "E2"), at=at)
    with later:
        assert take_back(later, opened, because="danger is over", at=at) == ("E1", "S1")
        assert labels(later) == ["S-1", "R-1"]
        assert facts_of(later)[-1] == KeyReturned(of=("E1", "S1"), because="danger is over")
        (item,) = [fact for fact in facts_of(later) if isinstance(fact, ItemReceived)]
        assert later.objects.read(item.original) == b"photo"
        later.publish()
    items = states(passphrase)
    assert (items.intact, items.key_absent, items.erased) == (1, 0, 1)
    again = open_case(later.layout.folder, passphrase, lambda _: [Named()], state=later.place.state)
    with again:
        assert labels(again) == ["S-1", "R-1"]


def test_a_key_that_opens_nothing_is_not_taken_back_and_nothing_changes(kept, at):
    after, opened = handed_over(kept, at)
    with after:
        head = after.ledger.head()
        shown = json.loads(opened)
        shown["keys"]["S1"] = "ab" * 32
        with pytest.raises(Damage, match="entry"):
            take_back(after, canonical_json(shown), because="", at=at)
        assert after.ledger.head() == head
        assert after.keyring.compartment("S1") is None
        assert labels(after) == ["S-2", "R-2"]


def test_only_what_was_handed_over_is_taken_back(kept, at):
    after, opened = handed_over(kept, at)
    with after:
        take_back(after, opened, because="", at=at)
        with pytest.raises(Refused, match="back already"):
            take_back(after, opened, because="", at=at)
        other = json.loads(opened) | {"case": "cd" * 16}
        with pytest.raises(Refused, match="another case"):
            take_back(after, canonical_json(other), because="", at=at)


def test_what_was_forgotten_while_its_key_was_elsewhere_is_not_taken_back(kept, at, states, passphrase):
    after, opened = handed_over(kept, at)
    with forget(after, BOTH, at=at) as later, pytest.raises(Refused, match="forgotten"):
        take_back(later, opened, because="", at=at)
    assert states(passphrase).erased == 1


@pytest.mark.parametrize(
    "untrusted",
    [b"", b"{}", b"[]", b"null", b'{"case":"x","keys":{},"v":1}', b'{"case":"x","keys":{"S1":"ab"},"v":1}', b"\xff"],
)
def test_what_is_no_file_of_keys_is_damage(kept, at, untrusted):
    with pytest.raises(Damage, match="not a file of keys"):
        take_back(kept, untrusted, because="", at=at)


def test_what_is_not_held_here_is_not_handed_over(kept, at):
    with pytest.raises(Refused, match="S9"):
        keys_for(kept, ("S9",), RECIPIENT)
    with pytest.raises(Refused, match="S9"):
        restrict(kept, ("S1", "S9"), custodian=RECIPIENT, because="", at=at)
    with pytest.raises(Refused, match="age recipient"):
        keys_for(kept, BOTH, "somebody")
    with pytest.raises(Refused):
        restrict(kept, ("case",), custodian=RECIPIENT, because="", at=at)
    assert kept.keys.epoch == 1


def spoil(kept, number):
    """Change one bit of a sealed body, past the rules."""
    kept.rows.execute("DROP TRIGGER kept_entry_is_final")
    row = bytes(kept.rows.execute("SELECT sealed FROM kept_entry WHERE number = ?", (number,)).fetchone()[0])
    spoilt = row[:-1] + bytes([row[-1] ^ 1])
    kept.rows.execute("UPDATE kept_entry SET sealed = ? WHERE number = ?", (spoilt, number))


def test_a_ledger_with_a_damaged_entry_that_is_to_stay_is_not_written_anew(kept, at):
    spoil(kept, 8)
    before = sorted(kept.layout.folder.rglob("*"))
    with pytest.raises(Damage, match="entry 8"):
        forget(kept, BOTH, at=at)
    assert sorted(kept.layout.folder.rglob("*")) == before
    assert kept.keys.epoch == 1


def test_damage_to_what_is_forgotten_or_to_a_file_of_what_stays_does_not_hinder_it(kept, at, passphrase):
    spoil(kept, 7)
    (missing,) = objects_of(kept, ("S2",))
    kept.layout.object(missing).unlink()
    with forget(kept, BOTH, at=at) as after:
        assert labels(after) == ["S-2", "R-2"]
    checked = verify(kept.layout.folder, passphrase, state=kept.place.state)
    assert (checked.items.erased, checked.items.missing) == (1, 1)
    assert [flaw.where for flaw in checked.damage] == [f"objects/{missing[:2]}/{missing}"]
