"""Everybody in a picture has to be dealt with, and no child is shown or described without a consent of their own.

- A placed picture of which nobody said who is shown in it holds, reflections included, unless its printed copy was
  covered and signed for.
- A consent of a parent for themselves, or of whoever gave the picture, is none of the child's.
- No finding names a person or repeats how an item names them.
"""

from __future__ import annotations

from collections.abc import Iterator

from farbank.judgement.ages import ages, ages_of_child
from farbank.judgement.draft_text import Passage
from farbank.judgement.question import Question
from farbank.judgement.texts_read import TextRead, texts_read
from farbank.judgement.undecided import printed
from farbank.judgement.verdict import Finding, Where
from farbank.values.described import Attribute
from farbank.values.draft import Named

_ADULT = 18  # years


def bystanders(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each placed picture in which people may be whom nobody dealt with."""
    placed: dict[str, list[Where]] = {}
    for each in passages:
        if each.item:
            where = Where(channel=each.channel, text=each.text, start=0, end=len(each.text))
            placed.setdefault(question.id_of(each.item), []).append(where)
    return tuple(
        Finding(
            rule="bystander",
            severity="HOLD",
            where=tuple(where),
            because=f"{question.label_of(item)} is placed here, and nobody said who is shown in it.",
            repair=(_deal_with(question.label_of(item)),),
        )
        for item, where in placed.items()
        if item in question.people_unsaid - question.undeclared  # of a gift it is asked already
    )


def _deal_with(label: str) -> str:
    named = "Name them in the column people_shown (nobody, where there is nobody), reflections included, or cover them"
    return f"{named} with 'farbank redact {label}' and say --people-dealt-with."


def children(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each sentence that describes a child, and each item that shows one, without a consent of theirs."""
    found = [*_declared(question, passages), *_shown(question, passages)]
    told = {(each.text, place) for one in found for each in one.where for place in range(each.start, each.end)}
    for text in texts_read(question, passages):
        loose = [
            attribute
            for described in text.read.described
            for attribute in described.child
            if (text.text, attribute.start) not in told and not _own(question, text, attribute)
        ]
        if loose:
            told |= {(text.text, each.start) for each in loose}
            where = tuple(text.where(each.start, each.end) for each in loose)
            found.append(_child(f"The {text.channel.replace('_', ' ')} describes a child", where))
    return tuple(found)


def _declared(question: Question, passages: tuple[Passage, ...]) -> Iterator[Finding]:
    """What marks themselves declare: an age under 18, or how old somebody's child is."""
    for passage in passages:
        for mark in passage.marks:
            if isinstance(mark.run, Named) and _is_a_child(question, mark.run):
                where = Where(channel=passage.channel, text=passage.text, start=mark.start, end=mark.end)
                yield _child(f"A mark in the {passage.channel.replace('_', ' ')} tells of a child", (where,))


def _is_a_child(question: Question, run: Named) -> bool:
    own = _agreed(question, run.persona)
    return any(
        (dimension == "age" and _young(value) and not own) or (dimension == "children" and _small(value))
        for dimension, value in run.discloses
    )


def _young(value: str) -> bool:
    told = ages(value.replace("_", " "))
    return told is not None and told.last < _ADULT


def _small(value: str) -> bool:
    told = ages_of_child(value.replace("_", " "))
    return told is not None and told[1].first < _ADULT


def _shown(question: Question, passages: tuple[Passage, ...]) -> Iterator[Finding]:
    for item, where in printed(question, passages).items():
        for each in question.people.get(item, ()):
            read = question.read_people(each.who, "", "caption", ())
            if any(one.child for one in read.described) and not _agreed(question, each.who):
                yield _child(f"{question.label_of(item)} shows or names a child", where)
                break


def _own(question: Question, text: TextRead, attribute: Attribute) -> bool:
    """Whether the words stand in a mark of a persona who agreed for themselves, and not as somebody's child."""
    return any(
        mark.start <= attribute.start < mark.end
        and _agreed(question, mark.run.persona)
        and all(dimension != "children" for dimension, _ in mark.run.discloses)
        for mark in text.marks
    )


def _agreed(question: Question, label: str) -> bool:
    """Whether the person behind a persona has a consent row of their own."""
    subjects = {each.subject for each in question.personas if each.id == question.id_of(label)}
    return any(each.source in subjects for each in question.consents)


def _child(what: str, where: tuple[Where, ...]) -> Finding:
    return Finding(
        rule="child",
        severity="HOLD",
        where=where,
        because=f"{what}, and no consent of the child's own is recorded; nobody else's covers a child.",
        repair=("Leave the child out, or record what the child, with whoever cares for it, agreed to.",),
    )
