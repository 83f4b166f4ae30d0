"""A backup at every step of the disk: whatever breaks off, the earlier one can be restored and the next run completes."""

import errno
import io
import os
from contextlib import contextmanager

import pytest

from farbank.errors import Damage, DiskTrouble, Locked, Missing, Refused
from farbank.facts.item import ItemReceived
from farbank.keeping.carrying import backup as writing
from farbank.keeping.carrying.apart import copy_key_files, drop_key_files
from farbank.keeping.carrying.backup import back_up, backup_at
from farbank.keeping.carrying.backup_form import (
    Line,
    Pack,
    Page,
    Table,
    open_pack,
    open_tables,
    read_page,
    seal_pack,
)
from farbank.keeping.carrying.keys_apart import keys_apart
from farbank.keeping.carrying.mirror import Mirror
from farbank.keeping.carrying.restore import page_of, restore
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.fsops import Disk, disk_trouble
from farbank.values.handling import Secret

OPERATIONS = ("create", "rename", "unlink", "_fsync", "make_dir", "forget_times", "empty", "write_new")


class Failing(Disk):
    """Refuses the n-th thing it is asked to do; or is stopped there."""

    def __init__(self, left=10**9, *, stopped=False):
        self.left, self.stopped = left, stopped


def _counted(name):
    real = getattr(Disk, name)

    def operation(self, path, *more, **options):
        self.left -= 1
        if self.left == 0 and self.stopped:
            raise KeyboardInterrupt
        if self.left <= 0:
            with disk_trouble(path):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(self, path, *more, **options)

    return operation


for _name in OPERATIONS:
    setattr(Failing, _name, _counted(_name))


class OneByOne(Failing):
    """Without threads, so that the order is the same each time."""

    def fsync_all(self, paths):
        for path in paths:
            self._fsync(path)


def add(kept, at, *numbers):
    facts = []
    for number in numbers:
        sealed = kept.objects.put(io.BytesIO(f"photo {number}".encode()))
        facts.append(ItemReceived(id=f"E{number}", label=f"R-{number}", original=sealed))
    kept.objects.settle()
    kept.ledger.append(facts, by=kept.member, at=at, after=kept.ledger.head())
    kept.publish()


@pytest.fixture
def keys(kept, tmp_path):
    """The key files apart."""
    names = [path.name for path in kept.layout.keys.iterdir()]
    copy_key_files(kept.layout, tmp_path / "keys", names, Disk())
    return tmp_path / "keys"


@contextmanager
def small_packs():
    before, writing._ENTRIES_A_PACK = writing._ENTRIES_A_PACK, 3
    try:
        yield
    finally:
        writing._ENTRIES_A_PACK = before


def is_broken_off(work, disk):
    try:
        work(disk)
    except (DiskTrouble, KeyboardInterrupt):
        return True
    return False


def put_back(backup, keys, passphrase, folder, disk=None):
    return restore(backup, keys_apart(page_of(backup), keys, passphrase), folder, disk)


def test_a_backup_that_a_full_disk_or_ctrl_c_broke_off_at_any_step_leaves_the_earlier_one(
    kept, keys, at, passphrase, tmp_path
):
    folder = tmp_path / "backup"
    with small_packs():
        add(kept, at, 1, 2)
        back_up(kept, kept.keys, folder, "H1")
        head = backup_at(folder).head
        step, broken = 0, True
        while broken:
            step += 1 if step < 6 else 4
            add(kept, at, 2 * step + 1, 2 * step + 2)
            broken = is_broken_off(
                lambda disk: back_up(kept, kept.keys, folder, "H1", disk), OneByOne(step, stopped=bool(step % 2))
            )
            page = backup_at(folder)
            assert page.head >= head
            done = put_back(folder, keys, passphrase, tmp_path / f"at {step}")
            assert (done.lost, done.page.head) == ((), page.head), step
            head = back_up(kept, kept.keys, folder, "H1").page.head
            assert head == kept.ledger.head()
            assert not list((folder / "staging").iterdir())
        assert verify(tmp_path / f"at {step}", passphrase, state=tmp_path / "other state").ok
    assert step > 30
    assert sorted(path.name for path in (folder / "entries").iterdir()) == sorted(
        pack.name for pack in backup_at(folder).packs
    )


def test_a_restore_that_broke_off_at_any_step_leaves_no_case_and_can_be_given_again(
    kept, keys, at, passphrase, tmp_path
):
    add(kept, at, 1, 2)
    back_up(kept, kept.keys, tmp_path / "backup", "H1")
    step, new = 0, tmp_path / "new"
    apart = keys_apart(page_of(tmp_path / "backup"), keys, passphrase)
    while not new.exists():
        step += 1
        is_broken_off(
            lambda disk: restore(tmp_path / "backup", apart, new, disk),
            OneByOne(step, stopped=bool(step % 2)),
        )
    assert step > 20
    assert verify(tmp_path / "new", passphrase, state=tmp_path / "other state").ok


def test_full_packs_stay_and_only_the_last_is_written_anew(kept, at, tmp_path):
    folder = tmp_path / "backup"
    with small_packs():
        add(kept, at, *range(1, 6))
        first = back_up(kept, kept.keys, folder, "H1")
        assert [(pack.first, pack.last) for pack in first.page.packs] == [(1, 3), (4, 6), (7, 9)]
        add(kept, at, 6)
        second = back_up(kept, kept.keys, folder, "H1")
        assert second.packs == 1
        assert second.page.packs[:3] == first.page.packs
        (folder / "entries" / first.page.packs[1].name).write_bytes(b"damaged")
        third = back_up(kept, kept.keys, folder, "H1")
        assert third.page.packs[0] == first.page.packs[0]
        assert third.packs == 3


def test_more_objects_than_share_a_round_are_copied(kept, at, tmp_path, monkeypatch):
    monkeypatch.setattr("farbank.keeping.carrying.mirror._AT_ONCE", 2)
    add(kept, at, *range(1, 6))
    assert back_up(kept, kept.keys, tmp_path / "backup", "H1").objects == 5


class Lying(Disk):
    """Says that it keeps what it is given, and keeps something else."""

    def fsync_all(self, paths):
        for path in paths:
            if path.is_file() and path.stat().st_size > 20:
                whole = path.read_bytes()
                path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        super().fsync_all(paths)


class Forgetful(Disk):
    """Loses a byte of every pack that it puts in its place."""

    def replace(self, path, content, via):
        super().replace(path, content[:-1] if path.parent.name == "entries" else content, via)


def test_what_the_disk_did_not_keep_as_it_was_written_is_told(kept, at, tmp_path):
    add(kept, at, 1)
    with pytest.raises(Damage, match="does not hold what was written to it"):
        back_up(kept, kept.keys, tmp_path / "backup", "H1", Lying())
    assert not list((tmp_path / "backup").glob("objects/*/*"))
    with pytest.raises(Damage):
        back_up(kept, kept.keys, tmp_path / "backup", "H1", Forgetful())
    assert backup_at(tmp_path / "backup") is None


def test_an_object_that_cannot_be_read_is_left_out_and_named(kept, at, tmp_path):
    add(kept, at, 1, 2)
    path = next(kept.layout.objects.glob("*/*"))
    whole = path.read_bytes()
    path.unlink()
    path.mkdir()
    done = back_up(kept, kept.keys, tmp_path / "backup", "H1")
    assert (done.objects, done.damaged) == (1, (kept.layout.shown(path),))
    path.rmdir()
    path.write_bytes(whole)
    assert back_up(kept, kept.keys, tmp_path / "backup", "H1").damaged == ()


def test_damage_in_the_log_of_the_case_is_named_and_does_not_spread(kept, at, tmp_path):
    add(kept, at, 1)
    anchor = kept.layout.log / "anchors" / "3-00000000" / "token.tsr"
    anchor.parent.mkdir(parents=True)
    anchor.write_bytes(b"good")
    seen = kept.layout.log / "cosigned" / "3"
    seen.parent.mkdir()
    seen.write_bytes(b"seen")
    back_up(kept, kept.keys, tmp_path / "backup", "H1")
    anchor.write_bytes(b"bad!")
    seen.write_bytes(b"seen by more")
    tile = max(kept.layout.log.glob("tile/0/*.p/*"), key=lambda path: int(path.name))
    good = tile.read_bytes()
    tile.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    done = back_up(kept, kept.keys, tmp_path / "backup", "H1")
    assert set(done.damaged) == {kept.layout.shown(anchor), kept.layout.shown(tile)}
    assert (tmp_path / "backup" / kept.layout.shown(anchor)).read_bytes() == b"good"
    assert (tmp_path / "backup" / kept.layout.shown(tile)).read_bytes() == good
    assert (tmp_path / "backup" / kept.layout.shown(seen)).read_bytes() == b"seen by more"


def test_an_anchor_that_cannot_be_read_is_named(kept, tmp_path):
    anchor = kept.layout.log / "anchors" / "3-00000000" / "token.tsr"
    anchor.parent.mkdir(parents=True)
    anchor.write_bytes(b"good")
    real = type(anchor).read_bytes

    def read_bytes(path):
        if path == anchor:
            raise OSError(errno.EIO, "Input/output error")
        return real(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(anchor), "read_bytes", read_bytes)
        assert back_up(kept, kept.keys, tmp_path / "backup", "H1").damaged == (kept.layout.shown(anchor),)


def test_a_ledger_that_lost_an_entry_is_not_backed_up_as_if_it_were_whole(kept, at, tmp_path):
    add(kept, at, 1, 2)
    kept.rows.execute("DROP TRIGGER kept_entry_stays")
    kept.rows.execute("DELETE FROM kept_entry WHERE number = 4")
    with pytest.raises(Damage):
        back_up(kept, kept.keys, tmp_path / "backup", "H1")
    assert backup_at(tmp_path / "backup") is None


def test_entries_that_do_not_lead_to_the_root_are_not_restored(kept, keys, at, passphrase, tmp_path):
    add(kept, at, 1)
    back_up(kept, kept.keys, tmp_path / "backup", "H1")
    page = page_of(tmp_path / "backup")
    other = Page(**{name: getattr(page, name) for name in page.__slots__} | {"root": "0" * 64})
    (tmp_path / "backup" / "backup.json").write_bytes(other.to_bytes())
    with pytest.raises(Damage, match="do not lead to its root"):
        put_back(tmp_path / "backup", keys, passphrase, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "tables",
    [
        [Table("kept_value; DROP TABLE x", ("name",), [])],
        [Table("kept_nothing", ("name",), [])],
        [Table("kept_value", ("name", "other"), [])],
        [],
        [Table("public", ("name", "content"), [("../farbank.toml", b"")])],
    ],
)
def test_tables_that_are_none_of_a_case_are_not_restored(kept, keys, passphrase, tmp_path, tables, monkeypatch):
    monkeypatch.setattr(writing, "small_tables", lambda *_: tables)
    back_up(kept, kept.keys, tmp_path / "backup", "H1")
    with pytest.raises(Damage, match="not those of a case"):
        put_back(tmp_path / "backup", keys, passphrase, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert not list(tmp_path.rglob("farbank.toml.*"))


def test_a_pack_opens_only_at_its_own_place_in_its_own_case_and_epoch(kept):
    keys = kept.keys
    lines = [Line(1, 1, "[]", b"leaf", b"sealed", []), Line(2, 1, "[]", b"leaf", b"sealed", ["0" * 64])]
    sealed = seal_pack(keys, 1, 2, lines)
    pack = Pack(first=1, last=2, digest="0" * 64)
    assert open_pack(keys, pack, sealed) == lines
    for other in (Pack(first=3, last=4, digest="0" * 64), Pack(first=1, last=1, digest="0" * 64)):
        with pytest.raises(Damage):
            open_pack(keys, other, sealed)
    with pytest.raises(Damage, match="does not hold the entries it says"):
        open_pack(keys, Pack(first=1, last=3, digest="0" * 64), seal_pack(keys, 1, 3, lines))
    with pytest.raises(Damage):
        open_tables(keys, sealed)
    with pytest.raises(Damage, match="does not have the form"):
        open_tables(keys, seal_pack(keys, 0, 0, lines))


def good_page(**changed):
    return Page(
        **{
            "case": "0" * 32, "copy": "H1", "epoch": 1, "head": 3, "root": "1" * 64, "tables": "2" * 64,
            "packs": (Pack(first=1, last=3, digest="3" * 64),), **changed,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"case": "../x"}, {"root": "1" * 63}, {"tables": "Z" * 64}, {"head": 4}, {"head": 2}, {"packs": ()},
        {"packs": (Pack(first=2, last=3, digest="3" * 64),)}, {"packs": (Pack(first=1, last=3, digest="../../x"),)},
        {"packs": (Pack(first=1, last=2, digest="3" * 64), Pack(first=2, last=3, digest="3" * 64))},
    ],
)  # fmt: skip
def test_a_page_that_does_not_have_the_form_of_one_is_damage(wrong):
    assert read_page(good_page().to_bytes()) == good_page()
    with pytest.raises(Damage):
        read_page(good_page(**wrong).to_bytes())


def test_a_page_has_one_spelling_and_a_newer_form_is_refused():
    for untrusted in (
        b"",
        b"{}",
        b"\xff",
        b"[]",
        good_page().to_bytes().replace(b",", b", "),
        good_page().to_bytes() * 2,
    ):
        with pytest.raises(Damage):
            read_page(untrusted)
    with pytest.raises(Refused, match="newer form"):
        read_page(good_page(v=2).to_bytes())


def test_only_the_right_key_files_are_opened(kept, keys, tmp_path, passphrase):
    page = good_page(case=kept.keys.case)
    assert keys_apart(page, keys, passphrase).keys.member == "M1"
    with pytest.raises(Locked, match="with this passphrase"):
        keys_apart(page, keys, Secret("x"))
    with pytest.raises(Locked, match="another case"):
        keys_apart(good_page(), keys, passphrase)
    with pytest.raises(Locked, match="of epoch 1 and the backup is of epoch 4"):
        keys_apart(good_page(case=kept.keys.case, epoch=4), keys, passphrase)
    with pytest.raises(Missing):
        keys_apart(page, tmp_path / "nowhere", passphrase)
    (keys / ("0" * 64)).write_bytes(b"damaged")
    with pytest.raises(Damage, match="0000 is not what was written"):
        keys_apart(page, keys, Secret("x"))
    with pytest.raises(Damage):
        keys_apart(good_page(epoch=4), keys, passphrase)


def test_what_is_no_key_file_of_this_case_is_not_taken_away(kept, keys):
    (keys / ("0" * 64)).write_bytes(b"somebody's")
    (keys / "folder").mkdir()
    (keys / ".0123456789abcdef").write_bytes(b"cut off")
    drop_key_files(keys, [], "another case", Disk())
    assert len(list(keys.iterdir())) == 3
    drop_key_files(keys, [], kept.keys.case, Disk())
    assert {path.name for path in keys.iterdir()} == {"0" * 64, "folder"}


def test_a_file_that_cannot_be_read_is_not_held_and_one_that_is_gone_is_not_lacked_twice(tmp_path):
    mirror = Mirror(tmp_path, Disk())
    (tmp_path / "folder").mkdir()
    assert not mirror.holds("folder", b"")
    assert not mirror.has("folder")
    place = tmp_path / "objects" / "00" / ("0" * 64)
    assert mirror.lacks("0" * 64, tmp_path / "gone")
    place.parent.mkdir(parents=True)
    place.write_bytes(b"here")
    assert not mirror.lacks("0" * 64, tmp_path / "gone")
