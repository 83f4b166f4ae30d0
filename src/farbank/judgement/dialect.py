"""Words of Hamgyong and Pyongan in a quotation: they say where somebody comes from, closer than a province at times.

The list is short and sourced, a word or an ending with the standard one beside it. What it does not cover: the Yukjin
speech of the Tumen beyond its best known endings, tones and spelling, Yanbian, words that are standard in the North
though not in the South, and every dialect of Japanese and Chinese. A quotation without a listed word is not said to be
free of dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.leaving import Hit, Leaving, leaving, place
from farbank.judgement.question import Question
from farbank.judgement.quoted import Quoted, quotations
from farbank.judgement.remedies import instead
from farbank.judgement.rewording import Remedy
from farbank.judgement.verdict import Finding

_AKS: Final = "Academy of Korean Studies, digital humanities wiki, Northwestern dialect (read 2025)"
_WIKI: Final = "Korean Wikipedia, Northwestern dialect"
_KWP: Final = "Korean Wiki Project, Hamgyong dialect"
_NKD: Final = "North Korea Development Institute, forum: a speaker of Hochon on their own words"
_YUKJIN: Final = "readonly.wiki, Northeastern dialect, on Yukjin"


@dataclass(frozen=True, slots=True, kw_only=True)
class DialectWord:
    """How it is written (a pattern), the standard word, where it is spoken, and who says so."""

    written: str
    standard: str
    spoken: str
    source: str


def _row(written: str, standard: str, spoken: str, source: str) -> DialectWord:
    return DialectWord(written=written, standard=standard, spoken=spoken, source=source)


WORDS: Final = (
    _row(r"[가-힣]지비(?![가-힣])", "-지", "Hamgyong", _KWP),
    _row(r"[가-힣](?:습|압)꾸마(?![가-힣])", "-습니다", "Yukjin", _YUKJIN),
    _row(r"(?<![가-힣])날래(?![가-힣])", "빨리", "Hamgyong", _KWP),
    _row(r"(?<![가-힣])망돌", "맷돌", "Hamgyong", _KWP),
    _row(r"(?<![가-힣])메늘이", "며느리", "Hamgyong", _KWP),
    _row(r"(?<![가-힣])아바이(?!마을)", "아버지", "Hamgyong", _KWP),
    _row(r"(?<![가-힣])(?:한)?아매(?=[가는를와도의 ,.!?]|$)", "할머니", "Hamgyong", _NKD),
    _row(r"(?<![가-힣])뭐스거", "무엇", "Hamgyong", _NKD),
    _row(r"(?<![가-힣])[큰클]아바지|(?<![가-힣])큰아반", "할아버지", "Pyongan", _AKS),
    _row(r"(?<![가-힣])클마니|(?<![가-힣])클만(?=[이은을과 ,.]|$)", "할머니", "Pyongan", _AKS),
    _row(r"(?<![가-힣])맏아(?:바지|뱀)", "큰아버지", "Pyongan", _AKS),
    _row(r"(?<![가-힣])맏어맴", "큰어머니", "Pyongan", _AKS),
    _row(r"(?<![가-힣])눅(?:다|고|은|게|으)", "싸다", "Pyongan", _AKS),
    _row(r"(?<![가-힣])발쎄", "벌써", "Pyongan", _WIKI),
    _row(r"(?<![가-힣])아츰", "아침", "Pyongan", _WIKI),
    _row(r"[와가돼깨]시요(?![가-힣])", "-았어요", "Pyongan", _WIKI),
)
_PATTERNS: Final = tuple((re.compile(each.written), each) for each in WORDS)
_HANGUL: Final = re.compile("[가-힣]")


def dialect(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each such word in a quotation, with the standard word to write."""
    quoted = quotations(question, passages)
    found: dict[str, list[Hit]] = {}
    for text in leaving(question, passages):
        for hit in _in(text, quoted) if _HANGUL.search(text.text) else ():
            found.setdefault(hit.kind, []).append(hit)
    return tuple(_finding(standard, hits) for standard, hits in found.items())


def _in(text: Leaving, quoted: Quoted) -> Iterator[Hit]:
    for pattern, word in _PATTERNS:
        for match in pattern.finditer(text.text):
            if quoted.holds(text, *match.span()):
                yield Hit(kind=word.standard, key=match.group(), where=place(text, *match.span()))


def _finding(standard: str, hits: list[Hit]) -> Finding:
    return Finding(
        rule="dialect",
        severity="HOLD",
        where=tuple(dict.fromkeys(each.where for each in hits)),
        because="A quotation has a word of one region; whoever knows the speech knows where the speaker comes from.",
        repair=(f"Write it in standard words ({standard}), or tell it in your own.",),
        remedies=() if standard.startswith("-") else (_standard(standard, hits),),
    )


def _standard(standard: str, hits: list[Hit]) -> Remedy:
    places = dict.fromkeys(each.where for each in hits)
    return Remedy(does=f"Write {standard}.", changes=tuple(instead(each, standard) for each in places))
