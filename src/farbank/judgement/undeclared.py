"""Words that describe a private person and stand in no mark: nobody counted them.

- Every passage and every text of the package is read, in the language that it is in.
- What was declared once of a persona is declared in each channel; what only one channel tells names that channel.
- They are counted as if declared, so that the reporter sees what they would leave; what leaves too few blocks here, as
  it would in a mark.
- What could not be settled is said, and never passed over.
- Whether somebody is a man or a woman is counted without asking, where enough people are left with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.judgement.as_if_declared import AsIfDeclared, words_of_count
from farbank.judgement.declared import Known, marked
from farbank.judgement.draft_text import Passage
from farbank.judgement.exposure_words import listed
from farbank.judgement.question import Question
from farbank.judgement.remedies import instead
from farbank.judgement.rewording import Remedy
from farbank.judgement.shares import said
from farbank.judgement.texts_read import TextRead, texts_read
from farbank.judgement.verdict import NEVER_CHECKED, Finding, ReadAndCounted
from farbank.values.described import Attribute, Described, read_nobody

_NO_ROW: Final = "P-..."  # a persona that has no row yet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loose:
    """What one sentence says of somebody and no mark declares; `persona` is empty where nobody knows of whom."""

    text: TextRead
    persona: str
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undeclared:
    """One finding for each sentence with something new in it, or not understood; what was counted without asking."""

    findings: tuple[Finding, ...]
    counted: tuple[ReadAndCounted, ...]


def undeclared(question: Question, passages: tuple[Passage, ...]) -> Undeclared:
    """What the words say of somebody beside the marks."""
    counts = AsIfDeclared(question, passages)
    told: set[tuple[str, str, str]] = set()
    found: list[Finding] = []
    counted: list[ReadAndCounted] = []
    for loose in _all_loose(question, passages):
        if isinstance(loose, Finding):
            found.append(loose)
            continue
        new = [each for each in loose.attributes if (loose.persona, each.dimension, said(each.value)) not in told]
        told |= {(loose.persona, each.dimension, said(each.value)) for each in new}
        if new and _goes_without_asking(counts, loose, new):
            counted += _counted(loose, new)
        elif new:
            found.append(_finding(question, counts, loose, new))
    return Undeclared(findings=tuple(found), counted=tuple(counted))


def _goes_without_asking(counts: AsIfDeclared, loose: _Loose, new: Sequence[Attribute]) -> bool:
    """Whether only the sex of a known persona is told, and counting it leaves enough people: "he", "the woman"."""
    if {each.dimension for each in new} != {"sex"}:
        return False
    stands = counts.stands(loose.persona, loose.attributes, loose.text)
    return stands is not None and stands.severity is None


def _counted(loose: _Loose, new: Sequence[Attribute]) -> Iterator[ReadAndCounted]:
    for each in new:
        yield ReadAndCounted(
            persona=loose.persona,
            dimension=each.dimension,
            value=said(each.value),
            words=_words(loose.text, each),
            channel=loose.text.channel,
        )


def not_read(question: Question) -> tuple[str, ...]:
    """What no gate checks: all that is in no mark, or, where the words are read, what no rule reads."""
    if question.read_people is read_nobody:
        return NEVER_CHECKED
    return (*(each for each in NEVER_CHECKED if each != "facts in no mark"), "descriptions that no rule reads")


def _all_loose(question: Question, passages: tuple[Passage, ...]) -> Iterator[_Loose | Finding]:
    """What no mark declares, sentence by sentence, and what was not understood."""
    known = Known(question, passages)
    for text in texts_read(question, passages):
        for described in (*text.read.described, *_pictured(question, known, text)):
            if described.unread is not None:
                yield _unread(text, described.unread)
            elif attributes := [each for each in described.attributes if not _is_told(question, text, each)]:
                meant = known.meant(text, described)
                left = known.untold(text, attributes, meant)
                yield _Loose(text=text, persona=min(meant) if len(meant) == 1 else "", attributes=left)


def _is_told(question: Question, text: TextRead, attribute: Attribute) -> bool:
    """Whether a mark declares it, or it is a part of what a public source is called."""
    if marked(text, attribute):
        return True
    names = (each.name for each in question.sources.values() if each.public and each.name)
    return any(
        hit.start() <= attribute.start and attribute.end <= hit.end()
        for name in names
        for hit in re.finditer(re.escape(name), text.text)
    )


def _pictured(question: Question, known: Known, text: TextRead) -> tuple[Described, ...]:
    """Places named with a picture that somebody at risk gave: where they stood."""
    risked = {each.subject for each in question.personas if each.id not in known.public}
    if not text.item or not risked & set(question.sources_of(question.id_of(text.item))):
        return ()
    return (Described(start=0, end=len(text.text), attributes=text.read.places),)


def _finding(question: Question, counts: AsIfDeclared, loose: _Loose, new: Sequence[Attribute]) -> Finding:
    label = next((each.label or each.id for each in question.personas if each.id == loose.persona), "")
    stands = counts.stands(loose.persona, loose.attributes, loose.text)
    severity = stands.severity if stands else None
    words = listed([f'"{_words(loose.text, each)}" ({each.dimension})' for each in new])
    where = _channel(loose.text)
    told = (
        f"{words} describes a private person in the {where} and stands in no mark, so nobody counted it."
        if len(new) == 1
        else f"{words} describe a private person in the {where} and stand in no mark, so nobody counted them."
    )
    because = f"{label}: {told}" if label else told
    return Finding(
        rule="undeclared",
        severity=severity or "HOLD",
        persona=label,
        where=tuple(loose.text.where(each.start, each.end) for each in new),
        k=stands.counted().people if stands and severity else None,
        because=because + (words_of_count(stands) if stands else ""),
        repair=(_paste(loose.text, new, label), "Say it more widely, or leave it out."),
        remedies=_declared(loose.text, new, label),
    )


def _declared(text: TextRead, new: Sequence[Attribute], label: str) -> tuple[Remedy, ...]:
    """Each of the words with a mark; none where nobody knows yet whom they are about."""
    spots: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for each in new if label else ():
        spots.setdefault((each.start, each.end), []).append((each.dimension, each.value))
    changes = tuple(
        instead(text.where(*at), text.text[slice(*at)], persona=label, tells=tuple(told)) for at, told in spots.items()
    )
    return (Remedy(does="Declare it.", changes=changes),) if changes else ()


def _paste(text: TextRead, new: Sequence[Attribute], label: str) -> str:
    """A ready mark for each of some words; words that say two things get one mark."""
    marks: dict[str, list[str]] = {}
    for each in new:
        marks.setdefault(_words(text, each), []).append(f"{each.dimension}={'_'.join(each.value.split())}")
    pasted = [f"[{words}]{{@{label or _NO_ROW} {' '.join(told)}}}" for words, told in marks.items()]
    row = "" if label else f" with a row for {_NO_ROW} under personas"
    return f"Declare it{row}: {' '.join(pasted)}"


def _unread(text: TextRead, words: Attribute) -> Finding:
    return Finding(
        rule="unread_description",
        severity="HOLD",
        where=(text.where(words.start, words.end),),
        because=f'"{_words(text, words)}" in the {_channel(text)} may describe a private person, and the gate could '
        "not settle whom.",
        repair=("Name the person with a mark, or write the sentence so that it says whom it is about.",),
    )


def _words(text: TextRead, each: Attribute) -> str:
    return " ".join(text.text[each.start : each.end].split())


def _channel(text: TextRead) -> str:
    return text.channel.replace("_", " ")
