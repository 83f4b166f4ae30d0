import errno
import os
import stat

import pytest

from farbank.errors import Conflict, DiskTrouble
from farbank.keeping.disk.fsops import Disk, disk_trouble


def test_what_is_there_already_is_never_opened_for_writing(tmp_path):
    (tmp_path / "file").write_bytes(b"before")
    with pytest.raises(DiskTrouble):
        Disk().write_new(tmp_path / "file", b"after")
    assert (tmp_path / "file").read_bytes() == b"before"


def test_everything_is_created_readable_by_its_owner_only(tmp_path):
    disk = Disk()
    disk.make_dir(tmp_path / "one" / "two")
    disk.write_new(tmp_path / "one" / "two" / "file", b"x")
    for path in (tmp_path / "one", tmp_path / "one" / "two", tmp_path / "one" / "two" / "file"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077


class FullDisk(Disk):
    """A disk on which nothing new fits."""

    def create(self, path):
        with disk_trouble(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_that_others_rely_on_is_replaced_whole_or_not_at_all(tmp_path):
    (tmp_path / "file").write_bytes(b"before")
    with pytest.raises(DiskTrouble):
        FullDisk().replace(tmp_path / "file", b"after", tmp_path / "staged")
    assert (tmp_path / "file").read_bytes() == b"before"
    Disk().replace(tmp_path / "file", b"after", tmp_path / "staged")
    assert (tmp_path / "file").read_bytes() == b"after"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_a_full_failing_or_read_only_disk_is_disk_trouble_with_the_path_in_it(tmp_path, number):
    with pytest.raises(DiskTrouble, match="photo"), disk_trouble(tmp_path / "photo"):
        raise OSError(number, os.strerror(number))


class Recording(Disk):
    """Writes down the order of what matters to a crash."""

    def __init__(self):
        self.done = []

    def rename(self, old, new):
        self.done.append(("rename", new.name))
        super().rename(old, new)

    def _fsync(self, path):
        self.done.append(("fsync", path.name))
        super()._fsync(path)


def test_folders_made_together_are_fsynced_once_into_the_one_above(tmp_path):
    disk = Recording()
    disk.make_dirs([tmp_path / "ab", tmp_path / "cd", tmp_path / "ab" / "00"])
    assert (tmp_path / "ab" / "00").is_dir()
    assert (tmp_path / "cd").stat().st_mode & 0o777 == 0o700
    assert disk.done.count(("fsync", tmp_path.name)) == 2, "for ab, which another one needs, and for both together"
    disk.done.clear()
    disk.make_dirs([tmp_path / "ab", tmp_path / "cd"])
    assert disk.done == []


def test_a_folder_is_fsynced_after_the_name_it_holds_has_changed(tmp_path):
    disk = Recording()
    disk.replace(tmp_path / "file", b"x", tmp_path / "staged")
    assert disk.done == [("rename", "file"), ("fsync", tmp_path.name)]


def test_two_locks_on_one_folder_exclude_each_other_and_leave_no_file(tmp_path):
    disk = Disk()
    with disk.lock(tmp_path, wait_seconds=0), pytest.raises(Conflict), disk.lock(tmp_path, wait_seconds=0):
        pass
    with disk.lock(tmp_path, wait_seconds=0):
        assert list(tmp_path.iterdir()) == []


def test_two_may_hold_a_folder_together_and_neither_alone(tmp_path):
    disk = Disk()
    first, second = disk.hold(tmp_path), disk.hold(tmp_path)
    assert first.together(wait_seconds=0)
    assert second.together(wait_seconds=0)
    assert not first.exclusively()
    second.release()
    assert first.exclusively()
    first.release()
