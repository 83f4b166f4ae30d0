"""Tables in plain text (CSV and its relatives, RFC 4180): one tab of cells, exactly as written."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import Final

from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.readers.text import CUT, about_encoding, decoded
from farbank.intake.reading import Reading
from farbank.values.picture import Tab

_NAME: Final = "table 2"
_SIGNS: Final = (",", "\t", ";", "|")
_TRIED_LINES: Final = 50
csv.field_size_limit(1_000_000)


def _read(given: Given) -> Reading:
    found = decoded(given.untrusted_bytes)
    text = found.text
    if len(text) > given.limits.characters:
        raise Unreadable(f"it holds more than {given.limits.characters:,} characters")
    tab = Tab(name="", rows=_rows(text, limit=given.limits.cells))
    return Reading(
        media=given.media,
        reader=_NAME,
        text=text,
        tabs=(tab,),
        hidden=about_encoding(found),
        could_not=CUT if found.cut else "",
    )


def _rows(text: str, *, limit: int) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)):
            rows.append(tuple(row))
            cells += max(len(row), 1)
            if cells > limit:
                raise Unreadable(f"it holds more than {limit:,} cells")
    except csv.Error as fault:
        raise Unreadable(f"its line {len(rows) + 1} is not a row of a table: {fault}") from None
    return tuple(rows)


def delimiter_of(text: str) -> str:
    """The sign that cuts the first lines into the most even rows of more than one cell; a comma where none does."""
    return max(_SIGNS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, sign: str) -> tuple[int, int]:
    """(rows of the commonest width, that width); (0, 0) where every row is one cell."""
    try:
        widths = [
            len(row) for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=sign), _TRIED_LINES) if row
        ]
    except csv.Error:
        return 0, 0
    wide = [width for width in widths if width > 1]
    commonest = max(set(wide), key=wide.count, default=0)
    return wide.count(commonest), commonest


READER: Final = Reader(name=_NAME, supports=("text/csv",), read=_read)
