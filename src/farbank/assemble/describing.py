"""The five questions about one item."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.desk.describe import Answers, describe
from farbank.facts.fact import Fact
from farbank.reading.dates import read_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The answers as typed."""

    what: str = ""
    when: str = ""
    where: str = ""
    whose: str = ""
    printable: str = ""


def describe_item(room: Newsroom, item: str, said: Said) -> tuple[Fact, ...]:
    """Record what was answered; nothing when nothing new was said. A date that cannot be read is refused."""
    when = read_span(said.when, as_of=room.clock.today()) if said.when.strip() else None
    answers = Answers(what=said.what, when=when, where=said.where, whose=said.whose, printable=said.printable)
    return room.record(lambda: describe(room.known, item, answers))
