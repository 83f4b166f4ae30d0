"""Names in Cyrillic letters: as Korean and as Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from farbank.reading.lattice import by_hangul, cyrillic, korean_sounds, pinyin
from farbank.reading.lattice.reading import Reading

AS_KOREAN: Final = 15
AS_CHINESE: Final = 15


def read(text: str) -> Iterator[Reading]:
    """The readings of a name that is all Cyrillic."""
    sounds = korean_sounds.from_latin(cyrillic.korean(text))
    yield from by_hangul.sounds(sounds, cost=AS_KOREAN, steps=("read as Korean in Cyrillic letters",))
    signs = pinyin.signs((cyrillic.mandarin(text),))
    yield Reading(
        channel="mandarin", key=signs, fine=signs, cost=AS_CHINESE, steps=("read as Chinese in Cyrillic letters",)
    )
