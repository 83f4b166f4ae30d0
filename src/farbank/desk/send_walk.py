"""The ledger as another place may see it: our own words, and those of third places that lie here as they came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from farbank.desk.merge_kinds import way_of
from farbank.facts import codec
from farbank.facts.disclosed import Remark, SignedCommit
from farbank.facts.entry import Entry
from farbank.facts.fact import Fact
from farbank.facts.parcel import CommitReceived, EntryReceived, as_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """An entry of our own ledger that is no business of this place alone."""

    number: int
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Relayed:
    """An entry of another place, under the commit it came in. `fact` has the ids of that place."""

    number: int
    commit: CommitReceived
    entry: EntryReceived
    fact: Fact


def walk(entries: Iterable[Entry]) -> Iterator[Ours | Relayed]:
    """What may go on, in the order recorded; what follows a received commit is that commit in our words, and stays."""
    commit: CommitReceived | None = None
    last = 0
    for entry in entries:
        if entry.number != last + 1:
            commit = None
        last = entry.number
        match entry.fact:
            case CommitReceived() as fact:
                commit = fact
            case EntryReceived() as fact if commit is not None:
                told = codec.from_bytes(fact.body.encode())
                yield Relayed(number=entry.number, commit=commit, entry=fact, fact=told)
            case Fact() as fact if commit is None and way_of(fact) != "stays":
                yield Ours(number=entry.number, fact=fact)
            case _:
                pass


def as_it_came(relayed: Relayed) -> tuple[SignedCommit, Remark]:
    """An entry of another place once more under its own commit and signature."""
    entry = relayed.entry
    signed = as_signed(relayed.commit, entry)
    return signed, Remark(number=entry.number, names=entry.names, replaces=entry.replaces)
