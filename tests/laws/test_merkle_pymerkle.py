"""The tree against pymerkle, which shares no line with it: roots, inclusion, consistency."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion

from farbank.keeping.log.merkle import (
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    proves_consistency,
    proves_inclusion,
    root_of,
)

SIZES = (1, 2, 255, 256, 257)
LARGE = (65_535, 65_536, 65_537)
FEW = 600
EACH = pytest.mark.parametrize("size", [*SIZES, *(pytest.param(each, marks=pytest.mark.long) for each in LARGE)])


def entry(number):
    return b"entry %d" % number


@cache
def grown(most):
    """The tree of pymerkle with this many leaves, and the hashes of the leaves."""
    tree = InmemoryTree(algorithm="sha256")
    for number in range(most):
        tree.append_entry(entry(number))
    return tree, [leaf_hash(entry(number)) for number in range(most)]


def trees(size):
    """Both trees, with at least as many leaves."""
    return grown(FEW if size <= FEW else max(LARGE))


def check_inclusion(size, index):
    theirs, ours = trees(size)
    proof = theirs.prove_inclusion(index + 1, size)
    root = root_of(ours[:size])
    assert proof.path[0] == ours[index]
    assert tuple(proof.path[1:]) == inclusion_proof(ours[:size], index)
    assert proves_inclusion(theirs.get_leaf(index + 1), index, size, proof.path[1:], theirs.get_root(size))
    verify_inclusion(ours[index], root, proof, index=index + 1, size=size)


def check_consistency(old, new):
    """pymerkle splits its path otherwise where the old tree is complete, so each side proves with its own."""
    theirs, ours = trees(new)
    old_root, new_root = root_of(ours[:old]), root_of(ours[:new])
    verify_consistency(old_root, new_root, theirs.prove_consistency(old, new), prior_size=old, later_size=new)
    ours_says = consistency_proof(ours[:new], old)
    assert proves_consistency(old, theirs.get_root(old), new, theirs.get_root(new), ours_says)


def test_the_empty_tree_has_the_root_of_nothing():
    assert trees(0)[0].get_root(0) == root_of([])


@EACH
def test_roots_are_the_same_where_tiles_begin_and_end(size):
    theirs, ours = trees(size)
    assert theirs.get_root(size) == root_of(ours[:size])


@EACH
def test_inclusion_is_the_same_where_tiles_begin_and_end(size):
    for index in sorted({0, size // 2, size - 1, min(255, size - 1), min(256, size - 1)}):
        check_inclusion(size, index)


@EACH
def test_consistency_is_the_same_where_tiles_begin_and_end(size):
    for old in sorted({1, size, *(each for each in (*SIZES, *LARGE) if each < size)}):
        check_consistency(old, size)


@given(st.integers(1, FEW), st.data())
def test_small_trees_are_the_same_in_everything(size, data):
    theirs, ours = trees(size)
    assert theirs.get_root(size) == root_of(ours[:size])
    check_inclusion(size, data.draw(st.integers(0, size - 1)))
    check_consistency(data.draw(st.integers(1, size)), size)
