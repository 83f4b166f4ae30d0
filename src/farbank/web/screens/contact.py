"""A contact sheet in the browser: small pictures beside the five questions, for a whole batch or a whole collection.

A row is answered singly, or holds for all rows below it that say nothing. All of it is one form and one change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.assemble import batches, contact_sheet
from farbank.assemble.contact_sheet import supposed_lines
from farbank.assemble.depicting import can_be_drawn
from farbank.assemble.describing import FIELDS, Line, Said, carried_down, describe_items, known_of, new_in
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Refused
from farbank.facts.item import ItemDescribed, ItemReceived
from farbank.views import handling
from farbank.web.asked import Asked, Moved, Shown
from farbank.web.screens.batch import number_of
from farbank.web.screens.describe import QUESTIONS

PAGE: Final = 40  # items


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One item with what stands in its cells, and what its name or its words may say of when and where."""

    item: str
    title: str
    media: str
    drawn: bool
    leaves: int
    cells: Mapping[str, str]
    fixed: str
    perhaps: Sequence[str]
    below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What is described: where it is read, its items that may be looked at, how it is called."""

    back: str
    name: str
    items: tuple[ItemReceived, ...]


def of_batch(room: Newsroom, asked: Asked) -> Shown:
    """The items of a batch."""
    return _page(room, asked, _batch(room, asked))


def of_collection(room: Newsroom, asked: Asked) -> Shown:
    """The items of a collection."""
    return _page(room, asked, _collection(room, asked))


def batch_described(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Record what was said of a batch."""
    return _record(room, asked, _batch(room, asked))


def collection_described(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Record what was said of a collection."""
    return _record(room, asked, _collection(room, asked))


def _batch(room: Newsroom, asked: Asked) -> _Sheet:
    found = batches.batch(room, number_of(asked))
    items = _open(room, batches.items_of(room, found.first))
    return _Sheet(back=f"/batch/{found.first}", name=str(found.first), items=items)


def _collection(room: Newsroom, asked: Asked) -> _Sheet:
    identity = room.resolve("collection", asked.parts["name"])
    items = tuple(contact_sheet.items_of(room, identity))
    return _Sheet(back=f"/show/{identity}", name=room.known.label(identity) or identity, items=items)


def _open(room: Newsroom, items: Sequence[ItemReceived]) -> tuple[ItemReceived, ...]:
    shut = handling.restricted(room.rows)
    return tuple(each for each in items if each.id not in shut)


def _page(
    room: Newsroom, asked: Asked, sheet: _Sheet, typed: Mapping[str, Row] | None = None, wrong: str = ""
) -> Shown:
    total = len(sheet.items)
    number = asked.number("page", 1, most=max(-(-total // PAGE), 1))
    shown = sheet.items[(number - 1) * PAGE : number * PAGE]
    given = {
        "sheet": sheet,
        "rows": [(typed or {}).get(each.id) or _row(room, each, known_of(room, each)) for each in shown],
        "questions": QUESTIONS,
        "first": (number - 1) * PAGE + 1,
        "total": total,
        "here": asked.again(),
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if number * PAGE < total else "",
        "said": asked.number("said", 0, least=0),
        "was_said": "said" in asked.query,
        "wrong": wrong,
    }
    return Shown(template="contact.html.j2", given=given, status=400 if wrong else 200)


def _row(room: Newsroom, item: ItemReceived, said: Said, *, below: bool = False) -> Row:
    return Row(
        item=item.id,
        title=item.title,
        media=item.media,
        drawn=bool(item.objects) and can_be_drawn(item.media),
        leaves=len(item.objects),
        cells={name: getattr(said, name) for name in FIELDS},
        fixed=known_of(room, item).whose if item.source else "",
        perhaps=supposed_lines(room, item),
        below=below,
    )


def _record(room: Newsroom, asked: Asked, sheet: _Sheet) -> Moved | Shown:
    """All rows that were sent, whole or not at all; where that cannot be, what was typed stands there again."""
    items = {each.id: each for each in sheet.items if f"what.{each.id}" in asked.form}
    lines = [_line(room, asked, each) for each in items.values()]
    try:
        facts = describe_items(room, carried_down(lines))
    except Refused as refusal:
        typed = {each.item: _row(room, items[each.item], _typed(asked, each.item), below=each.below) for each in lines}
        return _page(room, asked, sheet, typed, str(refusal))
    said = sum(isinstance(each, ItemDescribed) for each in facts)
    return Moved(to=asked.again(said=str(said)))


def _line(room: Newsroom, asked: Asked, item: ItemReceived) -> Line:
    known = known_of(room, item)
    said = new_in(_typed(asked, item.id), known)
    return Line(item=item.id, said=said, known=known, below=item.id in asked.form.get("below", ()))


def _typed(asked: Asked, item: str) -> Said:
    return Said(**{name: asked.said(f"{name}.{item}") for name in FIELDS})
