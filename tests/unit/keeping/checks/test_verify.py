import io
import os
import shutil
import sys
import time

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Locked, Missing
from farbank.facts.item import ItemReceived
from farbank.facts.source import SourceNamed
from farbank.keeping.case import open_case
from farbank.keeping.checks import last_verified
from farbank.keeping.checks.verify import verify
from farbank.values.digest import sha256_hex
from farbank.values.handling import Secret
from farbank.values.ids import SourceId


@pytest.fixture
def item(kept, at):
    sealed = kept.objects.put(io.BytesIO(b"photo"))
    kept.objects.settle()
    facts = [
        SourceNamed(id="S1", label="S-1", kind_of="witness"),
        ItemReceived(id="E1", label="R-1", source=SourceId("S1"), original=sealed),
    ]
    kept.ledger.append(facts, by=kept.member, at=at, after=kept.ledger.head())
    kept.publish()
    return sealed


def states(checked):
    items = checked.items
    found = {name: getattr(items, name) for name in ("intact", "erased", "missing", "corrupt", "key_absent")}
    return {name: count for name, count in found.items() if count}


def test_an_item_as_recorded_is_intact(kept, item, passphrase):
    checked = verify(kept.layout.folder, passphrase)
    assert (states(checked), checked.damage, checked.size) == ({"intact": 1}, (), 6)
    assert checked.root == kept.publish().root.hex()


def test_an_item_whose_file_is_gone_is_missing(kept, item, passphrase):
    kept.layout.object(item.name).unlink()
    checked = verify(kept.layout.folder, passphrase)
    assert states(checked) == {"missing": 1}
    assert [flaw.where for flaw in checked.damage] == [f"objects/{item.name[:2]}/{item.name}"]


def test_an_item_whose_file_was_changed_is_corrupt(kept, item, passphrase):
    path = kept.layout.object(item.name)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    checked = verify(kept.layout.folder, passphrase)
    assert states(checked) == {"corrupt": 1}
    assert [flaw.where for flaw in checked.damage] == [f"objects/{item.name[:2]}/{item.name}"]


def test_an_item_whose_key_is_gone_without_a_record_is_key_absent_and_that_is_damage(kept, item, passphrase):
    kept.rows.execute("DELETE FROM kept_compartment WHERE name = 'E1'")
    checked = verify(kept.layout.folder, passphrase)
    assert states(checked) == {"key_absent": 1}
    assert [(flaw.what, flaw.where) for flaw in checked.damage] == [("key", "entry 6")]


def test_without_a_passphrase_what_can_be_checked_from_outside_still_is(kept, item):
    checked = verify(kept.layout.folder)
    assert (states(checked), checked.ok, checked.size) == ({"key_absent": 1}, True, 6)
    kept.layout.object(item.name).unlink()
    assert [flaw.what for flaw in verify(kept.layout.folder).damage] == ["object"]


def test_a_damaged_database_does_not_hide_what_else_is_damaged(kept, item, passphrase):
    kept.close()
    kept.layout.database.write_bytes(b"")
    kept.layout.object(item.name).unlink()
    checked = verify(kept.layout.folder, passphrase)
    assert {(flaw.what, flaw.where.split("/")[0]) for flaw in checked.damage} == {
        ("database", "case.db"),
        ("object", "objects"),
    }
    assert states(checked) == {"corrupt": 1} or states(checked) == {"missing": 1}


def test_a_wrong_passphrase_ends_the_verification(kept):
    with pytest.raises(Locked):
        verify(kept.layout.folder, Secret("wrong"))


def test_a_folder_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(Missing):
        verify(tmp_path / "gone")


def changed(kept, sql, *parameters):
    """Somebody with the key writes past the rules of the ledger."""
    kept.rows.execute("DROP TRIGGER kept_entry_is_final")
    kept.rows.execute("DROP TRIGGER kept_entry_stays")
    kept.rows.execute(sql, parameters)


@pytest.mark.parametrize("column", ["sealed", "leaf"])
def test_an_entry_changed_by_somebody_with_the_key_is_named(kept, item, passphrase, column):
    row = kept.rows.execute(f"SELECT {column} FROM kept_entry WHERE number = 5").fetchone()
    forged = bytes(row[0][:-9]) + bytes([row[0][-9] ^ 1]) + bytes(row[0][-8:])
    changed(kept, f"UPDATE kept_entry SET {column} = ? WHERE number = 5", forged)
    checked = verify(kept.layout.folder, passphrase)
    assert "entry 5" in {flaw.where for flaw in checked.damage}
    assert not any(flaw.what in ("tile", "entry bundle") for flaw in checked.damage)


def test_an_entry_taken_out_by_somebody_with_the_key_is_named(kept, item, passphrase):
    changed(kept, "DELETE FROM kept_entry WHERE number = 5")
    checked = verify(kept.layout.folder, passphrase)
    assert any("entry 5 is missing" in flaw.because for flaw in checked.damage)


def test_entries_cannot_be_changed_or_taken_out_by_a_fold(kept, item):
    for sql in ("DELETE FROM kept_entry", "UPDATE kept_entry SET committed = 0"):
        with pytest.raises(Exception, match=r"it is final|it stays"):
            kept.rows.execute(sql)


def test_a_commit_signed_with_another_key_is_named(kept, at, passphrase):
    kept.ledger._signer = Ed25519PrivateKey.generate()
    named = SourceNamed(id="S1", label="S-1", kind_of="witness")
    kept.ledger.append([named], by=kept.member, at=at, after=kept.ledger.head())
    kept.publish()
    checked = verify(kept.layout.folder, passphrase)
    assert [(flaw.what, flaw.where) for flaw in checked.damage] == [("commit", "entry 4")]


def test_a_subtree_changed_in_the_database_is_named(kept, at, passphrase):
    facts = [SourceNamed(id="S1", label=f"S-{n}", kind_of="witness") for n in range(300)]
    kept.ledger.append(facts, by=kept.member, at=at, after=kept.ledger.head())
    kept.publish()
    kept.rows.execute("UPDATE kept_node SET hash = zeroblob(32)")
    assert [flaw.what for flaw in verify(kept.layout.folder, passphrase).damage] == ["tree"]


def test_a_file_of_the_reporters_own_beside_the_case_is_told_and_is_no_damage(kept, item, passphrase):
    (kept.layout.folder / "desk.xlsx").write_bytes(b"x")
    checked = verify(kept.layout.folder, passphrase)
    assert checked.ok
    assert [note for note in checked.notes if note.startswith("desk.xlsx lies in the case folder")]


@pytest.mark.parametrize("where", ["objects/letter.jpg", "log/tile/0/extra", "log/tile/0/000.p/3.bak"])
def test_a_stray_file_is_named(kept, item, passphrase, where):
    (kept.layout.folder / where).write_bytes(b"x")
    checked = verify(kept.layout.folder, passphrase)
    assert [(flaw.what, flaw.where) for flaw in checked.damage] == [("stray file", where)]


def test_a_key_file_the_case_does_not_know_is_named(kept, item, passphrase):
    (kept.layout.keys / sha256_hex(b"x")).write_bytes(b"x")
    checked = verify(kept.layout.folder, passphrase)
    assert [flaw.where for flaw in checked.damage] == [f"keys/{sha256_hex(b'x')}"]


def test_a_bundle_and_a_tile_swapped_with_another_are_named(kept, at, passphrase):
    facts = [SourceNamed(id="S1", label=f"S-{n}", kind_of="witness") for n in range(600)]
    kept.ledger.append(facts, by=kept.member, at=at, after=kept.ledger.head())
    kept.publish()
    tiles = kept.layout.log / "tile" / "0"
    first, second = (tiles / "000").read_bytes(), (tiles / "001").read_bytes()
    (tiles / "000").write_bytes(second)
    (tiles / "001").write_bytes(first)
    for secret in (passphrase, None):
        checked = verify(kept.layout.folder, secret)
        assert [flaw.where for flaw in checked.damage] == ["log/tile/0/000", "log/tile/0/001"]


@pytest.mark.parametrize("table", ["kept_compartment", "kept_entry", "kept_object", "kept_value"])
def test_a_page_of_the_database_that_is_damaged_is_what_is_named_and_not_each_entry_behind_it(
    kept, item, passphrase, table
):
    (page,) = kept.rows.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    path = kept.layout.database
    whole = path.read_bytes()
    at = (page - 1) * 4096 + 2000
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    checked = verify(kept.layout.folder, passphrase)
    assert {flaw.where for flaw in checked.damage} == {"case.db"}
    assert any(f"page {page}" in flaw.because for flaw in checked.damage)
    assert checked.items.erased == checked.items.missing == 0


@pytest.fixture
def verified(kept, item, passphrase, monkeypatch):
    """A case that was verified whole a while ago: `begun` lies after the last change of its files."""
    kept.close()
    monkeypatch.setattr(last_verified, "_SLACK", 0)
    assert verify(kept.layout.folder, passphrase).ok
    return kept.layout.folder


def put(folder, passphrase, at, content):
    with open_case(folder, passphrase) as case:
        sealed = case.objects.put(io.BytesIO(content))
        case.objects.settle()
        number = case.ledger.head()
        fact = ItemReceived(id=f"E{number}", label=f"R-{number}", original=sealed)
        case.ledger.append([fact], by=case.member, at=at, after=number)
        case.publish()
        return case.layout.object(sealed.name)


def test_since_reads_what_came_after_and_says_how_much_it_did_not_read(verified, item, at, passphrase):
    put(verified, passphrase, at, b"letter")
    checked = verify(verified, passphrase, since=True)
    assert (checked.ok, states(checked)) == (True, {"intact": 2})
    assert (checked.since.size, checked.since.not_read) == (6, 1)
    assert verify(verified, passphrase).since is None
    assert verify(verified, passphrase, since=True).since.not_read == 2


def test_since_reads_an_object_again_that_was_touched(verified, item, passphrase):
    path = verified / "objects" / item.name[:2] / item.name
    content = bytearray(path.read_bytes())
    content[40] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(0, 0))
    checked = verify(verified, passphrase, since=True)
    assert [(flaw.where, flaw.item) for flaw in checked.damage] == [(f"objects/{item.name[:2]}/{item.name}", "E1")]
    assert checked.since.not_read == 0


def test_since_reads_everything_when_the_clock_went_back(verified, item, passphrase, monkeypatch):
    """What changes on a clock that was put right is older, by that clock, than what was verified on the wrong one."""
    with monkeypatch.context() as ahead:
        ahead.setattr(sys.modules[verify.__module__], "time_ns", lambda: time.time_ns() + 400 * 86_400 * 10**9)
        assert verify(verified, passphrase).ok
        assert verify(verified, passphrase, since=True).since.not_read == 1
    path = verified / "objects" / item.name[:2] / item.name
    content = bytearray(path.read_bytes())
    content[40] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(0, 0))
    checked = verify(verified, passphrase, since=True)
    assert [flaw.item for flaw in checked.damage] == ["E1"]
    assert any("clock" in note for note in checked.notes)


def test_since_misses_no_object_that_is_gone(verified, item, passphrase):
    (verified / "objects" / item.name[:2] / item.name).unlink()
    checked = verify(verified, passphrase, since=True)
    assert (states(checked), [flaw.item for flaw in checked.damage]) == ({"missing": 1}, ["E1"])


def test_since_reads_everything_where_nothing_was_verified_before(kept, item, passphrase, tmp_path):
    checked = verify(kept.layout.folder, passphrase, since=True, state=tmp_path / "elsewhere")
    assert (checked.ok, checked.since) == (True, None)
    assert any("everything was read" in note for note in checked.notes)


def test_since_reads_everything_in_a_case_that_was_copied(verified, item, passphrase, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(verified, copy)
    assert verify(copy, passphrase, since=True).since.not_read == 0


def test_a_verification_that_found_damage_or_had_no_passphrase_is_not_gone_by(kept, item, passphrase):
    assert verify(kept.layout.folder).ok
    kept.layout.object(item.name).unlink()
    assert not verify(kept.layout.folder, passphrase).ok
    assert verify(kept.layout.folder, passphrase, since=True).since is None


def test_an_open_case_is_verified_with_its_keys_and_says_how_far_it_is(kept, item):
    heard = []
    checked = verify(kept.layout.folder, kept.keys, heard=lambda *told: heard.append(told))
    assert (states(checked), checked.damage) == ({"intact": 1}, ())
    assert ("objects", 1, 1) in heard
    assert heard[0] == ("pages of the database", 0, 0)


def test_a_verification_can_be_stopped_at_a_word_of_how_far_it_is(kept, item):
    class Stopped(Exception):
        pass

    def stop(what, done, of):
        raise Stopped

    with pytest.raises(Stopped):
        verify(kept.layout.folder, kept.keys, heard=stop)
    assert verify(kept.layout.folder, kept.keys).ok
