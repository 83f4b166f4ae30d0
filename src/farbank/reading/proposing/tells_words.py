"""What tells a dimension of a person, beside the words that describe one: kin, the sex that kin gives away, homes.

Korean kinship words say the sex of whoever speaks: 오빠 and 언니 are a woman's words, 형 and 누나 a man's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from farbank.reading.proposing import persona_eastern, persona_english

Table = tuple[tuple[str, re.Pattern[str]], ...]

_CASED: Final = frozenset({"residence", "origin"})  # names of places begin with a capital letter
_MORE: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "en": (("occupation", rf"\b(?:{persona_english.WORK})\b"),),
    "ko": (
        ("siblings", r"오빠|언니|누나|남동생|여동생|동생|형제|자매|남매|(?<![가-힣])형(?=이|은|과|의|을|님|도)"),
        ("spouse", r"남편|아내|배우자"),
    ),
    "ja": (
        ("siblings", r"兄弟|姉妹|(?<![父])兄(?!弟)|(?<!義)姉(?!妹)|弟(?!子)|妹"),
        ("spouse", r"(?<![農漁坑工炭人水大丈])夫(?!婦|人)|(?<!老)妻|配偶者"),
    ),
    "zh": (
        ("siblings", r"哥哥|姐姐|弟弟|妹妹|兄弟|姐妹|兄妹|姐弟"),
        ("spouse", r"丈夫|妻子|老公|老婆|配偶"),
    ),
}
_DESCRIBING: Final = {
    "en": persona_english.TABLE,
    "ko": persona_eastern.KOREAN,
    "ja": persona_eastern.JAPANESE,
    "zh": persona_eastern.CHINESE,
}


def _compiled(dimension: str, pattern: str, language: str) -> tuple[str, re.Pattern[str]]:
    fold = language == "en" and dimension not in _CASED
    return dimension, re.compile(pattern, re.IGNORECASE if fold else re.NOFLAG)


TABLES: Final[Mapping[str, Table]] = {
    language: tuple(_compiled(*row, language) for row in (*table, *_MORE[language]))
    for language, table in _DESCRIBING.items()
}
WOMAN: Final = re.compile(
    r"wom[ae]n|girl|lady|\bfemale|mother|widow(?!er)|daughter|sister|wife|\baunt|seamstress|niece|\bMs\b|\bMrs\b|"
    r"여성|여자|할머니|어머니|엄마|과부|주부|아내|딸|소녀|여직공|오빠|언니|女|母|妻|未亡人|主婦|老婆|娘|妈|妇|婦|寡",
    re.IGNORECASE,
)
# kin words that say who is meant, not who speaks, where they stand among children or siblings
YOUNGER: Final = re.compile(
    r"sons?|daughters?|boys?|girls?|brothers?|sisters?|딸|아들|소녀|소년|息子|娘|少女|少年|儿子|女儿|男孩|女孩",
    re.IGNORECASE,
)
SPEAKER: Final[Mapping[str, str]] = {"오빠": "female", "언니": "female", "누나": "male", "형": "male"}
HOME: Final = re.compile(
    r"\b(?:live[sd]?|living|reside[sd]?|residing|residents?|based|comes?|from)\b[\w\s]{0,12}\Z|\bfrom\b"
)
NAME_ON: Final = re.compile(r"(?:\s+[A-Z][\w’'-]+)*")
FROM_CUE: Final = re.compile(r"^.*?(?=[A-Z]|\ba\s)", re.DOTALL)
TENS: Final[Mapping[str, str]] = {
    "teens": "10s", "twenties": "20s", "thirties": "30s", "forties": "40s", "fifties": "50s", "sixties": "60s",
    "seventies": "70s", "eighties": "80s", "nineties": "90s",
}  # fmt: skip
DECADE: Final = re.compile(r"(\d)\d?\s?(?:s\b|여?\s?대|代|多|余|餘|来)")
YEARS: Final = re.compile(r"\d{1,3}")
HAN_DECADE: Final = re.compile(r"([二三四五六七八九])十")
KOREAN_DECADE: Final[Mapping[str, str]] = {
    "이십": "20s", "삼십": "30s", "사십": "40s", "오십": "50s", "육십": "60s", "칠십": "70s", "팔십": "80s",
}  # fmt: skip
PRONOUN: Final = re.compile(
    r"(?:[“\"'‘]\s*)?(?:She|He|They|Her|His|Their)\b|그는|그녀|그의|그가|彼女?[はがの]|[她他](?!们)"
)
BEFORE_CUE: Final = re.compile(r"([^\s、。，,.「」（）()]{1,12})\s?\Z")
AFTER_CUE: Final = re.compile(r"([^\s、。，,.的（）()]{1,10})")
