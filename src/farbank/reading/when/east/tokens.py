"""Text as the tokens of dates: numbers with their signs, words that mean something for a date, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from farbank.reading.when.east.numerals import number
from farbank.reading.when.east.words import Kind, Language, Row
from farbank.reading.when.eras import BY_WORD, Era

_YEARS: Final = range(1000, 10000)  # a smaller number with the sign of years counts them, or leaves the century out
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a date. `value` and `other` are its numbers, `era` how its year is counted, `signs` how many it has."""

    kind: Kind
    start: int
    end: int
    value: int = 0
    other: int = 0
    signs: int = 0
    era: Era | None = None
    day: tuple[int, int, int] = (0, 0, 0)


def tokens(text: str, language: Language, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Every token of a folded text between two places, in order; what is none is left out."""
    lexer = _lexer(language)
    for match in lexer.pattern.finditer(text, start, len(text) if end is None else end):
        token = lexer.token(match)
        if token is not None:
            yield token


@dataclass(frozen=True, slots=True)
class _Lexer:
    pattern: re.Pattern[str]
    rows: dict[str, Row]
    weekdays: str

    def token(self, match: re.Match[str]) -> Token | None:
        name = match.lastgroup or ""
        if name in self.rows:
            return self._row(self.rows[name], match)
        start, end = match.span()
        match name:
            case "date":
                day = (int(match["dy"]), int(match["dm"]), int(match["dd"]))
                return Token(kind="date", start=start, end=end, day=day)
            case "era":
                return _era(match, match["ew"], match["en"], match["ea"] or match["eb"])
            case "told":
                return _era(match, match["tw"], match["tn"], match["ty"])
            case "bare" | "number":
                kind: Kind = "bare" if name == "bare" else "number"
                lunar = match[0].startswith("初")
                value = number(match[0].removeprefix("初"))
                return Token(kind=kind, start=start, end=end, value=value, other=lunar)
            case _:
                return None

    def _row(self, row: Row, match: re.Match[str]) -> Token | None:
        start, end = match.span()
        if row.kind == "weekday":
            at = next(found for found in map(self.weekdays.find, match[0]) if found >= 0)
            return Token(kind=row.kind, start=start, end=end, value=at % 7)
        counted = match.re.groupindex.get(f"{match.lastgroup}n")
        if counted is None:
            return Token(kind=row.kind, start=start, end=end, value=row.value, other=row.other)
        return _signed(row, match[counted], match)


def _signed(row: Row, numeral: str, match: re.Match[str]) -> Token | None:
    value, kind = number(numeral), row.kind
    if value < 0:
        return None
    if kind == "year" and value not in _YEARS:
        kind = "short"
    if kind == "decade" and value < _HUNDRED:
        kind = "tens"
    return Token(kind=kind, start=match.start(), end=match.end(), value=value, signs=len(numeral), other=row.other)


def _era(match: re.Match[str], word: str, numeral: str, common: str | None) -> Token | None:
    era, count = BY_WORD[word], 1 if numeral == "元" else number(numeral)
    if count < 1:
        return None
    stated = int(common or 0)
    return Token(kind="era", start=match.start(), end=match.end(), value=era.zero + count, other=stated, era=era)


@lru_cache(maxsize=8)
def _lexer(language: Language) -> _Lexer:
    """The one pattern of a language: the longest forms first, then its signs, its words, and numbers left over."""
    rows: dict[str, Row] = {}
    numerals, sign = language.numerals, r"(?:年度?|년도?)"
    era_number = rf"(?:元|{numerals})"
    forms = [
        r"(?P<date>(?<![0-9./-])(?P<dy>[0-9]{4})(?P<ds>[-./]) ?(?P<dm>[0-9]{1,2})(?P=ds) ?(?P<dd>[0-9]{1,2})(?![0-9]|[./-][0-9])\.?)",
        rf"(?P<bc>(?:기원전|紀元前|公元前) ?(?:{numerals}) ?{sign}?)",
        rf"(?P<told>(?<![0-9])(?P<ty>[0-9]{{4}}) ?{sign}? ?\( ?(?P<tw>{language.eras}) ?(?P<tn>{era_number}) ?{sign}? ?\)(?: ?{sign})?)",
        rf"(?P<era>(?<![a-z])(?P<ew>{language.eras}) ?(?P<en>{era_number})(?: ?\( ?(?P<ea>[0-9]{{4}}) ?{sign}? ?\))? ?{sign}"
        rf"(?: ?\( ?(?P<eb>[0-9]{{4}}) ?{sign}? ?\))?)",
    ]
    for at, row in enumerate(language.signs):
        rows[f"s{at}"] = row
        before = "(?<![0-9])(?<![0-9][.,])(?<![a-z])"
        forms.append(f"(?P<s{at}>{before}(?:[第제] ?)?(?P<s{at}n>{numerals}) ?(?:{row.words}))")
    for at, row in enumerate(language.rows):
        rows[f"w{at}"] = row
        forms.append(f"(?P<w{at}>(?:{row.words}){language.ends if row.kind not in _LEADING else ''})")
    forms.append(r"(?P<bare>(?<![0-9.,])[0-9]{1,4}(?= ?(?:[-~·・至到]|から|에서|부터)))")
    forms.append(r"(?P<number>初?[十廿卅一二三四五六七八九]{1,3})")
    return _Lexer(re.compile("|".join(forms)), rows, language.weekdays)


_LEADING: Final = frozenset(
    ("from x", "until x", "by x", "as of x", "about x", "in x", "past", "lunar", "leap", "weekday")
)
