"""The rollback guard: what was signed here last, outside of the case, so that an older or forked copy is noticed."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from farbank.errors import DiskTrouble, RolledBack
from farbank.facts.log import Head
from farbank.facts.source import SourceNamed
from farbank.keeping.case import open_case
from farbank.keeping.changes.settings_change import rename_log
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.log.guard import Guard, name_after, state_folder

CASE = "ab" * 16
NAME = f"farbank/{CASE}"


def head(size, origin=NAME, root="0" * 64):
    return Head(origin=origin, size=size, root=root)


def append(kept, at, label="S-1"):
    fact = SourceNamed(id="S1", label=label, kind_of="witness")
    kept.ledger.append([fact], by=kept.member, at=at, after=kept.ledger.head())


def test_nothing_is_known_of_a_case_never_seen(tmp_path):
    assert Guard(tmp_path, CASE).known() is None


def test_what_was_remembered_last_is_known_to_the_next(tmp_path):
    for size in (3, 5, 9):
        Guard(tmp_path, CASE).remember(head(size))
        assert Guard(tmp_path, CASE).known() == head(size)
    assert Guard(tmp_path, "cd" * 16).known() is None


@pytest.mark.parametrize("later", [head(4), head(9, root="1" * 64), head(200, origin=NAME)])
def test_it_never_goes_back_under_one_name(tmp_path, later):
    guard = Guard(tmp_path, CASE)
    guard.remember(head(9))
    guard.remember(later)
    assert guard.known() == (later if later.size > 9 else head(9))


def test_it_never_goes_back_to_an_earlier_name(tmp_path):
    guard = Guard(tmp_path, CASE)
    guard.remember(head(9, f"{NAME}/2"))
    guard.remember(head(50))
    assert guard.known() == head(9, f"{NAME}/2")
    guard.remember(head(4, f"{NAME}/10"))
    assert guard.known() == head(4, f"{NAME}/10")


def test_the_file_does_not_name_the_case_and_nobody_else_reads_it(tmp_path):
    Guard(tmp_path, CASE).remember(head(9))
    (path,) = (tmp_path / "heads").iterdir()
    assert CASE not in path.name
    assert not path.stat().st_mode & 0o077


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"origin":1,"root":"x","size":-1}'])
def test_a_damaged_file_is_told_and_stops_nothing(tmp_path, content):
    guard = Guard(tmp_path, CASE)
    guard.remember(head(9))
    (path,) = (tmp_path / "heads").iterdir()
    path.write_bytes(content)
    assert (guard.known(), "damaged" in guard.trouble) == (None, True)
    guard.remember(head(4))
    assert Guard(tmp_path, CASE).known() == head(4)


def test_a_place_that_cannot_be_written_is_told_and_stops_nothing(kept, at, passphrase, tmp_path):
    kept.close()
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with open_case(kept.layout.folder, passphrase, state=blocked) as again:
        append(again, at)
        again.publish()
        assert len(again.notices) == 1
        assert "cannot be" in again.notices[0]
    assert verify(kept.layout.folder, passphrase, state=blocked).damage == ()


def test_names_are_counted():
    assert name_after(NAME) == f"{NAME}/2"
    assert name_after(f"{NAME}/9") == f"{NAME}/10"


def test_the_place_is_where_the_environment_says():
    assert state_folder({"XDG_STATE_HOME": "/somewhere"}) == Path("/somewhere/farbank")
    assert state_folder({"HOME": "/home/me"}).is_relative_to("/home/me")
    assert state_folder().is_relative_to(os.environ["XDG_STATE_HOME"])


@pytest.fixture
def older(kept, at, tmp_path):
    """A copy of the case from before something was recorded in it."""
    kept.close()
    copy = tmp_path / "copy"
    shutil.copytree(kept.layout.folder, copy)
    return copy


def go_on(kept, at, passphrase, label="S-1"):
    with open_case(kept.layout.folder, passphrase) as case:
        append(case, at, label)
        return case.publish()


def test_an_older_copy_can_be_read_and_refuses_what_would_be_recorded(kept, at, passphrase, older):
    go_on(kept, at, passphrase)
    with open_case(older, passphrase) as copy:
        assert [entry.number for entry in copy.ledger.entries()] == [2, 3]
        assert "ends at entry 3 (2026-11), but on this computer 5 had been signed" in copy.notices[0]
        with pytest.raises(RolledBack):
            append(copy, at)
        with pytest.raises(RolledBack):
            copy.publish()
    checked = verify(older, passphrase)
    assert [flaw.what for flaw in checked.damage] == ["rollback"]


def test_a_copy_that_was_written_to_apart_is_noticed_by_its_root(kept, at, passphrase, older, tmp_path):
    with open_case(older, passphrase, state=tmp_path / "another computer") as copy:
        append(copy, at, "S-OTHER")
        append(copy, at, "S-MORE")
        copy.publish()
    go_on(kept, at, passphrase)
    with open_case(older, passphrase) as copy:
        assert "another history of the first 5 entries" in str(copy.contradiction)
        with pytest.raises(RolledBack):
            append(copy, at)


def test_a_copy_that_goes_on_from_what_was_signed_here_is_welcome(kept, at, passphrase, older, tmp_path):
    with open_case(older, passphrase, state=tmp_path / "another computer") as copy:
        append(copy, at)
        copy.publish()
    with open_case(older, passphrase) as copy:
        assert (copy.contradiction, copy.notices) == (None, ())
        append(copy, at)
        copy.publish()


def test_the_way_out_is_a_new_name_whose_leaf_names_the_last_head_known(kept, at, passphrase, older):
    last = go_on(kept, at, passphrase)
    with open_case(older, passphrase) as copy:
        named = rename_log(copy, at=at, because="the newer copy burned")
        assert copy.contradiction is None
        append(copy, at)
        copy.publish()
        assert copy.settings.origin == named.origin == f"{last.origin}/2"
        assert [entry.fact.prior for entry in copy.ledger.entries() if entry.number == 5] == [
            Head(origin=last.origin, size=last.size, root=last.root.hex())
        ]
    assert verify(older, passphrase).damage == ()
    with open_case(kept.layout.folder, passphrase) as newer:
        assert "has gone on as" in str(newer.contradiction)


def test_a_copy_from_before_a_new_name_may_take_the_next_name_only(kept, at, passphrase, older):
    with open_case(kept.layout.folder, passphrase) as case:
        rename_log(case, at=at, because="lost key")
    with open_case(older, passphrase) as copy:
        assert "has gone on as" in str(copy.contradiction)
        assert rename_log(copy, at=at, because="burned").origin.endswith("/3")
    assert verify(older, passphrase).damage == ()


def test_a_log_of_another_history_is_written_anew_under_the_new_name(kept, at, passphrase, older, tmp_path):
    """The ledger of an older copy beside the log of the newer one: nothing of that history stays in the tiles."""
    with open_case(kept.layout.folder, passphrase) as case:
        facts = [SourceNamed(id="S1", label=f"S-{n}", kind_of="witness") for n in range(600)]
        case.ledger.append(facts, by=case.member, at=at, after=case.ledger.head())
        case.publish()
    shutil.rmtree(older / "log")
    shutil.copytree(kept.layout.log, older / "log")
    with open_case(older, passphrase, state=tmp_path / "new computer") as copy:
        assert "older than its log" in str(copy.contradiction)
        rename_log(copy, at=at, because="burned")
        append(copy, at)
        copy.publish()
    for secret in (passphrase, None):
        assert verify(older, secret).damage == ()


def test_a_new_name_that_was_broken_off_beside_the_log_of_another_history_is_finished(kept, at, passphrase, tmp_path):
    kept.close()
    older, state = tmp_path / "older", tmp_path / "state"
    shutil.copytree(kept.layout.folder, older)
    with open_case(kept.layout.folder, passphrase) as case:
        append(case, at)
        append(case, at)
        case.publish()
    shutil.rmtree(older / "log")
    shutil.copytree(kept.layout.log, older / "log")
    for stop in range(40):
        copy = tmp_path / f"{stop}"
        shutil.copytree(older, copy)
        disk = Failing()
        with open_case(copy, passphrase, disk=disk, state=state / f"{stop}") as case:
            disk.left = stop
            with suppress(DiskTrouble):
                rename_log(case, at=at, because="burned")
            disk.left = 999
        with open_case(copy, passphrase, state=state / f"{stop}") as case:
            assert (case.contradiction, case.settings.origin.endswith("/2")) == (None, True)
        assert verify(copy, passphrase, state=state / f"{stop}").damage == (), stop
        if disk.tried <= stop:
            break
    assert 5 < stop < 39


class Failing(Disk):
    """A disk that takes so many more writes, renames and removals."""

    left = 999
    tried = 0

    def write_new(self, path, content):
        self._try()
        super().write_new(path, content)

    def rename(self, old, new):
        self._try()
        super().rename(old, new)

    def unlink(self, path):
        self._try()
        super().unlink(path)

    def _try(self):
        if self.left < 999:
            self.tried += 1
            self.left -= 1
        if self.left < 0:
            raise DiskTrouble("full")


def test_a_clock_that_went_back_breaks_nothing(kept, at, passphrase):
    kept.close()
    for month in (11, 3, 12, 1):
        go_on(kept, at.replace(month=month), passphrase)
    assert verify(kept.layout.folder, passphrase).damage == ()
