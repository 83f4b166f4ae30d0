import io
import shutil
import stat
import subprocess

import pytest

from farbank.errors import Damage, Locked, Missing, Refused, RolledBack
from farbank.facts.case import CaseOpened
from farbank.facts.item import ItemReceived
from farbank.facts.member import MemberJoined
from farbank.facts.source import SourceNamed
from farbank.keeping.case import create, open_case
from farbank.keeping.checks.verify import verify
from farbank.values.handling import Secret


def add(kept, at, *, number=1):
    sealed = kept.objects.put(io.BytesIO(b"photo"))
    kept.objects.settle()
    fact = ItemReceived(id=f"E{number}", label=f"R-{number}", original=sealed)
    kept.ledger.append([fact], by=kept.member, at=at, after=kept.ledger.head())
    return sealed


def test_a_new_case_begins_with_its_opening_and_its_first_member(kept):
    facts = [entry.fact for entry in kept.ledger.entries()]
    assert [type(fact) for fact in facts] == [CaseOpened, MemberJoined]
    assert facts[0].case == kept.settings.case
    assert facts[1].member == kept.member == "M1"


def test_what_was_recorded_is_there_when_the_case_is_opened_again(kept, passphrase, at):
    sealed = add(kept, at)
    kept.publish()
    kept.close()
    with open_case(kept.layout.folder, passphrase) as again:
        assert [entry.number for entry in again.ledger.entries()] == [2, 3, 5]
        assert again.objects.read(sealed) == b"photo"


def test_every_file_is_readable_by_its_owner_only(kept, at):
    add(kept, at)
    for path in [kept.layout.folder, *kept.layout.folder.rglob("*")]:
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path.name


def test_a_wrong_passphrase_is_locked(kept):
    with pytest.raises(Locked):
        open_case(kept.layout.folder, Secret("wrong"))


def test_a_folder_without_a_case_is_missing(tmp_path, passphrase):
    with pytest.raises(Missing):
        open_case(tmp_path, passphrase)


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path, passphrase, at):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(Refused):
        create(tmp_path, passphrase, at=at)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_interrupted_new_leaves_no_half_case_and_can_be_given_again(tmp_path, passphrase, at):
    half = tmp_path / ".case.unfinished"
    (half / "keys").mkdir(parents=True)
    (half / "README.txt").write_text("half")
    with create(tmp_path / "case", passphrase, at=at):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["case"]
    assert verify(tmp_path / "case", passphrase).ok


def test_opening_publishes_what_is_not_yet_published(kept, passphrase, at):
    add(kept, at)
    kept.close()
    checked = verify(kept.layout.folder, passphrase)
    assert checked.ok
    assert "2 entries are not yet published" in checked.notes
    open_case(kept.layout.folder, passphrase).close()
    checked = verify(kept.layout.folder, passphrase)
    assert (checked.ok, checked.notes, checked.size) == (True, (), 5)


def test_opening_sweeps_what_interrupted_commands_left(kept, passphrase):
    kept.objects.put(io.BytesIO(b"staged only"))
    kept.objects.settle()
    kept.objects.put(io.BytesIO(b"staged only"))
    kept.hold.release()
    kept.rows.close()
    with open_case(kept.layout.folder, passphrase) as again:
        assert list(again.layout.staging.iterdir()) == []
        assert [path for path in again.layout.objects.rglob("*") if path.is_file()] == []
        kept.rows._db = again.rows._db
        kept.objects._staged.clear()
        kept.objects._batches.clear()


def test_opening_sweeps_nothing_while_another_command_is_at_work(kept, passphrase, at):
    sealed = kept.objects.put(io.BytesIO(b"photo"))
    open_case(kept.layout.folder, passphrase).close()
    kept.objects.settle()
    open_case(kept.layout.folder, passphrase).close()
    assert kept.objects.read(sealed) == b"photo"


def test_closing_sweeps_what_no_fact_came_to_name(kept):
    sealed = kept.objects.put(io.BytesIO(b"photo"))
    kept.objects.settle()
    path = kept.layout.object(sealed.name)
    assert path.exists()
    kept.objects.sweep(lambda name: False)
    assert not path.exists()
    assert list(kept.layout.staging.iterdir()) == []


def test_a_copy_that_left_empty_folders_out_opens(kept, passphrase):
    kept.close()
    for name in ("staging", "objects"):
        (kept.layout.folder / name).rmdir()
    open_case(kept.layout.folder, passphrase).close()


def rolled_back(kept, passphrase, at):
    """The database of yesterday beside the log of today."""
    database = kept.layout.database
    shutil.copy(database, database.parent.parent / "old.db")
    add(kept, at)
    kept.publish()
    kept.close()
    shutil.copy(database.parent.parent / "old.db", database)


def test_a_ledger_older_than_its_log_can_be_read_and_not_written_to(kept, passphrase, at):
    rolled_back(kept, passphrase, at)
    with open_case(kept.layout.folder, passphrase) as older:
        assert_read_only(older, at, "this folder is older than its log")
    assert not verify(kept.layout.folder, passphrase).ok


def test_a_ledger_that_went_another_way_than_its_log_can_be_read_and_not_written_to(kept, passphrase, at, tmp_path):
    database, log = kept.layout.database, kept.layout.log
    shutil.copy(database, tmp_path / "old.db")
    shutil.copytree(log, tmp_path / "old-log")
    add(kept, at)
    kept.publish()
    shutil.copytree(log, tmp_path / "new-log")
    kept.close()
    shutil.copy(tmp_path / "old.db", database)
    shutil.rmtree(log)
    shutil.copytree(tmp_path / "old-log", log)
    with open_case(kept.layout.folder, passphrase, state=tmp_path / "elsewhere") as fork:
        add(fork, at, number=2)
    shutil.rmtree(log)
    shutil.copytree(tmp_path / "new-log", log)
    with open_case(kept.layout.folder, passphrase, state=tmp_path / "third") as forked:
        assert_read_only(forked, at, "another history")


def assert_read_only(kept, at, because):
    """Everything can be read, the person hears why, and nothing is recorded, published or swept."""
    before = {path: path.read_bytes() for path in kept.layout.folder.rglob("*") if path.is_file()}
    assert [entry.number for entry in kept.ledger.entries()][:2] == [2, 3]
    assert because in str(kept.contradiction)
    assert [because in notice and "anchor --new-log" in notice for notice in kept.notices] == [True]
    named = SourceNamed(id="S1", label="S-1", kind_of="witness")
    for refused in (
        lambda: kept.ledger.append([named], by=kept.member, at=at, after=kept.ledger.head()),
        kept.publish,
    ):
        with pytest.raises(RolledBack, match=because):
            refused()
    assert {path: path.read_bytes() for path in kept.layout.folder.rglob("*") if path.is_file()} == before


def test_a_stale_checkpoint_is_damage(kept, passphrase, at):
    stale = kept.layout.checkpoint.read_bytes()
    add(kept, at)
    kept.publish()
    kept.close()
    kept.layout.checkpoint.write_bytes(stale)
    with pytest.raises(Damage, match="had been published"):
        open_case(kept.layout.folder, passphrase)
    assert [flaw.what for flaw in verify(kept.layout.folder, passphrase).damage] == ["checkpoint"]


def test_settings_that_were_replaced_are_damage(kept, passphrase):
    kept.close()
    text = kept.layout.settings.read_text()
    kept.layout.settings.write_text(text.replace(kept.settings.readme, "ab" * 32))
    with pytest.raises(Damage, match=r"farbank\.toml"):
        open_case(kept.layout.folder, passphrase)


def test_a_key_file_that_is_not_what_its_name_says_is_damage_and_not_a_wrong_passphrase(kept, passphrase):
    kept.close()
    (path,) = kept.layout.keys.iterdir()
    path.write_bytes(path.read_bytes().replace(b"argon2id", b"argon2ix"))
    with pytest.raises(Damage, match=path.name):
        open_case(kept.layout.folder, passphrase)


def test_a_database_whose_first_page_is_damaged_is_damage_and_not_a_wrong_passphrase(kept, passphrase):
    kept.close()
    content = bytearray(kept.layout.database.read_bytes())
    content[5] ^= 1
    kept.layout.database.write_bytes(content)
    with pytest.raises(Damage, match="first page"):
        open_case(kept.layout.folder, passphrase)


class Counted:
    """A fold that counts entries, and can be made to fail."""

    name = "counted"
    version = 1
    schema = ("CREATE TABLE counted (number INTEGER PRIMARY KEY, kind TEXT)",)
    tables = ("counted",)
    fails_at = 0

    def apply(self, rows, entry):
        if entry.number == self.fails_at:
            raise Refused("the fold fails")
        rows.execute("INSERT INTO counted (number, kind) VALUES (?, ?)", (entry.number, entry.fact.kind))


class CountedAgain(Counted):
    version = 2
    schema = ("CREATE TABLE counted (number INTEGER PRIMARY KEY, kind TEXT, more TEXT DEFAULT 'x')",)


def folded(kept):
    return [row[0] for row in kept.rows.execute("SELECT number FROM counted ORDER BY number")]


def test_a_fold_never_seen_is_folded_from_the_first_entry_and_then_kept_level(kept, passphrase, at):
    add(kept, at)
    kept.close()
    with open_case(kept.layout.folder, passphrase, lambda _: [Counted()]) as again:
        assert folded(again) == [2, 3, 5]
        add(again, at)
        assert folded(again) == [2, 3, 5, 7]


def test_a_fold_that_was_left_behind_catches_up(kept, passphrase, at):
    kept.close()
    folder = kept.layout.folder
    open_case(folder, passphrase, lambda _: [Counted()]).close()
    with open_case(folder, passphrase) as without:
        add(without, at)
    with open_case(folder, passphrase, lambda _: [Counted()]) as again:
        assert folded(again) == [2, 3, 5]


def test_a_new_version_of_a_fold_is_folded_again(kept, passphrase):
    kept.close()
    open_case(kept.layout.folder, passphrase, lambda _: [Counted()]).close()
    with open_case(kept.layout.folder, passphrase, lambda _: [CountedAgain()]) as again:
        assert again.rows.execute("SELECT DISTINCT more FROM counted").fetchall() == [("x",)]
        assert folded(again) == [2, 3]


def test_a_fold_that_fails_leaves_nothing_half_folded_and_nothing_appended(kept, passphrase, at):
    kept.close()
    folder = kept.layout.folder
    fold = Counted()
    with open_case(folder, passphrase, lambda _: [fold]) as again:
        fold.fails_at = 6
        facts = [SourceNamed(id=f"S{n}", label=f"S-{n}", kind_of="witness") for n in (1, 2, 3)]
        with pytest.raises(Refused):
            again.ledger.append(facts, by=again.member, at=at, after=again.ledger.head())
        assert (again.ledger.head(), folded(again)) == (3, [2, 3])
        fold.fails_at = 0
        again.ledger.append(facts, by=again.member, at=at, after=again.ledger.head())
        assert folded(again) == [2, 3, 5, 6, 7]
        assert [entry.fact for entry in again.ledger.entries(3)] == facts
    fresh = CountedAgain()
    fresh.fails_at = 5
    with pytest.raises(Refused):
        open_case(folder, passphrase, lambda _: [fresh])
    with open_case(folder, passphrase, lambda _: [Counted()]) as again:
        assert folded(again) == [2, 3, 5, 6, 7]


def test_an_entry_whose_key_is_gone_keeps_its_number_its_time_and_its_author(kept, at):
    named = SourceNamed(id="S1", label="S-1", kind_of="witness")
    kept.ledger.append([named], by=kept.member, at=at, after=kept.ledger.head())
    kept.rows.execute("UPDATE kept_compartment SET wrapped = NULL, erased_by = 9 WHERE name = 'S1'")
    kept.ledger._keyring.drop()
    (last,) = kept.ledger.entries(3)
    assert (last.number, last.at, last.by, last.fact) == (5, at, "M1", None)


def shell(lines, folder):
    return subprocess.run(["sh", "-e", "-c", lines], cwd=folder, capture_output=True, text=True, check=False)


def part(readme, start, stop):
    return readme[readme.index(start) : readme.index(stop)]


def test_the_checkpoint_is_verified_by_openssl_as_the_readme_says(kept, tmp_path):
    lines = part(kept.layout.readme.read_text(), "     d=$(mktemp", "4. The tiles")
    done = shell(lines, kept.layout.folder)
    assert "Verified Successfully" in done.stdout, done.stderr
    kept.layout.checkpoint.write_bytes(kept.layout.checkpoint.read_bytes().replace(b"\n3\n", b"\n4\n"))
    assert "Verified Successfully" not in shell(lines, kept.layout.folder).stdout


def test_the_objects_and_the_readme_are_verified_by_sha256sum_as_the_readme_says(kept, at):
    sealed = add(kept, at)
    readme = kept.layout.readme.read_text()
    lines = part(readme, "     find objects", "2. This file")
    assert shell(lines, kept.layout.folder).stdout == ""
    path = kept.layout.object(sealed.name)
    path.write_bytes(path.read_bytes() + b"x")
    assert shell(lines, kept.layout.folder).stdout == f"CORRUPT objects/{sealed.name[:2]}/{sealed.name}\n"
    assert "readme" in shell(part(readme, "     grep", "3. The checkpoint"), kept.layout.folder).stdout
