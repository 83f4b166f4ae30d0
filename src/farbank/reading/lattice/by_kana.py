"""Names in kana: as Japanese readings, and as the Japanese spelling of a Korean or Chinese name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from farbank.reading.lattice import by_hangul, korean_sounds, pinyin, romaji
from farbank.reading.lattice.han import HanTables, folded, is_han
from farbank.reading.lattice.han import read as read_by
from farbank.reading.lattice.reading import Reading

AS_KOREAN: Final = 15
AS_CHINESE: Final = 25
# how kana writes the finals of Korean, and its hw (the practice of Japanese newspapers)
_KOREAN: Final = (
    ("mu(?=[^aeiouyw]|$)", "m"), ("r[u](?=[^aeiouyw]|$)", "l"), ("ku(?=[^aeiouyw]|$)", "k"), ("[pb]u(?=[^aeiouyw]|$)",
    "p"),
    ("(?<=h)w?(?=[eo])", "w"), ("n(?=[kg]|$)", "ng"), ("r", "r"),
)  # fmt: skip


def read(text: str) -> Iterator[Reading]:
    """The readings of a name that is all kana."""
    letters = romaji.letters(text)
    yield from _japanese(letters, 0, ())
    korean = letters
    for kana, latin in _KOREAN:
        korean = re.sub(kana, latin, korean)
    steps = ("read as the Japanese spelling of a Korean name",)
    yield from by_hangul.sounds(korean_sounds.from_latin(korean), cost=AS_KOREAN, steps=steps)
    if korean != letters:
        yield from by_hangul.sounds(korean_sounds.from_latin(letters), cost=AS_KOREAN + 10, steps=steps)
    steps = ("read as the Japanese spelling of a Chinese name",)
    chinese = letters.replace("r", "l")
    for each in dict.fromkeys((chinese, re.sub("n(?![aiueoyg])", "ng", chinese))):
        signs = pinyin.signs((each,))
        yield Reading(channel="mandarin", key=signs, fine=signs, cost=AS_CHINESE, steps=steps)


def with_han(text: str, tables: HanTables) -> Iterator[Reading]:
    """The readings of a name that is partly kana, partly Han."""
    parts = re.findall(r"[\u3041-\u30ff]+|[^\u3041-\u30ff]+", text)
    ways = [
        read_by(folded(part, tables), tables.japanese) if is_han(part[0]) else (((romaji.letters(part),), 0),)
        for part in parts
    ]
    for way in list(product(*(each[:4] for each in ways)))[:12]:
        letters = "".join("".join(syllables) for syllables, _ in way)
        yield from _japanese(letters, sum(cost for _, cost in way), ("Han and kana are mixed",))


def _japanese(letters: str, cost: int, steps: tuple[str, ...]) -> Iterator[Reading]:
    fine = romaji.sounds(letters)
    yield Reading(
        channel="japanese", key=romaji.loose(fine), fine=fine, cost=cost, steps=(*steps, f"read as Japanese {letters}")
    )
