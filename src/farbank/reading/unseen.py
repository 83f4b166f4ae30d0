"""Marks in a text that no reader sees: letters of no width, letters that look like others, spaces of other kinds.

By such marks a text says which copy of it this is, and so who had it. They are taken out, and counted.
What is left can be seen. Wording, spelling, punctuation and line breaks can mark a copy too, and stay.
Sources: Unicode Standard chapter 23 (special areas and format characters), UTS 39 (confusables; only the commonest).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

NO_WIDTH: Final = "letters of no width"
TURNS: Final = "marks that turn text around"
SELECTORS: Final = "marks that choose a shape"
CONTROLS: Final = "control characters"
PRIVATE: Final = "letters with no meaning of their own"
SPACES: Final = "spaces of other kinds"
MORE_SPACES: Final = "spaces and empty lines more than are seen"
ALIKE: Final = "letters that look like others"
COMPOSED: Final = "letters put together in another way"

_TURNING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANK: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # of other categories, and never drawn
_SELECTING: Final = ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_PLAIN_SPACES: Final = frozenset(" \u3000")
_RUNS: Final = re.compile(r"(?<=\S) {2,}(?=\S)|[ \t\u3000]+$", re.MULTILINE)
_EMPTY: Final = re.compile(r"\n{3,}")
_CYRILLIC: Final = dict(zip("аеорсухіѕјԁԛԝһАВЕКМНОРСТХУІЅЈ", "aeopcyxisjdqwhABEKMHOPCTXYISJ", strict=True))
_GREEK: Final = dict(zip("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX", strict=True))
_LIKE_LATIN: Final = {**_CYRILLIC, **_GREEK}
_WORD: Final = re.compile(r"[^\W\d_]+")
_STYLED: Final = re.compile("[\U0001d400-\U0001d7ff]")  # letters for formulas: bold, italic, script


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A text with nothing in it but what is seen, and what was taken out or changed: what it was, how many."""

    text: str
    told: tuple[tuple[str, int], ...]


def seen_only(text: str) -> Seen:
    """The text as a reader sees it, in Unicode form C, its lines ended by a line feed."""
    told: Counter[str] = Counter()
    kept = "".join(_kept(letter, told) for letter in _BREAKS.sub("\n", text))
    kept = _WORD.sub(lambda word: _latin(word[0], told), _STYLED.sub(lambda one: _unstyled(one[0], told), kept))
    composed = unicodedata.normalize("NFC", kept)
    told[COMPOSED] += len(kept) - len(composed) if len(kept) > len(composed) else int(kept != composed)
    bare, runs = _RUNS.subn(lambda run: " " if run[0].startswith(" ") and _inside(run) else "", composed)
    bare, lines = _EMPTY.subn("\n\n", bare)
    told[MORE_SPACES] += runs + lines
    return Seen(text=bare, told=tuple((what, count) for what, count in sorted(told.items()) if count))


def _inside(run: re.Match[str]) -> bool:
    return run.end() < len(run.string) and run.string[run.end()] != "\n"


def _kept(letter: str, told: Counter[str]) -> str:
    """The letter, a plain space for another kind of space, or nothing, which is counted."""
    if letter in "\n\t" or letter in _PLAIN_SPACES:
        return letter
    what = _unseen(letter)
    if not what:
        return letter
    told[what] += 1
    return " " if what == SPACES else ""


def _unseen(letter: str) -> str:
    if letter in _TURNING:
        return TURNS
    if letter in _BLANK:
        return NO_WIDTH
    if any(first <= ord(letter) <= last for first, last in _SELECTING):
        return SELECTORS
    named = {"Cf": NO_WIDTH, "Cc": CONTROLS, "Co": PRIVATE, "Zs": SPACES}
    return named.get(unicodedata.category(letter), "")


def _unstyled(letter: str, told: Counter[str]) -> str:
    told[ALIKE] += 1
    return unicodedata.normalize("NFKC", letter)


def _latin(word: str, told: Counter[str]) -> str:
    """A word of Latin letters with its look-alikes of other alphabets replaced; any other word as it is."""
    strange = [letter for letter in word if letter in _LIKE_LATIN]
    if not strange or not any("a" <= letter.lower() <= "z" for letter in word):
        return word
    told[ALIKE] += len(strange)
    return "".join(_LIKE_LATIN.get(letter, letter) for letter in word)
