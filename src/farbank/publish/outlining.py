"""From a page to the one document that the PDF, the newsroom's fragment and the DOCX are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import assert_never

from farbank.publish.figure import Figure, NoFigure
from farbank.publish.outline import (
    Drawing,
    Entries,
    Grid,
    Head,
    Outline,
    Passage,
    Photograph,
    Piece,
    Quoted,
    Run,
    Words,
)
from farbank.publish.outlining_back import back, credit_lines, table_grid
from farbank.publish.page import Page
from farbank.publish.photographs import Photo
from farbank.publish.placing import below, cited, claims, headed, repeats, shown_picture
from farbank.publish.running import Running, strong
from farbank.publish.telling import Telling, tell
from farbank.values import draft as said


def outline(page: Page, photos: Mapping[str, Photo]) -> Outline:
    """The whole publication in reading order; `photos` are the files of its pictures."""
    running = Running(page=page)
    draft = page.draft
    lead, body = split(draft.blocks)
    of = running.said("Part {part} of {of}", part=draft.part, of=draft.of) if draft.of > 1 else ()
    day = running.fixed(running.say.day(draft.published)) if draft.published else ()
    names = running.own(" · ".join(draft.authors))
    return Outline(
        title=draft.title,
        language=draft.language,
        outlet=draft.outlet,
        series=of,
        lead=running.inline(lead.runs) if lead else (),
        by=(*names, *((Run(text=" · "),) if names and day else ()), *day),
        cover=_cover(running),
        report=tuple(_Body(running=running, photos=photos).pieces(body)),
        back=back(running),
        notes=tuple(tuple(_blocks(running, note)) for note in draft.footnotes),
        credits=credit_lines(running),
    )


def split(blocks: tuple[said.Block, ...]) -> tuple[said.Paragraph | None, tuple[said.Block, ...]]:
    """The first paragraph leads; everything after it is the body."""
    if blocks and isinstance(blocks[0], said.Paragraph):
        return blocks[0], blocks[1:]
    return None, blocks


def _cover(running: Running) -> Drawing | None:
    if running.page.hero is None:
        return None
    told = tell(running.page.hero, running.page.draft.language)
    return None if isinstance(told, NoFigure) else drawing(running, told, "map", ())


def drawing(running: Running, told: Telling, name: str, caption: tuple[Words, ...]) -> Drawing:
    """A figure with its caption, its small print and its tables."""
    notes = tuple(Words(kind="small", runs=running.fixed(each)) for each in told.notes)
    return Drawing(
        name=name,
        telling=told,
        alt_language=running.say.language,
        caption=(*caption, *notes),
        tables=tuple(table_grid(running, each) for each in told.tables),
    )


def _blocks(running: Running, blocks: tuple[said.Block, ...]) -> Iterator[Piece]:
    for block in blocks:
        match block:
            case said.Heading():
                yield Head(level=min(max(block.level, 2), 4), runs=running.inline(block.runs))
            case said.Paragraph():
                yield Words(runs=running.inline(block.runs))
            case said.Quote():
                yield Quoted(blocks=tuple(_blocks(running, block.blocks)))
            case said.Listing():
                entries = tuple(tuple(_blocks(running, each)) for each in block.entries)
                yield Entries(ordered=block.ordered, entries=entries)
            case said.TableBlock():
                rows = tuple(tuple(running.inline(cell) for cell in row) for row in block.rows)
                yield Grid(title=(), head=tuple(running.inline(cell) for cell in block.head), rows=rows)
            case said.Picture() | said.Computed():
                pass  # placed by the body
            case _:
                assert_never(block)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """Places the blocks of one report."""

    running: Running
    photos: Mapping[str, Photo]

    def pieces(self, blocks: tuple[said.Block, ...]) -> Iterator[Piece]:
        """The body in order, each figure with its titles."""
        figures = zip(count(1), self.running.page.figures, strict=False)
        over: said.Heading | None = None
        for block in blocks:
            match block:
                case said.Computed():
                    yield from self._figure(block, next(figures), over)
                case said.Picture():
                    yield self._picture(block)
                case _:
                    yield self._passage(block)
            over = block if isinstance(block, said.Heading) else None

    def _figure(self, block: said.Computed, numbered: tuple[int, Figure], over: said.Heading | None) -> Iterator[Piece]:
        number, figure = numbered
        own, rest = headed(block.caption)
        told = tell(figure, self.running.page.draft.language)
        name = str(number) if isinstance(told, NoFigure) else f"{told.kind}-{number}"
        if over is None or not repeats(over, own):
            level = 2 if over is None else below(over)
            yield Head(level=min(level, 4), runs=self.running.inline(own))
        caption = tuple(Words(kind="caption", runs=self.running.inline(runs)) for runs in rest)
        if isinstance(told, NoFigure):
            because = self.running.fixed(f" {told.because}")
            yield Words(runs=(*strong(self.running.said("No figure:")), *because))
            yield from caption
        else:
            yield drawing(self.running, told, name, caption)

    def _picture(self, block: said.Picture) -> Photograph:
        shown = shown_picture(self.running.page, block)
        cards = [card for card in self.running.page.cards if block.item in card.labels]
        mark = (Run(text=" "), self.running.mark(cards[0])) if cards else ()
        credit = (Run(text=" "), *self.running.own(shown.credit)) if shown.credit else ()
        covered = self.running.said("Covered before publication: {what}.", what=shown.redacted)
        words = (*self.running.inline(block.caption), *mark, *credit)
        small = (Words(kind="small", runs=covered),) if shown.redacted else ()
        return Photograph(
            photo=self.photos[block.item], alt=block.alt, caption=(Words(kind="caption", runs=words), *small)
        )

    def _passage(self, block: said.Block) -> Piece:
        """A block of words with the evidence for it beside it."""
        inner = tuple(_blocks(self.running, (block,)))
        beside = (*self._evidence(block), *self._claims(block))
        return Passage(blocks=inner, beside=beside) if beside else inner[0]

    def _evidence(self, block: said.Block) -> Iterator[Words]:
        for card in cited(self.running.page, (block,)):
            title = strong((self.running.mark(card), Run(text=" "), *self.running.own(card.title)))
            yield Words(kind="note", runs=(*title, Run(text="\n"), *self.running.fixed(card.says_in_words)))

    def _claims(self, block: said.Block) -> Iterator[Words]:
        for words, backing in claims(self.running.page, (block,)):
            head = strong(self.running.own(f"“{words}”"))
            rest = self.running.said("claims a whole. What it rests on: {backing}", backing=backing)
            yield Words(kind="note", runs=(*head, Run(text=" "), *rest))
