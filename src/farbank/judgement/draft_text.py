"""A draft as passages of plain words with marks on them: what a reader reads, and where each mark begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from farbank.values.draft import (
    Block,
    Cite,
    Computed,
    Covered,
    Draft,
    Heading,
    Link,
    Listing,
    Named,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Run,
    Styled,
    TableBlock,
    Text,
)

Marked = Cite | Named | Covered | NoteMark

# a full stop after one of these ends no sentence
_SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|cf|vs|ca|approx)|\b[A-Z])\.$")
_STOP = re.compile(r"[.!?]+[\"'”’)]*(?=\s|$)|[。！？]+[」』”’）]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark in a passage: the words from `start` up to `end` of its text; a citation marks no words."""

    start: int
    end: int
    run: Marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph, caption, heading, table row or alternative text.

    `running` says that it belongs to the running text; `cited` that it, its table, its footnote or its picture cites
    something; `figure` is the computed figure, `item` the label of the picture, whose caption it is.
    """

    channel: str
    text: str
    marks: tuple[Mark, ...] = ()
    running: bool = False
    cited: bool = False
    figure: Computed | None = None
    item: str = ""
    line: int = 0


def passages(draft: Draft) -> tuple[Passage, ...]:
    """Every passage of a draft in reading order: the title first, footnotes last, then what stands beside the text."""
    body = (passage for some in (draft.blocks, *draft.footnotes) for passage in _of_blocks(some, draft))
    beside = (_passage(each.runs, draft, channel=each.channel, line=each.line) for each in draft.asides)
    return (Passage(channel="headline", text=draft.title), *body, *beside)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence; the white space between them belongs to none."""
    found: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if not _SHORT.search(text[start : stop.end()]):
            found.append(_trimmed(text, start, stop.end()))
            start = stop.end()
    if text[start:].strip():
        found.append(_trimmed(text, start, len(text)))
    return tuple(found)


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The sentence that holds an offset; a mark behind a full stop belongs to the sentence it follows."""
    spans = sentences(text)
    before = [span for span in spans if span[0] < max(offset, 1)]
    return before[-1] if before else (spans[0] if spans else (0, len(text)))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _flatten(runs: Iterable[Run], offset: int) -> tuple[str, tuple[Mark, ...]]:
    words, marks = "", []
    for run in runs:
        at = offset + len(words)
        inner, inside = _one(run, at)
        words += inner
        if isinstance(run, Cite | Named | Covered | NoteMark):
            marks.append(Mark(start=at, end=at + len(inner), run=run))
        marks.extend(inside)
    return words, tuple(marks)


def _one(run: Run, at: int) -> tuple[str, tuple[Mark, ...]]:
    match run:
        case Text():
            return run.text, ()
        case Styled() | Link() | Named() | Covered():
            return _flatten(run.runs, at)
        case Cite() | NoteMark():
            return "", ()
        case _:
            assert_never(run)


def _of_blocks(blocks: Iterable[Block], draft: Draft) -> Iterator[Passage]:
    """The passages of blocks in their order; a table is cited where the paragraph that leads to it cites something."""
    leads = False
    for block in blocks:
        for each in _of_block(block, draft):
            yield replace(each, cited=True) if leads and isinstance(block, TableBlock) else each
        leads = isinstance(block, Paragraph) and _cites(_flatten(block.runs, 0)[1], draft)


def _of_block(block: Block, draft: Draft) -> Iterator[Passage]:
    match block:
        case Heading():
            yield _passage(block.runs, draft, channel="body", line=block.line)
        case Paragraph():
            yield _passage(block.runs, draft, channel="body", line=block.line, running=True)
        case Quote():
            yield from _of_blocks(block.blocks, draft)
        case Listing():
            yield from (passage for entry in block.entries for passage in _of_blocks(entry, draft))
        case TableBlock():
            yield from _of_table(block, draft)
        case Picture():
            yield _passage(block.caption, draft, channel="caption", line=block.line, cited=True, item=block.item)
            yield Passage(channel="alt", text=block.alt, cited=True, line=block.line)
        case Computed():
            for each in block.caption:
                yield _passage(each.runs, draft, channel="caption", line=each.line or block.line, figure=block)
        case _:
            assert_never(block)


def _of_table(table: TableBlock, draft: Draft) -> Iterator[Passage]:
    rows = (table.head, *table.rows)
    cited = any(_cites(_flatten(cell, 0)[1], draft) for row in rows for cell in row)
    bar = Text(text=" | ")
    for row in rows:
        runs: list[Run] = []
        for number, cell in enumerate(row):
            runs += ([bar] if number else []) + list(cell)
        yield _passage(tuple(runs), draft, channel="body", line=table.line, running=True, cited=cited)


def _passage(
    runs: tuple[Run, ...],
    draft: Draft,
    *,
    channel: str,
    line: int,
    running: bool = False,
    cited: bool = False,
    figure: Computed | None = None,
    item: str = "",
) -> Passage:
    text, marks = _flatten(runs, 0)
    return Passage(
        channel=channel,
        text=text,
        marks=marks,
        running=running,
        cited=cited or _cites(marks, draft),
        figure=figure,
        item=item,
        line=line,
    )


def _cites(marks: tuple[Mark, ...], draft: Draft) -> bool:
    return any(_is_citation(mark.run, draft) for mark in marks)


def _is_citation(run: Marked, draft: Draft) -> bool:
    match run:
        case Cite() | Covered():
            return True
        case NoteMark():
            return 0 < run.number <= len(draft.footnotes) and _note_cites(draft.footnotes[run.number - 1])
        case Named():
            return False
        case _:
            assert_never(run)


def _note_cites(note: tuple[Block, ...]) -> bool:
    """A footnote cites when one of its own paragraphs does; a footnote that only points to another one does not."""
    return any(
        isinstance(mark.run, Cite)
        for block in note
        if isinstance(block, Paragraph)
        for mark in _flatten(block.runs, 0)[1]
    )
