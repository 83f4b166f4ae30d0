"""Text as the tokens of dates: numbers with their signs, words that mean something for a date, and their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from farbank.reading.when.east.lexers import Lexer, lexer
from farbank.reading.when.east.numerals import number
from farbank.reading.when.east.words import Kind, Language, Row
from farbank.reading.when.eras import BY_WORD, Era

_YEARS: Final = range(1000, 10000)  # a smaller number with the sign of years counts them, or leaves the century out
_HUNDRED: Final = 100
_FIGURES_OF_A_YEAR: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a date. `value` and `other` are its numbers, `era` how its year is counted, `day` a whole date."""

    kind: Kind
    start: int
    end: int
    value: int = 0
    other: int = 0
    era: Era | None = None
    day: tuple[int, int, int] = (0, 0, 0)


def tokens(text: str, language: Language, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Every token of a folded text between two places, in order; what is none is left out."""
    words, at = lexer(language), start
    end = len(text) if end is None else end
    while found := words.anything.search(text, at, end):
        at = found.start()
        token = _token(words, text, at, end)
        at = token.end if token else at + 1
        if token:
            yield token


def _token(words: Lexer, text: str, at: int, end: int) -> Token | None:
    """The token that begins at a place: the longest forms first, then numbers with a sign, words, numbers left over."""
    if whole := words.whole.match(text, at, end):
        return _whole(whole)
    if numeral := words.numeral.match(text, at, end):
        token = _signed(words, numeral, text, end)
        if token is not None:
            return token
    by_sign = words.words_from(text[at])
    if by_sign is not None and (word := by_sign.match(text, at, end)):
        return _word(words.rows[word.lastgroup or ""], word, words.weekdays)
    if bare := words.bare.match(text, at, end):
        value = number(bare[0].removeprefix("初"))
        kind: Kind = "bare" if bare.lastgroup == "bare" else "number"
        return Token(kind=kind, start=at, end=bare.end(), value=value, other=bare[0].startswith("初"))
    return None


def _whole(match: re.Match[str]) -> Token | None:
    start, end = match.span()
    if match["dy"]:
        day = (int(match["dy"]), int(match["dm"]), int(match["dd"]))
        return Token(kind="date", start=start, end=end, day=day)
    if match["tw"]:
        return _era(match, match["tw"], match["tn"], match["ty"])
    if match["ew"]:
        return _era(match, match["ew"], match["en"], match["ea"] or match["eb"])
    return Token(kind="before common era", start=start, end=end)


def _era(match: re.Match[str], word: str, numeral: str, common: str | None) -> Token:
    era, count = BY_WORD[word], 1 if numeral == "元" else number(numeral)
    kind: Kind = "era" if count >= 1 else "before common era"
    return Token(
        kind=kind, start=match.start(), end=match.end(), value=era.zero + count, other=int(common or 0), era=era
    )


def _signed(words: Lexer, numeral: re.Match[str], text: str, end: int) -> Token | None:
    """A number with its sign; a numeral in words may give its last sign to it, as in 십일일 and 三四半期."""
    last = numeral.end("n")
    for stop in (last,) if numeral["n"].isdecimal() else range(last, numeral.start("n"), -1):
        sign = words.signs.match(text, stop, end)
        value = number(text[numeral.start("n") : stop]) if sign else -1
        if sign and value >= 0:
            row = words.rows[sign.lastgroup or ""]
            return Token(
                kind=_counted(row.kind, numeral["n"], value), start=numeral.start(), end=sign.end(), value=value
            )
    return None


def _counted(kind: Kind, numeral: str, value: int) -> Kind:
    """What a number with a sign counts: 2020년 names a year, as does 0998년; 98년 leaves its hundreds out or counts."""
    if kind == "year" and value not in _YEARS and len(numeral) != _FIGURES_OF_A_YEAR:
        return "short"
    return "tens" if kind == "decade" and value < _HUNDRED else kind


def _word(row: Row, match: re.Match[str], weekdays: str) -> Token:
    start, end = match.span()
    if row.kind == "weekday":
        at = next(found for found in map(weekdays.find, match[0]) if found >= 0)
        return Token(kind=row.kind, start=start, end=end, value=at % 7, other=match[0].startswith("("))
    return Token(kind=row.kind, start=start, end=end, value=row.value, other=row.other)
