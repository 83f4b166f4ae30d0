"""What the Auto Archiver wrote about what it archived: addresses, moments and hashes, out of its CSV, sheet or page.

- Only these come out: the address asked for, where the copy lies, when it was made or posted, and stated hashes.
- Everything is found by strict patterns within bounds; no page is parsed, no expression is evaluated.
Forms (bellingcat/auto-archiver): `csv_db` writes status,metadata,media as Python spells dictionaries; the Google sheet
has columns as in `gsheet_feeder`; `html_formatter` makes one page for each address.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.gathering import small
from farbank.intake.bundles.said import address, moment
from farbank.intake.bundles.table import table_of
from farbank.intake.found import Found
from farbank.intake.reading import CouldNot

Claims = tuple[tuple[str, str], ...]
# One that does not end runs to the end of the text, so that no text is gone through more than once.
_STRING: Final = r"'(?:[^'\\]|\\[\s\S])*+(?:'|\\?\Z)|\"(?:[^\"\\]|\\[\s\S])*+(?:\"|\\?\Z)"
_ENTRY: Final = re.compile(
    rf"'(url|timestamp|_processed_at)': ({_STRING}|datetime\.datetime\([0-9, ]{{1,60}}(?:, tzinfo=[\w.()]{{1,40}})?\))"
)
_STRINGS: Final = re.compile(_STRING)
_MADE: Final = re.compile(r"datetime\.datetime\(([0-9, ]+?)(?:, tzinfo=(.*))?\)\Z")
_WHAT: Final = {"url": "url", "timestamp": "time", "_processed_at": "archived at"}
_COLUMNS: Final = {
    "link": "url",
    "archive location": "archived",
    "archive date": "archived at",
    "timestamp": "time",
    "upload timestamp": "time",
}
_WORD: Final = re.compile(r"[^\s/\\'\",;()<>\[\]{}|=&?]+")
_STATED: Final = re.compile(r"\b(SHA-256|SHA3-512):([0-9a-f]{64}(?:[0-9a-f]{64})?)\b")
_TITLE: Final = re.compile(r"<title>([^<]{1,3000}+)</title>", re.IGNORECASE)
_PAGE_MOMENT: Final = re.compile(
    r"<td>\s*(timestamp|_processed_at)\s*</td>\s*<td>(?:\s|<[^>]{0,300}>){0,20}([^<]{1,60})"
)
_FIXED: Final = {"SHA-256": 64, "SHA3-512": 128}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is said of one address: claims, the names of the files it is said of, the hashes stated (name, digits).

    `copies` is where the copy of a file is said to lie, by the file's name.
    """

    claims: Claims
    files: frozenset[str]
    hashes: frozenset[tuple[str, str]]
    copies: Mapping[str, str]


def rows_of(file: Found, known: AbstractSet[str], bounds: Bounds = USUAL) -> tuple[Row, ...] | CouldNot:
    """What a CSV or a page of the Auto Archiver says, row by row; `known` are the names of the files there are."""
    if file.name.lower().endswith(".csv"):
        return _of_table(file, known, bounds)
    return _of_page(file, known, bounds)


def _of_table(file: Found, known: AbstractSet[str], bounds: Bounds) -> tuple[Row, ...] | CouldNot:
    table = table_of(file, bounds)
    if isinstance(table, CouldNot) or not table:
        return table if isinstance(table, CouldNot) else ()
    columns = [name.strip().lower() for name in table[0]]
    if columns == ["status", "metadata", "media"]:
        return tuple(_from_database(row, known) for row in table[1:] if len(row) == len(columns))
    return tuple(_from_sheet(columns, row, known) for row in table[1:])


def _from_database(row: Sequence[str], known: AbstractSet[str]) -> Row:
    """The first of each is the archiver's own; later ones of the same name lie deeper, in what a site answered."""
    _, metadata, media = row
    said: dict[str, str] = {}
    for match in _ENTRY.finditer(metadata):
        said.setdefault(_WHAT[match[1]], _value(match[1], match[2]))
    return _row(tuple(said.items()), media, tuple(map(_bare, _STRINGS.findall(media))), known)


def _from_sheet(columns: Sequence[str], row: Sequence[str], known: AbstractSet[str]) -> Row:
    told = tuple((_COLUMNS[name], cell) for name, cell in zip(columns, row, strict=False) if name in _COLUMNS)
    said = tuple((what, _checked(what, cell)) for what, cell in told)
    return _row(said, "\n".join(row), row, known)


def _of_page(file: Found, known: AbstractSet[str], bounds: Bounds) -> tuple[Row, ...] | CouldNot:
    content = small(file, limit=bounds.table)
    if isinstance(content, CouldNot):
        return content
    text = content.decode("utf-8", "replace")
    title = _TITLE.search(text)
    moments = [(_WHAT[each[1]], moment(html.unescape(each[2]))) for each in _PAGE_MOMENT.finditer(text)]
    url = address(html.unescape(title[1])) if title else ""
    return (_row((("url", url), *moments), text, (), known),)


def _row(said: Claims, text: str, strings: Sequence[str], known: AbstractSet[str]) -> Row:
    copies = {each.rsplit("/", 1)[-1]: each for each in map(address, strings) if each}
    return Row(
        claims=tuple(dict.fromkeys((what, value) for what, value in said if value)),
        files=frozenset(match[0] for match in _WORD.finditer(text) if match[0] in known),
        hashes=frozenset((match[1], match[2]) for match in _STATED.finditer(text) if len(match[2]) == _FIXED[match[1]]),
        copies=copies,
    )


def _value(key: str, spelled: str) -> str:
    """A value as Python spells it, as a value that may be claimed."""
    made = _MADE.match(spelled)
    if made is None:
        return _checked(_WHAT[key], _bare(spelled))
    parts = [int(part) for part in made[1].split(",") if part.strip().isdigit()]
    year, month, day, hour, minute, second = [*parts, 0, 0, 0, 0, 0, 0][:6]
    zone = "+00:00" if made[2] in ("datetime.timezone.utc", "tzutc()") else ""
    return moment(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")


def _bare(string: str) -> str:
    """A string without its quotes, `""` where the closing one is missing."""
    return string[1:-1] if len(string) > 1 and string[0] == string[-1] else ""


def _checked(what: str, words: str) -> str:
    return address(words) if what in ("url", "archived") else moment(words)
