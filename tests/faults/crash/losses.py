"""The disk after a power cut: which of the operations that were not fsynced may be there, and which not.

- What was fsynced is there: the data of a file by an fsync of the file, a name by one of its folder.
- Of everything else each piece may be there or not, independent of the others and of their order. A write may be torn at
  512 or 4,096 bytes, a file may have its new size and zeros or old rubbish in it, a rename may have left both names or
  have given neither. No file system in use is that bad; ALICE's findings are all within it.
- Beside it the milder disk that most laptops have (ext4, data=ordered): names change in their order and any fsync makes
  all earlier ones last, data of files comes late or in part.
- Few choices are tried out all; of many, each piece alone lost, each alone kept, all, none, and a seeded draw.
"""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import TypeVar

from crash.operations import Cut, Named, Names, Operation, Synced, Told, Wrote, overwritten, resized
from crash.recording import Recording

SECTOR, PAGE = 512, 4096
_ALL_OF = 24  # choices of which every combination is tried
_DRAWN = 12  # further combinations drawn where there are more
_PIECES = 6  # writes of one file that are lost or kept one by one
T = TypeVar("T")
Key = tuple[int, str]
Pending = Cut | Wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A disk after a power cut: every path, what had been acknowledged, and how it came about."""

    tree: Mapping[str, bytes | None]
    told: tuple[str, ...]
    because: str
    digest: bytes

    @property
    def exited(self) -> bool:
        return "exit 0" in self.told


@dataclass(slots=True)
class _Disk:
    """What is on disk for good, and what is on its way."""

    names: dict[Key, list[int | None]]  # the durable one first, then every later one
    kept: dict[int, bytes]
    pending: dict[int, list[Pending]] = field(default_factory=dict)

    def unsure_names(self) -> list[Key]:
        return [key for key, versions in self.names.items() if len(versions) > 1]

    def unsure_files(self) -> list[int]:
        return [node for node, writes in self.pending.items() if writes]

    def now(self, node: int) -> bytes:
        return _after(self.kept.get(node, b""), self.pending.get(node, ()))


def states(recording: Recording, *, most: int = 0) -> Iterator[State]:
    """Every state once, for every operation after which the power may go; of one moment, so `most` asks, a draw."""
    seen: set[tuple[bytes, tuple[str, ...]]] = set()
    chance = random.Random(" ".join(recording.argv[:1]))
    for state in itertools.chain(_anything_goes(recording, chance, most), _in_order(recording, most)):
        key = (state.digest, state.told[-1:])
        if key not in seen:
            seen.add(key)
            yield state


def _anything_goes(recording: Recording, chance: random.Random, most: int) -> Iterator[State]:
    """Before each fsync and each acknowledgement all that may be lost is lost in many ways, elsewhere in two.

    What may be there between two of them may also be there right before the second, so nothing is left out by that.
    """
    playback = _Playback(recording, most)
    for number, operation in enumerate(recording.operations):
        if isinstance(operation, Synced | Told):
            yield from playback.all_losses(number, chance)
        playback.do(number, operation)
        yield from playback.two_losses(number)
    yield from playback.all_losses(len(recording.operations), chance)


class _Playback:
    """Plays a recording to a disk, and shows what a power cut may make of it."""

    def __init__(self, recording: Recording, most: int) -> None:
        self._most = most
        before = recording.before
        names: dict[Key, list[int | None]] = {
            (folder, name): [node] for folder, children in before.folders.items() for name, node in children.items()
        }
        self._disk = _Disk(names=names, kept=dict(before.files))
        self._folders = recording.folders
        self._when: dict[Key, list[int]] = {key: [-1] for key in names}
        self._wrote: dict[int, list[int]] = {}
        self._told: tuple[str, ...] = ()
        self._journal = -1

    def do(self, number: int, operation: Operation) -> None:
        disk = self._disk
        match operation:
            case Names(changes):
                for each in changes:
                    self._named(number, each)
            case Wrote(node) | Cut(node):
                disk.pending.setdefault(node, []).append(operation)
                self._wrote.setdefault(node, []).append(number)
            case Synced(node, since) if node in self._folders:
                self._commit(since, changed=any(key[0] == node for key in disk.unsure_names()))
                self._names_last(node, since)
            case Synced(node, since):
                self._commit(since, changed=bool(disk.pending.get(node)))
                self._data_lasts(node, since)
            case Told(words):
                self._told = (*self._told, words)

    def _named(self, number: int, change: Named) -> None:
        key = (change.folder, change.name)
        self._disk.names.setdefault(key, [None]).append(change.node)
        self._when.setdefault(key, [-1]).append(number)

    def _names_last(self, folder: int, since: int) -> None:
        for key, versions in self._disk.names.items():
            if key[0] == folder:
                last = max(at for at, when in enumerate(self._when[key]) if when < since)
                del versions[:last], self._when[key][:last]

    def _data_lasts(self, node: int, since: int) -> None:
        last = sum(when < since for when in self._wrote.get(node, ()))
        writes = self._disk.pending.get(node, [])
        self._disk.kept[node] = _after(self._disk.kept.get(node, b""), writes[:last])
        del writes[:last], self._wrote.get(node, [])[:last]

    def _commit(self, since: int, *, changed: bool) -> None:
        """An fsync that finds something to do takes the journal along, and with it every earlier name."""
        if changed:
            self._journal = max(self._journal, since - 1)

    # What may be left

    def two_losses(self, number: int) -> Iterator[State]:
        """Everything arrived, or nothing that was not fsynced."""
        if self._disk.unsure_names() or self._disk.unsure_files():
            yield self._state({}, {}, f"after {number}: all arrived")
            yield self._state(*self._nothing(), f"after {number}: nothing that was not fsynced arrived")

    def all_losses(self, number: int, chance: random.Random) -> Iterator[State]:
        files = {node: _versions(self._disk, node, chance) for node in self._disk.unsure_files()}
        keys = self._disk.unsure_names()
        counts = [len(self._disk.names[key]) for key in keys] + [len(versions) for versions in files.values()]
        for choice in self._some(_choices(counts, chance), chance):
            names = {key: self._disk.names[key][at] for key, at in zip(keys, choice, strict=False)}
            data = {
                node: versions[at][1] for (node, versions), at in zip(files.items(), choice[len(keys) :], strict=True)
            }
            yield self._state(names, data, f"before {number}: choice {choice} of {counts}")

    def journal_losses(self, number: int, chance: random.Random) -> Iterator[State]:
        moments = sorted({when for key in self._disk.unsure_names() for when in self._when[key]} | {self._journal})
        files = {node: _versions(self._disk, node, chance) for node in self._disk.unsure_files()}
        for moment in self._some((each for each in moments if each >= self._journal), chance):
            names = {key: self._named_at(key, moment) for key in self._disk.unsure_names()}
            because = f"before {number}: names up to {moment}"
            yield self._state(names, {}, f"{because}, all data")
            yield self._state(names, self._nothing()[1], f"{because}, no data")
            for node, versions in self._some(files.items(), chance):
                how, data = versions[chance.randrange(len(versions))]
                yield self._state(names, {node: data}, f"{because}, file {node} with {how}")

    def _some(self, every: Iterable[T], chance: random.Random) -> Sequence[T]:
        found = list(every)
        return chance.sample(found, self._most) if 0 < self._most < len(found) else found

    def _named_at(self, key: Key, moment: int) -> int | None:
        last = max((at for at, when in enumerate(self._when[key]) if when <= moment), default=0)
        return self._disk.names[key][last]

    def _nothing(self) -> tuple[dict[Key, int | None], dict[int, bytes]]:
        disk = self._disk
        return (
            {key: disk.names[key][0] for key in disk.unsure_names()},
            {node: disk.kept.get(node, b"") for node in disk.unsure_files()},
        )

    def _state(self, names: Mapping[Key, int | None], data: Mapping[int, bytes], because: str) -> State:
        tree: dict[str, bytes | None] = {}
        children: dict[int, list[tuple[str, int]]] = {}
        for key, versions in self._disk.names.items():
            node = names.get(key, versions[-1])
            if node is not None:
                children.setdefault(key[0], []).append((key[1], node))
        self._grow(tree, children, data, 0, "")
        return State(tree=tree, told=self._told, because=because, digest=self._digest(tree))

    def _grow(
        self,
        tree: dict[str, bytes | None],
        children: Mapping[int, Sequence[tuple[str, int]]],
        data: Mapping[int, bytes],
        folder: int,
        above: str,
    ) -> None:
        for name, node in children.get(folder, ()):
            path = above + name
            if node in self._folders:
                tree[path] = None
                self._grow(tree, children, data, node, f"{path}/")
            else:
                tree[path] = data[node] if node in data else self._disk.now(node)

    def _digest(self, tree: Mapping[str, bytes | None]) -> bytes:
        """Which disk it is. Python keeps the hash of bytes with them, so what is the same as before is not read again."""
        whole = hashlib.blake2b(digest_size=16)
        for path in sorted(tree):
            content = tree[path]
            told = "folder" if content is None else f"{len(content)} {hash(content)}"
            whole.update(f"{path}\0{told}\0".encode())
        return whole.digest()


def _after(kept: bytes, writes: Sequence[Pending]) -> bytes:
    for each in writes:
        kept = overwritten(kept, each.offset, each.data) if isinstance(each, Wrote) else resized(kept, each.size)
    return kept


def _versions(disk: _Disk, node: int, chance: random.Random) -> list[tuple[str, bytes]]:
    """What a file may hold: first the least, last the most; each once."""
    kept, writes = disk.kept.get(node, b""), disk.pending[node]
    whole = _after(kept, writes)
    found: dict[bytes, str] = {kept: "old"}
    picked = sorted(chance.sample(range(len(writes)), min(_PIECES, len(writes))) if len(writes) > 1 else ())
    for at in sorted({*picked, len(writes) - 1}):
        found.setdefault(_after(kept, writes[:at]), f"the first {at} writes")
        found.setdefault(_after(kept, writes[:at] + writes[at + 1 :]), f"all but write {at}")
        found.setdefault(_after(kept, [writes[at]]), f"write {at} alone")
        for torn, how in _torn(writes[at]):
            found.setdefault(_after(kept, [*writes[:at], torn]), f"write {at} {how}")
    if len(whole) > len(kept):
        more = len(whole) - len(kept)
        found.setdefault(kept + bytes(more), "its size and zeros")
        found.setdefault(kept + random.Random(more).randbytes(more), "its size and rubbish")
    found.pop(whole, None)
    return [*((how, data) for data, how in found.items()), ("new", whole)]


def _torn(write: Pending) -> Iterator[tuple[Wrote, str]]:
    """A write that arrived up to the edge of a sector or page, or from there on."""
    if not isinstance(write, Wrote):
        return
    for size in (SECTOR, PAGE):
        edges = range(size - write.offset % size, len(write.data), size)
        if edges:
            for edge in {edges[0], edges[-1]}:
                yield Wrote(write.node, write.offset, write.data[:edge]), f"torn after {edge}"
                yield Wrote(write.node, write.offset + edge, write.data[edge:]), f"torn before {edge}"


def _choices(counts: Sequence[int], chance: random.Random) -> Iterator[tuple[int, ...]]:
    """One version of each unsure thing: all combinations of few, a systematic part and a draw of many."""
    if not counts:
        return
    if prod(counts) <= _ALL_OF:
        yield from itertools.product(*map(range, counts))
        return
    none, everything = (0,) * len(counts), tuple(count - 1 for count in counts)
    yield from (none, everything)
    for at, count in enumerate(counts):
        for version in range(count):
            yield (*everything[:at], version, *everything[at + 1 :])
            yield (*none[:at], version, *none[at + 1 :])
    for _ in range(_DRAWN):
        yield tuple(chance.randrange(count) for count in counts)


def _in_order(recording: Recording, most: int) -> Iterator[State]:
    """The milder disk: names up to a moment, data of each file as fsynced, or all of it, or in part."""
    playback = _Playback(recording, most)
    chance = random.Random(0)
    for number, operation in enumerate(recording.operations):
        if isinstance(operation, Synced | Told):
            yield from playback.journal_losses(number, chance)
        playback.do(number, operation)
    yield from playback.journal_losses(len(recording.operations), chance)
