"""The language editions of one report against each other: what one says with a mark or a number, all of them say.

A difference is either a line that was lost, or something that is told to one readership and not to the other: the first
is a mistake, the second a disclosure that nobody judged. Numbers from 32 on are compared: below that they are days,
months, or spelled out in one language and not in the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.exposure_words import listed
from farbank.judgement.numerals import in_digits, spelled
from farbank.judgement.publications import Publication
from farbank.judgement.question import Question
from farbank.judgement.told import where_of
from farbank.judgement.verdict import Finding, Where
from farbank.values.draft import Cite, Draft, Named, Picture, TableBlock
from farbank.values.draft_walk import every_block, words_of

COMPARED_FROM: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One thing that every edition must carry: a key to compare, words for it, and where it stands.

    `line` is its line in the report's file, 0 where nobody knows.
    """

    key: tuple[object, ...]
    words: str
    line: int = 0
    where: tuple[Where, ...] = ()

    @property
    def said(self) -> str:
        return f"{self.words} (line {self.line})" if self.line else self.words


def editions(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """What this draft and another edition of it do not have in common, and editions that cannot be read at all."""
    return (
        *(_unread(label) for label in question.unread),
        *(found for each in question.editions for found in _against(question, passages, each)),
    )


def _against(question: Question, passages: tuple[Passage, ...], edition: Publication) -> Iterator[Finding]:
    other = edition.passages()
    mine, theirs = _carried(question, question.draft, passages), _carried(question, edition.draft, other)
    lacking = (*_beyond(mine, theirs), *_numbers_beyond(passages, other))
    if lacking:
        said = f"{edition.said[:1].upper()}{edition.said[1:]}"
        yield _differs(f"{said} does not carry {_named(lacking)}, which this edition has.", edition, lacking)
    lacking = (*_beyond(theirs, mine), *_numbers_beyond(other, passages))
    if lacking:
        yield _differs(f"This edition does not carry {_named(lacking)}, which {edition.said} has.", edition, ())


def _differs(because: str, edition: Publication, lacking: tuple[Carried, ...]) -> Finding:
    return Finding(
        rule="edition_differs",
        severity="HOLD",
        where=tuple(dict.fromkeys(where for each in lacking for where in each.where)),
        because=because,
        repair=(f"Give both editions the same, or take it out of both; {edition.label} is judged with this one.",),
    )


def _unread(label: str) -> Finding:
    return Finding(
        rule="unread_report",
        severity="HOLD",
        because=f"{label} belongs to what this draft is judged with, and its text cannot be read.",
        repair=(f"See what 'farbank gate {label}' says is wrong in it, and mend that.",),
    )


def _named(lacking: tuple[Carried, ...]) -> str:
    return listed([each.said for each in lacking])


def _carried(question: Question, draft: Draft, passages: tuple[Passage, ...]) -> tuple[Carried, ...]:
    return (*_marks(question, passages), *_blocks(question, draft), *_figures(passages))


def _marks(question: Question, passages: tuple[Passage, ...]) -> Iterator[Carried]:
    for passage in passages:
        for mark in passage.marks:
            run, where = mark.run, (where_of(passage, mark.start, mark.end),)
            if isinstance(run, Cite):
                key: tuple[object, ...] = ("cite", question.id_of(run.label))
                yield Carried(key=key, words=f"the citation {run.label}", line=run.line, where=where)
            if isinstance(run, Named):
                tells = " ".join(f"{name}={value}" for name, value in sorted(run.discloses))
                words = f"the mark {' '.join(part for part in (f'@{run.persona}', tells) if part)}"
                yield Carried(key=("persona", run.persona, tells), words=words, line=run.line, where=where)


def _blocks(question: Question, draft: Draft) -> Iterator[Carried]:
    for block in every_block(draft):
        if isinstance(block, Picture):
            captioned = bool(words_of(block.caption).strip())
            words = f"the picture {block.item}{' with a caption' if captioned else ''}"
            yield Carried(key=("picture", question.id_of(block.item), captioned), words=words, line=block.line)
        if isinstance(block, TableBlock):
            size = (len(block.rows), len(block.head))
            yield Carried(
                key=("table", *size), words=f"a table of {size[0]} rows and {size[1]} columns", line=block.line
            )


def _figures(passages: tuple[Passage, ...]) -> Iterator[Carried]:
    """Computed figures by their options, and how many paragraphs their caption has."""
    captions = Counter(each.figure for each in passages if each.figure is not None)
    for figure, count in captions.items():
        options = tuple(sorted(each for each in figure.options if each[0] != "alt"))
        words = f"the figure {figure.what} with {count} paragraph{'s' if count > 1 else ''} of caption"
        yield Carried(key=("figure", figure.what, options, count), words=words, line=figure.line)


def _beyond(mine: tuple[Carried, ...], theirs: tuple[Carried, ...]) -> tuple[Carried, ...]:
    """What only the first carry, each once, in reading order."""
    known = {each.key for each in theirs}
    return tuple({each.key: each for each in reversed(mine) if each.key not in known}.values())[::-1]


def _numbers_beyond(mine: tuple[Passage, ...], theirs: tuple[Passage, ...]) -> tuple[Carried, ...]:
    """Numbers in digits that the others neither write nor spell."""
    known = frozenset().union(*(in_digits(each.text) | spelled(each.text) for each in theirs))
    found: dict[Fraction, Carried] = {}
    for passage in mine:
        for value in sorted(in_digits(passage.text) - known):
            if value >= COMPARED_FROM or value.denominator > 1:
                where = (where_of(passage, 0, len(passage.text)),)
                found.setdefault(
                    value, Carried(key=(value,), words=f"the number {_written(value)}", line=passage.line, where=where)
                )
    return tuple(found.values())


def _written(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):g}"
