"""What a draft names of the case, so that the caller can say with the line what does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from farbank.values.draft import Block, Cite, Computed, Covered, Draft, Named, Picture, Run
from farbank.values.draft_walk import every_block, every_run, run_groups

# `citation` is a finding, an item or a statement; the other words are kinds of rows
Used = Literal["citation", "persona", "item", "series", "line", "tally", "report"]
Label = tuple[Used, str, int]


def labels_used(draft: Draft) -> tuple[Label, ...]:
    """(kind, label, line) in reading order, repeats included; those of the header have the line 0."""
    named: list[Label] = [("report", label, 0) for label in (draft.translation_of, *draft.related) if label]
    return (*named, *(label for block in every_block(draft) for label in _of_block(block)))


def _of_block(block: Block) -> Iterator[Label]:
    if isinstance(block, Picture):
        yield "item", block.item, block.line
    if isinstance(block, Computed):
        if block.option("line"):
            yield "line", block.option("line"), block.line
        if block.what == "series":
            yield "series", block.option("name"), block.line
    for runs in run_groups(block):
        for run in every_run(runs):
            yield from _of_run(run)


def _of_run(run: Run) -> Iterator[Label]:
    match run:
        case Cite():
            yield "citation", run.label, run.line
        case Named():
            yield "persona", run.persona, run.line
        case Covered():
            line, slash, _ = run.coverage.partition("/")
            yield ("line" if slash else "tally"), line, run.line
        case _:
            return
