"""A page as the exact files of a static publication.

- Nothing is loaded from any other place: one style sheet, pictures and fonts beside the pages, a policy that says so.
- No script, no inline style, no date of building: the same page gives the same bytes.
- A reporter's words are escaped, always; markup is ours alone.
- File names are fixed words, counters and public names; no label of the case reaches a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from farbank.publish import channels, coverage_wide, ink, raster
from farbank.publish.days import day_words
from farbank.publish.figure import CoverageFigure, NoFigure
from farbank.publish.page import EvidenceCard, Page
from farbank.publish.placing import FigureHere, NothingHere, PictureHere, Piece, Placed, claims, pieces
from farbank.publish.prose import Prose, plain
from farbank.publish.script import runs
from farbank.publish.svg import Box, Sheet
from farbank.publish.telling import tell
from farbank.publish.typeset import typeset
from farbank.values.draft import Block, Paragraph
from farbank.values.package import ChannelText, File, Package

_HERE: Final = Path(__file__).parent
_UNSEEN: Final = {"url", "file_name", "file_metadata", "pixels"}
_LEAD: Final = 320  # a longer lead stands above the map, not upon it


def build(page: Page) -> Package:
    """The publication: its files in path order, and every text that can be found in them."""
    lead, body = _split(page.draft.blocks)
    placed = pieces(page, body)
    hero = _hero(page)
    html = (_index(page, lead, placed, hero), _method(page), *(_evidence(page, card) for card in page.cards))
    drawn = (File(path="figures/mark.png", content=raster.draw(_mark())), *(hero.files() if hero else ()))
    for piece in placed:
        drawn += _files(piece)
    texts = channels.read(html, page.draft.language)
    fonts, rules = typeset(_printed(texts, page))
    style = File(path="site.css", content=(rules + (_HERE / "site.css").read_text("utf-8")).encode())
    files = {file.path: file for file in (*html, *drawn, *fonts, style)}
    ordered = tuple(files[path] for path in sorted(files))
    return Package(files=ordered, channels=_channels(ordered, page.draft.language))


def _printed(texts: tuple[ChannelText, ...], page: Page) -> Iterator[tuple[str, str]]:
    """Every run of words that is printed, with the language by which its face is chosen."""
    own = page.draft.language
    for each in texts:
        if each.channel not in _UNSEEN:
            for language in dict.fromkeys((each.language or own, own)):
                yield from runs(each.text, language, han=page.han)


def coverage_png(figure: CoverageFigure, language: str = "en", scale: float = raster.SCALE) -> bytes:
    """The coverage chart alone as a PNG, `scale` pixels to a unit of the drawing, for a README or a slide."""
    return raster.draw(coverage_wide.wide(figure, language), scale)


def _channels(files: tuple[File, ...], language: str) -> tuple[ChannelText, ...]:
    return channels.read(files, language)


def _split(blocks: tuple[Block, ...]) -> tuple[Paragraph | None, tuple[Block, ...]]:
    """The first paragraph leads; everything after it is the body."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0], blocks[1:]
    return None, blocks


def _hero(page: Page) -> Placed | None:
    if page.hero is None:
        return None
    told = tell(page.hero, page.draft.language)
    return None if isinstance(told, NoFigure) else Placed(telling=told, name="map")


def _files(piece: Piece) -> tuple[File, ...]:
    match piece:
        case FigureHere():
            return piece.placed.files()
        case PictureHere():
            return (File(path=piece.file, content=piece.content),)
        case _:
            return ()


def _index(page: Page, lead: Paragraph | None, placed: tuple[Piece, ...], hero: Placed | None) -> File:
    prose = Prose(page=page)
    given = {
        "nav": _nav(page, placed),
        "lead": prose.inline(lead.runs) if lead else "",
        "long_lead": lead is not None and len(plain(lead.runs)) > _LEAD,
        "authors": " · ".join(page.draft.authors),
        "day": day_words(page.draft.published) if page.draft.published else "",
        "hero": hero,
        "pieces": placed,
        "notes": [prose.blocks(note) for note in page.draft.footnotes],
        "cards": page.cards,
        "backings": claims(page, page.draft.blocks),
        "blind": page.blind,
        "method_first": page.method.texts[0] if page.method.texts else "",
        "corrections": page.corrections,
        "parts": page.parts,
        "editions": page.editions,
        "contact": page.contact,
    }
    return _render("index.html", "index.html.j2", page, "", given)


def _evidence(page: Page, card: EvidenceCard) -> File:
    return _render(f"e/{card.public_name}.html", "evidence.html.j2", page, "../", {"card": card, "nav": ()})


def _method(page: Page) -> File:
    return _render("method.html", "method.html.j2", page, "", {"method": page.method, "nav": ()})


def _render(path: str, template: str, page: Page, up: str, given: Mapping[str, object]) -> File:
    draft = page.draft
    own = draft.language == "en" or draft.language.startswith("en-")
    html = (
        _templates()
        .get_template(template)
        .render(
            given,
            prose=Prose(page=page, up=up),
            draft=draft,
            title=draft.title,
            outlet=draft.outlet or draft.title,
            language=draft.language,
            english=Markup("") if own else Markup(' lang="en"'),
            native=Markup("") if own else Markup(' lang="{}"').format(draft.language),
            up=up,
            credits=page.credits,
        )
    )
    return File(path=path, content=html.encode())


@cache
def _templates() -> Environment:
    """The templates, read once: `w` writes words of the report, `f` fixed English ones, both mark foreign runs."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["w"] = _in_report
    environment.filters["f"] = _in_english
    return environment


@pass_context
def _in_report(context: Context, text: str) -> Markup:
    return cast("Prose", context["prose"]).words(text)


@pass_context
def _in_english(context: Context, text: str) -> Markup:
    return cast("Prose", context["prose"]).fixed(text)


def _nav(page: Page, placed: tuple[Piece, ...]) -> tuple[tuple[str, str], ...]:
    """The sections that are there, each kind of figure once."""
    found: dict[str, str] = {}
    for piece in placed:
        if isinstance(piece, FigureHere):
            found.setdefault(piece.placed.telling.nav, f"#{piece.placed.anchor}")
        elif isinstance(piece, NothingHere):
            found.setdefault("A missing figure", f"#{piece.anchor}")
    if page.cards:
        found["How we know"] = "#evidence"
    if page.blind.texts or page.blind.tables:
        found["What we could not see"] = "#unseen"
    found["Method"] = "#method"
    return tuple((anchor, label) for label, anchor in found.items())


def _mark() -> str:
    """The little picture in the tab of a browser: the dark, and one lit stretch."""
    sheet = Sheet(width=32, height=32, ground=ink.NIGHT)
    sheet.rect(Box(x=6, y=18, w=9, h=6), ink.LAMP)
    return sheet.to_svg()
