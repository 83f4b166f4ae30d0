"""A bag that was flipped, cut or written on a disk that refuses: the file is named, and nothing half is left."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from farbank.errors import Damage, DiskTrouble, FarbankError
from farbank.keeping.carrying.bag_reader import open_bag
from farbank.keeping.carrying.bag_writer import BagWriter
from farbank.keeping.disk.fsops import Disk, disk_trouble

OWN = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "note.tlog-proof")
FILES = (*OWN, "data/a.txt", "data/sub/b.age")


def write(folder, disk):
    with BagWriter(folder, disk, info={"Source-Organization": "A desk"}) as bag:
        bag.add("a.txt", b"one")
        bag.copy("sub/b.age", folder.parent / "source")
        bag.tag("note.tlog-proof", b"proof\n")
        bag.finish()


@pytest.fixture
def source(tmp_path):
    (tmp_path / "source").write_bytes(b"sealed" * 10)
    return tmp_path


@pytest.fixture
def bag(source):
    write(source / "bag", Disk())
    return source / "bag"


def complaint(bag):
    """What is said of a bag; nothing when it is as it should be."""
    try:
        open_bag(bag).check()
    except FarbankError as error:
        return error
    return None


@pytest.mark.parametrize("bit", [0x01, 0x20, 0x80])
@pytest.mark.parametrize("name", FILES)
def test_a_flipped_bit_anywhere_is_noticed_and_the_file_is_named(bag, name, bit):
    path = bag / name
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        said = complaint(bag)
        assert said is not None, at
        assert name in str(said), (at, str(said))
        assert isinstance(said, Damage) or name == "tagmanifest-sha256.txt", (at, str(said))
        assert str(said).isprintable()
    path.write_bytes(whole)
    assert complaint(bag) is None


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_or_lengthened_anywhere_is_noticed_and_named(bag, name):
    path = bag / name
    whole = path.read_bytes()
    for cut in (*(whole[:at] for at in range(len(whole))), whole + b"\n", whole + b"x", whole + whole):
        path.write_bytes(cut)
        said = complaint(bag)
        assert said is not None, cut
        assert name in str(said), (cut, str(said))


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_is_noticed_and_named(bag, name):
    (bag / name).unlink()
    assert name in str(complaint(bag))


def test_two_files_that_changed_places_are_noticed(bag):
    first, second = bag / "data" / "a.txt", bag / "data" / "sub" / "b.age"
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)
    assert isinstance(complaint(bag), Damage)


class Failing(Disk):
    """Refuses the n-th thing it is asked to do, and counts how many there are."""

    def __init__(self, refused=0):
        self.done = 0
        self.refused = refused

    def _count(self, path):
        self.done += 1
        if self.done == self.refused:
            with disk_trouble(path):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def create(self, path):
        self._count(path)
        return super().create(path)

    def make_dir(self, folder):
        self._count(folder)
        super().make_dir(folder)

    def rename(self, old, new):
        self._count(new)
        super().rename(old, new)

    def forget_times(self, path):
        self._count(path)
        super().forget_times(path)

    def hold(self, folder):
        self._count(folder)
        return super().hold(folder)

    def _fsync(self, path):
        self._count(path)
        super()._fsync(path)


def steps():
    """As many as writing takes, or a few more: a step that is never reached refuses nothing."""
    return range(1, 70)


@pytest.mark.parametrize("step", steps())
def test_a_disk_that_refuses_one_step_leaves_a_whole_bag_or_none_and_the_next_one_is_good(source, step):
    disk = Failing(step)
    said = ""
    try:
        write(source / "bag", disk)
    except DiskTrouble as trouble:
        said = str(trouble)
    assert ("No space left" in said) is (disk.done >= step)
    if (source / "bag").exists():
        assert complaint(source / "bag") is None
    else:
        write(source / "bag", Disk())
        assert complaint(source / "bag") is None
    assert sorted(path.name for path in source.iterdir()) == ["bag", "source"]


def test_every_step_of_writing_is_among_those_that_were_refused(source):
    disk = Failing()
    write(source / "bag", disk)
    assert 30 < disk.done < len(steps())


class Watching(Disk):
    """Knows what is on disk for good, and what was when the bag got its name."""

    def __init__(self):
        self.for_good = set()
        self.before = None

    def create(self, path):
        self.for_good -= {path, path.parent}
        return super().create(path)

    def forget_times(self, path):
        self.for_good.discard(path)
        super().forget_times(path)

    def rename(self, old, new):
        self.before = {path.relative_to(old) for path in self.for_good if path.is_relative_to(old)}
        self.for_good.discard(new.parent)
        super().rename(old, new)

    def _fsync(self, path):
        super()._fsync(path)
        self.for_good.add(path)


def test_all_of_a_bag_is_on_disk_for_good_before_it_gets_its_name_and_then_its_name_is(source):
    disk = Watching()
    write(source / "bag", disk)
    assert disk.before == {path.relative_to(source / "bag") for path in [source / "bag", *(source / "bag").rglob("*")]}
    assert source in disk.for_good


@pytest.mark.parametrize("room", [0, 1, 60, 100, 400])
def test_a_disk_that_fills_up_in_the_middle_of_a_file_leaves_nothing(source, room):
    class Full(Disk):
        def create(self, path):
            return Narrow(super().create(path))

    class Narrow:
        """A file on a disk with so much room."""

        left = room

        def __init__(self, file):
            self._file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self._file.close()

        def write(self, block):
            if not Narrow.left:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            wrote = self._file.write(bytes(block)[: Narrow.left])
            Narrow.left -= wrote
            return wrote

        def truncate(self, size):
            self._file.truncate(size)

    with pytest.raises(DiskTrouble, match="No space left"):
        write(source / "bag", Full())
    assert [path.name for path in source.iterdir()] == ["source"]


KILLED = """
import os, signal, sys
from pathlib import Path
from farbank.keeping.carrying.bag_writer import BagWriter
from farbank.keeping.disk.fsops import Disk

class Deadly(Disk):
    left = int(sys.argv[2])

    def _count(self):
        Deadly.left -= 1
        if not Deadly.left:
            os.kill(os.getpid(), signal.SIGKILL)

    def create(self, path):
        self._count()
        return super().create(path)

    def rename(self, old, new):
        self._count()
        super().rename(old, new)

    def fsync_all(self, paths):
        self._count()
        super().fsync_all(paths)

    def fsync_dir(self, path):
        self._count()
        super().fsync_dir(path)

folder = Path(sys.argv[1])
with BagWriter(folder, Deadly(), info={}) as bag:
    bag.add("a.txt", b"one")
    bag.copy("sub/b.age", folder.parent / "source")
    bag.finish()
"""


@pytest.mark.parametrize("step", [1, 4, 6, 8, 10, 11, 12, 40])
def test_a_writer_that_is_killed_leaves_a_whole_bag_or_none_under_the_final_name(source, step):
    ran = subprocess.run([sys.executable, "-c", KILLED, str(source / "bag"), str(step)], check=False)
    assert ran.returncode == (0 if step == 40 else -signal.SIGKILL)
    assert_whole_or_none(source)
    if not (source / "bag").exists():
        write(source / "bag", Disk())
    assert complaint(source / "bag") is None
    assert sorted(path.name for path in source.iterdir()) == ["bag", "source"]


def assert_whole_or_none(folder: Path):
    if (folder / "bag").exists():
        assert complaint(folder / "bag") is None
        assert not (folder / ".bag.unfinished").exists()
