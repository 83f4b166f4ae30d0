"""What taking something in showed of each item: whose signature held, and whether its line leads to a signed head."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Final

from farbank.facts.fact import Fact
from farbank.facts.parcel import CommitReceived, EntryReceived, VerdictObserved
from farbank.values.ids import ItemId, kind_of

TOOL: Final = "farbank import"


def observed(facts: Sequence[Fact], proven: Mapping[str, int]) -> tuple[VerdictObserved, ...]:
    """One verdict for each item that came; `proven` are the leaves there with the size of the head they lead to.

    An entry is known by its whole leaf: a number says nothing where entries of several logs come together.
    """
    commits = {(each.place, each.number): each for each in facts if isinstance(each, CommitReceived)}
    return tuple(_verdict(each, commits[each.place, each.commit], proven) for each in _items(facts, commits))


def _items(facts: Sequence[Fact], commits: Mapping[tuple[str, int], CommitReceived]) -> Iterator[EntryReceived]:
    """The entries by which items came."""
    came = (each for each in facts if isinstance(each, EntryReceived) and kind_of(each.becomes) == "item")
    for each in came:
        if (each.place, each.commit) in commits and json.loads(each.leaf)["type"] == "item":
            yield each


def _verdict(entry: EntryReceived, commit: CommitReceived, proven: Mapping[str, int]) -> VerdictObserved:
    size = proven.get(entry.leaf, 0)
    who = commit.known or f"the key {commit.signer[:16]}…, which no member here has"
    led = (
        f"; its line leads to a head of {size} entries, signed with the key of the log that came with it"
        if size
        else ""
    )
    codes = ("signature.holds", "signer.member" if commit.known else "signer.unknown")
    return VerdictObserved(
        item=ItemId(entry.becomes),
        tool=TOOL,
        version=version("farbank"),
        verdict=f"entry {entry.number} of {entry.place}, signed by {who}{led}",
        codes=(*codes, "proof.holds") if size else codes,
    )
