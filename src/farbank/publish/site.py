"""A page as the exact files of a static publication.

- Nothing is loaded from any other place: one style sheet, pictures and fonts beside the pages, a policy that says so.
- No script, no inline style, no date of building: the same page gives the same bytes.
- A reporter's words are escaped, always; markup is ours alone.
- File names are fixed words, counters and public names; no label of the case reaches a file.
- Beside the pages stand the same report as a PDF and as one file of HTML, to pass on by hand, and what to check all of
  it with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from farbank.publish import channels, coverage_wide, ink, raster
from farbank.publish.address import Beside, Within, inlined
from farbank.publish.figure import CoverageFigure, NoFigure
from farbank.publish.manifest import listed
from farbank.publish.outlining import outline, split
from farbank.publish.page import Page, Part
from farbank.publish.pdf import can_set, pdf
from farbank.publish.photographs import Photo, photographs
from farbank.publish.placing import FigureHere, NothingHere, PictureHere, Piece, Placed, Words, cited, claims, pieces
from farbank.publish.prose import Prose, plain
from farbank.publish.reading_notes import READING
from farbank.publish.rendering import render
from farbank.publish.script import runs
from farbank.publish.svg import Box, Sheet
from farbank.publish.telling import tell
from farbank.publish.typeset import typeset
from farbank.publish.wording import wording
from farbank.values.draft import Paragraph
from farbank.values.package import ChannelText, File, Package

SINGLE: Final = "report.html"
STYLE: Final = "site.css"
_HERE: Final = Path(__file__).parent
_UNSEEN: Final = {"url", "file_name", "file_metadata", "pixels"}
_LEAD: Final = 320  # a longer lead stands above the map, not upon it
_THOUSAND: Final = 1000
_FONT: Final = re.compile(r"url\((fonts/[a-z0-9-]+\.woff2)\)")


def build(page: Page, photos: Mapping[str, Photo] | None = None) -> Package:
    """The publication: its files in path order, and every text that can be found in them.

    `photos` are the files of its pictures where they were made before.
    """
    photos = photographs(page) if photos is None else photos
    lead, body = split(page.draft.blocks)
    placed = pieces(page, body, photos)
    hero = _hero(page)
    documents = (pdf(outline(page, photos), page.draft.published),) if can_set() else ()
    downloads = tuple((each.path, _size(each)) for each in documents)
    given = _given(page, lead, placed, hero) | {"downloads": downloads, "whole": True}
    drawn = (mark(), *(hero.files() if hero else ()))
    for piece in placed:
        drawn += _files(piece)
    html = _pages(page, given)
    files = (*dressed(html, page), *drawn, *documents)
    files = (*files, _single(page, given, {each.path: each.content for each in files}))
    files = tuple({each.path: each for each in files}.values())
    ordered = tuple(sorted((*files, *listed(page, files)), key=lambda file: file.path))
    return Package(files=ordered, channels=channels.read(ordered, page.draft.language))


def dressed(html: tuple[File, ...], page: Page) -> tuple[File, ...]:
    """Pages with their style sheet and the typefaces for the letters in them."""
    fonts, rules = typeset(_printed(channels.read(html, page.draft.language), page))
    css = rules + (_HERE / STYLE).read_text("utf-8")
    return (*html, *fonts, File(path=STYLE, content=css.encode()))


def mark() -> File:
    """The little picture in the tab of a browser."""
    return File(path="figures/mark.png", content=raster.draw(_mark()))


def _pages(page: Page, given: Mapping[str, object]) -> tuple[File, ...]:
    """The report, its method note, whom to write to, and a page for each piece of evidence."""
    here, deeper = Beside(), Beside(up="../")
    cards, found = page.cards, [render("index.html", "index.html.j2", page, here, given)]
    found.append(render("method.html", "method.html.j2", page, here, {"method": page.method, "reading": READING}))
    if page.contact:
        found.append(render("contact.html", "contact.html.j2", page, here, {}))
    for before, card, after in zip((None, *cards), cards, (*cards[1:], None), strict=False):
        turns = {"card": card, "before": before, "after": after, "cited": given["cited"]}
        found.append(render(f"e/{card.public_name}.html", "evidence.html.j2", page, deeper, turns))
    return tuple(found)


def _citing(lead: frozenset[int], placed: tuple[Piece, ...]) -> dict[int, str]:
    """The place of the front page that first cites each piece of evidence, by its number."""
    found = dict.fromkeys(sorted(lead), "lead")
    for at, piece in enumerate(placed, start=1):
        if isinstance(piece, Words | PictureHere):
            for card in piece.cards:
                found.setdefault(card.number, f"passage-{at}")
    return found


def _single(page: Page, given: Mapping[str, object], files: Mapping[str, bytes]) -> File:
    """All of it in one file of HTML, pictures, fonts and style within it."""
    css = files[STYLE].decode()
    held = _FONT.sub(lambda found: f"url({inlined(files[found.group(1)], 'font/woff2')})", css)
    more = {
        "method": page.method,
        "reading": READING,
        "top": 2,
        "downloads": (),
        "whole": False,
        "turns": (None, None),
        "parts": (),
        "editions": (),
    }
    to = Within(css=held, drawings={path: content for path, content in files.items() if path.endswith(".png")})
    return render(SINGLE, "single.html.j2", page, to, {**given, **more})


def _size(file: File) -> str:
    """How much there is to download."""
    kilobytes = len(file.content) / 1000
    return f"{kilobytes:.0f} kB" if kilobytes < _THOUSAND else f"{kilobytes / 1000:.1f} MB"


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
            return (File(path=piece.photo.path, content=piece.photo.content),)
        case _:
            return ()


def _given(page: Page, lead: Paragraph | None, placed: tuple[Piece, ...], hero: Placed | None) -> dict[str, object]:
    """What the front page is made of."""
    prose = Prose(page=page)
    say = wording(page.draft.language)
    return {
        "nav": _nav(page, placed),
        "lead": prose.inline(lead.runs) if lead else "",
        "long_lead": lead is not None and len(plain(lead.runs)) > _LEAD,
        "authors": " · ".join(page.draft.authors),
        "day": say.day(page.draft.published) if page.draft.published else "",
        "hero": hero,
        "pieces": placed,
        "notes": [prose.blocks(note) for note in page.draft.footnotes],
        "cards": page.cards,
        "backings": claims(page, page.draft.blocks),
        "blind": page.blind,
        "method_first": page.method.texts[0] if page.method.texts else "",
        "revisions": page.revisions,
        "parts": page.parts,
        "turns": _turns(page),
        "editions": page.editions,
        "cited": _citing(frozenset(each.number for each in cited(page, (lead,) if lead else ())), placed),
    }


def _turns(page: Page) -> tuple[Part | None, Part | None]:
    """The part before this one and the part after it, where readers can have them."""
    own = next((at for at, each in enumerate(page.parts) if not each.address), None)
    if own is None:
        return None, None
    around = (None, *page.parts, None)
    return around[own], around[own + 2]


def _nav(page: Page, placed: tuple[Piece, ...]) -> tuple[tuple[str, str], ...]:
    """The sections that are there, each kind of figure once."""
    say = wording(page.draft.language)
    found: dict[str, str] = {}
    for piece in placed:
        if isinstance(piece, FigureHere):
            found.setdefault(piece.placed.telling.nav, f"#{piece.placed.anchor}")
        elif isinstance(piece, NothingHere):
            found.setdefault(say("A missing figure"), f"#{piece.anchor}")
    if page.cards:
        found[say("How we know")] = "#evidence"
    if page.blind.texts or page.blind.tables:
        found[say("What we could not see")] = "#unseen"
    found[say("Method")] = "#method"
    return tuple((anchor, label) for label, anchor in found.items())


@cache
def _mark() -> str:
    """The little picture in the tab of a browser: the dark, and one lit stretch."""
    sheet = Sheet(width=32, height=32, ground=ink.NIGHT)
    sheet.rect(Box(x=6, y=18, w=9, h=6), ink.LAMP)
    return sheet.to_svg()
