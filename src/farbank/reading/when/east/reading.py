"""Korean, Japanese and Chinese text as a span: which of the three it is, and what its words say."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.conventions import Asked
from farbank.reading.when.east.chinese import CHINESE_WORDS
from farbank.reading.when.east.japanese import JAPANESE_WORDS
from farbank.reading.when.east.korean import KOREAN_WORDS
from farbank.reading.when.east.phrases import phrase, read_phrase
from farbank.reading.when.east.tokens import Token, tokens
from farbank.reading.when.east.words import Language
from farbank.values.span import Span

LANGUAGES: Final = {each.code: each for each in (KOREAN_WORDS, JAPANESE_WORDS, CHINESE_WORDS)}
HANGUL: Final = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
KANA: Final = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff]")
HAN: Final = re.compile(r"[\u3005\u3007\u3400-\u9fff\uf900-\ufaff]")
# what only one of the two languages writes: eras and words; signs that the reform of the other one made otherwise
_JAPANESE: Final = re.compile(
    "明治|大正|昭和|平成|令和|昨年|昨[春夏秋冬]|先[月週]|[月火水木金土日]曜|頃|以降|時点|箇月|[歳発検総関対応実従説両圏帰]"
)
CHINESE: Final = re.compile(
    "[这這们們个还说說从從为让讓过间际农阴闰腊历曆纪开两兩几岁长东來國號禮]|[以之][后]|民[国國]|星期|季度"
)
Meaning = tuple[date | None, date | None, date | None, date | None, bool]


def scripts_of(text: str) -> tuple[str, ...]:
    """The languages that the signs of a text allow: one, Japanese and Chinese where all is Han, or none."""
    if HANGUL.search(text):
        return ("ko",)
    if KANA.search(text) or _JAPANESE.search(text):
        return ("ja",)
    if CHINESE.search(text):
        return ("zh",)
    return ("zh", "ja") if HAN.search(text) else ()


def read_east(text: str, languages: tuple[str, ...], asked: Asked) -> Span | None:
    """The span of folded text in the languages that it can be; `Refused` where they read it differently.

    `None` where it is no form of any of them.
    """
    said: dict[str, Span] = {}
    refusals: list[Refused] = []
    for code in languages:
        try:
            span = _read(text, LANGUAGES[code], asked)
        except Refused as refusal:
            refusals.append(refusal)
        else:
            if span is not None:
                said[code] = span
    if refusals:
        raise refusals[0]
    if len({meaning(span) for span in said.values()}) > 1:
        raise Refused(f"{text!r} has two readings: {' or '.join(_shown(code, span) for code, span in said.items())}",
                      advice="Say which with --language ja or --language zh.")  # fmt: skip
    return next(iter(said.values()), None)


def meaning(span: Span) -> Meaning:
    """The days of a span and whether they are about: what two readings must share to be one."""
    return (*span.start, *span.end, span.approximate)


def unbroken(text: str, row: list[Token]) -> bool:
    """Whether nothing but spaces stands between the tokens, before and behind them."""
    edges = [0, *(edge for token in row for edge in (token.start, token.end)), len(text)]
    return not any(text[begin:end].strip() for begin, end in zip(edges[::2], edges[1::2], strict=True))


def _read(text: str, language: Language, asked: Asked) -> Span | None:
    row = list(tokens(text, language))
    if not row or not unbroken(text, row):
        return None
    said = phrase(row, 0)
    if said is None:
        return None
    rest = row[said.last :]
    if len(rest) > 1 or any(token.kind not in {"tail", "of"} for token in rest):
        return None
    return read_phrase(said, text, asked)


def _shown(code: str, span: Span) -> str:
    name = {"ja": "in Japanese", "zh": "in Chinese"}[code]
    days = f"{span.earliest or '..'} to {span.latest or '..'}"
    return f"{name} {days}{' (about)' if span.approximate else ''}"
