"""Puts the parts of a report in their places: passages with their evidence beside them, figures, pictures.

File names are made of fixed words, counters and public names; a label of the case never becomes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from farbank.errors import Refused
from farbank.publish import raster
from farbank.publish.figure import Figure, NoFigure
from farbank.publish.page import EvidenceCard, Page, PictureShown
from farbank.publish.photographs import Photo, photographs
from farbank.publish.prose import Prose, plain, spoken
from farbank.publish.telling import Telling, tell
from farbank.values.draft import Block, Cite, Computed, Covered, Heading, Paragraph, Picture, Run, Text
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
        return drawing_size(self.telling.wide)

    @property
    def tall_size(self) -> tuple[str, str]:
        return drawing_size(self.telling.tall)

    def files(self) -> tuple[File, ...]:
        """Both drawings as PNG and as SVG."""
        scale = 1.4 if self.telling.kind == "map" else raster.SCALE  # the map is drawn larger than the page
        return (
            File(path=self.wide_png, content=raster.draw(self.telling.wide, scale)),
            File(path=self.wide_svg, content=self.telling.wide.encode()),
            File(path=self.tall_png, content=raster.draw(self.telling.tall)),
            File(path=self.tall_svg, content=self.telling.tall.encode()),
        )


def drawing_size(svg: str) -> tuple[str, str]:
    """Width and height of a drawing in whole units, as words."""
    found = _SIZE.search(svg)
    if found is None:
        raise Refused("a drawing has no size")
    return f"{float(found.group(1)):.0f}", f"{float(found.group(2)):.0f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A passage with the evidence cited in it."""

    html: Markup
    cards: tuple[EvidenceCard, ...]
    claims: tuple[tuple[str, str], ...]  # words that claim a whole, and what they rest on
    kind: str = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """What stands over a figure: the heading of its section, and its own title, empty where both say the same."""

    section: Markup
    heading: Markup
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureHere:
    """A figure with its titles and caption."""

    placed: Placed
    titles: Titles
    caption: Markup
    kind: str = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingHere:
    """A figure that could not be made, and why."""

    anchor: str
    titles: Titles
    caption: Markup
    because: str
    kind: str = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureHere:
    """A picture rebuilt from its pixels."""

    photo: Photo
    alt: str
    caption: Markup
    mark: Markup
    credit: str
    redacted: str
    cards: tuple[EvidenceCard, ...] = ()
    kind: str = "picture"


Piece = Words | FigureHere | NothingHere | PictureHere


def pieces(page: Page, blocks: tuple[Block, ...], photos: Mapping[str, Photo] | None = None) -> tuple[Piece, ...]:
    """The body of a report in order; `photos` are the files of its pictures where they were made before."""
    wanted = [block for block in blocks if isinstance(block, Computed)]
    if len(wanted) != len(page.figures):
        raise Refused(f"the report places {len(wanted)} figures and {len(page.figures)} were given")
    figures = iter(enumerate(page.figures, start=1))
    prose = Prose(page=page)
    photos = photographs(page) if photos is None else photos
    found: list[Piece] = []
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if not (isinstance(block, Heading) and isinstance(after, Computed)):
            over = before if isinstance(before, Heading) else None
            found.append(_piece(prose, block, figures, over, photos))
    return tuple(found)


def _piece(
    prose: Prose,
    block: Block,
    figures: Iterator[tuple[int, Figure]],
    over: Heading | None,
    photos: Mapping[str, Photo],
) -> Piece:
    page = prose.page
    match block:
        case Computed():
            number, figure = next(figures)
            return _figure(page, _titles(prose, block, over), block, number, figure)
        case Picture():
            return _picture(prose, block, photos)
        case _:
            return Words(html=prose.block(block), cards=cited(page, (block,)), claims=claims(page, (block,)))


def cited(page: Page, blocks: tuple[Block, ...]) -> tuple[EvidenceCard, ...]:
    """The cards that some blocks name, each once, in order."""
    return tuple(dict.fromkeys(page.card(run.label) for run in spoken(blocks) if isinstance(run, Cite)))


def claims(page: Page, blocks: tuple[Block, ...]) -> tuple[tuple[str, str], ...]:
    """The words of some blocks that claim a whole, each with what it rests on."""
    told = {each.coverage: each.words for each in page.backings}
    runs = [run for run in spoken(blocks) if isinstance(run, Covered) and run.coverage in told]
    return tuple(dict.fromkeys((plain(run.runs), told[run.coverage]) for run in runs))


def _titles(prose: Prose, block: Computed, over: Heading | None) -> Titles:
    """A figure right under a heading of the report belongs to it: its own title steps down, or goes when it repeats."""
    own, _ = headed(block.caption)
    if over is None:
        return Titles(section=Markup(), heading=prose.inline(own), level=2)
    heading = Markup() if repeats(over, own) else prose.inline(own)
    return Titles(section=prose.block(over), heading=heading, level=below(over))


def repeats(over: Heading, own: tuple[Run, ...]) -> bool:
    """Whether a figure's own title says no more than the heading right above it."""
    return plain(over.runs).strip(" .").casefold() == plain(own).strip(" .").casefold()


def below(over: Heading) -> int:
    """The level of a title right under a heading."""
    return min(max(over.level, 2), 4) + 1


def _figure(page: Page, titles: Titles, block: Computed, number: int, figure: Figure) -> FigureHere | NothingHere:
    prose = Prose(page=page)
    told = tell(figure, page.draft.language)
    _, rest = headed(block.caption)
    words = Markup().join(Markup("<p>{}</p>").format(prose.inline(runs)) for runs in rest)
    if isinstance(told, NoFigure):
        return NothingHere(anchor=f"figure-{number}", titles=titles, caption=words, because=told.because)
    return FigureHere(placed=Placed(telling=told, name=f"{told.kind}-{number}"), titles=titles, caption=words)


def headed(caption: tuple[Paragraph, ...]) -> tuple[tuple[Run, ...], tuple[tuple[Run, ...], ...]]:
    """The first sentence of a caption as the heading of its figure, if it is short, and the rest of the caption."""
    if not caption or not caption[0].runs:
        raise Refused("a computed figure needs a caption")
    first, *others = caption[0].runs
    more = tuple(paragraph.runs for paragraph in caption[1:])
    if isinstance(first, Text):
        sentence, stop, after = _first_sentence(first.text)
        if stop and len(sentence) <= _HEADING:
            rest = (Text(text=after, line=first.line), *others)
            return (Text(text=sentence.rstrip("."), line=first.line),), (rest, *more)
        if not others and len(first.text) <= _HEADING:
            return (Text(text=first.text.rstrip(".。"), line=first.line),), more
    return (Text(text="Figure"),), (caption[0].runs, *more)


def shown_picture(page: Page, block: Picture) -> PictureShown:
    """What is printed where the draft places a picture."""
    shown = page.pictures.get(block.item)
    if shown is None:
        raise Refused(f"the report places the picture {block.item!r}, and no pixels were given for it")
    return shown


def _first_sentence(text: str) -> tuple[str, str, str]:
    """A sentence, its stop, and what follows; an ideographic stop needs no space after it."""
    ends = [(text.index(stop), stop) for stop in (". ", "。") if stop in text.rstrip("。")]
    return text.partition(min(ends)[1]) if ends else (text, "", "")


def _picture(prose: Prose, block: Picture, photos: Mapping[str, Photo]) -> PictureHere:
    shown = shown_picture(prose.page, block)
    cards = [card for card in prose.page.cards if block.item in card.labels]
    return PictureHere(
        photo=photos[block.item],
        alt=block.alt,
        caption=prose.inline(block.caption),
        mark=prose.mark(cards[0]) if cards else Markup(),
        credit=shown.credit,
        redacted=shown.redacted,
        cards=tuple(cards[:1]),
    )
