"""The page's own words in the language of the report: English, Korean, Japanese and Chinese.

A sentence is asked for by its English; `words.toml` holds the others. A report in any other language gets English ones,
and whoever prints them says so (`lang="en"`). The words of the case itself are never translated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from farbank.publish.days import day_words, month_words

LANGUAGES: Final = ("en", "ko", "ja", "zh")
NAMES: Final = {"en": "English", "ko": "한국어", "ja": "日本語", "zh": "中文"}  # what each calls itself
_TABLE: Final = Path(__file__).with_name("words.toml")
_TRADITIONAL: Final = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")  # the table's Chinese is in simplified characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Says the page's own words. `language` is the tag they carry, `kind` the column they come from."""

    language: str
    kind: str

    def __call__(self, english: str, /, **given: object) -> str:
        """A sentence of the table with its places filled; English where the table does not have it."""
        said = english if self.kind == "en" else table().get(english, {}).get(self.kind, english)
        return said.format(**given) if given else said

    def day(self, day: date) -> str:
        """A day: 18 January 2024, 2024년 1월 18일, 2024年1月18日."""
        match self.kind:
            case "ko":
                return f"{day.year}년 {day.month}월 {day.day}일"
            case "ja" | "zh":
                return f"{day.year}年{day.month}月{day.day}日"
            case _:
                return day_words(day)

    def month(self, day: date) -> str:
        """The month of a day."""
        match self.kind:
            case "ko":
                return f"{day.year}년 {day.month}월"
            case "ja" | "zh":
                return f"{day.year}年{day.month}月"
            case _:
                return month_words(day)

    def year(self, year: int) -> str:
        """A year within a sentence."""
        return str(year) if self.kind == "en" else f"{year}{'년' if self.kind == 'ko' else '年'}"

    def listed(self, words: Iterable[str]) -> str:
        """Words one after the other, with the comma of the language."""
        return {"en": ", ", "ko": ", "}.get(self.kind, "、").join(words)

    def parted(self, words: Iterable[str]) -> str:
        """Longer words one after the other, with the semicolon of the language."""
        return {"en": "; ", "ko": "; "}.get(self.kind, "；").join(words)

    def sentences(self, words: Iterable[str]) -> str:
        """Sentences one after the other; Japanese and Chinese put no space between them."""
        return {"en": " ", "ko": " "}.get(self.kind, "").join(each for each in words if each)

    @property
    def stop(self) -> str:
        """What ends a sentence."""
        return "." if self.kind in {"en", "ko"} else "。"


def language_name(language: str) -> str:
    """What a language calls itself; its tag where the table does not have it."""
    return NAMES.get(language.casefold().split("-")[0], language)


@cache
def wording(language: str) -> Wording:
    """The words for a report in this language (BCP 47)."""
    kind = language.casefold().split("-")[0]
    if kind not in LANGUAGES:
        return Wording(language="en", kind="en")
    tag = "zh-Hans" if language.casefold().startswith(_TRADITIONAL) else language
    return Wording(language=tag, kind=kind)


ENGLISH: Final = wording("en")


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Every sentence of the page by its English."""
    return tomllib.loads(_TABLE.read_text("utf-8"))
