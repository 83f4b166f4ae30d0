"""What lies in a collection, what of it may be printed, and which reports cite any of it.

- What went back to the donor still counts: the record and the copies we hold are evidence as before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from farbank.assemble.appearing import Parents, people_of, said_to_derive
from farbank.assemble.citing import report_lines, resting_on, with_made_from
from farbank.assemble.newsroom import Newsroom
from farbank.facts.item import ItemReceived
from farbank.facts.source import CollectionReceived
from farbank.judgement.appearing import Appearing
from farbank.views import catalogue, custody, latest_row, resting

Lines = list[tuple[str, tuple[str, ...]]]


def items_of(room: Newsroom, collection: str) -> tuple[ItemReceived, ...]:
    """Every item of a collection, and all that was made from one, in the order received."""
    given = resting.standing_on(room.rows, "given", (collection,))
    found = with_made_from(room, given, said_to_derive(room.rows))
    return tuple(sorted(custody.items(room.rows, found), key=lambda each: int(each.id[1:])))


def told_of(room: Newsroom, collection: str) -> Lines:
    """For `show`: what it holds, who is in it and may be printed, which reports cite any of it."""
    items = items_of(room, collection)
    reports, linked = resting_on(room, (collection,)).reports, said_to_derive(room.rows)
    return [
        ("holds", tuple(_line(each) for each in items)),
        ("people", tuple(line for each in items for line in people_lines(room, each, linked))),
        ("cited by", report_lines(room, reports)),
    ]


def count_lines(room: Newsroom) -> Mapping[str, str]:
    """For `list`: how many items each collection has, and whether they went back."""
    counts = Counter(each.about.collection for each in custody.every_item(room.rows))
    rows = catalogue.listed(room.rows, "collection")
    return {each.id: _count_line(room, each.id, counts[each.id]) for each in rows}


def _count_line(room: Newsroom, collection: str, count: int) -> str:
    row = latest_row.row_of(room.rows, "collection", collection)
    returned = isinstance(row, CollectionReceived) and bool(row.returned)
    return f"  ({count} item{'s' * (count != 1)}{', returned' * returned})"


def people_lines(room: Newsroom, item: ItemReceived, linked: Parents) -> tuple[str, ...]:
    """Everybody in an item in a line each, with what was decided of them; that nobody is declared, where it matters."""
    people = people_of(room.rows, item, linked)
    undeclared = (f"{item.id}: nobody said who wrote it and who is shown in it",) * people.undeclared
    return (*(person_line(item.id, each) for each in people.appearing), *undeclared)


def person_line(item: str, person: Appearing) -> str:
    """One person in an item, and the decision that counts."""
    named = f"{item}: {person.role} {person.who}" + (f" (named in {person.item})" if person.item != item else "")
    said = person.decided
    if said is None:
        return f"{named}: do not print; nobody has decided yet"
    verdict = "may be printed" if said.allowed else "do not print"
    return f"{named}: {verdict}, decided {said.on} by {said.by}: {said.because}"


def _line(item: ItemReceived) -> str:
    may = f"; may be printed: {item.about.printable}" if item.about.printable else ""
    return f"{item.id} {item.label} {item.title}{may}".replace("  ", " ")
