"""Words that describe a private person and stand in no mark: nobody counted them.

- Every passage and every text of the package is read, in the language that it is in.
- What was declared once of a persona is declared in each channel; what is told in one channel only names that channel.
- Beside a mark they are counted as if declared, so that the reporter sees what they would leave; what counts as too few
  blocks here as it would in a mark.
- What could not be settled is said, and never passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from farbank.judgement.as_if_declared import as_if_declared, words_of_count
from farbank.judgement.declared import Declared, declared, marked
from farbank.judgement.draft_text import Passage
from farbank.judgement.exposure_words import listed
from farbank.judgement.question import Question
from farbank.judgement.shares import said
from farbank.judgement.texts_read import TextRead, texts_read
from farbank.judgement.told import circles, judged
from farbank.judgement.verdict import NEVER_CHECKED, Finding
from farbank.values.described import Attribute, Described, read_nobody
from farbank.values.draft import Named

_UNKNOWN = "P-..."  # a persona that has no row yet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loose:
    """What one sentence says of somebody and no mark declares; `persona` is empty where nobody knows of whom."""

    text: TextRead
    persona: str
    attributes: tuple[Attribute, ...]


def undeclared(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """One finding for each sentence with something new in it, and one for each sentence that was not understood."""
    told: set[tuple[str, str]] = set()
    found: list[Finding] = []
    for loose in _all_loose(question, passages):
        if isinstance(loose, Finding):
            found.append(loose)
            continue
        new = [each for each in loose.attributes if (each.dimension, said(each.value)) not in told]
        told |= {(each.dimension, said(each.value)) for each in new}
        if new:
            found.append(_finding(question, passages, loose, new))
    return tuple(found)


def _all_loose(question: Question, passages: tuple[Passage, ...]) -> Iterator[_Loose | Finding]:
    """What no mark declares, sentence by sentence, and what was not understood."""
    known = _Known(question, passages)
    for text in texts_read(question, passages):
        for described in (*text.read.described, *_pictured(question, text)):
            if described.unread is not None:
                yield _unread(text, described.unread)
            elif attributes := [each for each in described.attributes if not marked(text, each)]:
                yield known.loose(text, described, attributes)


def _pictured(question: Question, text: TextRead) -> tuple[Described, ...]:
    """Places named with a picture that somebody at risk took: where they stood."""
    item = question.id_of(text.item)
    risked = {each.subject for each in question.personas if not _is_public(question, each.subject)}
    if not text.item or not risked & set(question.sources_of(item)):
        return ()
    return (Described(start=0, end=len(text.text), attributes=text.read.places),)


def not_read(question: Question) -> tuple[str, ...]:
    """What no gate checks; where the words are read, not everything in no mark, but what no rule knows as a description."""
    if question.read_people is read_nobody:
        return NEVER_CHECKED
    return (*(each for each in NEVER_CHECKED if each != "facts in no mark"), "descriptions that no rule reads")


class _Known:
    """What is declared, gathered when it is first asked for: most reports leave nothing to ask."""

    def __init__(self, question: Question, passages: tuple[Passage, ...]) -> None:
        self.question: Final = question
        self.passages: Final = passages

    @cached_property
    def declared(self) -> tuple[Declared, ...]:
        return declared(self.question, self.passages)

    @cached_property
    def public(self) -> frozenset[str]:
        return frozenset(each.id for each in self.question.personas if _is_public(self.question, each.subject))

    @cached_property
    def around(self) -> dict[str, frozenset[str]]:
        return {member: circle for circle in circles(self.question.personas) for member in circle}

    def loose(self, text: TextRead, described: Described, attributes: Sequence[Attribute]) -> _Loose:
        meant = self._meant(text, described)
        if meant and meant <= self.public:
            return _Loose(text=text, persona="", attributes=())
        whole = {one for each in meant for one in self.around.get(each, {each})}
        mine = [each for each in self.declared if not meant or each.persona in whole]
        left = (
            each for each in attributes if not any(one.tells(text.text[each.start : each.end], each) for one in mine)
        )
        return _Loose(text=text, persona=min(meant) if len(meant) == 1 else "", attributes=tuple(left))

    def _meant(self, text: TextRead, described: Described) -> frozenset[str]:
        """Whom it may be about: who is marked in it, else in its passage, else all whom the report has to do with."""
        inside = [each for each in text.marks if described.start <= each.start < described.end]
        labels = [each.run.persona for each in inside or text.marks if isinstance(each.run, Named)]
        if labels:
            return frozenset(self.question.id_of(each) for each in labels)
        return judged(self.question, self.passages)


def _is_public(question: Question, subject: str) -> bool:
    source = question.sources.get(subject)
    return source is not None and source.public


def _finding(question: Question, passages: tuple[Passage, ...], loose: _Loose, new: Sequence[Attribute]) -> Finding:
    label = _label(question, loose.persona)
    described = [f'"{_words(loose.text, each)}" ({each.dimension})' for each in new]
    stands = as_if_declared(question, passages, loose.persona, loose.attributes, loose.text)
    severity, k = (stands.severity or "HOLD", stands.counted()) if stands and stands.severity else ("HOLD", None)
    one = len(new) == 1
    who = f"{label}: " if label else ""
    because = (
        f"{who}{listed(described)} {'describes' if one else 'describe'} a private person in the {_channel(loose.text)} and "
        f"{'stands' if one else 'stand'} in no mark, so nobody counted {'it' if one else 'them'}."
    )
    return Finding(
        rule="undeclared",
        severity=severity,
        persona=label,
        where=tuple(loose.text.where(each.start, each.end) for each in new),
        k=k.people if k else None,
        because=because + (words_of_count(stands) if stands else ""),
        repair=(_paste(loose.text, new, label), "Say it more widely, or leave it out."),
    )


def _paste(text: TextRead, new: Sequence[Attribute], label: str) -> str:
    """A ready mark for each of some words; words that say two things get one mark."""
    marks: dict[str, list[str]] = {}
    for each in new:
        value = "_".join(each.value.split())
        marks.setdefault(_words(text, each), []).append(f"{each.dimension}={value}")
    persona = label or _UNKNOWN
    pasted = [f"[{words}]{{@{persona} {' '.join(told)}}}" for words, told in marks.items()]
    row = "" if label else f" with a row for {persona} under personas"
    return f"Declare it{row}: {' '.join(pasted)}"


def _unread(text: TextRead, words: Attribute) -> Finding:
    return Finding(
        rule="unread_description",
        severity="HOLD",
        where=(text.where(words.start, words.end),),
        because=f'"{_words(text, words)}" in the {_channel(text)} may describe a private person, and the gate could not '
        "settle whom.",
        repair=("Name the person with a mark, or write the sentence so that it says whom it is about.",),
    )


def _words(text: TextRead, each: Attribute) -> str:
    return " ".join(text.text[each.start : each.end].split())


def _channel(text: TextRead) -> str:
    return text.channel.replace("_", " ")


def _label(question: Question, persona: str) -> str:
    return next((each.label or each.id for each in question.personas if each.id == persona), "")
