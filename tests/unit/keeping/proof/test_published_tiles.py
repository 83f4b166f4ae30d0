import shutil

import pytest

from farbank.errors import Damage, Missing
from farbank.keeping.log.merkle import leaf_hash, proves_consistency, proves_inclusion, root_of
from farbank.keeping.log.tiles import ENTRIES, WIDTH, bundle, range_root, tiles_of
from farbank.keeping.proof.consistency import consistency
from farbank.keeping.proof.inclusion import inclusion
from farbank.keeping.proof.published_tiles import PublishedTiles

LEAVES = [b"entry %d" % number for number in range(700)]
ROW = [leaf_hash(each) for each in LEAVES]
ABOVE = [root_of(ROW[at : at + WIDTH]) for at in range(0, 512, WIDTH)]


def write(log, size):
    """The log as it was published when it had so many leaves, by the rules and not by our code."""
    for level, row in ((ENTRIES, LEAVES[:size]), (0, ROW[:size]), (1, ABOVE[: size // WIDTH])):
        for tile in tiles_of(level, 0, len(row)):
            path = log / tile.path
            path.parent.mkdir(parents=True, exist_ok=True)
            part = row[tile.index * WIDTH : tile.index * WIDTH + tile.width]
            path.write_bytes(bundle(part) if level == ENTRIES else b"".join(part))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    log = tmp_path_factory.mktemp("log")
    write(log, 700)
    return log


@pytest.fixture
def log(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "log")


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 512, 513, 700])
def test_proofs_come_out_of_the_files_alone(tmp_path, size):
    write(tmp_path, size)
    tiles = PublishedTiles(tmp_path, size)
    root = root_of(ROW[:size])
    assert range_root(tiles, 0, size) == root
    for index in {0, size // 2, size - 1}:
        assert tiles.entry(index) == LEAVES[index]
        assert proves_inclusion(ROW[index], index, size, inclusion(tiles, index, size), root)
        steps = consistency(tiles, index + 1, size)
        assert proves_consistency(index + 1, root_of(ROW[: index + 1]), size, root, steps)


def test_a_full_tile_stands_for_the_partial_one_that_is_gone(log):
    """A proof for an earlier checkpoint, after those of its partial tiles were dropped that have become full."""
    write(log, 300)
    for name in ("tile/0/001.p", "tile/entries/001.p"):
        shutil.rmtree(log / name)
    tiles = PublishedTiles(log, 300)
    assert range_root(tiles, 0, 300) == root_of(ROW[:300])
    assert tiles.entry(299) == LEAVES[299]
    assert tiles.hashes(0, 256, 512) == ROW[256:300], "what came later is not of this log yet"


def test_a_read_across_tiles_gives_what_stands_there(whole):
    assert PublishedTiles(whole, 700).hashes(0, 200, 600) == ROW[200:600]
    assert PublishedTiles(whole, 700).hashes(2, 0, 5) == []


@pytest.mark.parametrize("name", ["tile/0/001", "tile/0/002.p/188", "tile/1/000.p/2"])
@pytest.mark.parametrize("keep", [0, 31, -1])
def test_a_tile_that_is_cut_short_is_named(log, name, keep):
    path = log / name
    path.write_bytes(path.read_bytes()[:keep])
    level = int(name.split("/")[1])
    with pytest.raises(Damage, match=name):
        PublishedTiles(log, 700).hashes(level, 0, 700)


def test_a_tile_that_is_missing_is_named(log):
    (log / "tile/0/001").unlink()
    with pytest.raises(Damage, match="tile/0/001 is missing"):
        PublishedTiles(log, 700).hashes(0, 0, 700)
    (log / "tile/entries/001").unlink()
    with pytest.raises(Damage, match="tile/entries/001 is missing"):
        PublishedTiles(log, 700).entry(300)


def test_a_bundle_with_too_few_entries_is_named(log):
    (log / "tile/entries/001").write_bytes(bundle(LEAVES[256:300]))
    with pytest.raises(Damage, match="does not hold leaf 299"):
        PublishedTiles(log, 700).entry(299)


@pytest.mark.parametrize("index", [-1, 700, 10**9])
def test_there_is_no_entry_outside_of_the_log(log, index):
    with pytest.raises(Missing):
        PublishedTiles(log, 700).entry(index)
