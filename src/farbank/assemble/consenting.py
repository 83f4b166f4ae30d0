"""A source by codename, what it agreed to, and what it gave on which terms: each a row of a desk sheet, typed singly.

- Every rule is that of the sheet; nothing is checked here a second time.
- A codename is opened once. Who is behind it is written on an identity card, never here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from farbank.assemble.applying import take_sheet
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.receipts import Terms, terms_of
from farbank.errors import Refused
from farbank.facts.source import CollectionReceived, ConsentGiven
from farbank.reading.sheet.tabs import parse_tabs
from farbank.values.picture import Tab
from farbank.views import catalogue, custody, latest_row, people

FORM: Final = "this form"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentCard:
    """What a codename agreed to. `is_sealed` says that there is an identity card; what stands on it is not here."""

    source: str
    codename: str
    kind: str
    reliability: str
    is_sealed: bool
    consents: tuple[ConsentGiven, ...]
    gave: tuple[Terms, ...]


def consent_card(room: Newsroom, name: str) -> ConsentCard:
    """The card of one source; `Missing` where there is none."""
    identity = room.resolve("source", name)
    known = custody.source(room.rows, identity)
    given = (latest_row.row_of(room.rows, "collection", each.id) for each in catalogue.listed(room.rows, "collection"))
    theirs = [each.id for each in given if isinstance(each, CollectionReceived) and each.donor == identity]
    return ConsentCard(
        source=identity,
        codename=(known.label if known else "") or identity,
        kind=known.kind_of if known else "",
        reliability=known.reliability if known else "",
        is_sealed=bool(custody.card(room.rows, identity)),
        consents=tuple(each for each in people.consents(room.rows) if each.source == identity),
        gave=terms_of(room, theirs),
    )


def open_codename(room: Newsroom, codename: str, kind: str, reliability: str = "") -> str:
    """A new source under a codename; returns its id. A codename that is in use is refused."""
    wanted = codename.strip()
    if not wanted:
        raise Refused("a source needs a codename", advice="Choose a word that says nothing of who it is.")
    if room.known.find("source", wanted):
        raise Refused(f"there is a source {wanted} already", advice="Choose it from the list, or another codename.")
    _take(room, "sources", {"key": wanted, "kind": kind, "reliability": reliability})
    return room.resolve("source", wanted)


def record_consent(room: Newsroom, source: str, said: Mapping[str, str]) -> None:
    """What a source agreed to: `fields`, `outlets`, `languages` (several with `;`), `given`, `until`, `note`."""
    identity = room.resolve("source", source)
    _take(room, "consents", {**said, "source": identity})


def record_terms(room: Newsroom, collection: str, said: Mapping[str, str]) -> str:
    """What a donor gave: `donor`, `terms`, `kept_where`, `returned`; empty: as it was. Gives its id."""
    name = collection.strip()
    if not name:
        raise Refused("a collection has a name", advice="Name it like K-LETTERS.")
    known = room.known.find("collection", name)
    before = latest_row.row_of(room.rows, "collection", known) if known else None
    kept = _kept(before) if isinstance(before, CollectionReceived) else {}
    label = (before.label or before.id) if before is not None else name
    _take(room, "collections", {**kept, **{column: words for column, words in said.items() if words}, "key": label})
    return room.resolve("collection", label)


def _kept(row: CollectionReceived) -> dict[str, str]:
    known = {"donor": row.donor, "terms": row.terms, "kept_where": row.kept_where, "returned": row.returned}
    return {**known, "note": row.note}


def _take(room: Newsroom, section: str, cells: Mapping[str, str]) -> None:
    """One row as a sheet of one tab: no character of a cell can become anything but a cell."""
    told = {name: words for name, words in cells.items() if words.strip()}
    header = Tab(name="sheet", rows=(("sheet",), ("1",)))
    tab = Tab(name=section, rows=(tuple(told), tuple(told.values())))
    take_sheet(room, parse_tabs([header, tab], FORM))
