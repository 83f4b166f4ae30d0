"""Text drawn by chance, from no material at all: words of letters and of Hangul syllables."""

from __future__ import annotations

import random

_LETTERS = "abcdefghijklmnoprstuvwy"
_HANGUL = (0xAC00, 0xD7A3)
_FOREIGN = 0.1  # share of the words that are not Latin


class Words:
    """Draws the same words from the same seed, so that two runs do the same work."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._known = [self._word() for _ in range(20_000)]

    def some(self, count: int) -> str:
        """This many words."""
        return " ".join(self.chance.choices(self._known, k=count))

    def _word(self) -> str:
        length = self.chance.randint(2, 10)
        if self.chance.random() < _FOREIGN:
            return "".join(chr(self.chance.randint(*_HANGUL)) for _ in range(max(2, length // 3)))
        return "".join(self.chance.choices(_LETTERS, k=length))
