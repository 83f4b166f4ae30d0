"""The words that stand in the cells of a drafted row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from farbank.errors import Refused
from farbank.reading.dates import read_span
from farbank.reading.proposing.proposal import (
    CountSaid,
    HedgeSaid,
    PersonaSaid,
    PlaceNamed,
    Proposal,
    SpanSaid,
    WholeClaimed,
)
from farbank.values.edtf import to_edtf
from farbank.values.span import Span

# what looks along a border are for -> words of four languages; the first that a caption holds
_TARGETS: Final = (
    ("fence", r"barbed wire|fenc(?:e|es|ed|ing)\b|wire|철조망|울타리|鉄条網|柵|铁丝网|鐵絲網|围栏|圍欄|围网"),
    ("wall", r"\bwalls?\b|장벽|담장|壁|围墙|圍牆|高墙"),
    ("guard_post", r"guard post|sentry|watchtower|guard tower|초소|감시탑|監視所|哨所|岗楼|崗樓|岗哨"),
    ("patrol", r"patrol|soldiers?|guards?\b|순찰|군인|경비대|巡回|兵士|警備|巡逻|巡邏|士兵"),
    ("crossing", r"bridge|customs|crossing|다리|세관|橋|税関|桥|海关|口岸"),
    ("building", r"apartment|building|house|factory|아파트|건물|공장|アパート|建物|工場|楼房|房屋|工厂"),
)
_ELSE: Final = "scene"
_FIRM: Final = {"exact": "", "approx": "about ", "at_least": "at_least ", "at_most": "at_most ", "range": ""}
_SAID: Final = {"exact": "", "approx": "about ", "at_least": "at least ", "at_most": "at most ", "range": ""}


def days_cell(span: Span | None) -> str:
    """The words of a span where they mean the same by themselves, else its EDTF; `""` where neither can say it."""
    if span is None:
        return ""
    for words in (span.words, _edtf(span)):
        try:
            read = read_span(words)
        except Refused:
            continue
        if (read.start, read.end, read.approximate) == (span.start, span.end, span.approximate):
            return words
    return ""


def _edtf(span: Span) -> str:
    said = to_edtf(span)
    return said if isinstance(said, str) else ""


def figure_value(said: CountSaid) -> str:
    """A count as a figure holds it, `""` when it is no whole number."""
    numbers = [each for each in (said.value, said.high) if each is not None]
    if any(each != each.to_integral_value() for each in numbers):
        return ""
    return _FIRM[said.precision] + "..".join(str(int(each)) for each in numbers)


def count_words(said: CountSaid) -> str:
    """`about 180 people`, `1,000 to 2,000 people`, with `(provisional)`."""
    numbers = " to ".join(f"{each.normalize():,f}" for each in (said.value, said.high) if each is not None)
    unit = f" {said.unit}" if said.unit else ""
    return f"{_SAID[said.precision]}{numbers}{unit}{' (provisional)' if said.provisional else ''}"


def target_of(caption: str) -> str:
    """What a caption's picture is of, in the words that looks use."""
    return next((target for target, words in _TARGETS if re.search(words, caption, re.IGNORECASE)), _ELSE)


def persona_note(said: PersonaSaid) -> str:
    """`describes a person: age: 80-year-old; residence: in Osaka`."""
    return "describes a person: " + "; ".join(f"{name}: {_plain(words)}" for name, words in said.dimensions)


def note_of(carried: Sequence[Proposal], *before: str) -> str:
    """What has no column of its own, one remark after the other, each once."""
    return " · ".join(dict.fromkeys(each for each in (*before, *_remarks(carried)) if each))


def _remarks(carried: Sequence[Proposal]) -> Iterator[str]:
    spans = places = 0
    for each in carried:
        match each.value:
            case HedgeSaid(word=word):
                yield f"doubt: {_plain(word)}"
            case WholeClaimed(word=word, about=about):
                yield f"claims a whole: {_plain(word)}" + (f" (of {_plain(about)})" if about else "")
            case SpanSaid(span=None, because=because):
                yield f"not read: {_plain(each.text)}: {because}"
            case SpanSaid():
                spans += 1
                if spans > 1:
                    yield f"also when: {_plain(each.text)}"
            case PlaceNamed() as named:
                places += 1
                yield _place(each.text, named, first=places == 1)
            case _:
                continue


def _place(text: str, named: PlaceNamed, *, first: bool) -> str:
    lead = "place" if first else "also place"
    if named.meant is None:
        return f"{lead}: {_plain(text)} is not answered"
    return f"{lead}: {_plain(text)} = {named.meant.name} ({named.meant.id}): {'; '.join(named.reasons)}"


def _plain(text: str) -> str:
    return " ".join(text.split())
