"""The reading view: the text of an item with what it proposes underlined; a person accepts, changes or refuses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, cast

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.proposal_states import State, states_of
from farbank.assemble.reading_text import Asked as How
from farbank.assemble.reading_text import Readout, already_read, keep_reading, text_of_item
from farbank.reading.proposing.meaning import meaning
from farbank.reading.proposing.proposal import Proposal
from farbank.views import catalogue
from farbank.web.asked import Aside, Asked, Shown
from farbank.web.language import N_
from farbank.web.screens.statement_form import Typed, around

KINDS: Final = {
    "span": N_("time"),
    "place": N_("place"),
    "count": N_("number"),
    "caption": N_("caption"),
    "quote": N_("words of somebody"),
    "persona": N_("somebody described"),
    "hedge": N_("doubt"),
    "totalising": N_("claim of a whole"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One proposal: its name, its words, what they mean, how sure the rule is, in hundredths, and what became of it."""

    name: str
    number: int
    kind: str
    words: str
    means: str
    sure: int
    line: int
    state: State


def reading(room: Newsroom, asked: Asked) -> Shown | Aside:
    """The text in pieces, and every proposal in reading order; `at` is looked at, else the first open one `after`.

    A text that was not read since the case was opened is read beside it.
    """
    unread = text_of_item(room, asked.parts["name"], How())
    readout = already_read(room, unread)
    if readout is not None:
        return _shown(room, asked, readout)
    return Aside(
        work=unread.read,
        then=lambda room, found: _shown(room, asked, keep_reading(room, unread, cast("Readout", found))),
    )


def _shown(room: Newsroom, asked: Asked, readout: Readout) -> Shown:
    known = catalogue.one(room.rows, readout.item)
    rows = tuple(_rows(readout, states_of(room, readout)))
    given = {
        "title": known[1].title if known else readout.item,
        "item": readout.item,
        "language": readout.language,
        "pieces": tuple(_pieces(readout)),
        "rows": rows,
        "kinds": KINDS,
        "open": sum(not each.state.became for each in rows),
        "at": _at(asked, rows),
        "all_series": tuple(catalogue.listed(room.rows, "series")),
        "said": asked.query.get("said", ""),
        "typed": Typed(),
        **around(room, readout.item),
    }
    return Shown(template="reading.html.j2", given=given)


def _at(asked: Asked, rows: Sequence[Row]) -> int:
    """The number of the proposal that is looked at: the one asked for, or the first open one behind another."""
    behind = asked.number("after", 0, least=0)
    first = next((each.number for each in rows if each.number > behind and not each.state.became), max(behind, 1))
    return asked.number("at", min(first, max(len(rows), 1)), most=max(len(rows), 1))


def _rows(readout: Readout, states: Sequence[State]) -> Iterator[Row]:
    found = zip(readout.proposals, readout.lines(), states, strict=True)
    for number, (each, line, state) in enumerate(found, start=1):
        yield Row(
            name=f"{readout.mark}.{number}",
            number=number,
            kind=each.kind,
            words=each.text,
            means=meaning(each),
            sure=each.confidence,
            line=line,
            state=state,
        )


def _pieces(readout: Readout) -> Iterator[tuple[str, str, int]]:
    """The text cut at its proposals: (kind, words, number); of two that overlap the earlier is drawn."""
    at = 0
    for number, each in _in_order(readout.proposals):
        if each.start >= at:
            yield "", readout.text[at : each.start], 0
            yield each.kind, readout.text[each.start : each.end], number
            at = each.end
    yield "", readout.text[at:], 0


def _in_order(proposals: Sequence[Proposal]) -> list[tuple[int, Proposal]]:
    numbered = list(enumerate(proposals, start=1))
    return sorted(numbered, key=lambda each: (each[1].start, -each[1].end))
