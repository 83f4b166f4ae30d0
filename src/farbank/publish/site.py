"""A page as the exact files of a static publication.

- Nothing is loaded from any other place: one style sheet, pictures and fonts beside the pages, a policy that says so.
- No script, no inline style, no date of building: the same page gives the same bytes.
- A reporter's words are escaped, always; markup is ours alone.
- File names are fixed words, counters and public names; no label of the case reaches a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from farbank.publish import channels, coverage_wide, ink, raster
from farbank.publish.figure import CoverageFigure, NoFigure
from farbank.publish.page import EvidenceCard, Page
from farbank.publish.placing import FigureHere, NothingHere, PictureHere, Piece, Placed, cited, pieces
from farbank.publish.prose import Prose, plain, spoken
from farbank.publish.svg import Box, Sheet
from farbank.publish.telling import tell
from farbank.publish.typeset import typeset
from farbank.values.draft import Block, Covered, Paragraph
from farbank.values.package import ChannelText, File, Package

_HERE: Final = Path(__file__).parent
_UNSEEN: Final = {"url", "file_name", "file_metadata", "pixels"}
_LEAD: Final = 320  # a longer lead stands above the map, not upon it
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


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
    fonts, rules = typeset("".join(each.text for each in texts if each.channel not in _UNSEEN))
    style = File(path="site.css", content=(rules + (_HERE / "site.css").read_text("utf-8")).encode())
    files = {file.path: file for file in (*html, *drawn, *fonts, style)}
    ordered = tuple(files[path] for path in sorted(files))
    return Package(files=ordered, channels=_channels(ordered, page.draft.language))


def coverage_png(figure: CoverageFigure, language: str = "en") -> bytes:
    """The coverage chart alone as a PNG, for a README or a slide."""
    return raster.draw(coverage_wide.wide(figure, language))


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
        "byline": _byline(page),
        "hero": hero,
        "pieces": placed,
        "notes": [prose.blocks(note) for note in page.draft.footnotes],
        "cards": page.cards,
        "backings": _backings(page),
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
    prose = Prose(page=page, up=up)
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["w"] = prose.words
    own = page.draft.language == "en" or page.draft.language.startswith("en-")
    environment.globals.update(
        draft=page.draft,
        title=page.draft.title,
        outlet=page.draft.outlet or page.draft.title,
        language=page.draft.language,
        english=Markup("") if own else Markup(' lang="en"'),
        up=up,
        credits=page.credits,
    )
    html = environment.get_template(template).render(given)
    return File(path=path, content=html.encode())


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


def _byline(page: Page) -> str:
    day = page.draft.published
    printed = f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""
    return " · ".join(part for part in (*page.draft.authors, printed) if part)


def _backings(page: Page) -> tuple[tuple[str, str], ...]:
    """Every totalising word of the report with what it rests on."""
    _, named = cited(page, page.draft.blocks)
    said = {each.coverage: each.words for each in named}
    runs = [run for run in spoken(page.draft.blocks) if isinstance(run, Covered)]
    return tuple((plain(run.runs), said[run.coverage]) for run in runs if run.coverage in said)


def _mark() -> str:
    """The little picture in the tab of a browser: the dark, and one lit stretch."""
    sheet = Sheet(width=32, height=32, ground=ink.NIGHT)
    sheet.rect(Box(x=6, y=18, w=9, h=6), ink.LAMP)
    return sheet.to_svg()
