"""What was said of one row at several places, and which rows that makes.

- A row is a tree of words: each replaces the one that its author saw. Every end of the tree is a row of today.
- Where a word was replaced twice, one of the two keeps the row and the other is a second row. A withdrawal keeps it
  before any other word, so that what was said against it is seen; else the place whose log has the smaller name.
- Two words that say the same after the same are one.

Nothing here depends on the order in which words arrived: whoever has the same words has the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Key = tuple[str, int]  # the place (the name of its log) and the number of the entry there


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word on a row. `replaces` is the word its author saw, None for the first; `twin` one that says the same.

    `firm` is a word that keeps the row before any other: a withdrawal, or that an item is restricted.
    """

    key: Key
    replaces: Key | None = None
    firm: bool = False
    twin: Key | None = None


def key_text(key: Key | None) -> str:
    """`place#n<number>`: the name of a word, and of the second row that begins with it; `""` for none."""
    return f"{key[0]}#n{key[1]}" if key else ""


def read_key(text: str) -> Key | None:
    """The word that a name names, None when it names a row by its id."""
    place, _, number = text.rpartition("#n")
    good = place and number.isascii() and number.isdigit() and not number.startswith("0")
    return (place, int(number)) if good else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branches:
    """The rows that a tree of words makes: the last words of each (they say the same), and the row each word is on.

    The row that all began with is called `""`, every other by the text of the key that it begins with.
    """

    ends: Mapping[str, tuple[Key, ...]]
    on: Mapping[Key, str]


def branches(words: Iterable[Word]) -> Branches:
    """Which rows these words make."""
    known = {each.key: each for each in words}
    below = _below(known)
    ends: dict[str, tuple[Key, ...]] = {}
    on: dict[Key, str] = {}
    waiting: list[tuple[str, tuple[Key, ...]]] = [("", ())]
    while waiting:
        name, group = waiting.pop()
        on.update(dict.fromkeys(group, name))
        after = [word for each in group or (None,) for word in below.get(each, ())]
        if group and not after:
            ends[name] = group
        for place, each in enumerate(siblings(after)):
            waiting.append((name if place == 0 else key_text(min(each)), each))
    return Branches(ends=ends, on=on)


def siblings(after: Iterable[Word]) -> list[tuple[Key, ...]]:
    """The words that replaced one word, those that say the same together; the first group keeps the row."""
    groups: dict[Key, list[Word]] = {}
    for each in sorted(after, key=lambda word: (word.twin is not None, word.key)):
        groups.setdefault(each.twin or each.key, []).append(each)
    ranked = sorted(groups.values(), key=lambda group: (not group[0].firm, min(each.key for each in group)))
    return [tuple(each.key for each in group) for group in ranked]


def first_of(words: Iterable[Word]) -> Key | None:
    """The first word of all, after which a word counts whose own forerunner is not known here."""
    return min((each.key for each in words if each.replaces is None), default=None)


def beside(words: Iterable[Word], word: Word) -> tuple[Word, ...]:
    """The words that replaced what this one replaced, or something that says the same as that."""
    known = {each.key: each for each in words}
    first = first_of(known.values())
    before = _before(word, known, first)
    same = {before}
    if before is not None:
        leader = known[before].twin or before
        same = {each.key for each in known.values() if leader in (each.key, each.twin)}
    return tuple(each for each in known.values() if _before(each, known, first) in same)


def _before(word: Word, known: Mapping[Key, Word], first: Key | None) -> Key | None:
    return word.replaces if word.replaces is None or word.replaces in known else first


def _below(known: Mapping[Key, Word]) -> dict[Key | None, list[Word]]:
    first = first_of(known.values())
    below: dict[Key | None, list[Word]] = {}
    for each in known.values():
        below.setdefault(_before(each, known, first), []).append(each)
    return below
