import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.errors import Damage, Refused
from farbank.keeping.log.tiles import ENTRIES, WIDTH, Tile, bundle, tile_at, tiles_of, unbundle


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(level=0, index=0, width=7), "tile/0/000.p/7"),
        (Tile(level=0, index=1234067), "tile/0/x001/x234/067"),
        (Tile(level=63, index=999), "tile/63/999"),
        (Tile(level=ENTRIES, index=1000, width=255), "tile/entries/x001/000.p/255"),
    ],
)
def test_a_tile_stands_where_the_standard_puts_it(tile, path):
    assert tile.path == path
    assert tile_at(path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/0",
        "tile/00/000",
        "tile/0/x000/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/07",
        "tile/0/1000",
        "tile/data/000",
        "tile/0/000/",
        "checkpoint",
        "tile/0/٠٠٠",
    ],
)
def test_any_other_spelling_names_no_tile(path):
    assert tile_at(path) is None


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_the_tiles_of_a_step_cover_everything_new_and_end_exactly_at_the_new_size(old, more):
    new = old + more
    tiles = tiles_of(0, old, new)
    covered = {tile.index * WIDTH + place for tile in tiles for place in range(tile.width)}
    assert covered >= set(range(old, new))
    assert max(covered, default=new - 1) == new - 1


@given(st.lists(st.binary(max_size=300), max_size=40))
def test_a_bundle_gives_back_its_leaves(leaves):
    assert list(unbundle(bundle(leaves))) == leaves


@pytest.mark.parametrize("change", [lambda b: b[:-1], lambda b: b + b"\x00", lambda b: b + b"\x00\x05abc"])
def test_a_bundle_that_is_cut_short_or_holds_a_byte_too_many_is_refused(change):
    with pytest.raises(Damage):
        unbundle(change(bundle([b"one", b"two"])))


def test_a_leaf_that_is_too_long_for_a_bundle_is_refused():
    with pytest.raises(Refused):
        bundle([bytes(65_536)])
