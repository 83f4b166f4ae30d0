"""Finding keys: those that are equal, and those that share most of their pairs of letters."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Final

from farbank.errors import Refused
from farbank.reading.gazetteer.keys import Key

NEAREST: Final = 8  # keys that are measured out
_CELLS: Final = 4  # fine, cost, place, name, over and over behind the channel and the key


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Index:
    """The table of keys: its lines in order, each taken apart when its channel and key are asked for."""

    stamp: str
    lines: tuple[str, ...]

    def at(self, channel: str, key: str) -> tuple[Key, ...]:
        """The keys with this very spelling."""
        start = f"{channel}\t{key}\t"
        found: list[Key] = []
        for at in range(bisect_left(self.lines, start), len(self.lines)):
            if not self.lines[at].startswith(start):
                break
            found.extend(_keys(self.lines[at]))
        return tuple(found)

    def near(self, channel: str, key: str) -> tuple[Key, ...]:
        """The keys whose spellings share most pairs with this one, at least half of them."""
        pairs = _pairs(self, channel)
        shared = Counter(other for pair in paired(key) for other in pairs.get(pair, ()))
        wanted = (len(key) + 1) // 2
        likely = [(-2 * count / (len(key) + len(other)), other) for other, count in shared.items() if count >= wanted]
        return tuple(found for _, other in sorted(likely)[:NEAREST] for found in self.at(channel, other))

    def without(self, places: Container[str]) -> Index:
        """The index without the keys of these places."""
        kept = ([each for each in _keys(line) if each.place not in places] for line in self.lines)
        return Index(stamp=self.stamp, lines=tuple(_line(keys) for keys in kept if keys))

    def joined(self, other: Index) -> Index:
        """Both indexes in one."""
        return Index(stamp=self.stamp, lines=tuple(sorted((*self.lines, *other.lines))))


def parse_index(text: str) -> Index:
    """The index in a table of keys; `Refused` with the line that is none."""
    stamp, *lines = text.splitlines() or [""]
    for at, line in enumerate(lines, 2):
        if line.count("\t") % _CELLS != 1 or line.count("\t") < _CELLS:
            raise Refused(f"line {at} of the table of keys does not have the shape of one")
    return Index(stamp=stamp, lines=tuple(sorted(lines)))


def paired(key: str) -> set[str]:
    """The pairs of signs of a key, its ends included."""
    return {one + other for one, other in pairwise(f"^{key}$")}


def _keys(line: str) -> Iterator[Key]:
    channel, key, *cells = line.split("\t")
    for at in range(0, len(cells), _CELLS):
        fine, cost, place, name = cells[at : at + _CELLS]
        yield Key(channel=channel, key=key, fine=fine, cost=int(cost), place=place, name=name)


def _line(keys: list[Key]) -> str:
    return f"{keys[0].channel}\t{keys[0].key}\t" + "\t".join(
        f"{each.fine}\t{each.cost}\t{each.place}\t{each.name}" for each in keys
    )


@lru_cache(maxsize=16)
def _pairs(index: Index, channel: str) -> Mapping[str, tuple[str, ...]]:
    """The keys of a channel by the pairs of signs in them; made when the first name is not found as it is."""
    start = f"{channel}\t"
    lines = index.lines[bisect_left(index.lines, start) :]
    found: dict[str, list[str]] = defaultdict(list)
    for key in dict.fromkeys(each.split("\t", 2)[1] for each in takewhile(lambda line: line.startswith(start), lines)):
        for pair in paired(key):
            found[pair].append(key)
    return {pair: tuple(keys) for pair, keys in found.items()}
