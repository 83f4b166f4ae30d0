"""Every part of a draft in reading order, however deep it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def every_block(draft: Draft) -> Iterator[Block]:
    """The blocks of the body, then those of the footnotes; a block that holds blocks comes before them."""
    yield from _blocks(draft.blocks)
    for note in draft.footnotes:
        yield from _blocks(note)


def run_groups(block: Block) -> Iterator[tuple[Run, ...]]:
    """The running texts that a block holds itself: one of a paragraph, one of each cell of a table."""
    match block:
        case Heading() | Paragraph():
            yield block.runs
        case Picture():
            yield block.caption
        case TableBlock():
            for row in (block.head, *block.rows):
                yield from row
        case Quote() | Listing() | Computed():
            return
        case _:
            assert_never(block)


def every_run(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs and all that stand inside them; an outer one comes first."""
    for run in runs:
        yield run
        match run:
            case Styled() | Link() | Named() | Covered():
                yield from every_run(run.runs)
            case Text() | Cite() | NoteMark():
                continue
            case _:
                assert_never(run)


def words_of(runs: Iterable[Run]) -> str:
    """The words of running text as a reader sees them, without marks."""
    return "".join(run.text for run in every_run(runs) if isinstance(run, Text))


def _blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Quote():
                yield from _blocks(block.blocks)
            case Listing():
                for entry in block.entries:
                    yield from _blocks(entry)
            case Computed():
                yield from block.caption
            case Heading() | Paragraph() | Picture() | TableBlock():
                continue
            case _:
                assert_never(block)
