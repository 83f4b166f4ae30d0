"""Running text with its Hangul words written in Latin letters, word by word, by a rule for one word.

A hyphen in the Hangul is kept and stops the sounds on both sides from changing each other: 신창-읍 Sinchang-eup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from farbank.reading.lattice.hangul import Syllable, apart

_WORD: Final = re.compile(r"[가-힣]+(?:-[가-힣]+)*")


Word = Callable[[tuple[Syllable, ...]], str]


def romanised(text: str, word: Word, suffix: Word | None = None) -> str:
    """`text` with every Hangul word replaced, each with a capital; `suffix` writes what follows a hyphen."""

    def one(found: re.Match[str]) -> str:
        first, *rest = (tuple(apart(each) for each in part) for part in found[0].split("-"))
        whole = "-".join((word(first), *((suffix or word)(part) for part in rest)))
        return whole[:1].upper() + whole[1:]

    return _WORD.sub(one, text)


def softened(spelled: str, soft: Mapping[str, str]) -> str:
    """A suffix with its first sound voiced, as both systems print administrative words: -gun, -do, -dong."""
    for hard, voiced in soft.items():
        rest = spelled.removeprefix(hard)
        if rest != spelled and rest[0] not in "'hkpt":
            return voiced + rest
    return spelled
