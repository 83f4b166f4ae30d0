"""A batch: what came in together, as a table that exports, and as a receipt of custody to print and sign."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from farbank.assemble import batches, receipts
from farbank.assemble.batches import Came
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import in_bytes
from farbank.assemble.writing_sheet import plain_cell
from farbank.errors import Missing
from farbank.web.asked import Asked, Sent, Shown
from farbank.web.language import N_

PAGE: Final = 50  # files
_LONGEST: Final = 18  # digits of a number in an address
# which files, and how that is called
KINDS: Final = {
    "": N_("All files"),
    "hidden": N_("With hidden data"),
    "same": N_("Known already"),
    "unread": N_("Not read"),
}


def shown(room: Newsroom, asked: Asked) -> Shown:
    """One page of a batch."""
    found = batches.batch(room, number_of(asked))
    only = asked.query.get("only", "")
    kept = _kept(room, found.first, only) if only in KINDS and only else None
    total = len(kept) if kept is not None else found.files
    number = asked.number("page", 1, most=max(-(-total // PAGE), 1))
    begin = (number - 1) * PAGE
    rows = kept[begin : begin + PAGE] if kept is not None else batches.came(room, found.first, begin=begin, most=PAGE)
    given = {
        "batch": found,
        "codename": batches.codename(room, found.source),
        "rows": rows,
        "only": only,
        "filters": [(key, words, asked.again(only=key, page="")) for key, words in KINDS.items()],
        "first": begin + 1,
        "total": total,
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if number * PAGE < total else "",
        "in_bytes": in_bytes,
    }
    return Shown(template="batch.html.j2", given=given)


def exported(room: Newsroom, asked: Asked) -> Sent:
    """The whole batch as CSV, with the hidden data and the reasons in full."""
    found = batches.batch(room, number_of(asked))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("entry", "item", "file", "type", "bytes", "same_bytes", "hidden", "not_read", "attached_to"))
    writer.writerows(_cells(batches.came(room, found.first)))
    content = ("\ufeff" + out.getvalue()).encode()
    return Sent(content=content, media="text/csv; charset=utf-8", name=f"batch-{found.first}.csv")


def receipt(room: Newsroom, asked: Asked) -> Shown:
    """The receipt of custody, laid out for paper."""
    made = receipts.receipt(room, number_of(asked))
    return Shown(template="receipt.html.j2", given={"receipt": made, "in_bytes": in_bytes})


def number_of(asked: Asked) -> int:
    """Which batch is asked for; a number that none can have is not there."""
    said = asked.parts["number"]
    if not (said.isascii() and said.isdigit()) or len(said) > _LONGEST:
        raise Missing(f"no batch is called {said}", advice="See the batches on the page of the intake.")
    return int(said)


def _kept(room: Newsroom, first: int, only: str) -> tuple[Came, ...]:
    every = batches.came(room, first)
    match only:
        case "hidden":
            return tuple(each for each in every if each.hidden)
        case "same":
            return tuple(each for each in every if each.again or each.same_bytes)
        case _:
            return tuple(each for each in every if each.not_read)


def _cells(rows: tuple[Came, ...]) -> Iterator[tuple[str, ...]]:
    for each in rows:
        same, hidden = ", ".join(each.same_bytes), "; ".join(each.hidden)
        told = (each.item, each.file, each.media, str(each.size), same, hidden, each.not_read, each.carrier)
        yield (str(each.entry), *(plain_cell(cell) for cell in told))
