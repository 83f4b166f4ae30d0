"""What became of each proposal of a text: recorded, withdrawn since, refused, or still open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.reading_text import Readout
from farbank.facts.statement import StatementMade
from farbank.reading.proposing.again import joined
from farbank.reading.proposing.drafted import Drafted
from farbank.reading.proposing.naming import name_of
from farbank.views import refused, statements
from farbank.views.refused import Refusal

_KINDS = {"statements": "statement", "looks": "look"}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`became` is `recorded`, `withdrawn`, `refused` or `""`; `row` the id of what was recorded, `by` who refused."""

    became: str = ""
    row: str = ""
    by: str = ""
    because: str = ""


def states_of(room: Newsroom, readout: Readout) -> tuple[State, ...]:
    """The state of every proposal, in reading order."""
    said_no = refused.refused(room.rows, readout.item)
    both = zip(readout.proposals, readout.drafted, strict=True)
    return tuple(_state(room, row, said_no.get(name_of(each))) for each, row in both)


def _state(room: Newsroom, row: Drafted, no: Refusal | None) -> State:
    own = room.known.find(_KINDS[row.section], row.key)
    if own and room.known.withdrawn(own):
        return State(became="withdrawn", row=own)
    if own and _is_said(row, next(iter(statements.statements(room.rows, (own,))), None)):
        return State(became="recorded", row=own)
    if no is not None:
        return State(became="refused", by=no.by, because=no.fact.because)
    return State()


def _is_said(row: Drafted, said: StatementMade | None) -> bool:
    """Whether accepting would add nothing; a look that is recorded is left as it is."""
    if said is None:
        return row.section == "looks"
    return dict(joined(row, said).cells) == dict(joined(replace(row, cells=()), said).cells)
