"""A Latin, Cyrillic or kana word cut into the syllables it may spell, every way there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from farbank.reading.persons.spellings import Index, Likely

MOST: Final = 4  # syllables of a given name
_REMEMBERED: Final = 20_000  # words
_WIDEST: Final = 9  # letters of one syllable (cheong, kyoung, shwaeng)
Cut = tuple[Likely, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutter:
    """Cuts by one system; remembers what it cut."""

    first: Index
    later: Index
    _known: dict[tuple[str, bool, int], tuple[Cut, ...]] = field(default_factory=dict)

    def pieces(self, pieces: tuple[str, ...], *, opening: bool = True, left: int = MOST) -> Iterator[tuple[Cut, int]]:
        """Every way to cut pieces that somebody kept apart, with how often a piece was cut further."""
        if not pieces:
            yield (), 0
            return
        for cut in self.word(pieces[0], opening=opening, left=left):
            for rest, again in self.pieces(pieces[1:], opening=False, left=left - len(cut)):
                yield (*cut, *rest), again + len(cut) - 1

    def word(self, word: str, *, opening: bool, left: int) -> tuple[Cut, ...]:
        """Every way to cut one word into at most `left` syllables."""
        if left <= 0 or len(word) > _WIDEST * left:
            return ()
        key = word, opening, left
        if key not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[key] = tuple(self._cut(word, opening=opening, left=left))
        return self._known[key]

    def _cut(self, word: str, *, opening: bool, left: int) -> Iterator[Cut]:
        index = self.first if opening else self.later
        for end in range(1, min(len(word), _WIDEST) + 1):
            likely = index.get(word[:end])
            if likely is None:
                continue
            if end == len(word):
                yield (likely,)
            else:
                for rest in self.word(word[end:], opening=False, left=left - 1):
                    yield (likely, *rest)
