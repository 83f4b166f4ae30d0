"""An old article, taken in as an item: what it tells of a person is proposed, and recorded where somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from farbank.assemble.draft_sheet import write_rows
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.out_noting import Noted, Place, record_out
from farbank.assemble.personas import persona_of
from farbank.assemble.reading_text import Asked, read_item
from farbank.desk.out_already import OutSaid, rows_each
from farbank.errors import Refused
from farbank.reading.proposing.naming import numbers_named, own_name
from farbank.reading.proposing.passages import page_of
from farbank.reading.proposing.tells import Tell, tells
from farbank.views import custody, people

_SEE: Final = "Give 'farbank disclose ITEM --propose' again, and name proposals as they are printed there."
_REMARK: Final = (
    "Drafted by farbank from an article; nothing of it is recorded.\n"
    "Take out what is not told of the person, say of whom each row is (persona), then: farbank apply FILE"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What an item tells of persons, in reading order; `mark` names this reading; where and when it was published."""

    item: str
    mark: str
    tells: tuple[Tell, ...]
    where: str
    published: str


def read_article(room: Newsroom, name: str, asked: Asked, persona: str = "") -> Article:
    """Read an item as an article; with a persona, its printed words are looked for as well."""
    readout = read_item(room, name, asked)
    printed = persona_of(room, persona).printed_as if persona else ""
    found = tells(page_of(readout.text, readout.language), readout.proposals, printed)
    item = custody.item(room.rows, readout.item)
    written = item.about.written if item else None
    return Article(
        item=readout.item,
        mark=own_name("tells", *found)[:6],
        tells=found,
        where=(item.title if item else "") or readout.item,
        published=str(written.latest) if written and written.latest else "",
    )


def accept_tells(room: Newsroom, article: Article, names: Sequence[str], persona: str, place: Place) -> Noted:
    """Record the proposals that are named as told of a persona."""
    if not persona:
        raise Refused("say of whom this is told", advice="Name the persona with --persona.")
    numbers = numbers_named(names, article.mark, len(article.tells), see=_SEE)
    own = persona_of(room, persona).id
    return record_out(room, [_said(article, article.tells[number - 1], own, place) for number in numbers])


def draft_tells(room: Newsroom, article: Article, out: Path, persona: str, place: Place) -> int:
    """Write everything that is proposed as a desk sheet to be edited; how many rows it has."""
    own = persona_of(room, persona).id if persona else ""
    said = [_said(article, each, own, place) for each in article.tells]
    rows = [row for row in rows_each(said, people.disclosures(room.rows)) if row is not None]
    write_rows(rows, out, _REMARK)
    return len(rows)


def _said(article: Article, tell: Tell, persona: str, place: Place) -> OutSaid:
    said = OutSaid(
        persona=persona,
        dimension=tell.dimension,
        values=(tell.value,),
        where=place.where or article.where,
        channel=place.channel,
        language=place.language or tell.language,
        published=place.published or article.published,
        verbatim=" ".join(tell.text.split()),
        note=f"read out of {article.item}",
    )
    return replace(said, when=place.when, lookup=place.lookup, by=place.by)
