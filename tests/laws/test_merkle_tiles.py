"""Proofs out of tiles are the proofs of the recursive definition, and cost a logarithm, at any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.errors import Damage, Missing
from farbank.keeping.log.merkle import (
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    proves_consistency,
    proves_inclusion,
    root_of,
)
from farbank.keeping.log.tiles import LEVEL_BITS, WIDTH, range_root
from farbank.keeping.proof.consistency import consistency
from farbank.keeping.proof.inclusion import inclusion

LARGE = 65_537


class Rows:
    """A tree in memory, by level of tiles; counts what is read of it."""

    def __init__(self, size):
        self.leaves = [leaf_hash(str(number).encode()) for number in range(size)]
        self.levels = [self.leaves, [], []]
        self.read = []
        tree = Frontier()
        for each in self.leaves:
            for node in tree.append(each):
                if node.height in (LEVEL_BITS, 2 * LEVEL_BITS):
                    self.levels[node.height // LEVEL_BITS].append(node.hash)

    def hashes(self, level, start, stop):
        found = self.levels[level][start:stop]
        self.read.append(len(found))
        return found


class AlikeLeaves:
    """A tree of any size whose leaves are all the same, so that nothing of it must be kept."""

    def __init__(self):
        self.complete = [leaf_hash(b"the same")]
        for _ in range(64):
            self.complete.append(node_hash(self.complete[-1], self.complete[-1]))
        self.read = []

    def hashes(self, level, start, stop):
        assert start // WIDTH == (stop - 1) // WIDTH, "a read stays in one tile"
        self.read.append(stop - start)
        return [self.complete[level * LEVEL_BITS]] * (stop - start)


@pytest.fixture(scope="module")
def large():
    return Rows(LARGE)


small = Rows(700)
sizes = st.integers(1, 700)
huge = st.integers(1, 10**15)


@given(sizes, st.data())
def test_an_inclusion_proof_out_of_tiles_is_that_of_the_definition(size, data):
    index = data.draw(st.integers(0, size - 1))
    assert inclusion(small, index, size) == inclusion_proof(small.leaves[:size], index)


@given(sizes, st.data())
def test_a_consistency_proof_out_of_tiles_is_that_of_the_definition(size, data):
    old = data.draw(st.integers(0, size))
    assert consistency(small, old, size) == consistency_proof(small.leaves[:size], old)


@pytest.mark.parametrize(("old", "size"), [(257, 65_537), (65_535, 65_536)])
def test_proofs_hold_where_a_third_level_of_tiles_begins(large, size, old):
    check_proofs(large, size, old)


@pytest.mark.long
@pytest.mark.parametrize("size", [65_535, 65_536, 65_537])
@pytest.mark.parametrize("old", [1, 256, 257, 32_768, 65_280, 65_535])
def test_proofs_hold_where_levels_of_tiles_begin(large, size, old):
    check_proofs(large, size, old)


def check_proofs(large, size, old):
    root = root_of(large.leaves[:size])
    assert range_root(large, 0, size) == root
    proof = inclusion(large, old - 1, size)
    assert proof == inclusion_proof(large.leaves[:size], old - 1)
    assert proves_inclusion(large.leaves[old - 1], old - 1, size, proof, root)
    steps = consistency(large, old, size)
    assert steps == consistency_proof(large.leaves[:size], old)
    assert proves_consistency(old, root_of(large.leaves[:old]), size, root, steps)


@given(huge, st.data())
def test_a_proof_reads_a_logarithm_of_the_tree_whatever_its_size(size, data):
    tree = AlikeLeaves()
    index = data.draw(st.integers(0, size - 1))
    root = range_root(tree, 0, size)
    tree.read.clear()
    assert proves_inclusion(tree.complete[0], index, size, inclusion(tree, index, size), root)
    bits = size.bit_length()
    assert len(tree.read) <= 2 * bits
    assert sum(tree.read) <= 2 * WIDTH * (bits // LEVEL_BITS + 1), "at most two tiles of each level"
    old = data.draw(st.integers(1, size))
    tree.read.clear()
    steps = consistency(tree, old, size)
    assert sum(tree.read) <= 2 * WIDTH * (bits // LEVEL_BITS + 1)
    assert proves_consistency(old, range_root(tree, 0, old), size, root, steps)


def test_a_tree_that_lost_a_hash_gives_no_proof(large):
    broken = Rows(600)
    del broken.levels[1][1:]
    with pytest.raises(Damage, match="lost hashes"):
        inclusion(broken, 599, 600)


@pytest.mark.parametrize("index", [-1, 5, 6])
def test_there_is_no_proof_for_what_is_not_in_the_log(index):
    with pytest.raises(Missing):
        inclusion(small, index, 5)


@pytest.mark.parametrize("old", [-1, 6])
def test_there_is_no_proof_from_a_log_that_never_was(old):
    with pytest.raises(Missing):
        consistency(small, old, 5)


@given(st.integers(2, 600), st.data())
def test_a_hash_that_is_not_32_bytes_proves_nothing_even_where_the_bytes_would_fit(size, data):
    leaves = small.leaves[:size]
    index = data.draw(st.integers(0, size - 2)) & ~1  # a left leaf, so that its neighbour follows it
    root = root_of(leaves)
    first, *rest = inclusion_proof(leaves, index)
    assert proves_inclusion(leaves[index], index, size, (first, *rest), root)
    moved = leaves[index] + first[:1], first[1:]
    assert node_hash(*moved) == node_hash(leaves[index], first), "the same bytes, cut otherwise"
    assert not proves_inclusion(moved[0], index, size, (moved[1], *rest), root)
    assert not proves_inclusion(leaves[index], index, size, (first, *rest), root + b"\0")


def test_a_consistency_proof_with_a_hash_that_is_not_32_bytes_is_refused():
    leaves = small.leaves[:3]
    old, new = root_of(leaves[:2]), root_of(leaves)
    (last,) = consistency_proof(leaves, 2)
    assert proves_consistency(2, old, 3, new, (last,))
    for wrong in (last[:-1], last + b"\0", b""):
        assert not proves_consistency(2, old, 3, new, (wrong,))
    assert not proves_consistency(3, new[:-1], 3, new[:-1], ())
