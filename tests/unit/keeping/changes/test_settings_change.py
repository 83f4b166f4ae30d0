"""farbank.toml changes, the log gets a new name or key, and an interruption anywhere is finished at the next opening."""

import hashlib
import shutil
import subprocess

import pytest

from farbank.errors import Conflict, Damage, DiskTrouble, Missing, Refused
from farbank.facts.log import LogRenamed, SettingsChanged
from farbank.facts.source import SourceNamed
from farbank.keeping.case import open_case
from farbank.keeping.changes.settings_change import distrust_witness, rename_log, rotate_log_key, trust_witness
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.log.leaf import read_leaf
from farbank.keeping.log.settings import read_settings
from farbank.keeping.log.stored_tree import StoredTree
from farbank.keeping.proof.cosigner_key import new_cosigner

PARTNER = new_cosigner("partner.example/desk").cosigner.vkey


class Stopping(Disk):
    """The disk fails at the n-th write or rename; before that it counts them."""

    def __init__(self, at=10**9):
        self.at = at
        self.done = 0

    def write_new(self, path, content):
        self._count()
        super().write_new(path, content)

    def rename(self, old, new):
        self._count()
        super().rename(old, new)

    def unlink(self, path):
        self._count()
        super().unlink(path)

    def _count(self):
        self.done += 1
        if self.done > self.at:
            raise DiskTrouble("the disk is full")


def append(kept, at, count=1):
    facts = [SourceNamed(id="S1", label=f"S-{n}", kind_of="witness") for n in range(count)]
    kept.ledger.append(facts, by=kept.member, at=at, after=kept.ledger.head())


def recorded(kept):
    return [entry.fact for entry in kept.ledger.entries() if isinstance(entry.fact, SettingsChanged)]


def test_a_change_is_a_fact_with_the_whole_text_and_then_a_file(kept, at, passphrase):
    before = kept.layout.settings.read_bytes()
    assert trust_witness(kept, PARTNER, at=at, because="they look in every week")
    kept.publish()
    text = kept.layout.settings.read_bytes()
    assert text != before
    assert [(fact.text.encode(), fact.settings) for fact in recorded(kept)] == [
        (text, hashlib.sha256(text).hexdigest())
    ]
    assert read_settings(text) == kept.settings
    assert verify(kept.layout.folder, passphrase).damage == ()
    kept.close()
    with open_case(kept.layout.folder, passphrase) as again:
        assert again.settings.witnesses == (PARTNER,)


def test_a_witness_is_trusted_once_and_no_longer_when_asked(kept, at):
    trust_witness(kept, PARTNER, at=at, because="they asked")
    assert not trust_witness(kept, PARTNER, at=at, because="they asked")
    with pytest.raises(Refused, match="another key"):
        trust_witness(kept, new_cosigner("partner.example/desk").cosigner.vkey, at=at, because="they asked")
    distrust_witness(kept, "partner.example/desk", at=at, because="the laptop was lost")
    assert kept.settings.witnesses == ()
    with pytest.raises(Missing, match="not trusted"):
        distrust_witness(kept, "partner.example/desk", at=at, because="again")


def test_under_a_new_name_the_tree_goes_on_and_its_leaf_names_the_last_head(kept, at, passphrase):
    append(kept, at)
    old = kept.publish()
    new = rename_log(kept, at=at, because="the log key was lost")
    assert (old.origin, new.origin) == (f"farbank/{kept.settings.case}", f"farbank/{kept.settings.case}/2")
    assert StoredTree(kept.rows).root_at(old.size) == old.root
    leaves = [read_leaf(each) for each in StoredTree(kept.rows).leaves(old.size, new.size)]
    assert [each.kind for each in leaves] == ["commit", "log", "record"]
    prior = leaves[1].prior
    assert (prior.origin, prior.size, prior.root) == (old.origin, old.size, old.root.hex())
    for secret in (passphrase, None):
        assert verify(kept.layout.folder, secret).damage == ()


def test_a_log_can_be_renamed_again_and_again(kept, at, passphrase):
    names = [rename_log(kept, at=at, because="once more").origin for _ in range(3)]
    assert [name.rpartition("/")[2] for name in names] == ["2", "3", "4"]
    kept.close()
    with open_case(kept.layout.folder, passphrase) as again:
        append(again, at)
        assert again.publish().origin == names[-1]
    assert verify(kept.layout.folder, passphrase).damage == ()


def test_a_new_name_needs_a_reason(kept, at):
    with pytest.raises(Refused, match="reason"):
        rename_log(kept, at=at, because=" ")


def test_a_new_key_under_the_same_name_is_signed_by_the_one_before_it(kept, at, passphrase):
    first = rotate_log_key(kept, at=at, because="yearly")
    append(kept, at)
    second = rotate_log_key(kept, at=at, because="yearly")
    assert first.origin == second.origin == kept.settings.origin
    assert (len(kept.settings.verifiers), len(kept.settings.handovers)) == (3, 2)
    kept.close()
    with open_case(kept.layout.folder, passphrase) as again:
        append(again, at)
        again.publish()
    for secret in (passphrase, None):
        assert verify(kept.layout.folder, secret).damage == ()


def test_a_key_that_no_key_before_it_signed_is_damage(kept, at):
    rotate_log_key(kept, at=at, because="yearly")
    text = kept.layout.settings.read_text()
    note = kept.settings.handovers[0]
    forged = note[:-12] + ("A" if note[-12] != "A" else "B") + note[-11:]
    with pytest.raises(Damage):
        read_settings(text.replace(note, forged).encode())


def test_old_recipes_still_find_the_key_that_signs_now(kept, at):
    """README.txt of older cases takes the last `log` line of farbank.toml."""
    rename_log(kept, at=at, because="a new name")
    rotate_log_key(kept, at=at, because="a new key")
    trust_witness(kept, PARTNER, at=at, because="a partner")
    kept.publish()
    recipe = "sed -n 's/^log [^+]*+[^+]*+//p' farbank.toml | base64 -d | tail -c 32 | od -An -tx1 | tr -d ' \\n'"
    found = subprocess.run(["sh", "-c", recipe], cwd=kept.layout.folder, capture_output=True, text=True, check=True)
    assert found.stdout == kept.settings.signs.key.hex()


def _trust(kept, at):
    trust_witness(kept, PARTNER, at=at, because="a partner")
    kept.publish()


def _rotate(kept, at):
    rotate_log_key(kept, at=at, because="yearly")


def _rename(kept, at):
    rename_log(kept, at=at, because="lost")


@pytest.mark.parametrize("change", [_trust, _rotate, _rename], ids=["trust", "rotate", "rename"])
def test_a_change_that_is_broken_off_anywhere_is_finished_or_never_was(kept, at, passphrase, tmp_path, change):
    append(kept, at)
    kept.publish()
    old = kept.settings
    kept.close()
    for stop in range(99):
        folder, state = tmp_path / f"{stop}", tmp_path / f"state-{stop}"
        shutil.copytree(kept.layout.folder, folder)
        disk = Stopping()
        with open_case(folder, passphrase, disk=disk, state=state) as case:
            disk.at = disk.done + stop
            try:
                change(case, at)
                broken_off = False
            except DiskTrouble:
                broken_off = True
            disk.at = 10**9
        between = verify(folder, passphrase, state=state)
        assert between.damage == (), stop
        with open_case(folder, passphrase, state=state) as again:
            changes = recorded(again)
            assert again.contradiction is None
            assert again.layout.settings.read_bytes() == (changes[-1].text.encode() if changes else old.to_toml())
            append(again, at)
            assert again.publish().origin == again.settings.origin
        assert verify(folder, passphrase, state=state).damage == (), stop
        if not broken_off:
            break
    assert 3 < stop < 98


def test_settings_that_were_never_recorded_are_damage_also_after_a_change(kept, at, passphrase):
    trust_witness(kept, PARTNER, at=at, because="a partner")
    kept.close()
    other = new_cosigner("other.example/desk").cosigner.vkey
    kept.layout.settings.write_text(
        kept.layout.settings.read_text().replace(
            f"witness partner.example/desk {PARTNER}", f"witness other.example/desk {other}"
        )
    )
    with pytest.raises(Damage, match="not the one that was recorded"):
        open_case(kept.layout.folder, passphrase)
    assert [flaw.what for flaw in verify(kept.layout.folder, passphrase).damage] == ["settings"]


def test_an_earlier_farbank_toml_is_told_and_replaced(kept, at, passphrase):
    before = kept.layout.settings.read_bytes()
    trust_witness(kept, PARTNER, at=at, because="a partner")
    kept.publish()
    kept.close()
    after = kept.layout.settings.read_bytes()
    kept.layout.settings.write_bytes(before)
    checked = verify(kept.layout.folder, passphrase)
    assert (checked.damage, [note for note in checked.notes if "interrupted" in note] != []) == ((), True)
    open_case(kept.layout.folder, passphrase).close()
    assert kept.layout.settings.read_bytes() == after


def test_a_command_that_was_at_work_meanwhile_signs_nothing_under_the_old_name(kept, at, passphrase):
    with open_case(kept.layout.folder, passphrase) as other:
        rename_log(kept, at=at, because="a new name")
        append(other, at)
        with pytest.raises(Conflict, match="meanwhile"):
            other.publish()
        with pytest.raises(Conflict, match="meanwhile"):
            rotate_log_key(other, at=at, because="at once")
    assert kept.publish().origin.endswith("/2")
    assert verify(kept.layout.folder, passphrase).damage == ()


def test_a_checkpoint_under_the_earlier_name_is_damage_once_one_was_published_under_the_new(kept, at, passphrase):
    old = kept.layout.checkpoint.read_bytes()
    rename_log(kept, at=at, because="a new name")
    kept.close()
    kept.layout.checkpoint.write_bytes(old)
    with pytest.raises(Damage, match="had been published"):
        open_case(kept.layout.folder, passphrase)
    assert "checkpoint" in {flaw.what for flaw in verify(kept.layout.folder, passphrase).damage}


def test_the_fact_of_a_new_name_says_why(kept, at):
    rename_log(kept, at=at, because="the laptop was seized")
    (fact,) = [entry.fact for entry in kept.ledger.entries() if isinstance(entry.fact, LogRenamed)]
    assert (fact.origin, fact.because) == (kept.settings.origin, "the laptop was seized")
