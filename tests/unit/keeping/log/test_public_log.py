import pytest

from farbank.errors import DiskTrouble
from farbank.facts.source import SourceNamed
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.keys.log_key import log_key
from farbank.keeping.log.checkpoint import read_checkpoint
from farbank.keeping.log.merkle import Frontier, leaf_hash, root_of
from farbank.keeping.log.public_log import PublicLog
from farbank.keeping.log.published import published_size
from farbank.keeping.log.stored_tree import StoredTree
from farbank.keeping.log.tiles import WIDTH, changed_tiles


class Recording(Disk):
    """Writes down the order of what matters to a crash; may fail when the checkpoint is to be replaced."""

    def __init__(self):
        self.done = []
        self.full = False

    def rename(self, old, new):
        if self.full and new.name == "checkpoint":
            raise DiskTrouble("full")
        self.done.append("checkpoint" if new.name == "checkpoint" else "tile")
        super().rename(old, new)

    def fsync_all(self, paths):
        self.done.append("fsync")
        super().fsync_all(paths)


def append(kept, at, count):
    facts = [SourceNamed(id="S1", label=f"S-{n}", kind_of="witness") for n in range(count)]
    kept.ledger.append(facts, by=kept.member, at=at, after=kept.ledger.head())


def log_of(kept, disk):
    key = log_key(kept.ledger._keyring, kept.rows)
    return PublicLog(kept.layout, kept.settings, kept.rows, key, disk)


@pytest.mark.parametrize(
    "counts",
    [
        (1, 1, 1),
        (251, 1, 1),
        (252, 3),
        (600,),
        (100, 200, 300),
        pytest.param((70_000,), marks=pytest.mark.long),  # a third level of tiles
    ],
)
def test_a_log_that_grew_in_steps_is_the_log_of_its_leaves(kept, at, passphrase, counts):
    for count in counts:
        append(kept, at, count)
        checkpoint = kept.publish()
    leaves = StoredTree(kept.rows).leaves(0, checkpoint.size)
    assert checkpoint.root == root_of([leaf_hash(each) for each in leaves])
    assert (
        read_checkpoint(kept.layout.checkpoint.read_bytes(), kept.settings.origin, kept.settings.verifiers)
        == checkpoint
    )
    checked = verify(kept.layout.folder)
    assert (checked.ok, checked.size) == (True, checkpoint.size)


def test_every_size_that_was_published_keeps_its_partial_tiles_until_the_full_one_is_there(kept, at):
    append(kept, at, 9)
    kept.publish()
    append(kept, at, 9)
    kept.publish()
    tiles = kept.layout.log / "tile" / "0"
    assert sorted(int(path.name) for path in (tiles / "000.p").iterdir()) == [3, 13, 23]
    append(kept, at, 300)
    kept.publish()
    assert not (tiles / "000.p").exists()
    assert (tiles / "000").stat().st_size == 32 * WIDTH


def test_tiles_are_on_disk_for_good_before_a_checkpoint_names_them(kept, at):
    disk = Recording()
    append(kept, at, 300)
    log_of(kept, disk).publish()
    assert disk.done.index("checkpoint") == len(disk.done) - 1
    assert disk.done[-2] == "fsync"


def test_what_is_in_a_tile_is_on_disk_for_good_before_the_tile_has_its_name(kept, at):
    disk = Recording()
    append(kept, at, 300)
    log_of(kept, disk).publish()
    assert disk.done[0] == "fsync"
    assert "tile" in disk.done


def test_the_published_size_is_kept_only_after_the_checkpoint_is_there(kept, at):
    disk = Recording()
    disk.full = True
    append(kept, at, 5)
    with pytest.raises(DiskTrouble):
        log_of(kept, disk).publish()
    assert published_size(kept.rows) == 3
    assert verify(kept.layout.folder).ok
    assert kept.publish().size == 9
    assert published_size(kept.rows) == 9


def test_a_publishing_that_was_broken_off_where_a_tile_became_full_leaves_a_log_that_verifies(kept, at, passphrase):
    append(kept, at, 251)
    kept.publish()
    disk = Recording()
    disk.full = True
    append(kept, at, 5)
    with pytest.raises(DiskTrouble):
        log_of(kept, disk).publish()
    for secret in (passphrase, None):
        assert verify(kept.layout.folder, secret).damage == ()
    partials = kept.layout.log / "tile" / "0" / "000.p"
    for path in partials.iterdir():
        path.unlink()
    for secret in (passphrase, None):
        assert verify(kept.layout.folder, secret).damage == (), "the full tile stands for the partial one"


def test_publishing_twice_changes_nothing(kept, at):
    append(kept, at, 5)
    disk = Recording()
    first = log_of(kept, disk).publish()
    disk.done.clear()
    assert log_of(kept, disk).publish() == first
    assert disk.done == []


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 700])
def test_the_root_of_any_earlier_size_is_found_without_going_through_the_leaves(kept, at, size):
    append(kept, at, 700)
    tree = StoredTree(kept.rows)
    earlier = Frontier()
    for each in tree.hashes(0, 0, size):
        earlier.append(each)
    assert tree.root_at(size) == earlier.root()


def test_a_step_writes_few_tiles_whatever_the_size():
    assert len(list(changed_tiles(10**6, 10**6 + 1))) <= 4
