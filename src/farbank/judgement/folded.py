"""A text as words are compared in it, with the way back to the text as it was written.

- NFKC, so that width and composition do not part two words; case-folded; every decimal digit as 0 to 9.
- What nobody sees (format characters, variation selectors, fillers) is left out, so that nothing hides behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

# variation selectors, joiners and fillers that are no format characters (category Cf)
UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_LATER: Final = re.compile("[\u1160-\u11ff\u3099\u309a\uff9e\uff9f]")  # what NFKC joins to the letter before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """`text` is compared; `at[n]` is where its character `n` begins in the original, and `at[-1]` where that ends."""

    text: str
    at: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Some folded characters, at least one, as a span of the original."""
        last = self.at[end - 1]
        return self.at[start], next((each for each in self.at[end:] if each > last), self.at[-1])


def folded(text: str) -> Folded:
    """The text as it is compared."""
    if text.isascii():
        return Folded(text=text.lower(), at=range(len(text) + 1))
    letters: list[str] = []
    at: list[int] = []
    for start, cluster in _clusters(text):
        made = fold(cluster)
        letters.append(made)
        at += [start] * len(made)
    return Folded(text="".join(letters), at=(*at, len(text)))


def fold(text: str) -> str:
    """The same without the way back."""
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if composed.isascii():
        return composed
    return "".join(_digit(each) for each in composed if not is_unseen(each))


def is_unseen(letter: str) -> bool:
    """Whether a character prints nothing by itself."""
    return unicodedata.category(letter) == "Cf" or UNSEEN.match(letter) is not None


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with the marks and later parts that are composed with it, and where it begins."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (unicodedata.combining(text[at]) or _LATER.match(text[at])):
            yield start, text[start:at]
            start = at
