"""What a word says once it is told in other ids: labels that are made of ids, labels of second rows, sameness."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final, cast

from farbank.desk.identity import identity_of
from farbank.facts import codec
from farbank.facts.case import CaseTitled, Withdrawn
from farbank.facts.fact import Fact, Row
from farbank.facts.item import ItemDescribed, ItemReceived
from farbank.facts.parcel import HandlingNoted
from farbank.facts.references import renamed
from farbank.facts.word import Word, read_key
from farbank.values.ids import ItemId

_MARK: Final = re.compile(r"(.*)~([1-9][0-9]*)\Z", re.DOTALL)


def localised(fact: Fact, rename: Callable[[str], str]) -> Fact:
    """A fact in other ids. A label that is made of the row's own ids is made again."""
    if isinstance(fact, ItemReceived):
        fact = replace(fact, same_bytes=())  # said again from what lies here
    after = renamed(fact, rename)
    if isinstance(fact, Row) and isinstance(after, Row):
        base, mark = _parted(fact.label)
        if base and identity_of(fact) == base:
            return replace(after, label=identity_of(after) + mark)
    return after


def on_row(fact: Fact, row: str, branch: str, tree: Iterable[Word]) -> Fact:
    """A word as it stands on a row: with its id, and with a label that no other row of the tree has."""
    if isinstance(fact, Withdrawn):
        return replace(fact, id=row)
    if isinstance(fact, HandlingNoted):
        return replace(fact, item=ItemId(row.partition("/")[0]))
    if not isinstance(fact, Row) or isinstance(fact, CaseTitled):
        return fact
    base = base_label(fact.label, tree)
    key = read_key(branch)
    return replace(fact, id=row, label=f"{base}~{key[1]}" if base and key else base)


def base_label(label: str, tree: Iterable[Word]) -> str:
    """A label without the mark of a second row of this tree."""
    base, mark = _parted(label)
    return base if mark[1:] in {str(each.key[1]) for each in tree} else label


def says_the_same(one: Fact | None, other: Fact | None, tree: tuple[Word, ...]) -> bool:
    """Whether two words on a row say the same; nothing is the same as what cannot be read."""
    return one is not None and other is not None and _plain(one, tree) == _plain(other, tree)


def described(fact: Fact) -> Fact:
    """What a word says about an item; the bytes and how they came are none of it."""
    if not isinstance(fact, ItemReceived):
        return fact
    return ItemDescribed(id=fact.id, label=fact.label, note=fact.note, source=fact.source, about=fact.about)


def said(fact: Fact) -> str:
    """A word in one line, for where it cannot stand as a row."""
    return codec.to_bytes(described(fact)).decode()


def _plain(fact: Fact, tree: tuple[Word, ...]) -> bytes:
    if isinstance(fact, Withdrawn):
        return b"withdrawn"
    if isinstance(fact, HandlingNoted):
        return fact.tier.encode()
    shown = cast("Row", described(fact))
    return codec.to_bytes(replace(shown, id="", label=base_label(shown.label, tree)))


def _parted(label: str) -> tuple[str, str]:
    match = _MARK.match(label)
    return (match.group(1), f"~{match.group(2)}") if match else (label, "")
