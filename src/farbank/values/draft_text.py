"""The words of a draft by channel, for whoever must judge or compare what a reader would see."""

from __future__ import annotations

from collections.abc import Iterator

from farbank.values.draft import Block, Computed, Draft, Heading, Link, Paragraph, Picture
from farbank.values.draft_walk import every_block, every_run, run_groups, words_of
from farbank.values.words import Channel

Spoken = tuple[str, str, int]


def plain_text(draft: Draft) -> Iterator[Spoken]:
    """(channel, words, line) in reading order: headline, lead, body, captions, alt texts, addresses, asides.

    The lead is the first paragraph. The line of the title is 0: it stands in the header. Words inside marks are words
    like all others.
    """
    yield "headline", draft.title, 0
    captions = {id(each) for block in every_block(draft) if isinstance(block, Computed) for each in block.caption}
    lead = next((each for each in draft.blocks if isinstance(each, Paragraph)), None)
    for block in every_block(draft):
        channel: Channel = "lead" if block is lead else "caption" if id(block) in captions else "body"
        yield from _spoken(block, channel)
    yield from ((each.channel, words_of(each.runs), each.line) for each in draft.asides)


def _spoken(block: Block, channel: Channel) -> Iterator[Spoken]:
    if isinstance(block, Heading):
        channel = "headline"
    elif isinstance(block, Picture):
        channel = "caption"
        yield "alt", block.alt, block.line
    elif isinstance(block, Computed) and block.option("alt"):
        yield "alt", block.option("alt"), block.line
    for runs in run_groups(block):
        if words := words_of(runs):
            yield channel, words, runs[0].line
        yield from (("url", run.address, run.line) for run in every_run(runs) if isinstance(run, Link))
