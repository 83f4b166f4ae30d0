"""The signs that the matches of a pattern can begin with, so that no pattern is tried where it cannot match.

For the patterns of the language tables alone: words with `|`, `[...]`, `(?:...)`, `?`, and what must stand around.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_OPENED: Final = "(?:"
_AROUND: Final = ("(?<!", "(?<=", "(?!", "(?=")


def first_signs(pattern: str) -> frozenset[str]:
    """Every sign that a match can begin with."""
    return frozenset().union(*(_of_branch(branch) for branch in branches(pattern)))


def branches(pattern: str) -> tuple[str, ...]:
    """The alternatives of a pattern, split at every `|` that stands in no bracket."""
    bars = [at for at, depth in _depths(pattern) if pattern[at] == "|" and not depth]
    edges = zip([-1, *bars], [*bars, len(pattern)], strict=True)
    return tuple(pattern[before + 1 : after] for before, after in edges)


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """Each place in a pattern, and in how many brackets what follows it stands."""
    depth, square = 0, False
    for at, sign in enumerate(pattern):
        square = sign == "[" or (square and sign != "]")
        depth += (sign == "(") - (sign == ")") if not square and pattern[at - 1 : at] != "\\" else 0
        yield at, depth + square


def _of_branch(branch: str) -> frozenset[str]:
    if branch.startswith(_AROUND):
        return _of_branch(branch[_end_of_group(branch) :])
    signs, rest = _first_item(branch)
    if rest.startswith("?"):
        signs |= _of_branch(rest[1:])
    return signs


def _first_item(branch: str) -> tuple[frozenset[str], str]:
    """The signs of the first item of a branch, and what follows it."""
    if branch.startswith(_OPENED):
        end = _end_of_group(branch)
        return first_signs(branch[len(_OPENED) : end - 1]), branch[end:]
    if branch.startswith("["):
        end = branch.index("]")
        return _of_class(branch[1:end]), branch[end + 1 :]
    skipped = branch.startswith("\\")
    return frozenset(branch[skipped : skipped + 1]), branch[skipped + 1 :]


def _of_class(inside: str) -> frozenset[str]:
    """`[a-z]` is a range; a hyphen at either end is a hyphen."""
    signs = set(inside[:1] + inside[1:-1].replace("-", "") + inside[-1:])
    for at in range(1, len(inside) - 1):
        if inside[at] == "-":
            signs.update(map(chr, range(ord(inside[at - 1]), ord(inside[at + 1]) + 1)))
    return frozenset(signs)


def _end_of_group(text: str) -> int:
    """Behind the bracket that closes the first one."""
    return next(at + 1 for at, depth in _depths(text) if not depth)
