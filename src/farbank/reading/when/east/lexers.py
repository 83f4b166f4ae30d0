"""The patterns that cut a text of one language into tokens, made once from its table of words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from farbank.reading.when.east.first_signs import branches, first_signs
from farbank.reading.when.east.numerals import KOREAN_SIGNS, NATIVE, NUMBER_SIGNS
from farbank.reading.when.east.words import Language, Row

_SIGN: Final = r"(?:年度?|년도?)"
_NOT_IN_A_NUMBER: Final = r"(?<![0-9])(?<![0-9][.,])(?<![a-z])"
# what begins a date may stand right before a number or a word; what ends one must end there
_LEADING: Final = frozenset(
    ("from x", "until x", "by x", "as of x", "about x", "in x", "past", "coming", "lunar", "leap", "weekday")
)
_DATE: Final = (
    r"(?<![0-9./-])(?P<dy>[0-9]{4})(?P<ds>[-./]) ?(?P<dm>[0-9]{1,2})(?P=ds) ?(?P<dd>[0-9]{1,2})(?![0-9]|[./-][0-9])\.?"
)
_BARE: Final = (
    r"(?P<bare>(?<![0-9.,])[0-9]{1,4}(?= ?(?:[-~·至到]|から|에서|부터)))"
    r"|(?P<number>(?<![初十廿卅一二三四五六七八九])初?[十廿卅一二三四五六七八九]{1,3}(?![十廿卅一二三四五六七八九]))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexer:
    """`anything` finds where a token may begin; the others say, from there, which one it is."""

    anything: re.Pattern[str]
    whole: re.Pattern[str]
    numeral: re.Pattern[str]
    signs: re.Pattern[str]
    words: Mapping[str, str]
    bare: re.Pattern[str]
    rows: Mapping[str, Row]
    weekdays: str

    def words_from(self, sign: str) -> re.Pattern[str] | None:
        """The words that begin with a sign."""
        return _compiled(self.words[sign]) if sign in self.words else None


@lru_cache(maxsize=8)
def lexer(language: Language) -> Lexer:
    """The patterns of a language."""
    signs = {f"s{at}": row for at, row in enumerate(language.signs)}
    rows = {f"w{at}": row for at, row in enumerate(language.rows)}
    words = _by_first_sign(rows, language.ends)
    eras = {branch[-1] if branch.startswith("(?<!") else branch[0] for branch in branches(language.eras)}
    begins = {*words, *NUMBER_SIGNS, *KOREAN_SIGNS, *(word[0] for word in NATIVE), *"第제初기紀公", *eras, *"mtshr"}
    return Lexer(
        anything=re.compile(f"[{''.join(map(re.escape, sorted(begins)))}]"),
        whole=re.compile(_whole(language)),
        numeral=re.compile(rf"{_NOT_IN_A_NUMBER}(?:[第제] ?)?(?P<n>{language.numerals})"),
        signs=re.compile("|".join(f"(?P<{name}> ?(?:{row.words}))" for name, row in signs.items())),
        words=words,
        bare=re.compile(_BARE),
        rows={**signs, **rows},
        weekdays=language.weekdays,
    )


def _whole(language: Language) -> str:
    """Forms of several parts: a date in figures, a year before the common era, a year of an era."""
    count = rf"(?:元|{language.numerals})"
    told = rf"\( ?(?P<tw>{language.eras}) ?(?P<tn>{count}) ?{_SIGN}? ?\)"

    def common(name: str) -> str:
        return rf" ?\( ?(?P<{name}>[0-9]{{4}}) ?{_SIGN}? ?\)"

    forms = (
        _DATE,
        rf"(?:기원전|紀元前|公元前) ?(?:{language.numerals}) ?{_SIGN}?",
        rf"(?<![0-9])(?P<ty>[0-9]{{4}}) ?{_SIGN}? ?{told}(?: ?{_SIGN})?",
        rf"(?<![a-z])(?P<ew>{language.eras}) ?(?P<en>{count})(?:{common('ea')})? ?{_SIGN}(?:{common('eb')})?",
    )
    return "|".join(forms)


def _by_first_sign(rows: Mapping[str, Row], ends: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for name, row in rows.items():
        pattern = f"(?P<{name}>(?:{row.words}){'' if row.kind in _LEADING else ends})"
        for sign in first_signs(row.words):
            found.setdefault(sign, []).append(pattern)
    return {sign: "|".join(patterns) for sign, patterns in found.items()}


@lru_cache(maxsize=1024)  # a text holds few of the signs that words begin with, and compiling all would be slow
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
