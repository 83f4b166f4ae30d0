"""The page as PDF: tagged PDF/A-2a and PDF/UA-1 on A4, set by typst from strings and drawings, with our own typefaces.

- What is said is handed over as JSON and read as strings; no word of a report is ever read as markup.
- Only the typefaces that ship with farbank are used, cut to the letters that are printed.
- The same page gives the same bytes: its one date is the day of publication.
- Links lead within the document; an address outside is printed as words. No script, no attachment, no form.
"""

from __future__ import annotations

import base64
import json
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from farbank.publish import ink
from farbank.publish.outline import Drawing, Outline, Photograph
from farbank.publish.outline_walk import every_piece
from farbank.publish.pdf_content import content
from farbank.publish.photographs import Photo
from farbank.publish.setting import typeset
from farbank.values.package import File

PATH: Final = "report.pdf"
UNDATED: Final = date(2000, 1, 1)  # what an undated report says of its day, for the standard asks for one
_TEMPLATE: Final = Path(__file__).with_name("report.typ")


def can_set() -> bool:
    """Whether the extra `report` is installed."""
    return find_spec("typst") is not None


def pdf(outline: Outline, published: date | None) -> File:
    """The document as one file."""
    day = published or UNDATED
    files: dict[str, bytes] = {
        "main.typ": _TEMPLATE.read_bytes(),
        "content.json": json.dumps(content(outline, day), ensure_ascii=False).encode(),
    }
    for piece in every_piece(outline):
        match piece:
            case Drawing():
                files[f"{piece.name}.svg"] = on_white(piece.telling.alone)
            case Photograph():
                files[f"{piece.photo.name}.svg"] = framed(piece.photo)
            case _:
                pass
    return File(path=PATH, content=typeset(files, day))


def on_white(svg: str) -> bytes:
    """A drawing for paper: its ground is the sheet's own."""
    return svg.replace(ink.PAPER, ink.WHITE).encode()


def framed(photo: Photo) -> bytes:
    """A photograph inside a drawing: typst takes files that stand in memory as text only."""
    held = base64.b64encode(photo.light).decode()
    size = f'width="{photo.width}" height="{photo.height}"'
    view = f'viewBox="0 0 {photo.width} {photo.height}"'
    image = f'<image {size} href="data:image/jpeg;base64,{held}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>{image}</svg>'.encode()
