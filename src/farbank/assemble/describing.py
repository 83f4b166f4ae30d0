"""The five questions about one item, or about many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.desk.describe import Answers, describe, describe_all
from farbank.errors import Complained, Complaint, Refused
from farbank.facts.fact import Fact
from farbank.facts.item import ItemReceived
from farbank.reading.dates import read_span
from farbank.values.span import Span
from farbank.views import custody

_DATES: Final = "Write it like 2020-08-31, 2020-08, 'late August 2020' or 'from 2020 to 2023'."


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The answers as typed."""

    what: str = ""
    when: str = ""
    where: str = ""
    whose: str = ""
    printable: str = ""


FORM: Final = "this form"
FIELDS: Final = tuple(each.name for each in fields(Said))


def known_of(room: Newsroom, item: ItemReceived) -> Said:
    """The answers as far as they are known, in the words of whoever gave them."""
    about, source = item.about, custody.source(room.rows, item.source) if item.source else None
    return Said(
        what=about.shows,
        when=about.when.words if about.when else "",
        where=about.where,
        whose=(source.label or source.id) if source else item.source,
        printable=about.printable,
    )


def describe_item(room: Newsroom, item: str, said: Said) -> tuple[Fact, ...]:
    """Record what was answered; nothing when nothing new was said. A date that cannot be read is refused."""
    answers = _answers(room, said)
    return room.record(lambda: describe(room.known, item, answers))


def describe_items(room: Newsroom, told: Mapping[str, Said]) -> tuple[Fact, ...]:
    """The same for several items, whole or not at all. `Complained` names every item whose date cannot be read."""
    answers: list[tuple[str, Answers]] = []
    faults: list[Complaint] = []
    for item, said in told.items():
        try:
            answers.append((item, _answers(room, said)))
        except Refused as refusal:
            faults.append(Complaint(file=FORM, line=0, key=item, expected=str(refusal)))
    if faults:
        raise Complained(tuple(faults))
    return room.record(lambda: describe_all(room.known, answers))


def new_in(said: Said, known: Said) -> Said:
    """What an answer says that is not known; words that stayed as they were are not read a second time.

    "Last August" would be another August today.
    """
    told = {name: getattr(said, name).strip() for name in FIELDS}
    return Said(**{name: words for name, words in told.items() if words != getattr(known, name)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of many: what is new in it, what is known of its item, and whether it holds for all rows below."""

    item: str
    said: Said
    known: Said
    below: bool = False


def carried_down(lines: Sequence[Line]) -> dict[str, Said]:
    """What each row says, once what holds for all below was carried down into what is empty there."""
    found: dict[str, Said] = {}
    held = Said()
    for line in lines:
        filled = {name: getattr(line.said, name) or _carried(name, held, line.known) for name in FIELDS}
        found[line.item] = Said(**filled)
        if line.below:
            held = Said(**{name: filled[name] or getattr(line.known, name) for name in FIELDS})
    return {item: said for item, said in found.items() if said != Said()}


def _carried(name: str, held: Said, known: Said) -> str:
    """An answer from above, where nothing is known yet."""
    return "" if getattr(known, name) else getattr(held, name)


def _answers(room: Newsroom, said: Said) -> Answers:
    when = _when(room, said.when) if said.when.strip() else None
    return Answers(what=said.what, when=when, where=said.where, whose=said.whose, printable=said.printable)


def _when(room: Newsroom, words: str) -> Span:
    try:
        return read_span(words, as_of=room.clock.today())
    except Refused as refusal:
        raise Refused(f"when: {refusal}", advice=refusal.advice or _DATES) from None
