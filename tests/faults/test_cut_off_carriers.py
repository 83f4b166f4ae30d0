"""What a power cut leaves of things that are carried: it stands in nobody's way, and is never taken for whole."""

from dataclasses import replace

import pytest

from farbank.assemble.restoring import restore_case
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.other_folders import BACKUP_PAGE
from farbank.keeping.times.queue import write_queue
from farbank.values.handling import Secret

WORDS = Secret("six words here now okay fine")


class PowerIsOff(BaseException):
    """Nothing is done any more."""


class Stopped:
    """A clock that is asked once the case is built, and before its log has another name."""

    def now(self):
        raise PowerIsOff


class Torn(Disk):
    """Writes half of a file with some name, and no more."""

    def __init__(self, ending):
        self.ending = ending

    def write_new(self, path, content):
        if self.ending in path.name:
            super().write_new(path, content[: len(content) // 2])
            raise PowerIsOff
        super().write_new(path, content)


def test_a_restored_case_never_stands_in_its_place_under_the_name_of_its_log_of_before(desk, tmp_path, monkeypatch):
    backup, keys, again = tmp_path / "usb" / "backup", tmp_path / "safe" / "keys", tmp_path / "again"
    desk.good("backup", backup, "--keys", keys)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another computer"))
    with pytest.raises(PowerIsOff):
        restore_case(backup, keys, WORDS, again, Stopped())
    assert not again.exists()
    assert restore_case(backup, keys, WORDS, again).origin.endswith("/2")
    assert replace(desk, case=again).good("verify", "--json").json["ok"]


def test_a_first_backup_that_was_cut_off_before_its_page_is_gone_on_with(desk, tmp_path):
    desk.good("backup", tmp_path / "backup")
    (tmp_path / "backup" / BACKUP_PAGE).unlink()
    assert desk.good("backup", tmp_path / "backup", "--json").json["head"]
    assert (tmp_path / "backup" / BACKUP_PAGE).is_file()


def test_an_anchor_that_did_not_get_its_place_keeps_nobody_from_the_case(desk):
    left = desk.case / "staging" / "0123456789abcdef0123456789abcdef"
    left.mkdir()
    (left / "checkpoint").write_text("half")
    assert desk.good("list", "item", "--json").json["rows"]
    assert not left.exists()


@pytest.mark.parametrize("ending", [".tsq", ".ots", ".digest", ".checkpoint", "README"])
def test_a_request_that_was_cut_off_is_never_taken_for_one_that_is_waiting(desk, tmp_path, ending):
    checkpoint = (desk.case / "log" / "checkpoint").read_bytes()
    with pytest.raises(PowerIsOff):
        write_queue(tmp_path / "queue", checkpoint, Torn(ending))
    assert not [path for path in (tmp_path / "queue").iterdir() if path.name.endswith(ending)]
    write_queue(tmp_path / "queue", checkpoint, Disk())
    (digest,) = (tmp_path / "queue").glob("*.digest")
    (waiting,) = (tmp_path / "queue").glob("*.ots")
    assert len(digest.read_bytes()) == 32
    before = digest.read_bytes()
    waiting.unlink()
    write_queue(tmp_path / "queue", checkpoint, Disk())
    assert digest.read_bytes() != before, "the two are one pair"


def test_a_file_under_its_name_is_whole_and_a_half_one_is_in_nobodys_way(tmp_path):
    with pytest.raises(PowerIsOff):
        Torn("key").put_new(tmp_path / "key.age", b"what opens it")
    assert not (tmp_path / "key.age").exists()
    Disk().put_new(tmp_path / "key.age", b"what opens it")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("key.age", b"what opens it")]


def test_a_field_bag_that_was_cut_off_is_made_anew_in_the_same_folder(desk, tmp_path):
    desk.good("member", "key", "--out", tmp_path / "DESK.pub")
    (tmp_path / "bag").mkdir()
    (tmp_path / "bag" / ".farbank-field.txt.unfinished").write_text("half")
    desk.good("field", tmp_path / "bag", "--to", tmp_path / "DESK.pub")
    assert [path.name for path in (tmp_path / "bag").iterdir()] == ["farbank-field.txt"]


def test_who_tries_the_old_passphrase_after_a_cut_is_told_to_try_the_new_one(desk, tmp_path):
    before = {path.name: path.read_bytes() for path in (desk.case / "keys").iterdir()}
    (tmp_path / "new").write_text("another six words for the second\n")
    desk.good("member", "rekey", "M1", "--because", "seen", "--new-passphrase-file", tmp_path / "new")
    for name, content in before.items():
        (desk.case / "keys" / name).write_bytes(content)
    told = desk("list", "item")
    assert told.status == 4
    assert "try the new one" in told.err
    assert desk("list", "item", "--json", FARBANK_PASSPHRASE_FILE=str(tmp_path / "new")).status == 0
    assert len(list((desk.case / "keys").iterdir())) == 1
