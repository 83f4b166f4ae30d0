"""The five questions about one item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.desk.describe import Answers, describe
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.reading.dates import read_span
from farbank.values.span import Span

_DATES: Final = "Write it like 2020-08-31, 2020-08, 'late August 2020' or 'from 2020 to 2023'."


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
    when = _when(room, said.when) if said.when.strip() else None
    answers = Answers(what=said.what, when=when, where=said.where, whose=said.whose, printable=said.printable)
    return room.record(lambda: describe(room.known, item, answers))


def _when(room: Newsroom, words: str) -> Span:
    try:
        return read_span(words, as_of=room.clock.today())
    except Refused as refusal:
        raise Refused(f"when: {refusal}", advice=refusal.advice or _DATES) from None
