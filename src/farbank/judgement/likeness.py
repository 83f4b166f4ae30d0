"""Signs that one item may depend on another. The machine proposes; a person asserts, with a reason, or does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from farbank.facts.item import ItemReceived

SHINGLE: Final = 12  # letters in a row, spaces and punctuation left out: works for scripts without spaces
SAME_WORDING: Final = 0.5  # of the shorter text's shingles; half of it is more than a shared quotation
_NOT_LETTERS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two items that look dependent, and by what sign: `same bytes`, `same wording` or `same batch`."""

    left: str
    right: str
    sign: str
    because: str


def propose_dependence(items: Iterable[ItemReceived], texts: Mapping[str, str]) -> tuple[Proposal, ...]:
    """Every pair with a sign of dependence, in order of ids. `texts` holds what was read out of items, by id."""
    worded = {name: _shingles(text) for name, text in texts.items()}
    pairs = combinations(sorted(items, key=lambda item: (len(item.id), item.id)), 2)
    return tuple(found for left, right in pairs for found in _signs(left, right, worded))


def wording_in_common(left: str, right: str) -> float:
    """The share of the shorter text's wording that the other text has too, 0 where one of them is too short to tell."""
    return _common(_shingles(left), _shingles(right))


def _signs(left: ItemReceived, right: ItemReceived, worded: Mapping[str, frozenset[str]]) -> list[Proposal]:
    common = _common(worded.get(left.id, frozenset()), worded.get(right.id, frozenset()))
    rows = (
        ("same bytes", _same_bytes(left, right), "they hold the same bytes"),
        ("same wording", common >= SAME_WORDING, f"{common:.0%} of the shorter text stands in the other"),
        ("same batch", _same_batch(left, right), "they came from the same source in the same way at the same time"),
    )
    return [Proposal(left=left.id, right=right.id, sign=sign, because=why) for sign, holds, why in rows if holds]


def _same_bytes(left: ItemReceived, right: ItemReceived) -> bool:
    named = right.id in left.same_bytes or left.id in right.same_bytes
    return named or bool(left.original and right.original and left.original.digest == right.original.digest)


def _same_batch(left: ItemReceived, right: ItemReceived) -> bool:
    ours = (left.source, left.about.how, left.about.acquired)
    return all(ours) and ours == (right.source, right.about.how, right.about.acquired)


def _shingles(text: str) -> frozenset[str]:
    letters = _NOT_LETTERS.sub("", text).casefold()
    return frozenset(letters[at : at + SHINGLE] for at in range(len(letters) - SHINGLE + 1))


def _common(left: frozenset[str], right: frozenset[str]) -> float:
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0
