"""A change of keys that is broken off at any step leaves the case of before or the case of after, whole."""

import errno
import os
import random
import runpy
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.errors import Conflict, DiskTrouble
from farbank.facts.source import SourceNamed
from farbank.keeping.changes.forgetting import forget
from farbank.keeping.changes.members_changing import remove_member
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.fsops import Disk, Hold, disk_trouble
from farbank.keeping.keys.keyring import database_key
from farbank.values.ids import MemberId

purged = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("purged_case.py"))))
STEPS = 60  # more than a change of keys has
EVERY = pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.long)])


class PowerIsOff(BaseException):
    """Nothing is done any more."""


class Breaking(Disk):
    """Counts what it is asked to do; at one step it refuses once, or nothing is done from there on."""

    def __init__(self, step, *, for_good):
        self.left = step
        self.for_good = for_good
        self.done = []

    def _count(self, what, path):
        self.left -= 1
        if self.left < 0 and self.for_good:
            raise PowerIsOff
        if self.left == -1:
            with disk_trouble(path):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        self.done.append((what, path.name))

    def create(self, path):
        self._count("create", path)
        return super().create(path)

    def rename(self, old, new):
        self._count("rename", new)
        super().rename(old, new)

    def unlink(self, path):
        self._count("unlink", path)
        super().unlink(path)

    def make_dir(self, folder):
        if not folder.is_dir():
            self._count("make", folder)
        super().make_dir(folder)

    def _fsync(self, path):
        self._count("fsync", path)
        super()._fsync(path)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return purged.make(tmp_path_factory.mktemp("rotation"))


@pytest.fixture
def place(template, tmp_path):
    shutil.copytree(template, tmp_path / "place")
    return tmp_path / "place"


def verified(place, passphrase=purged.PASSPHRASE):
    return verify(place / "case", passphrase, state=place / "state")


def broken_off(place, step, *, for_good):
    """Forget, and break it off; the disk that was asked, and what was raised."""
    kept = purged.opened(place)
    disk = Breaking(step, for_good=for_good)
    with_disk = kept.place.__class__(layout=kept.layout, disk=disk, folds=kept.place.folds, state=kept.place.state)
    object.__setattr__(kept, "place", with_disk)
    kept.objects._disk = disk
    try:
        forget(kept, purged.GONE, at=purged.AT).close()
    except (DiskTrouble, PowerIsOff) as trouble:
        return kept, disk, trouble
    return kept, disk, None


def look(place, needles):
    """Whether it is forgotten: then nothing of it may be left; else everything must be there."""
    for passphrase in (purged.SECOND, purged.PASSPHRASE):
        with purged.opened(place, passphrase) as kept:
            assert len(list(kept.layout.keys.iterdir())) == 2
            assert list(kept.layout.staging.iterdir()) == []
            keys = kept.keys
    checked = verified(place)
    assert (checked.damage, checked.notes) == ((), ())
    items = checked.items
    assert (items.intact, items.erased) in {(3, 0), (1, 2)}
    if items.erased:
        content = [b"".join(page for _, page in purged.pages(place / "case" / "case.db", database_key(keys)))]
        content += [path.read_bytes() for path in (place / "case").rglob("*") if path.is_file()]
        assert not [found for each in content if (found := needles.found_in(each))]
    return bool(items.erased)


def needles_of(place):
    with purged.opened(place) as kept:
        return purged.needles_of(kept)


def let_go(kept):
    """What the kernel does when a process has died."""
    kept.hold.release()
    kept.rows.close()


@EVERY
def test_power_that_goes_at_any_step_leaves_the_case_of_before_or_of_after_and_opening_finishes_it(
    template, tmp_path, every
):
    needles = needles_of(template)
    seen = []
    for step in range(0, STEPS, every):
        place = tmp_path / str(step)
        shutil.copytree(template, place)
        kept, disk, trouble = broken_off(place, step, for_good=True)
        let_go(kept)
        for passphrase in (purged.PASSPHRASE, purged.SECOND, None):
            assert verified(place, passphrase).damage == (), (step, disk.done[-1:])
        renamed = ("rename", "case.db") in disk.done
        assert look(place, needles) is renamed, (step, disk.done[-1:])
        seen.append(renamed)
        if trouble is None:
            break
        shutil.rmtree(place)
    assert trouble is None, "every step was tried"
    assert seen == sorted(seen)
    assert seen.count(False) * every > 8
    assert seen.count(True) * every > 8


@EVERY
def test_a_disk_that_refuses_any_single_step_leaves_a_case_that_can_be_gone_on_with(template, tmp_path, every):
    needles = needles_of(template)
    for step in range(0, STEPS, every):
        place = tmp_path / str(step)
        shutil.copytree(template, place)
        kept, disk, trouble = broken_off(place, step, for_good=False)
        if trouble is None:
            break
        renamed = ("rename", "case.db") in disk.done
        assert kept.is_open is not renamed, "nothing is written to a database that has lost its place"
        if not renamed:
            assert len(list(kept.layout.keys.iterdir())) == 2, "what was built is taken away at once"
            assert list(kept.layout.staging.iterdir()) == []
            fact = SourceNamed(id="S9", label="S-9", kind_of="witness")
            kept.ledger.append([fact], by=kept.member, at=purged.AT, after=kept.ledger.head())
        kept.close()
        assert look(place, needles) is renamed, (step, disk.done[-1:])
        shutil.rmtree(place)
    assert trouble is None, "every step was tried"


def test_a_database_half_built_with_its_journal_is_swept(place):
    for name in ("ab" * 16, "ab" * 16 + "-journal"):
        (place / "case" / "staging" / name).write_bytes(b"half")
    assert verified(place).damage == ()
    purged.opened(place).close()
    assert list((place / "case" / "staging").iterdir()) == []


def test_what_was_there_before_the_rename_is_on_disk_for_good_and_nothing_goes_before_it_is(place):
    _, disk, _ = broken_off(place, 10**6, for_good=True)
    at = disk.done.index(("rename", "case.db"))
    before, after = disk.done[:at], disk.done[at + 1 :]
    assert {("fsync", "keys"), ("fsync", "staging")} <= set(before)
    assert not [each for each in before if each[0] == "unlink"]
    assert after[0] == ("fsync", "case"), "the rename itself"
    gone = [name for what, name in after if what == "unlink" and not name.endswith(".batch")]
    assert len(gone) == 2 + 4, "two key files, then four objects"
    assert after.index(("fsync", "keys")) < after.index(("unlink", gone[2]))


def test_while_somebody_else_has_the_case_open_its_keys_are_not_changed_and_nothing_is_done(place):
    with purged.opened(place) as other, purged.opened(place) as kept:
        with pytest.raises(Conflict, match="alone"):
            forget(kept, purged.GONE, at=purged.AT)
        head = other.ledger.head()
        fact = SourceNamed(id="S9", label="S-9", kind_of="witness")
        kept.ledger.append([fact], by=kept.member, at=purged.AT, after=head)
        assert list(kept.layout.staging.iterdir()) == []
    assert verified(place).items.intact == 3


class Overtaken(Hold):
    """Another command changes the keys in the moment in which the case is held by nobody."""

    def __init__(self, handle, overtake):
        super().__init__(handle)
        self.overtake = overtake

    def exclusively(self):
        self.overtake()
        return False


def test_who_opened_a_database_whose_place_another_has_taken_is_told_and_writes_nothing_to_it(place):
    database = place / "case" / "case.db"
    shutil.copy(database, place / "other.db")

    class Racing(Disk):
        def hold(self, folder):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            return Overtaken(handle, lambda: (place / "other.db").rename(database))

    with pytest.raises(Conflict, match="changed the keys"):
        purged.opened(place, disk=Racing())
    assert verified(place).damage == ()


@pytest.mark.parametrize("alone", [True, False])
def test_who_was_overtaken_by_another_change_of_keys_changes_nothing_and_writes_nothing_more(place, alone):
    """Between being one of several and being alone, a case is held by nobody for a moment."""
    database = place / "case" / "case.db"
    shutil.copy(database, place / "other.db")
    kept = purged.opened(place)
    real = kept.hold.exclusively

    def overtaken():
        (place / "other.db").rename(database)
        return real() and alone

    object.__setattr__(
        kept,
        "hold",
        SimpleNamespace(exclusively=overtaken, together=kept.hold.together, release=kept.hold.release, is_open=False),
    )
    with pytest.raises(Conflict):
        forget(kept, purged.GONE, at=purged.AT)
    with pytest.raises(Exception, match="closed"):
        kept.ledger.head()
    kept.close()
    assert verified(place).items.intact == 3


def test_a_case_of_another_history_is_not_written_anew(place):
    (place / "copy").mkdir()
    shutil.copytree(place / "case", place / "copy" / "case")
    with purged.opened(place) as kept:
        fact = SourceNamed(id="S9", label="S-9", kind_of="witness")
        kept.ledger.append([fact], by=kept.member, at=purged.AT, after=kept.ledger.head())
        kept.publish()
    shutil.rmtree(place / "case")
    shutil.move(place / "copy" / "case", place / "case")
    with purged.opened(place) as old, pytest.raises(Exception, match="older"):
        forget(old, purged.GONE, at=purged.AT)


WORK = textwrap.dedent(
    """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from farbank.assemble.newsroom import folds
    from farbank.keeping.case import open_case
    from farbank.keeping.changes.forgetting import forget
    from farbank.values.handling import Secret

    place = Path(sys.argv[1])
    kept = open_case(place / "case", Secret(sys.argv[2]), folds, state=place / "state")
    print("open", flush=True)
    forget(kept, ("S1", "E1", "E2"), at=datetime.now(UTC)).close()
    print("forgotten", flush=True)
    """
)


@pytest.mark.parametrize("chance", range(4))
def test_a_killed_change_of_keys_leaves_the_case_of_before_or_of_after(place, chance):
    needles = needles_of(place)
    arguments = [sys.executable, "-c", WORK, str(place), (purged.PASSPHRASE, purged.SECOND)[chance % 2].value]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    child.stdout.readline()
    time.sleep(random.Random(chance).uniform(0, 0.25))
    child.send_signal(signal.SIGKILL)
    said = child.stdout.read()
    child.wait()
    child.stdout.close()
    assert verified(place).damage == ()
    done = look(place, needles)
    assert done or "forgotten" not in said, "what was acknowledged stays"


def test_a_member_who_was_taken_out_leaves_no_key_file_behind_whenever_it_breaks_off(template, tmp_path):
    for step in (5, 10, 15):
        place = tmp_path / str(step)
        shutil.copytree(template, place)
        kept = purged.opened(place)
        disk = Breaking(step, for_good=True)
        object.__setattr__(
            kept,
            "place",
            kept.place.__class__(layout=kept.layout, disk=disk, folds=kept.place.folds, state=kept.place.state),
        )
        with pytest.raises(PowerIsOff):
            remove_member(kept, MemberId("M2"), because="left", at=purged.AT)
        let_go(kept)
        assert verified(place).damage == ()
        with purged.opened(place) as again:
            assert len(list(again.layout.keys.iterdir())) == (1 if ("rename", "case.db") in disk.done else 2)
        assert verified(place).damage == ()
