"""Every channel through which a file that is about to leave can say something, and more of what it hides.

What taking a file in does not need (addresses, alternative texts, cropped originals, boxes over text) is read here, so
that the release gate can hold it against the case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from farbank.intake.media import DOCX, XLSX
from farbank.intake.readers.html_channels import page_channels
from farbank.intake.readers.office.word_channels import document_channels
from farbank.intake.readers.pdf_channels import paper_channels
from farbank.intake.readers.reader import Given, Said
from farbank.intake.readers.shown_sheet import shown_tabs
from farbank.intake.reading import Reading
from farbank.values.picture import Tab

_MORE: Final[dict[str, Callable[[Given], Said]]] = {
    DOCX: document_channels,
    "text/html": page_channels,
    "application/pdf": paper_channels,
}
_TABLES: Final = frozenset({XLSX, "text/csv"})


def with_channels(given: Given, read: Reading) -> Reading:
    """The reading with one tab a channel: `headline`, `body`, `caption`, `table`, `note`, `alt`, `url`.

    A row is one paragraph, one row of a table, one address. What could not be read stays as it is.
    """
    if read.could_not and not read.text and not read.pages:
        return read
    if given.media in _TABLES:
        return _tables(given, read)
    said = _MORE[given.media](given) if given.media in _MORE else Said()
    tabs = said.tabs or (Tab(name="body", rows=tuple((line,) for line in read.text.split("\n") if line.strip())),)
    return replace(read, tabs=tabs, hidden=read.hidden + said.hidden, parts=read.parts + said.parts)


def _tables(given: Given, read: Reading) -> Reading:
    """Every cell, seen or not, and whether rows or columns are hidden."""
    named = Tab(name="headline", rows=tuple((tab.name,) for tab in read.tabs if tab.name))
    tabs = (named, *(Tab(name="table", rows=tab.rows) for tab in read.tabs))
    hidden = shown_tabs(given.untrusted_bytes, given.limits).hidden if given.media == XLSX else ()
    return replace(read, tabs=tabs, hidden=read.hidden + tuple(each for each in hidden if each.what != "hidden sheet"))
