"""Text as date words are compared: plain signs for every way to write them, and where each sign stood.

- Full-width, half-width and composed forms become plain ones (NFKC), letters small, dashes, quotes and spaces plain.
- What nobody sees (zero-width signs, direction marks, soft hyphens) is left out.
- Raised, lowered, circled and slashed numbers stay what they are: a note's number must not become part of a year.
- Signs that turn the direction of writing stay too, so that nothing that holds them is read.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# a sign with what combines with it: accents, the vowels and finals of Hangul letters, voicing of kana
_CLUSTER: Final = re.compile(r"(?s:.)[\u0300-\u036f\u1160-\u11ff\u20d0-\u20ff\u3099\u309a\uff9e\uff9f]*")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_PLAIN: Final = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "〜∼～"), "~"),
    **dict.fromkeys(map(ord, "‘’ʼ´`"), "'"),
    **dict.fromkeys(map(ord, "、，"), ","),
    **dict.fromkeys(map(ord, "〔［"), "("),
    **dict.fromkeys(map(ord, "〕］"), ")"),
    **dict.fromkeys(map(ord, "․‧∙•・\u119e"), "·"),
    ord("○"): "〇",
}
_KEPT: Final = ("<super>", "<sub>", "<circle>", "<fraction>")
TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and for each of its signs where its original began and ended; without `starts` nothing moved."""

    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the folded text, which is not empty, stands in the original."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)


def fold(text: str) -> Folded:
    """The text folded, sign by sign; the same in every Unicode spelling of it."""
    if text.isascii():
        return Folded("".join(map(_space, text.lower())))
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    for match in _CLUSTER.finditer(text):
        plain = _plain(match[0])
        pieces.append(plain)
        starts.extend([match.start()] * len(plain))
        ends.extend([match.end()] * len(plain))
    return Folded("".join(pieces), starts, ends)


@lru_cache(maxsize=8192)  # a text holds few different signs
def _plain(cluster: str) -> str:
    seen = cluster.translate(_UNSEEN)
    if unicodedata.decomposition(cluster[0]).startswith(_KEPT):
        return seen
    plain = unicodedata.normalize("NFKC", seen).casefold()
    return "".join(map(_space, unicodedata.normalize("NFKC", plain).translate(_PLAIN)))


def _space(sign: str) -> str:
    """Every space is one plain space; a line end stays one."""
    return " " if sign.isspace() and sign != "\n" else sign
