"""The Merkle tree against the recursive definition of RFC 6962, which is slow and plainly right."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.keeping.log.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    proves_consistency,
    proves_inclusion,
    root_of,
)


def naive_root(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + naive_root(leaves[:split]) + naive_root(leaves[split:])).digest()


def row(size):
    return [leaf_hash(str(number).encode()) for number in range(size)]


sizes = st.integers(min_value=1, max_value=600)


@given(st.integers(min_value=0, max_value=600))
def test_the_frontier_has_the_root_of_the_recursive_definition(size):
    assert root_of(row(size)) == naive_root(row(size))


@given(sizes, st.data())
def test_every_leaf_is_proven_to_be_in_its_tree_at_its_place_and_nowhere_else(size, data):
    leaves = row(size)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(leaves, index)
    root = naive_root(leaves)
    assert proves_inclusion(leaves[index], index, size, proof, root)
    other = data.draw(st.integers(0, size + 3))
    assert proves_inclusion(leaves[index], other, size, proof, root) is (other == index)


@given(sizes, st.data())
def test_an_inclusion_proof_with_one_hash_more_less_or_changed_is_refused(size, data):
    leaves = row(size)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(leaves, index)
    root = naive_root(leaves)
    assert not proves_inclusion(leaves[index], index, size, (*proof, root), root)
    if proof:
        assert not proves_inclusion(leaves[index], index, size, proof[:-1], root)
        at = data.draw(st.integers(0, len(proof) - 1))
        flipped = bytes([proof[at][0] ^ 1]) + proof[at][1:]
        assert not proves_inclusion(leaves[index], index, size, (*proof[:at], flipped, *proof[at + 1 :]), root)


@given(sizes, st.data())
def test_a_tree_is_proven_to_begin_with_each_of_its_earlier_selves(size, data):
    leaves = row(size)
    old = data.draw(st.integers(0, size))
    proof = consistency_proof(leaves, old)
    assert proves_consistency(old, naive_root(leaves[:old]), size, naive_root(leaves), proof)


@given(st.integers(2, 600), st.data())
def test_a_consistency_proof_for_another_history_is_refused(size, data):
    leaves = row(size)
    old = data.draw(st.integers(1, size - 1))
    forked = [leaf_hash(b"another"), *leaves[1:]]
    proof = consistency_proof(leaves, old)
    new_root = naive_root(leaves)
    assert not proves_consistency(old, naive_root(forked[:old]), size, new_root, proof)
    assert not proves_consistency(old, naive_root(leaves[:old]), size, naive_root(forked), proof)
    assert not proves_consistency(old, naive_root(leaves[:old]), size, new_root, (*proof, new_root))
    assert not proves_consistency(old, naive_root(leaves[:old]), size, new_root, proof[:-1])


def test_a_tree_that_shrank_is_refused():
    leaves = row(5)
    assert not proves_consistency(5, naive_root(leaves), 3, naive_root(leaves[:3]), ())


def test_the_empty_tree_begins_every_tree_and_needs_no_proof():
    assert proves_consistency(0, EMPTY_ROOT, 3, naive_root(row(3)), ())
    assert not proves_consistency(0, EMPTY_ROOT, 3, naive_root(row(3)), (EMPTY_ROOT,))
    assert not proves_consistency(0, naive_root(row(1)), 3, naive_root(row(3)), ())


def test_a_leaf_never_hashes_like_a_node():
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


def test_an_index_outside_of_its_tree_has_no_proof():
    with pytest.raises(ValueError, match="no such leaf"):
        inclusion_proof(row(3), 3)
    with pytest.raises(ValueError, match="no such tree"):
        consistency_proof(row(3), 4)


@given(st.integers(0, 600))
def test_a_frontier_that_is_stored_and_read_again_goes_on_as_if_nothing_had_been(size):
    tree = Frontier()
    for each in row(size):
        tree.append(each)
    again = Frontier(tree.size, tree.edge)
    assert list(again.append(leaf_hash(b"next"))) == list(tree.append(leaf_hash(b"next")))
    assert again.root() == tree.root()


def test_a_frontier_whose_edge_does_not_fit_its_size_is_refused():
    with pytest.raises(ValueError, match="right edge"):
        Frontier(3, [leaf_hash(b"a")])


@given(sizes)
def test_each_subtree_is_complete_exactly_once_and_has_the_root_over_its_leaves(size):
    tree, leaves, seen = Frontier(), row(size), {}
    for each in leaves:
        for node in tree.append(each):
            assert (node.height, node.index) not in seen
            seen[node.height, node.index] = node.hash
    for (height, index), found in seen.items():
        assert found == naive_root(leaves[index << height : (index + 1) << height])
