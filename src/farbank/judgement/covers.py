"""Covers: a sender may pass for a relative, a trader, a tourist, and what contradicts that ends it.

A cover is a disclosure of the dimension `cover` that was never published: what the person passes for. It is not
counted, since nobody has read it.

- Saying that somebody with a cover films, reports, carries or sends for anybody breaks every cover.
- Saying what they do, where the cover says they do something else, breaks it too.
- Printing the cover itself breaks it, since it says that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from farbank.facts.persona import DisclosureNoted
from farbank.judgement.draft_text import Passage, sentence_at
from farbank.judgement.question import Question
from farbank.judgement.shares import said
from farbank.judgement.texts_read import PersonaMark, TextRead, texts_read
from farbank.judgement.told import circles, is_held_cover
from farbank.judgement.verdict import Finding, Where
from farbank.values.described import Attribute

# what only somebody who works for a newsroom does
_WORKS_FOR_US: Final = re.compile(
    r"\b(?:film(?:s|ed|ing)?|photograph(?:s|ed|ing)|record(?:s|ed|ing)|video|camera|smuggled? out|memory card"
    r"|undercover|secretly|pos(?:es|ed|ing) as|pretend(?:s|ed|ing)|disguised|cover story"
    r"|report(?:s|ed|ing)? (?:for|to) us"
    r"|(?:our|reporting) (?:reporter|partner|correspondent|source)|works? (?:for|with) us|for this newspaper|courier"
    r"|(?:sent|told|wrote|gave|brought|handed) (?:us|this newspaper|this newsroom|our))\b"
    r"|촬영|찍|녹음|녹화|취재|기자|잠입|위장|본지에|우리에게|전송|협력자"
    r"|撮影|撮っ|録音|録画|取材|記者|潜入|装っ|本紙に|編集部に|協力者"
    r"|拍摄|拍攝|拍下|录音|錄音|录像|采访|採訪|记者|記者|潜入|伪装|偽裝|冒充|本报|本報|发给我们|合作者",
    re.IGNORECASE,
)
# what a cover says that somebody does: words of the cover -> words of a job that agree with it
_AGREES: Final[Mapping[str, re.Pattern[str]]] = {
    "relative": re.compile(r"(?!)"),
    "family": re.compile(r"(?!)"),
    "tourist": re.compile(r"touris", re.IGNORECASE),
    "trader": re.compile(r"trad|merchant|vendor|seller|dealer|장사|상인|商|贩", re.IGNORECASE),
    "driver": re.compile(r"driver|driv|운전|運転|司机", re.IGNORECASE),
    "student": re.compile(r"stud|학생|学生", re.IGNORECASE),
}
_DOES: Final = frozenset({"occupation", "rank", "service", "goods", "workplace", "ties"})
_MADE: Final = frozenset({"camera", "capture_time", "sending_time", "file", "cover"})


def covers(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A BLOCK for each mark of somebody with a cover whose sentence, or whose mark, breaks it."""
    held = covers_held(question.disclosures)
    if not held:
        return ()
    whole = {member: circle for circle in circles(question.personas) for member in circle}
    found: list[Finding] = []
    for text in texts_read(question, passages):
        for mark in text.marks:
            persona = question.id_of(mark.run.persona)
            mine = frozenset(value for each in whole.get(persona, ()) for value in held.get(each, ()))
            broken = _broken(text, mark, mine) if mine else ()
            found += [_finding(question, persona, text.where(start, end), why) for start, end, why in broken]
    return tuple(dict.fromkeys(found))


def covers_held(disclosures: Iterable[DisclosureNoted]) -> dict[str, frozenset[str]]:
    """What each persona passes for."""
    found: dict[str, frozenset[str]] = {}
    for each in disclosures:
        if is_held_cover(each):
            found[each.persona] = found.get(each.persona, frozenset()) | {said(value) for value in each.values}
    return found


def _broken(text: TextRead, mark: PersonaMark, mine: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Where a mark, or the sentence around it, breaks the cover, and why."""
    start, end = sentence_at(text.text, mark.start + 1)
    if works := _WORKS_FOR_US.search(text.text, start, end):
        yield works.start(), works.end(), "says what only somebody who works for a newsroom does"
    for dimension, value in mark.run.discloses:
        if dimension in _MADE or (dimension in _DOES and not _agrees(mine, dimension, value)):
            yield mark.start, mark.end, f"declares {dimension}, which that person does not pass for"
    for each in _around(text, mark, start, end):
        if not _agrees(mine, each.dimension, text.text[each.start : each.end]):
            yield each.start, each.end, f"tells {each.dimension}, which that person does not pass for"


def _around(text: TextRead, mark: PersonaMark, start: int, end: int) -> Iterator[Attribute]:
    """What the sentence of a mark says that somebody does, outside the mark."""
    for described in text.read.described:
        for each in described.attributes:
            inside = start <= each.start < end and not mark.start <= each.start < mark.end
            if inside and each.dimension in _DOES:
                yield each


def _agrees(mine: frozenset[str], dimension: str, value: str) -> bool:
    """Whether something told goes with what somebody passes for; of a cover that no rule knows, the same words do."""
    rules = [pattern for cover in mine for word, pattern in _AGREES.items() if word in cover]
    trades = dimension == "goods" and any("trader" in cover for cover in mine)
    return trades or said(value) in mine or any(pattern.search(value) for pattern in rules)


def _finding(question: Question, persona: str, where: Where, why: str) -> Finding:
    label = next((each.label or each.id for each in question.personas if each.id == persona), persona)
    words = where.text[where.start : where.end]
    return Finding(
        rule="cover",
        severity="BLOCK",
        persona=label,
        where=(where,),
        because=f'{label} passes for somebody else there, and "{words}" {why}: it breaks the cover.',
        repair=("Take the words out, or tell it of nobody who passes for anything.",),
    )
