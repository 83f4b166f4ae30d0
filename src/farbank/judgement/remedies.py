"""Which repairs are nothing but other words, so that they can be carried out: said in one place for every rule.

- A remedy is offered only for words of the draft itself; what stands elsewhere in the package is not mended by words.
- A sentence is cut whole, never words out of it: what is left is still a sentence.
- Nothing is offered that would leave no running text at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from farbank.judgement.draft_text import Passage, sentence_at
from farbank.judgement.rewording import Remedy, Rewording
from farbank.judgement.verdict import Finding, Where

# rules whose repair is, among others, to take the words out
CUT_MENDS: Final = frozenset(
    {
        "mosaic",
        "linked",
        "counted_set",
        "undeclared",
        "unread_description",
        "loose_number",
        "identifier",
        "cover",
        "dialect",
        "fake_generalisation",
        "verbatim",
        "canary_wording",
        "unhedged",
    }
)
CUT_ONE: Final = "Cut the sentence."
CUT_MORE: Final = "Cut the sentences."


def instead(where: Where, words: str, *, persona: str = "", tells: tuple[tuple[str, str], ...] = ()) -> Rewording:
    """Other words in a place."""
    return Rewording(
        channel=where.channel,
        text=where.text,
        start=where.start,
        end=where.end,
        words=words,
        persona=persona,
        tells=tells,
    )


def without_sentence(where: Where) -> Rewording:
    """The sentence that holds some words, cut."""
    start, end = sentence_at(where.text, where.start + 1)
    return replace(instead(where, ""), start=min(start, where.start), end=max(end, where.end))


def all_of(changes: Iterable[Rewording]) -> tuple[Rewording, ...]:
    """Some changes together, each once; what lies inside a sentence that is cut goes with it."""
    every = tuple(dict.fromkeys(changes))
    return tuple(each for each in every if not any(_holds(other, each) for other in every if other is not each))


def in_the_draft(findings: Sequence[Finding], passages: Sequence[Passage]) -> tuple[Finding, ...]:
    """Findings with the remedies that the draft as written can take, each with its line; sentences to cut are added."""
    lines = {(each.channel, each.text): each.line for each in reversed(passages)}
    running = frozenset(each.text for each in passages if each.running and each.text.strip())
    return tuple(_placed(each, lines, running) for each in findings)


def _placed(finding: Finding, lines: dict[tuple[str, str], int], running: frozenset[str]) -> Finding:
    offered = (*finding.remedies, *_cut(finding, lines))
    placed = (
        replace(each, changes=tuple(replace(one, line=lines[one.channel, one.text]) for one in each.changes))
        for each in offered
        if each.changes and all((one.channel, one.text) in lines for one in each.changes) and _leaves(each, running)
    )
    once: dict[tuple[Rewording, ...], Remedy] = {}
    for each in placed:
        once.setdefault(each.changes, each)
    return replace(finding, remedies=tuple(once.values()))


def _cut(finding: Finding, lines: dict[tuple[str, str], int]) -> Iterator[Remedy]:
    """All sentences of running text that a finding is about, cut."""
    where = [each for each in finding.where if each.channel == "body" and (each.channel, each.text) in lines]
    if finding.rule in CUT_MENDS and where:
        changes = all_of(without_sentence(each) for each in where)
        yield Remedy(does=CUT_ONE if len(changes) == 1 else CUT_MORE, changes=changes)


def _leaves(remedy: Remedy, running: frozenset[str]) -> bool:
    """Whether some running text is left."""
    gone = {each.text for each in remedy.changes if not each.words and not each.text.replace(each.was, "").strip()}
    return bool(running - gone)


def _holds(outer: Rewording, inner: Rewording) -> bool:
    same = (outer.channel, outer.text) == (inner.channel, inner.text)
    return same and not outer.words and outer.start <= inner.start and inner.end <= outer.end
