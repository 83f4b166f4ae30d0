"""What a draft says otherwise than the one that left: sentence by sentence, in the order of the new draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from farbank.judgement.draft_text import Passage, passages, sentences
from farbank.values.draft import Draft
from farbank.values.draft_labels import labels_used

_DIGITS: Final = re.compile(r"\d+")
_SPACED: Final = re.compile(r"\s+(?=[.,;:!?](?:\s|$))")
_CITED: Final = frozenset({"citation", "item", "persona", "tally", "series", "line"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A sentence that stood and the one that stands for it; one is None where it was put in or taken out."""

    was: Passage | None
    now: Passage | None

    @property
    def words(self) -> tuple[str, str]:
        """The old words and the new."""
        return _words(self.was), _words(self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that is other than in the last release.

    `added` and `removed` are the labels of what is cited or placed now and was not, and the other way. `figures` are
    the names of drawings that are other than those that left.
    """

    changes: tuple[Change, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.added or self.removed or self.figures)

    @property
    def more_than_spelling(self) -> str:
        """Why this cannot be called a matter of spelling, `""` when it can."""
        if self.added or self.removed:
            return "it cites other evidence"
        if self.figures:
            return "its figures are drawn otherwise"
        for each in self.changes:
            was, now = each.words
            if not (was and now):
                return "a sentence was put in or taken out"
            if _DIGITS.findall(was) != _DIGITS.findall(now):
                return "a number changed"
        return ""


def difference(old: Draft, new: Draft, figures: tuple[str, ...] = ()) -> Difference:
    """How `new` differs from `old`; `figures` are the drawings that the caller found to differ."""
    before, after = tuple(_sentences(old)), tuple(_sentences(new))
    cited = [
        tuple(dict.fromkeys(label for kind, label, _ in labels_used(each) if kind in _CITED)) for each in (old, new)
    ]
    return Difference(
        changes=tuple(_changes(before, after)),
        added=tuple(each for each in cited[1] if each not in cited[0]),
        removed=tuple(each for each in cited[0] if each not in cited[1]),
        figures=figures,
    )


def struck(changes: tuple[Change, ...]) -> tuple[Passage, ...]:
    """The old sentences with their marks, as the gate must read them when they are printed beside the new ones."""
    return tuple(replace(each.was, line=0) for each in changes if each.was is not None)


def _changes(before: tuple[Passage, ...], after: tuple[Passage, ...]) -> Iterator[Change]:
    match = SequenceMatcher(None, [*map(_words, before)], [*map(_words, after)], autojunk=False)
    for kind, start, end, first, last in match.get_opcodes():
        if kind != "equal":
            for was, now in zip_longest(before[start:end], after[first:last]):
                yield Change(was=was, now=now)


def _words(sentence: Passage | None) -> str:
    """A sentence as it is read: without the space that stood before a citation."""
    return _SPACED.sub("", sentence.text).strip() if sentence else ""


def _sentences(draft: Draft) -> Iterator[Passage]:
    for passage in passages(draft):
        for start, end in sentences(passage.text):
            yield cut(passage, start, end)


def cut(passage: Passage, start: int, end: int) -> Passage:
    """The part of a passage from `start` up to `end`, with the marks that stand in it or right behind it."""
    marks = tuple(
        replace(each, start=max(each.start, start) - start, end=min(each.end, end) - start)
        for each in passage.marks
        if start <= each.start <= end and each.end >= start
    )
    return replace(passage, text=passage.text[start:end], marks=marks)
