"""Tables in plain text (RFC 4180), strictly and within bounds, in pure Python: it meets untrusted bytes here.

- No more rows, columns or letters in a cell than the bounds say; a quote that never ends is a fault.
- A fault is a reason without any value of the table in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.gathering import small
from farbank.intake.found import Found
from farbank.intake.reading import CouldNot

Table = tuple[tuple[str, ...], ...]
_CELL: Final = re.compile(r'(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"|(?P<bare>[^,"\r\n]*+))(?P<end>,|\r\n|\n|\r|\Z)')


class _Fault(Exception):
    """Why the bytes are not a table within the bounds."""


def table_of(file: Found, bounds: Bounds = USUAL) -> Table | CouldNot:
    """The rows of a table in UTF-8, or why there are none."""
    content = small(file, limit=bounds.table)
    if isinstance(content, CouldNot):
        return content
    try:
        return tuple(_rows(content.decode("utf-8-sig"), bounds))
    except UnicodeError:
        return CouldNot(because="it is not in UTF-8 and was not looked into")
    except _Fault as fault:
        return CouldNot(because=str(fault))


def _rows(text: str, bounds: Bounds) -> Iterator[tuple[str, ...]]:
    row: list[str] = []
    rows = 0
    for cell, ends in _cells(text, bounds.cell):
        row.append(cell)
        if len(row) > bounds.columns:
            raise _Fault(f"a row has more than {bounds.columns:,} cells")
        if ends:
            rows += 1
            if rows > bounds.rows:
                raise _Fault(f"it has more than {bounds.rows:,} rows")
            yield tuple(row)
            row = []


def _cells(text: str, longest: int) -> Iterator[tuple[str, bool]]:
    """Every cell, and whether its row ends after it."""
    at = 0
    while at < len(text):
        found = _CELL.match(text, at)
        if found is None:
            raise _Fault("it is not a table: a quote does not end, or stands inside a cell")
        quoted = found["quoted"]
        cell = found["bare"] if quoted is None else quoted.replace('""', '"')
        if len(cell) > longest:
            raise _Fault(f"a cell is longer than {longest:,} letters")
        at = found.end()
        yield cell, found["end"] != ","
    if text.endswith(","):  # the last cell, which is empty
        yield "", True
