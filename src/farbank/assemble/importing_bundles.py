"""Taking in what other people's tools made: every file kept, what may give a source away restricted from the start.

- An original and what belongs to it are items of their own; the one is derived from the other.
- A restricted item is restricted in the same commit in which it comes, so that nothing ever reads it.
- What checks showed is recorded as an observation of the day; what the bundle says is recorded as said by the bundle.
- Taking the same bundle in again is a receipt of each file, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from farbank.assemble.adding import keep_file
from farbank.assemble.looking_in import Seen, look_into
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.desk.context import Kept
from farbank.desk.guarding import guarded, item_of
from farbank.desk.receive import receive, source_of
from farbank.facts.fact import Fact
from farbank.facts.item import Description, ItemReceived, ReceiptNoted
from farbank.facts.parcel import ParcelReceived, VerdictObserved
from farbank.intake.bundles.bundle import ALONE, RESTRICTED, Bundle, Part, Verdict
from farbank.intake.bundles.opening import open_bundle
from farbank.intake.confined import Confinement
from farbank.intake.found import Skipped
from farbank.values.ids import ItemId
from farbank.views import handling

_AT_ONCE: Final = 200
_ADDRESS: Final = frozenset({"url", "archived"})


@dataclass(slots=True, kw_only=True)
class Imported:
    """What came of it: the kind of bundle, an item for each part (receipts too), what was restricted, verdicts."""

    kind: str
    items: dict[int, str] = field(default_factory=dict)
    new: list[ItemReceived] = field(default_factory=list)
    restricted: list[str] = field(default_factory=list)
    verdicts: list[VerdictObserved] = field(default_factory=list)
    remarks: tuple[str, ...] = ()
    skipped: list[Skipped] = field(default_factory=list)
    seen: tuple[Seen, ...] = ()


def import_bundle(
    room: Newsroom, confinement: Confinement, path: Path, *, source: str, how: str, progress: Pace = silent
) -> Imported:
    """Keep every part of a bundle; then look into what may be looked into."""
    if source:
        source_of(room.known, source)
    bundle = open_bundle(path)
    done = Imported(kind=bundle.kind, remarks=bundle.remarks, skipped=list(bundle.skipped))
    words = how or f"imported from {bundle.kind}"
    for batch in _batches(bundle):
        kept = [(at, _kept(room, bundle.parts[at], done)) for at in batch]
        taken = [(at, each) for at, each in kept if each is not None]
        _note(done, taken, room.record(partial(_facts, room, bundle, taken, done.items, source, words)))
        progress("kept", len(done.items), len(bundle.parts))
    room.record(lambda: [ParcelReceived(what=bundle.kind)] if done.new else [])
    done.verdicts = _observe(room, bundle, done)
    done.seen = look_into(room, confinement, progress)
    return done


def _batches(bundle: Bundle) -> Iterator[list[int]]:
    """The places of the parts, an original before what belongs to it, and never both in one batch."""
    waiting = list(range(len(bundle.parts)))
    there = {ALONE}
    while waiting:
        ready = [at for at in waiting if bundle.parts[at].belongs_to in there] or waiting
        for start in range(0, len(ready), _AT_ONCE):
            yield ready[start : start + _AT_ONCE]
        there.update(ready)
        waiting = [at for at in waiting if at not in there]


def _kept(room: Newsroom, part: Part, done: Imported) -> Kept | None:
    """The part, kept. What its bundle says of how it is to be handled counts; of a mere file, what it looks like."""
    kept = keep_file(room, part.file)
    if isinstance(kept, Skipped):
        done.skipped.append(kept)
        return None
    looks_so = kept.measured and part.role == "original"
    return replace(kept, measured=looks_so or part.tier == RESTRICTED)


def _facts(
    room: Newsroom,
    bundle: Bundle,
    taken: Sequence[tuple[int, Kept]],
    items: Mapping[int, str],
    source: str,
    how: str,
) -> list[Fact]:
    """The facts of one batch: an item or a receipt for each file, and at once that it is restricted."""
    kept = [each for _, each in taken]
    came = receive(room.known, kept, how, source or None)
    described = [
        _described(fact, bundle.parts[at], items) if isinstance(fact, ItemReceived) else fact
        for fact, (at, _) in zip(came, taken, strict=True)
    ]
    return guarded(described, kept, handling.restricted(room.rows))


def _described(item: ItemReceived, part: Part, items: Mapping[int, str]) -> ItemReceived:
    """The item with what it belongs to, and what the bundle says of it."""
    said = {what: value for what, value in reversed(part.claims) if what in _ADDRESS}
    others = [f"{what}: {value}" for what, value in part.claims if what not in _ADDRESS]
    about: Description = replace(item.about, url=said.get("url", ""), archived=said.get("archived", ""))
    if part.belongs_to != ALONE and part.belongs_to in items:
        about = replace(about, derived_from=ItemId(items[part.belongs_to]), derivation=part.role)
    note = "the bundle says: " + "; ".join(others) if others else ""
    return replace(item, about=about, note=note)


def _note(done: Imported, taken: Sequence[tuple[int, Kept]], facts: Sequence[Fact]) -> None:
    came = [each for each in facts if isinstance(each, ItemReceived | ReceiptNoted)]
    for (at, kept), fact in zip(taken, came, strict=True):
        item = item_of(fact)
        done.items[at] = item
        if isinstance(fact, ItemReceived):
            done.new.append(fact)
        if kept.measured:
            done.restricted.append(item)


def _observe(room: Newsroom, bundle: Bundle, done: Imported) -> list[VerdictObserved]:
    """Record what the checks showed, each of the item it is about; what was observed the same before is not again."""
    found = [
        _observed(verdict, item)
        for verdict in bundle.verdicts
        if (item := done.items.get(verdict.about if verdict.about != ALONE else 0))
    ]

    def decide() -> list[Fact]:
        return [
            each for each in found if each not in {known.verdict for known in handling.verdicts(room.rows, each.item)}
        ]

    return [each for each in room.record(decide) if isinstance(each, VerdictObserved)]


def _observed(verdict: Verdict, item: str) -> VerdictObserved:
    return VerdictObserved(
        item=ItemId(item),
        tool=verdict.tool,
        version=verdict.version,
        verdict=verdict.words,
        codes=verdict.codes,
    )
