"""A backup that is read whole: every file that is missing or damaged in it is named, and nothing is changed."""

import pytest

from farbank.errors import Refused
from farbank.keeping.carrying.backup import back_up, backup_at
from farbank.keeping.carrying.backup_check import check_backup

from .test_backup import add, small_packs


@pytest.fixture
def backup(kept, at, tmp_path):
    with small_packs():
        add(kept, at, 1, 2, 3)
        back_up(kept, kept.keys, tmp_path / "backup", "H1")
    return tmp_path / "backup"


def damage(path):
    whole = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))


def test_a_backup_that_is_whole_stays_whole_while_the_case_goes_on(kept, at, backup):
    before = {path: path.read_bytes() for path in backup.rglob("*") if path.is_file()}
    add(kept, at, 4)
    found = check_backup(kept, backup)
    assert (found.ok, found.objects, found.page) == (True, 3, backup_at(backup))
    assert {path: path.read_bytes() for path in backup.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("pattern", ["objects/*/*", "entries/*", "tables-*"])
@pytest.mark.parametrize("spoil", [damage, lambda path: path.unlink()])
def test_what_only_the_backup_has_is_lost_when_it_is_damaged_or_gone(kept, backup, pattern, spoil):
    path = max(backup.glob(pattern))
    spoil(path)
    found = check_backup(kept, backup)
    assert (found.lost, found.mended, found.ok) == ((path.relative_to(backup).as_posix(),), (), False)


@pytest.mark.parametrize("name", ["case/farbank.toml", "log/checkpoint", "log/tile/0/000.p/*"])
def test_what_a_restore_works_out_again_is_told_apart(kept, backup, name):
    (path,) = backup.glob(name)
    damage(path)
    found = check_backup(kept, backup)
    assert (found.lost, found.mended) == ((), (path.relative_to(backup).as_posix(),))


def test_an_anchor_is_compared_with_the_one_that_was_copied(kept, at, backup):
    name = "anchors/4-abcdef01/token.tsr"
    (kept.layout.log / name).parent.mkdir(parents=True)
    (kept.layout.log / name).write_bytes(b"a date")
    back_up(kept, kept.keys, backup, "H1")
    assert check_backup(kept, backup).ok
    damage(backup / "log" / name)
    assert check_backup(kept, backup).mended == (f"log/{name}",)


def test_how_far_it_is_is_heard_and_whoever_hears_it_may_end_it(kept, at, backup):
    heard = []
    check_backup(kept, backup, lambda *told: heard.append(told))
    assert [told for told in heard if told[0] == "objects"] == [("objects", number, 3) for number in range(3)]
    add(kept, at, 4, 5)
    before = backup_at(backup)

    def stop(what, done, of):
        if what == "entries":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        back_up(kept, kept.keys, backup, "H1", heard=stop)
    assert backup_at(backup) == before
    assert check_backup(kept, backup).ok
    heard.clear()
    back_up(kept, kept.keys, backup, "H1", heard=lambda *told: heard.append(told))
    assert ("objects", 0, 0) in heard


def test_it_is_said_where_there_is_no_backup_of_this_case(kept, tmp_path):
    with pytest.raises(Refused, match="there is no backup in"):
        check_backup(kept, tmp_path)
