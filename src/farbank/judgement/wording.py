"""The letters of a text, and which rows of them stand in what sources sent: how wording in common is found.

- Spaces, punctuation, width, case and unseen characters are left out, so that neither a typist nor a machine that read
  the words can part them.
- A row is `SHINGLE` letters. Every row of the draft is kept, then each text of the intake is passed once: in any row
  that both have, a part of eight letters begins at every fifth letter, so only every fifth place is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.judgement.folded import UNSEEN, fold, folded

SHINGLE: Final = 12
OPEN: Final = ""  # the voice of whoever is public
_PART: Final = 8
_STEP: Final = SHINGLE - _PART + 1
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_ASCII_NOT_LETTERS: Final = bytes(each for each in range(128) if not chr(each).isalnum())
_WORD: Final = re.compile(r"[^\W_]+")
# Hangul, kana, and the characters of China, of which each counts by itself
CHARACTERS: Final = re.compile(
    "[\u1100-\u11ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeText:
    """Words of one item or statement, and whose they are: a source, or `OPEN`."""

    of: str
    voice: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Where a row of letters stands: in which item or statement, in whose voice."""

    of: str
    voice: str


Hearing = Mapping[str, frozenset[Heard]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """The letters of a text; letter `n` stands at `at[n]` of it. `starts` are where words or characters begin.

    `worth[n]` is what the letters up to `n` are worth, in twelfths of a phrase that says whose it is: two for a word,
    one for a character of Korean, Japanese or Chinese.
    """

    letters: str
    at: Sequence[tuple[int, int]]
    starts: Sequence[int]
    worth: Sequence[int]


def spelled(text: str) -> Spelled:
    """The letters of one text with the way back."""
    read = folded(text)
    letters = ""
    at: list[tuple[int, int]] = []
    starts: list[int] = []
    worth = [0]
    for word in _WORD.finditer(read.text):
        begun = False
        for offset, letter in enumerate(word.group(), start=word.start()):
            single = CHARACTERS.match(letter) is not None
            if single or not begun:
                worth[-1] += 2 if begun else 0
                starts.append(len(at))
            begun = not single
            at.append(read.span(offset, offset + 1))
            worth.append(worth[-1] + (1 if single else 0))
        if begun:
            worth[-1] += 2
        letters += word.group()
    return Spelled(letters=letters, at=at, starts=starts, worth=worth)


def letters_of(text: str) -> str:
    """The letters alone."""
    if text.isascii():
        return text.encode("ascii").translate(None, _ASCII_NOT_LETTERS).decode("ascii")
    return _NOT_LETTERS.sub("", UNSEEN.sub("", text))


def hearing(leaving: Iterable[str], intake: Iterable[IntakeText]) -> Hearing:
    """Each row of letters that leaves and stands in the intake, with all the places. The intake is passed once."""
    rows = {
        letters[at : at + SHINGLE]
        for text in leaving
        for letters in (letters_of(fold(text)),)
        for at in range(len(letters) - SHINGLE + 1)
    }
    parts = {row[at : at + _PART] for row in rows for at in range(_STEP)}
    found: dict[str, set[Heard]] = {}
    for each in intake:
        if here := _rows_in(letters_of(each.text), rows, parts):
            place = Heard(of=each.of, voice=each.voice)
            for row in here:
                found.setdefault(row, set()).add(place)
    return {row: frozenset(places) for row, places in found.items()}


def _rows_in(letters: str, rows: set[str], parts: set[str]) -> set[str]:
    near = [at for at in range(0, len(letters) - _PART + 1, _STEP) if letters[at : at + _PART] in parts]
    begun = {begin for at in near for begin in range(max(0, at - _STEP + 1), at + 1)}
    return {letters[begin : begin + SHINGLE] for begin in begun} & rows
