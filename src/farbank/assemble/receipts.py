"""A receipt of custody: what was received, when, from which codename, where it stands in the log, and who received it.

- It names codenames and members, never anybody's name.
- The head of the log that it shows is the one that ended with this batch, signed, so that the paper never changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from farbank.assemble.batches import Came, batch, came, codename
from farbank.assemble.newsroom import Newsroom
from farbank.facts.source import CollectionReceived
from farbank.views import custody, latest_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed with a donor: of which collection, on what terms, where it is kept, when it went back."""

    collection: str
    terms: str
    kept_where: str
    returned: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What stands on the paper. `sources` are codenames; `head` is a signed checkpoint (C2SP), empty in an older copy.

    `first` and `last` are the entries by which the files came; what was attached to them was drawn out later.
    """

    case: str
    first: int
    last: int
    at: datetime
    by: str
    how: str
    sources: tuple[str, ...]
    terms: tuple[Terms, ...]
    files: tuple[Came, ...]
    head: str

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(each.size for each in self.files)


def receipt(room: Newsroom, first: int) -> Receipt:
    """The receipt of a batch; `Missing` where no batch begins there."""
    found = batch(room, first)
    files = tuple(each for each in came(room, first) if not each.carrier)
    items = custody.items(room.rows, dict.fromkeys(each.item for each in files))
    sources = dict.fromkeys((found.source, *(each.source for each in items)))
    return Receipt(
        case=room.kept.settings.origin,
        first=found.first,
        last=found.last,
        at=found.at,
        by=found.by,
        how=found.how,
        sources=tuple(codename(room, each) for each in sources if each),
        terms=terms_of(room, [each.about.collection for each in items]),
        files=files,
        head="" if room.kept.contradiction else room.kept.log.sign(found.last).decode(),
    )


def terms_of(room: Newsroom, collections: Sequence[str]) -> tuple[Terms, ...]:
    """The terms of these collections, each once."""
    rows = (latest_row.row_of(room.rows, "collection", each) for each in dict.fromkeys(collections) if each)
    return tuple(
        Terms(collection=row.label or row.id, terms=row.terms, kept_where=row.kept_where, returned=row.returned)
        for row in rows
        if isinstance(row, CollectionReceived)
    )
