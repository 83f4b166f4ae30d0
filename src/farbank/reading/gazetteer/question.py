"""Words about a place taken apart: the name that is asked for, what it lies in, what it lies opposite to or near."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from farbank.reading.gazetteer.kinds import LEVELS, bare_names
from farbank.reading.gazetteer.wording import worded
from farbank.reading.lattice.clean import cleaned

_LEAD: Final = re.compile(
    r"\A(?:(?:near|around|at|in|outside|close to|next to|from|to|towards?)\s+)*(?:the\s+)?"
    r"(?:(?:outskirts|suburbs|area|vicinity) of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(
    r"\s*[,;(，、（;)）]\s*|\s+(?:in|within)\s+|(?<=[市県郡州省道])の(?=[\u3400-\u9fff\u30a1-\u30ff])"
)
_DESCRIBES: Final = re.compile(r"\s*(?:an? [a-z]|on the |where |which |that )")
# a Korean, Chinese or Japanese chain: what is larger stands first and ends with the word for its kind
_KOREAN: Final = re.compile(
    r"[가-힣]{2,6}?(?:조선족자치주|특별시|직할시|자치주|도|시|군|성)(?=[가-힣]{2,}[시군구읍리진향현촌역])(?!시)"
)
_HAN: Final = re.compile(
    r"[\u3400-\u9fff]{2,7}?(?:自治州|自治[县縣]|省|道|市|[县縣郡镇鎮乡鄉邑])(?=[\u3400-\u9fff]{2})(?![市县縣郡镇鎮乡鄉邑])"
)
_AREA: Final = re.compile(
    r"(?<=[\w])\s*(?:시내|읍내|일대|지역|지방|市内|市內|境内|一带|一帯|周辺|(?<=[郡市县縣県])内)\Z"
)
_APART: Final = re.compile(  # 삭주 군, 압록강 상류
    r"(?<=[가-힣])\s+(?=(?:시|군|읍|리|구역|로동자구|도|현|진|향|상류|중류|하류|하구)(?:\s|\Z))"
)
_SHORT: Final = ((re.compile(r"\bN\.\s*(?=[A-Z])"), "North "), (re.compile(r"\bS\.\s*(?=[A-Z])"), "South "))
_HANGUL: Final = re.compile(r"[가-힣]")
_LATIN: Final = re.compile(r"[A-Za-z\u0400-\u04ff]")  # and Cyrillic: what is asked for stands first


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`name` is asked for; it lies `within`, `opposite` or `near` others, on a `side`; `steps` say how it was read."""

    text: str
    name: str
    within: tuple[str, ...] = ()
    opposite: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    side: str = ""
    steps: tuple[str, ...] = ()


def asked(text: str) -> Question:
    """Words about a place taken apart; `name` is empty when they name nothing."""
    clean = cleaned(text)
    said = worded(_in_full(clean.text))
    parts = _parts(said.asked)
    head = _head(parts)
    return Question(
        text=text, name=parts[head] if parts else "", within=tuple(parts[:head] + parts[head + 1 :]),
        opposite=tuple(map(_named, said.opposite)), near=tuple(map(_named, said.near)), side=said.side,
        steps=clean.steps,
    )  # fmt: skip


def _in_full(text: str) -> str:
    """The words with N. and S. written out, without "and around", a Korean word for the kind joined to its name."""
    for short, full in _SHORT:
        text = short.sub(full, text)
    return _AREA.sub("", _APART.sub("", text))


def _named(text: str) -> str:
    parts = _parts(text)
    return parts[_head(parts)] if parts else ""


def _parts(text: str) -> list[str]:
    """The members of a chain, without what only describes: "Liudaogou, a town on the Yalu"."""
    named = (_LEAD.sub("", each.strip()) for each in _PARTS.split(_LEAD.sub("", text)) if not _DESCRIBES.match(each))
    return [part for each in named for part in _chain(each) if part]


def _chain(text: str) -> list[str]:
    """`함경북도 회령시` and `吉林省龙井市三合镇` into their members; other words stay whole."""
    if _LATIN.search(text):
        return [text]
    if _HANGUL.search(text):
        return [part for word in text.split() for part in _cut(_KOREAN, word)]
    return [part for word in text.split() for part in _cut(_HAN, word)]


def _cut(pattern: re.Pattern[str], word: str) -> list[str]:
    parts, start = [], 0
    for found in pattern.finditer(word):
        if found.start() == start:
            parts.append(found[0])
            start = found.end()
    return [*parts, word[start:]]


def _head(parts: list[str]) -> int:
    """Which part is asked for: in Latin letters the first unless a later one is smaller, else the last."""
    levels = [_level(part) for part in parts]
    if not parts or _LATIN.search(parts[0]):
        known = [level if level is not None else -1 for level in levels]
        first = levels[0] if parts else None
        return known.index(max(known)) if first is not None and max(known) > first else 0
    small = [_UNSAID if level is None else level for level in levels]
    return len(small) - 1 - small[::-1].index(max(small))


def _level(part: str) -> int | None:
    """The level that the word for its kind says; nothing when there is no such word."""
    return max(
        (LEVELS[each.kind] for each in bare_names(part) if each.kind in LEVELS and not each.joined), default=None
    )


_UNSAID: Final = 6  # a name without a word for its kind is taken for the smallest
