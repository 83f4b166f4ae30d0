"""Counted groups of people that a text names: "one of our two partners", "the six people who held the list".

A number of people alone is no group: "five people were arrested" is an event. A group is named by what its members have
in common, by the word "our", or by speaking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.reading.describing import english_words as english
from farbank.values.described import Group

_HAN: Final = "一二三四五六七八九十"
_NATIVE: Final = {
    word: number
    for number, word in enumerate(
        ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두"], start=1
    )
} | {"하나": 1, "둘": 2, "셋": 3, "넷": 4, "스무": 20}
_NO_GROUP: Final = frozenset({"zero", "one", "pair", "handful", "couple", "a-dozen"})  # one is nobody but oneself
_EN: Final = rf"(?P<n>\d{{1,2}}|{'|'.join(each for each in english.NUMBERS if each not in _NO_GROUP)})"
_P: Final = rf"(?:[\w-]+\s+){{0,3}}?(?:{'|'.join(sorted(english.PEOPLE, key=len, reverse=True))})"
_KO: Final = rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(_NATIVE, key=len, reverse=True))})"
_JA: Final = rf"(?P<n>\d{{1,2}}|[{_HAN}]{{1,3}})"
_ZH: Final = rf"(?P<n>\d{{1,2}}|两|[{_HAN}]{{1,3}})"
_KO_PEOPLE: Final = (
    r"(?:협력자|취재협력자|소식통|주민|직원|사람|노동자|간부|학생|군인|병사|교사|의사|상인|장사꾼|여성|남성|가족"
    r"|세대|목격자|동료)"
)
_PATTERNS: Final = {
    "en": (
        rf"\bone of (?:(?:our|the|its|their|my|his|her|only|these|those)\s+){{0,2}}{_EN}\s+{_P}\b",
        rf"\b(?:\d{{1,2}}|two|three|four|five|six) of (?:our|the|their|these|those)\s+{_EN}\s+{_P}\b",
        (rf"\b(?:the|these|those|all|only|just)\s+(?:only\s+)?{_EN}\s+{_P}\s+(?:who|whose|that|in|at|of|with|from|on"
        rf"|inside|holding|living|working|allowed)\b"),
        rf"\b(?:our|my)\s+{_EN}\s+{_P}\b",
        rf"\bonly\s+{_EN}\s+{_P}\s+(?:knew|know|held|hold|had|have|saw|see|could|can|were|read|received|attended)\b",
        rf"(?<![\w-]){_EN}\s+{_P}\s+(?:[^.;:!?]{{0,40}}?\s)?(?:said|told|say|tell|described|recalled)\b",
        (r"\b(?P<n>both)\s+(?:of\s+)?(?:our\s+|the\s+)?(?:[\w-]+\s+)?"
        rf"(?:{'|'.join(sorted(english.PEOPLE, key=len, reverse=True))})\b"),
    ),
    "ko": (
        rf"{_KO_PEOPLE}?\s?{_KO}\s?(?:명|사람)?의?\s?{_KO_PEOPLE}?\s?(?:중|가운데)\s?(?:의\s)?(?:한|하나|1)",
        (rf"(?:가진|가지고 있던|갖고 있던|받은|본|알고 있는|알던|알고 있던|참석한|열람한|쥐고 있던|서명한|본"
            rf" 적이 있는|드나들 수 있는|들어갈 수"
        rf" 있는)\s(?:사람은\s)?{_KO}\s?(?:명|사람)"),
        rf"우리의?\s(?:{_KO_PEOPLE}\s)?{_KO}\s?(?:명|사람)",
        rf"{_KO}\s?(?:명|사람)(?:만|뿐|밖에)",
    ),
    "ja": (
        rf"{_JA}人の?[^、。]{{0,10}}(?:のうち|の中|うち)の?(?:1|１|一|ひと)(?:人|り)",
        rf"(?:持っていた|持つ|受け取った|見た|知っていた|知る|出席した|閲覧した|入れる|署名した|保管していた){_JA}人",
        rf"(?:私たち|われわれ|我々|本紙|編集部)の{_JA}人",
        rf"{_JA}人(?:だけ|しか)",
    ),
    "zh": (
        rf"{_ZH}[名位个個][^，。]{{0,8}}(?:之一|中的?一)",
        rf"(?:持有|拿到|看过|看過|知道|参加|參加|收到|掌握|签署|保管)[^，。]{{0,10}}的{_ZH}[名位个個]?人",
        rf"(?:只有|仅有|僅有){_ZH}(?:[名位]|[个個]?人)",
        rf"我们的?{_ZH}[名位个個]",
    ),
}  # fmt: skip
_COMPILED: Final = {
    language: tuple(re.compile(each, re.IGNORECASE) for each in patterns) for language, patterns in _PATTERNS.items()
}


def groups_in(text: str, language: str, start: int, end: int) -> Iterator[Group]:
    """Every named group, each place once."""
    taken: list[tuple[int, int]] = []
    for pattern in _COMPILED[language]:
        for match in pattern.finditer(text, start, end):
            if not any(match.start() < last and first < match.end() for first, last in taken):
                taken.append(match.span())
                yield Group(start=match.start(), end=match.end(), size=_number(match.group("n").casefold()))


def _number(said: str) -> int:
    if said.isdigit():
        return int(said)
    if said == "两":
        return 2
    known = english.NUMBERS.get(said) or _NATIVE.get(said)
    if known is not None:
        return known
    tens, _, ones = said.rpartition("十")
    whole = (_HAN.index(tens) + 1 if tens else 1) * 10 if "十" in said else 0
    return whole + (_HAN.index(ones) + 1 if ones else 0)
