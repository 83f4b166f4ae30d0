"""Every text that leaves: the passages of the draft, and whatever else stands in the finished bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.question import Question
from farbank.judgement.verdict import Finding, Severity, Where

_SHOWN: Final = 12  # places shown of one thing; it is found in every form that a report leaves in


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """One text under its channel."""

    channel: str
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: what it is (`kind`), what it comes to (`key`, the same wherever it stands), and where."""

    kind: str
    key: str
    where: Where


def leaving(question: Question, passages: Iterable[Passage]) -> tuple[Leaving, ...]:
    """Every text once under each channel, in reading order."""
    language = question.draft.language
    own = (Leaving(channel=each.channel, text=each.text, language=language) for each in passages)
    made = (Leaving(channel=each.channel, text=each.text, language=each.language) for each in question.channels)
    found: dict[tuple[str, str], Leaving] = {}
    for each in (*own, *made):
        if each.text:
            found.setdefault((each.channel, each.text), each)
    return tuple(found.values())


def place(text: Leaving, start: int, end: int) -> Where:
    """Some words of it."""
    return Where(channel=text.channel, text=text.text, start=start, end=end)


def told_once(
    hits: Iterable[Hit], rule: str, severity: Severity, because: str, repair: tuple[str, ...]
) -> Iterator[Finding]:
    """One finding for each thing, with the places where it stands. `because` takes what it is as `{kind}`."""
    for (kind, _), where in _gathered(hits).items():
        yield Finding(
            rule=rule,
            severity=severity,
            where=tuple(where)[:_SHOWN],
            because=because.format(kind=kind, channel=where[0].channel),
            repair=repair,
        )


def _gathered(hits: Iterable[Hit]) -> dict[tuple[str, str], list[Where]]:
    found: dict[tuple[str, str], list[Where]] = {}
    for each in hits:
        found.setdefault((each.kind, each.key), []).append(each.where)
    return found
