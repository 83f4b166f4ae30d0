"""Words of kinship in Korean, Japanese, Chinese and English that say who is elder, on which side, or who speaks.

- English says "sibling" where Korean must say whose: 오빠 is a woman's elder brother, 형 a man's.
- The longest word counts: 兄弟 says nothing of who is elder, 兄 does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

COLUMNS: Final = ("language", "term", "how", "unless", "speaker", "relative", "dimension", "says", "neutral", "source")
# what may stand before a Korean word of one or two letters, and behind it, so that it is a word of its own
_BEFORE: Final = r"(?<![가-힣])(?:친|큰|작은|막내|둘째|셋째|첫째|사촌)?"
_BEHIND: Final = r"(?![가-힣])|(?=님|네|은|는|이|가|을|를|과|와|의|도|에게|한테|께서|들|만|하고|이랑|랑|부터|까지|처럼)"


@dataclass(frozen=True, slots=True, kw_only=True)
class KinTerm:
    """One row of the table: a word and what it tells; `says` is empty for a longer word that tells nothing."""

    language: str
    term: str
    how: str
    unless: str
    speaker: str
    relative: str
    dimension: str
    says: str
    neutral: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KinFound:
    """A word of kinship in a text, from `start` up to `end`, with what it tells."""

    start: int
    end: int
    speaker: str
    relative: str
    dimension: str
    says: str
    neutral: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """The words by language, and for each language one pattern, the longest word first."""

    terms: Mapping[str, Mapping[str, KinTerm]]
    patterns: Mapping[str, re.Pattern[str]]

    def find(self, text: str, language: str) -> tuple[KinFound, ...]:
        """Every such word in a text of a language (`ko`, `zh-Hans`), in reading order; none in other languages."""
        known = language.partition("-")[0]
        if known not in self.patterns:
            return ()
        met = ((match, self.terms[known][_plain(match)]) for match in self.patterns[known].finditer(text))
        return tuple(_found(match, term) for match, term in met if term.says)


def parse_kinship(table: str) -> Kinship:
    """The table that ships with farbank: tab-separated, a head row, lines that begin with # are remarks."""
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    rows = [KinTerm(**dict(zip(COLUMNS, line.split("\t"), strict=True))) for line in lines[1:]]
    terms: dict[str, dict[str, KinTerm]] = {}
    for each in rows:
        terms.setdefault(each.language, {})[each.term] = each
    return Kinship(terms=terms, patterns={language: _pattern(some) for language, some in terms.items()})


def _pattern(terms: Mapping[str, KinTerm]) -> re.Pattern[str]:
    longest = sorted(terms.values(), key=lambda each: (-len(each.term), each.term))
    return re.compile("|".join(_alone(each) for each in longest), re.IGNORECASE)


def _alone(term: KinTerm) -> str:
    word = re.escape(term.term)
    unless = "".join(f"(?!{re.escape(each)})" for each in term.unless.split("|") if each)
    if term.language == "en":
        return rf"\b(?:{word})s?\b"
    if term.how == "word":
        return rf"{_BEFORE}(?:{word})(?:{_BEHIND}){unless}"
    return f"(?:{word}){unless}"


def _plain(match: re.Match[str]) -> str:
    """The word of the table that a match stands for: without a plural, and without what may stand before it."""
    words = match.group().casefold()
    if words.isascii():
        return words.removesuffix("s")
    return re.sub(r"^(?:친|큰|작은|막내|둘째|셋째|첫째|사촌)(?=형|이모|고모)", "", words)


def _found(match: re.Match[str], term: KinTerm) -> KinFound:
    return KinFound(
        start=match.start(),
        end=match.end(),
        speaker=term.speaker,
        relative=term.relative,
        dimension=term.dimension,
        says=term.says,
        neutral=term.neutral,
    )
