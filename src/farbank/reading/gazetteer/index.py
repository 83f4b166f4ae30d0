"""Finding keys: those that are equal, and those that share most of their pairs of letters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from farbank.reading.gazetteer.keys import Key

NEAREST: Final = 16  # keys that are measured out
SHARED: Final = 2  # of so many pairs one at least must be shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Keys by channel and spelling."""

    equal: Mapping[tuple[str, str], tuple[Key, ...]]
    pairs: Mapping[tuple[str, str], tuple[str, ...]] = field(repr=False)

    def at(self, channel: str, key: str) -> tuple[Key, ...]:
        """The keys with this very spelling."""
        return self.equal.get((channel, key), ())

    def near(self, channel: str, key: str) -> tuple[Key, ...]:
        """The keys whose spellings share most pairs with this one."""
        shared = Counter(other for pair in paired(key) for other in self.pairs.get((channel, pair), ()))
        wanted = len(key) // SHARED
        likely = [
            (2 * count / (len(key) + len(other) + 2), other) for other, count in shared.items() if count >= wanted
        ]
        likely.sort(key=lambda each: (-each[0], each[1]))
        return tuple(found for _, other in likely[:NEAREST] for found in self.equal[channel, other])


def paired(key: str) -> set[str]:
    """The pairs of signs of a key, its ends included."""
    return {one + other for one, other in pairwise(f"^{key}$")}


def indexed(keys: Iterable[Key]) -> Index:
    """An index over keys."""
    equal: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in keys:
        equal[key.channel, key.key].append(key)
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for channel, spelling in equal:
        if channel not in {"letters", "han"}:
            for pair in paired(spelling):
                pairs[channel, pair].append(spelling)
    return Index(
        equal={at: tuple(found) for at, found in equal.items()}, pairs={at: tuple(found) for at, found in pairs.items()}
    )
