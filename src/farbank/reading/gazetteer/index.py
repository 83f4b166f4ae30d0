"""Finding keys: those that are equal, and those that share most of their pairs of letters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from farbank.errors import Refused
from farbank.reading.gazetteer.keys import Key

NEAREST: Final = 8  # keys that are measured out
_CELLS: Final = 4  # fine, cost, place, name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Index:
    """The table of keys, a line for each channel and key, taken apart when it is asked for."""

    stamp: str
    lines: Mapping[tuple[str, str], str]

    def at(self, channel: str, key: str) -> tuple[Key, ...]:
        """The keys with this very spelling."""
        line = self.lines.get((channel, key))
        return tuple(_keys(channel, key, line)) if line else ()

    def near(self, channel: str, key: str) -> tuple[Key, ...]:
        """The keys whose spellings share most pairs with this one, at least half of them."""
        pairs = _pairs(self, channel)
        shared = Counter(other for pair in paired(key) for other in pairs.get(pair, ()))
        wanted = (len(key) + 1) // 2
        likely = [(-2 * count / (len(key) + len(other)), other) for other, count in shared.items() if count >= wanted]
        return tuple(found for _, other in sorted(likely)[:NEAREST] for found in self.at(channel, other))

    def without(self, places: Container[str]) -> Index:
        """The index without the keys of these places."""
        lines = {}
        for at in self.lines:
            kept = [each for each in self.at(*at) if each.place not in places]
            if kept:
                lines[at] = _line(kept)
        return Index(stamp=self.stamp, lines=lines)

    def joined(self, other: Index) -> Index:
        """Both indexes in one."""
        lines = dict(self.lines)
        for at, line in other.lines.items():
            lines[at] = f"{lines[at]}\t{line}" if at in lines else line
        return Index(stamp=self.stamp, lines=lines)


def parse_index(text: str) -> Index:
    """The index in a table of keys; `Refused` with the line that is none."""
    stamp, *rows = text.splitlines() or [""]
    lines = {}
    for at, row in enumerate(rows, 2):
        cells = row.split("\t", 2)
        if len(cells) != 3 or (cells[2].count("\t") + 1) % _CELLS:  # noqa: PLR2004 - channel, key, and the rest
            raise Refused(f"line {at} of the table of keys does not have the shape of one")
        lines[cells[0], cells[1]] = cells[2]
    return Index(stamp=stamp, lines=lines)


def paired(key: str) -> set[str]:
    """The pairs of signs of a key, its ends included."""
    return {one + other for one, other in pairwise(f"^{key}$")}


def _keys(channel: str, key: str, line: str) -> Iterator[Key]:
    cells = line.split("\t")
    for at in range(0, len(cells), _CELLS):
        fine, cost, place, name = cells[at : at + _CELLS]
        yield Key(channel=channel, key=key, fine=fine, cost=int(cost), place=place, name=name)


def _line(keys: list[Key]) -> str:
    return "\t".join(f"{each.fine}\t{each.cost}\t{each.place}\t{each.name}" for each in keys)


@lru_cache(maxsize=16)
def _pairs(index: Index, channel: str) -> Mapping[str, tuple[str, ...]]:
    """The keys of a channel by the pairs of signs in them; made when the first name is not found as it is."""
    found: dict[str, list[str]] = defaultdict(list)
    for of, key in index.lines:
        if of == channel:
            for pair in paired(key):
                found[pair].append(key)
    return {pair: tuple(keys) for pair, keys in found.items()}
