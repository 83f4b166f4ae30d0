"""A file name as the letter it names and the leaf of it: `012-2.jpg` is leaf 2 of 012, `012-envelope.jpg` its envelope.

Words for leaves stand in one table, in the languages of the desk. A name that is a date is no leaf of anything.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["number", "letter", "word", "envelope", "none"]

ENVELOPES: Final = ("envelope", "env", "cover", "봉투", "겉봉", "편지봉투", "封筒", "信封", "封套")
# what a leaf is called -> its place
SIDES: Final = {
    "front": 1, "recto": 1, "r": 1, "앞": 1, "앞면": 1, "앞장": 1, "表": 1, "おもて": 1, "正面": 1,
    "back": 2, "verso": 2, "v": 2, "뒤": 2, "뒷면": 2, "뒷장": 2, "裏": 2, "うら": 2, "背面": 2, "反面": 2,
}  # fmt: skip
_PAGE_WORDS: Final = r"(?:page|pg|p|leaf|sheet|no|쪽|장|면|페이지|ページ|頁|枚|页|張|张|第)"
_LETTERS: Final = "abcdefgh"
_MOST: Final = 99  # leaves of one letter; a higher number counts letters, not leaves
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE: Final = re.compile(
    rf"(?:1[89]|20)\d\d(?:[-_. ]{_MONTH}(?:[-_. ]{_DAY})?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?)?\Z"
)
_NUMBERED: Final = re.compile(
    rf"(?P<stem>.*?)[\s._\-–—(（第]*(?:(?<![^\W\d_]){_PAGE_WORDS})?[\s._\-]*(?P<number>\d{{1,4}})\s*"
    rf"(?:{_PAGE_WORDS})?[)）]?\Z",
    re.IGNORECASE,
)
_LETTERED: Final = re.compile(rf"(?P<stem>.*\d)[\s._\-]?(?P<letter>[{_LETTERS}])\Z", re.IGNORECASE)
_BORDER: Final = re.compile(r"[\s._\-–—(（)）]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The letter a name names (`""` where it names a leaf only), and which leaf. `place` orders the leaves."""

    stem: str
    kind: Kind
    place: int

    @property
    def is_envelope(self) -> bool:
        """Whether it is the envelope."""
        return self.kind == "envelope"


def leaf_of(file_name: str) -> Leaf:
    """What a name (without folders) says of letter and leaf."""
    stem = _plain(file_name.rpartition(".")[0] or file_name)
    return _named(stem) or _lettered(stem) or _numbered(stem) or Leaf(stem=stem, kind="none", place=0)


def is_date(text: str) -> bool:
    """Whether a name, or what is left of it, is a year, a month or a day in figures."""
    return bool(_DATE.match(text))


def as_written(name: str, stem: str) -> str:
    """A letter's name with the capitals that the name of one of its files (without the ending) gives it."""
    spelled = " ".join(unicodedata.normalize("NFKC", name).split())
    at = spelled.casefold().find(stem)
    found = spelled[at : at + len(stem)]
    return found if at >= 0 and found.casefold() == stem else stem  # folding may change how long a word is


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _named(stem: str) -> Leaf | None:
    """The last word of a name is that of an envelope or a side; a single letter needs a figure before it."""
    stem = stem.removesuffix(")") if "(" in stem else stem  # NFKC has made every bracket an ASCII one
    for word in sorted((*ENVELOPES, *SIDES), key=len, reverse=True):
        if not stem.endswith(word):
            continue
        before = stem[: -len(word)]
        rest = _BORDER.sub("", before[-1:])
        if rest and word.isascii() and not (rest.isdigit() and len(word) == 1):
            continue
        kind: Kind = "envelope" if word in ENVELOPES else "word"
        return Leaf(stem=_trimmed(before), kind=kind, place=SIDES.get(word, _MOST + 1))
    return None


def _lettered(stem: str) -> Leaf | None:
    found = _LETTERED.match(stem)
    if found is None:
        return None
    return Leaf(stem=_trimmed(found["stem"]), kind="letter", place=_LETTERS.index(found["letter"]) + 1)


def _numbered(stem: str) -> Leaf | None:
    if is_date(stem):
        return None
    found = _NUMBERED.match(stem)
    if found is None or int(found["number"]) > _MOST:
        return None
    before, number = found["stem"], found["number"]
    joined = stem[len(before) : len(stem)]
    if before and joined[0].isdigit():  # `scan0012`: a number that belongs to the word before it
        return None
    return Leaf(stem=_trimmed(before), kind="number", place=int(number))


def _trimmed(stem: str) -> str:
    return stem.strip(" ._-–—(（)）")
