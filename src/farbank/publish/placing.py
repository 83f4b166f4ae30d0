"""Puts the parts of a report in their places: passages with their evidence beside them, figures, pictures.

File names are made of fixed words, counters and public names; a label of the case never becomes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from farbank.errors import Refused
from farbank.publish import raster
from farbank.publish.figure import Figure, NoFigure
from farbank.publish.page import Backing, EvidenceCard, Page
from farbank.publish.prose import Prose, spoken
from farbank.publish.telling import Telling, tell
from farbank.values.draft import Block, Cite, Computed, Covered, Paragraph, Picture, Run, Text
from farbank.values.package import File

_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_HEADING = 90  # a first sentence up to this long heads its figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A figure with the files it became."""

    telling: Telling
    name: str

    @property
    def anchor(self) -> str:
        return f"figure-{self.name}"

    @property
    def wide_png(self) -> str:
        return f"figures/{self.name}-wide.png"

    @property
    def tall_png(self) -> str:
        return f"figures/{self.name}-narrow.png"

    @property
    def wide_svg(self) -> str:
        return f"figures/{self.name}-wide.svg"

    @property
    def tall_svg(self) -> str:
        return f"figures/{self.name}-narrow.svg"

    @property
    def wide_size(self) -> tuple[str, str]:
        return _size(self.telling.wide)

    @property
    def tall_size(self) -> tuple[str, str]:
        return _size(self.telling.tall)

    def files(self) -> tuple[File, ...]:
        """Both drawings as PNG and as SVG."""
        scale = 1.4 if self.telling.kind == "map" else raster.SCALE  # the map is drawn larger than the page
        return (
            File(path=self.wide_png, content=raster.draw(self.telling.wide, scale)),
            File(path=self.wide_svg, content=self.telling.wide.encode()),
            File(path=self.tall_png, content=raster.draw(self.telling.tall)),
            File(path=self.tall_svg, content=self.telling.tall.encode()),
        )


def _size(svg: str) -> tuple[str, str]:
    found = _SIZE.search(svg)
    if found is None:
        raise Refused("a drawing has no size")
    return f"{float(found.group(1)):.0f}", f"{float(found.group(2)):.0f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A passage with the evidence cited in it."""

    html: Markup
    cards: tuple[EvidenceCard, ...]
    backings: tuple[Backing, ...]
    kind: str = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureHere:
    """A figure with its heading and caption."""

    placed: Placed
    heading: Markup
    caption: Markup
    kind: str = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingHere:
    """A figure that could not be made, and why."""

    anchor: str
    heading: Markup
    caption: Markup
    because: str
    kind: str = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureHere:
    """A picture rebuilt from its pixels."""

    file: str
    content: bytes
    width: int
    height: int
    alt: str
    caption: Markup
    credit: str
    redacted: str
    kind: str = "picture"


Piece = Words | FigureHere | NothingHere | PictureHere


def pieces(page: Page, blocks: tuple[Block, ...]) -> tuple[Piece, ...]:
    """The body of a report in order."""
    wanted = [block for block in blocks if isinstance(block, Computed)]
    if len(wanted) != len(page.figures):
        raise Refused(f"the report places {len(wanted)} figures and {len(page.figures)} were given")
    figures = iter(enumerate(page.figures, start=1))
    prose = Prose(page=page)
    return tuple(_piece(page, prose, block, figures) for block in blocks)


def _piece(page: Page, prose: Prose, block: Block, figures: Iterator[tuple[int, Figure]]) -> Piece:
    match block:
        case Computed():
            number, figure = next(figures)
            return _figure(page, prose, block, number, figure)
        case Picture():
            return _picture(page, prose, block)
        case _:
            cards, backings = cited(page, (block,))
            return Words(html=prose.block(block), cards=cards, backings=backings)


def cited(page: Page, blocks: tuple[Block, ...]) -> tuple[tuple[EvidenceCard, ...], tuple[Backing, ...]]:
    """The cards and backings that some blocks name, each once, in order."""
    runs = spoken(blocks)
    cards = dict.fromkeys(page.card(run.label) for run in runs if isinstance(run, Cite))
    keys = dict.fromkeys(run.coverage for run in runs if isinstance(run, Covered))
    return tuple(cards), tuple(each for each in page.backings if each.coverage in keys)


def _figure(page: Page, prose: Prose, block: Computed, number: int, figure: Figure) -> FigureHere | NothingHere:
    told = tell(figure, page.draft.language)
    heading, rest = headed(block.caption)
    title = prose.inline(heading)
    words = Markup().join(Markup("<p>{}</p>").format(prose.inline(runs)) for runs in rest)
    if isinstance(told, NoFigure):
        return NothingHere(anchor=f"figure-{number}", heading=title, caption=words, because=told.because)
    return FigureHere(placed=Placed(telling=told, name=f"{told.kind}-{number}"), heading=title, caption=words)


def headed(caption: tuple[Paragraph, ...]) -> tuple[tuple[Run, ...], tuple[tuple[Run, ...], ...]]:
    """The first sentence of a caption as the heading of its figure, if it is short, and the rest of the caption."""
    if not caption or not caption[0].runs:
        raise Refused("a computed figure needs a caption")
    first, *others = caption[0].runs
    more = tuple(paragraph.runs for paragraph in caption[1:])
    if isinstance(first, Text):
        sentence, stop, after = first.text.partition(". ")
        if stop and len(sentence) <= _HEADING:
            rest = (Text(text=after, line=first.line), *others)
            return (Text(text=sentence.rstrip("."), line=first.line),), (rest, *more)
        if not others and len(first.text) <= _HEADING:
            return (Text(text=first.text.rstrip("."), line=first.line),), more
    return (Text(text="Figure"),), (caption[0].runs, *more)


def _picture(page: Page, prose: Prose, block: Picture) -> PictureHere:
    shown = page.pictures.get(block.item)
    if shown is None:
        raise Refused(f"the report places the picture {block.item!r}, and no pixels were given for it")
    return PictureHere(
        file=f"pictures/{shown.public_name}.jpg",
        content=raster.rebuild_jpeg(shown.pixels),
        width=shown.pixels.width,
        height=shown.pixels.height,
        alt=block.alt,
        caption=prose.inline(block.caption),
        credit=shown.credit,
        redacted=shown.redacted,
    )
