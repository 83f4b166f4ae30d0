"""Old encodings, told from the bytes alone: the translated messages of the programs on this computer, encoded anew.

Each message has eight letters or more of its language. What is right, and what is wrong; the rest is refused.
"""

from __future__ import annotations

import gettext
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.child import Failed
from benchmarks.figure import Figure
from farbank.intake.readers.charset import text_of

_LOCALES = Path("/usr/share/locale")
_ENCODINGS = (
    ("ko", "cp949"),
    ("ko", "johab"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("zh_CN", "gb18030"),
    ("zh_TW", "big5"),
)
_EAST_ASIAN = "\u2e80"  # where the letters of these languages begin
_LETTERS, _MOST = 8, 1_500


def figures() -> Iterator[Figure]:
    """The shares that were right, and the messages that were wrong, for each encoding."""
    for language, encoding in _ENCODINGS:
        right, wrong, every = _counted(language, encoding)
        what = f"{encoding} told from messages of 8 letters and more"
        yield Figure(what=f"{what}, right", peer=f"{every:,} messages", values=(100 * right / every,), unit="%")
        yield Figure(what=f"{what}, wrong", peer="limit", values=(wrong,), unit="messages", at_most=0)


def _counted(language: str, encoding: str) -> tuple[int, int, int]:
    right = wrong = every = 0
    for words in _messages(language):
        try:
            content = words.encode(encoding)
        except UnicodeEncodeError:
            continue
        found = text_of(content)
        every += 1
        meant = content.decode(encoding)  # which may spell a dash or a wave otherwise than it was given
        right += found.text == meant
        wrong += not found.because and found.text != meant
    if not every:
        raise Failed(f"no program of this computer speaks {language}")
    return right, wrong, every


def _messages(language: str) -> list[str]:
    """A steady choice of messages."""
    found: set[str] = set()
    for path in sorted(_LOCALES.glob(f"{language}/LC_MESSAGES/*.mo")):
        with path.open("rb") as stream:
            catalogue = gettext.GNUTranslations(stream)
        found.update(each for each in vars(catalogue)["_catalog"].values() if _long(each))
    chosen = sorted(found)
    random.Random(language).shuffle(chosen)
    return chosen[:_MOST]


def _long(words: object) -> bool:
    return isinstance(words, str) and sum(letter > _EAST_ASIAN for letter in words) >= _LETTERS
