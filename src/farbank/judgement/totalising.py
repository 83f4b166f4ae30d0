"""Words that claim a whole, in four languages. Phrases only: a plain "all" or "no photograph" claims nothing yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One way of claiming a whole. `almost` allows a tenth to be missing; `absence` claims that there is nothing."""

    pattern: re.Pattern[str]
    almost: bool = False
    absence: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A totalising phrase as it stands in a text: offsets in code points, end exclusive."""

    start: int
    end: int
    word: str
    almost: bool
    absence: bool = False


def _rows(almost: str, whole: str, absence: str, *, nearly_absent: str = r"(?!)", edge: str = "") -> tuple[Phrase, ...]:
    rows = (almost, True, False), (whole, False, False), (absence, False, True), (nearly_absent, True, True)
    return tuple(
        Phrase(pattern=re.compile(f"{edge}(?:{text}){edge}", re.IGNORECASE), almost=nearly, absence=nothing)
        for text, nearly, nothing in rows
    )


_NEARLY = r"(?:almost|nearly|virtually|practically)"
_PLACE = r"(?:length|border|line|rivers?|bank|stretch|country|province|county|coast|frontier|area|region)"
_NOT_THE_VERB = r"(?<!who )(?<!had )(?<!have )(?<!has )(?<!that )(?<!they )"
_AFTER_LEFT = r"(?=\s*(?:[.,;:!?)\]]|$|(?:in|on|at|along|there|to|for|open|of|by|from|with)\b))"

TOTALISING: Final[Mapping[str, tuple[Phrase, ...]]] = {
    "en": _rows(
        rf"{_NEARLY}\s+(?:all|every(?:one|body|thing|where)?|(?:the\s+)?(?:whole|entire|full)|entirely|completely)",
        rf"(?:the\s+)?entire(?:ty|ly)?|the\s+(?:whole|full)\s+(?:of|(?:\w+\s+)?{_PLACE})|all\s+along"
        r"|every(?:one|body|where)|every\s+single|without\s+exception",
        r"no\s+one|no-one|nobody|never|nowhere|not\s+a\s+single|none\s+of\s+(?:the|them|these|those)"
        rf"|only\b[^.!?;\n]{{1,60}}?{_NOT_THE_VERB}left{_AFTER_LEFT}",
        nearly_absent=rf"{_NEARLY}\s+(?:no\s+one|no-one|nobody|nothing|nowhere|never|none)|hardly\s+any(?:one|body|where)",
        edge=r"\b",
    ),
    "ko": _rows(
        r"거의\s*(?:전부|모든|모두|전체|전\s*구간|전역|전\s*지역)",
        r"전\s*구간|전체\s*구간|구간\s*전체|국경\s*전체|강\s*전체|전역(?=[에을이의])|전\s*지역|빠짐없이|예외\s*없이|온통|누구나",
        r"아무도|누구도|아무\s*데도|결코|한\s*번도|단\s*한\s*(?:명|사람|곳)도|밖에\s*남지|만\s*남(?:았|아|은|겨)|유일하게\s*남",
        nearly_absent=r"거의\s*아무도|거의\s*한\s*번도",
    ),
    "ja": _rows(
        r"(?:ほぼ|ほとんど|殆ど)(?:の)?\s*(?:全て|すべて|全部|全域|全線|全体|全区間|全長|全員)",
        r"全域|全線|全区間|全土|至る所|至るところ|いたるところ|例外なく|誰もが|全体にわたって",
        r"誰も(?!が)|だれも(?!が)|誰一人|誰ひとり|決して|一度も|一人も|ひとりも|どこにも|だけが残|しか残",
        nearly_absent=r"(?:ほぼ|ほとんど|殆ど)(?:誰も|だれも)(?!が)",
    ),
    "zh": _rows(
        r"(?:几乎|幾乎|近乎|差不多)(?:是)?(?:全部|所有|整个|整個|整条|整條|全线|全線|全境|人人)",
        r"整个|整個|整条|整條|全线|全線|全境|沿线全|沿線全|无一例外|無一例外|人人|处处|處處",
        r"没有人|沒有人|没人|沒人|无人(?![机驾区])|無人(?![機駕區])|谁也|誰也|从未|從未|从来没|從來沒|绝不|絕不"
        r"|一个人也|一個人也|只剩|仅剩|僅剩",
        nearly_absent=r"(?:几乎|幾乎)(?:没有人|沒有人|没人|沒人|无人|無人)",
    ),
}


def find_totalising(text: str, language: str) -> tuple[Match, ...]:
    """Every totalising phrase of a language in a text, in order; of two that overlap, the longer.

    A language without a table finds nothing; `zh-Hant` and the like are looked up by what comes before the hyphen.
    """
    phrases = TOTALISING.get(language.lower().partition("-")[0], ())
    found = [_match(hit, phrase) for phrase in phrases for hit in phrase.pattern.finditer(text)]
    kept: list[Match] = []
    for each in sorted(found, key=lambda match: (match.start - match.end, match.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda match: match.start))


def _match(hit: re.Match[str], phrase: Phrase) -> Match:
    return Match(start=hit.start(), end=hit.end(), word=hit.group(), almost=phrase.almost, absence=phrase.absence)
