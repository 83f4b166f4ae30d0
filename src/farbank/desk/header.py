"""The header of a sheet: what the case is called, in which language to read, which day relative words refer to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.desk.book import Book
from farbank.desk.context import Context
from farbank.errors import Complaint
from farbank.facts.case import CaseTitled
from farbank.reading.sheet.cells import Reading, cells_of
from farbank.reading.sheet.check import faults
from farbank.reading.sheet.sheet import Sheet

_VERSION: Final = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """How to read the rest, the title of the case where the sheet gives one, and what is wrong with the header."""

    reading: Reading
    titled: CaseTitled | None
    faults: tuple[Complaint, ...]


def read_header(sheet: Sheet, book: Book, context: Context) -> Headed:
    """The header as read; a sheet without a title leaves the case called what it is called."""
    plain = Reading(read_span=context.read_span, resolve=book.resolve)
    cells = cells_of(sheet.header, plain)
    found = list(faults(cells))
    if not found and cells.has("sheet") and cells.text("sheet") != _VERSION:
        found.append(cells.complaint("sheet", f"{_VERSION}, the only version of the desk sheet so far"))
    if found:
        return Headed(reading=plain, titled=None, faults=tuple(found))
    language, published = cells.optional_text("language"), cells.day("published")
    reading = Reading(read_span=context.read_span, resolve=book.resolve, language=language or "en", as_of=published)
    if not cells.has("case"):
        return Headed(reading=reading, titled=None, faults=())
    titled = CaseTitled(
        id="case",
        label="case",
        note=cells.optional_text("note"),
        name=cells.text("case"),
        language=language,
        published=published,
    )
    return Headed(reading=reading, titled=titled, faults=())
