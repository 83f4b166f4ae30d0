"""Names in Cyrillic letters: as Korean and as Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.reading.lattice import by_hangul, cyrillic, korean_sounds, pinyin
from farbank.reading.lattice.reading import Reading

AS_KOREAN: Final = 15
AS_CHINESE: Final = 15
DOTS: Final = 5


def read(text: str) -> Iterator[Reading]:
    """The readings of a name that is all Cyrillic."""
    step = "read as Korean in Cyrillic letters"
    yield from by_hangul.sounds(korean_sounds.from_latin(cyrillic.korean(text)), cost=AS_KOREAN, steps=(step,))
    dotted = re.sub("(?<=[^вВ])е", "ё", text)
    if dotted != text:  # print leaves the dots of ё out
        sounds = korean_sounds.from_latin(cyrillic.korean(dotted))
        yield from by_hangul.sounds(sounds, cost=AS_KOREAN + DOTS, steps=(step, "е stands for ё"))
    signs = pinyin.signs((cyrillic.mandarin(text),))
    yield Reading(
        channel="mandarin", key=signs, fine=signs, cost=AS_CHINESE, steps=("read as Chinese in Cyrillic letters",)
    )
