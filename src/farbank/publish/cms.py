"""The report for another newsroom's system: a fragment of plain HTML, its pictures, and what it says of itself as JSON.

- No chrome, no style, no class, no script: the system's own style sheet sets it. Ids are `evidence-1`, `note-1`, ...
- Every picture lies beside it under a public name, with its alt text and its caption in both files.
- Headings begin at the second level: the title belongs to the system, and stands in `report.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, assert_never

from markupsafe import Markup, escape

from farbank.publish import channels, raster
from farbank.publish.manifest import listed
from farbank.publish.outline import (
    Card,
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
    Runs,
    Words,
)
from farbank.publish.outline_walk import every_piece
from farbank.publish.outlining import outline
from farbank.publish.page import Page, Part
from farbank.publish.photographs import Photo
from farbank.publish.placing import drawing_size
from farbank.publish.running import spoken
from farbank.values.package import File, Package

FRAGMENT: Final = "fragment.html"
ABOUT: Final = "report.json"
_PHONE: Final = 600  # pixels; below it the border runs from top to bottom
Tree = dict[str, Any]  # what json writes


def build_cms(page: Page, photos: Mapping[str, Photo]) -> Package:
    """The fragment, its pictures and its description, and every text that can be found in them."""
    document = outline(page, photos)
    about = json.dumps(_about(page, document), ensure_ascii=False, indent=1).encode() + b"\n"
    files = [File(path=FRAGMENT, content=_fragment(document).encode()), File(path=ABOUT, content=about)]
    for piece in every_piece(document):
        match piece:
            case Drawing():
                files.append(File(path=_wide(piece), content=raster.draw(piece.telling.alone)))
                files.append(File(path=_narrow(piece), content=raster.draw(piece.telling.tall)))
            case Photograph():
                files.append(File(path=piece.photo.path, content=piece.photo.content))
            case _:
                pass
    files = list({each.path: each for each in files}.values())
    ordered = tuple(sorted((*files, *listed(page, files)), key=lambda file: file.path))
    return Package(files=ordered, channels=channels.read(ordered, page.draft.language))


def _wide(piece: Drawing) -> str:
    return f"figures/{piece.name}-wide.png"


def _narrow(piece: Drawing) -> str:
    return f"figures/{piece.name}-narrow.png"


def _fragment(document: Outline) -> str:
    parts = [Markup('<article lang="{}">').format(document.language)]
    if document.lead:
        parts.append(Markup("<p>{}</p>").format(_inline(document.lead)))
    if document.cover:
        parts.append(_drawing(document.cover))
    parts += [_piece(each) for each in document.report]
    parts += [
        Markup('<aside id="note-{n}">{}</aside>').format(_all(note), n=number)
        for number, note in enumerate(document.notes, start=1)
    ]
    parts += [_piece(each) for each in (*document.back, *document.credits)]
    return "\n".join((*parts, Markup("</article>"))) + "\n"


def _all(pieces: Iterable[Piece]) -> Markup:
    return Markup("\n").join(_piece(each) for each in pieces)


def _piece(piece: Piece) -> Markup:
    match piece:
        case Words():
            return _words(piece)
        case Head():
            anchor = Markup(' id="{}"').format(piece.anchor) if piece.anchor else Markup("")
            return Markup("<h{n}{}>{}</h{n}>").format(anchor, _inline(piece.runs), n=piece.level)
        case Passage():
            return _all(piece.blocks)  # what stands beside it is said again under the evidence
        case Quoted():
            return Markup("<blockquote>{}</blockquote>").format(_all(piece.blocks))
        case Entries():
            entries = Markup("").join(Markup("<li>{}</li>").format(_all(each)) for each in piece.entries)
            return Markup("<{tag}>{}</{tag}>").format(entries, tag="ol" if piece.ordered else "ul")
        case _:
            return _shown(piece)


def _shown(piece: Grid | Drawing | Photograph | Card) -> Markup:
    match piece:
        case Grid():
            return _grid(piece)
        case Drawing():
            return _drawing(piece)
        case Photograph():
            return _photograph(piece)
        case Card():
            return _card(piece)
    assert_never(piece)


def _words(piece: Words) -> Markup:
    small = Markup("<p><small>{}</small></p>")
    return (small if piece.kind == "small" else Markup("<p>{}</p>")).format(_inline(piece.runs))


def _drawing(piece: Drawing) -> Markup:
    width, height = drawing_size(piece.telling.alone)
    alt = Markup(' alt="{}" lang="{}"').format(piece.telling.alt, piece.alt_language)
    source = Markup('<source media="(max-width: {}px)" srcset="{}">').format(_PHONE, _narrow(piece))
    image = Markup('<img src="{}" width="{}" height="{}"{}>').format(_wide(piece), width, height, alt)
    picture = Markup("<picture>{}{}</picture>").format(source, image)
    caption = _caption(piece.caption)
    tables = Markup("").join(_grid(each) for each in piece.tables)
    return Markup('<figure id="figure-{}">{}{}</figure>{}').format(piece.name, picture, caption, tables)


def _photograph(piece: Photograph) -> Markup:
    size = Markup('width="{}" height="{}"').format(piece.photo.width, piece.photo.height)
    image = Markup('<img src="{}" {} alt="{}">').format(piece.photo.path, size, piece.alt)
    return Markup("<figure>{}{}</figure>").format(image, _caption(piece.caption))


def _caption(words: tuple[Words, ...]) -> Markup:
    return Markup("<figcaption>{}</figcaption>").format(_all(words)) if words else Markup("")


def _grid(piece: Grid) -> Markup:
    title = Markup("<caption>{}</caption>").format(_inline(piece.title)) if piece.title else Markup("")
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(_inline(cell)) for cell in piece.head)
    rows = Markup("\n").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(_inline(cell)) for cell in row))
        for row in piece.rows
    )
    table = Markup("<table>{}<thead><tr>{}</tr></thead>\n<tbody>{}</tbody></table>").format(title, head, rows)
    return Markup("{}<p><small>{}</small></p>").format(table, _inline(piece.note)) if piece.note else table


def _card(card: Card) -> Markup:
    head = Markup('<h3 id="{}">{} {}</h3>').format(card.anchor, f"[{card.number}]", _inline(card.title))
    facts = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(_inline(each.term), _inline(each.words)) for each in card.facts
    )
    return Markup("<section>{}\n{}\n<dl>{}</dl></section>").format(head, _all(card.blocks), facts)


def _inline(runs: Runs) -> Markup:
    return Markup("").join(_run(run) for run in runs)


def _run(run: Run) -> Markup:
    if run.evidence:
        return Markup('<sup><a href="#evidence-{n}">[{n}]</a></sup>').format(n=run.evidence)
    if run.note:
        return Markup('<sup><a href="#note-{n}">{n}</a></sup>').format(n=run.note)
    out = escape(run.text).replace("\n", Markup("<br>"))
    for tag, holds in (("em", run.emphasis), ("strong", run.strong), ("code", run.code)):
        out = Markup("<{tag}>{}</{tag}>").format(out, tag=tag) if holds else out
    out = Markup('<span lang="{}">{}</span>').format(run.language, out) if run.language else out
    link = Markup('<a href="{}" rel="noreferrer noopener">{}</a>')
    return link.format(run.address, out) if run.address else out


def _about(page: Page, document: Outline) -> Tree:
    """What a system wants to know of a report before it sets it."""
    draft = page.draft
    pieces = tuple(every_piece(document))
    return {
        "title": document.title,
        "language": document.language,
        "outlet": document.outlet,
        "lead": spoken(document.lead),
        "authors": list(draft.authors),
        "published": draft.published.isoformat() if draft.published else "",
        "part": draft.part,
        "of": draft.of,
        "fragment": FRAGMENT,
        "series": [_part(each) for each in page.parts],
        "editions": [_part(each) for each in page.editions],
        "figures": [_figure(each) for each in pieces if isinstance(each, Drawing)],
        "pictures": [_picture(each) for each in pieces if isinstance(each, Photograph)],
        "evidence": [_evidence(each) for each in pieces if isinstance(each, Card)],
    }


def _part(part: Part) -> Tree:
    return {"title": part.title, "number": part.number, "language": part.language, "address": part.address}


def _figure(piece: Drawing) -> Tree:
    width, height = drawing_size(piece.telling.alone)
    return {
        "id": f"figure-{piece.name}",
        "wide": _wide(piece),
        "narrow": _narrow(piece),
        "width": int(width),
        "height": int(height),
        "alt": piece.telling.alt,
        "caption": [spoken(each.runs) for each in piece.caption],
        "tables": [_table(each) for each in piece.tables],
    }


def _table(grid: Grid) -> Tree:
    return {
        "title": spoken(grid.title),
        "head": [spoken(cell) for cell in grid.head],
        "rows": [[spoken(cell) for cell in row] for row in grid.rows],
        "note": spoken(grid.note),
    }


def _picture(piece: Photograph) -> Tree:
    return {
        "file": piece.photo.path,
        "width": piece.photo.width,
        "height": piece.photo.height,
        "alt": piece.alt,
        "caption": [spoken(each.runs).strip() for each in piece.caption],
    }


def _evidence(card: Card) -> Tree:
    facts = {spoken(each.term): spoken(each.words) for each in card.facts}
    return {"number": card.number, "title": spoken(card.title), "facts": facts}
