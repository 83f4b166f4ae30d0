"""Turning proposals into facts, through the desk's own verb for sheets. Accepting twice records nothing new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from farbank.assemble.applying import take_sheet
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.reading_text import Asked, Readout, read_item
from farbank.desk.refuse import open_again
from farbank.errors import Refused
from farbank.reading.proposing.again import joined
from farbank.reading.proposing.draft_text import sheet_of
from farbank.reading.proposing.drafted import Drafted
from farbank.reading.proposing.drafting import Draft, rows_of
from farbank.reading.proposing.naming import name_of, numbers_named
from farbank.reading.proposing.passages import page_of
from farbank.reading.proposing.proposal import Proposal, SpanSaid
from farbank.views import custody, refused, statements

_KINDS = {"statements": "statement", "looks": "look"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which proposals, by name or by their confidence in hundredths; for counts the series, and since when known."""

    names: tuple[str, ...] = ()
    above: int | None = None
    series: str = ""
    known_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What was recorded, what was there already, the ids of the rows, and what was left with the reason."""

    chosen: int
    recorded: int
    unchanged: int
    ids: tuple[tuple[str, str], ...]
    left: tuple[str, ...]


def accept(room: Newsroom, name: str, asked: Asked, choice: Choice) -> Accepted:
    """Record what was chosen of an item's proposals."""
    readout = read_item(room, name, asked)
    chosen, no = _without_refused(room, readout, chosen_of(readout, choice), choice)
    rows, left = _settled(room, rows_of(_draft(room, readout, choice), chosen))
    if not rows:
        return Accepted(chosen=len(chosen), recorded=0, unchanged=0, ids=(), left=(*no, *left))
    taken = take_sheet(room, sheet_of(rows, f"proposals of {readout.item}"))
    reopen(room, readout.item, chosen)
    return Accepted(
        chosen=len(chosen), recorded=taken.recorded, unchanged=taken.unchanged, ids=taken.ids, left=(*no, *left)
    )


def reopen(room: Newsroom, item: str, chosen: Sequence[Proposal]) -> None:
    """Take back the refusals of proposals that were accepted after all."""
    room.record(lambda: open_again(item, chosen, refused.refused(room.rows, item)))


def chosen_of(readout: Readout, choice: Choice) -> tuple[Proposal, ...]:
    """The proposals that were chosen, in reading order; what could not be read is never among those chosen in bulk."""
    if bool(choice.names) == (choice.above is not None):
        raise Refused("name the proposals, or say with --all-above how sure they must be")
    if choice.above is not None:
        return tuple(each for each in readout.proposals if each.confidence >= choice.above and not _unread(each))
    numbers = numbers_named(choice.names, readout.mark, len(readout.proposals))
    return tuple(readout.proposals[number - 1] for number in numbers)


def _without_refused(
    room: Newsroom, readout: Readout, chosen: tuple[Proposal, ...], choice: Choice
) -> tuple[tuple[Proposal, ...], tuple[str, ...]]:
    """What is chosen in bulk without what somebody refused; who names a refused one wants it after all."""
    standing = {} if choice.names else refused.refused(room.rows, readout.item)
    no = (standing.get(name_of(each)) for each in chosen)
    told = tuple(
        f"{each.fact.proposed} at {each.fact.start}-{each.fact.end} was refused by {each.by}" for each in no if each
    )
    return tuple(each for each in chosen if name_of(each) not in standing), told


def draft_rows(readout: Readout, item: str) -> tuple[Drafted, ...]:
    """Every proposal that could be read, as rows to be edited."""
    page = page_of(readout.text, readout.language)
    return rows_of(Draft(item=item, page=page), tuple(each for each in readout.proposals if not _unread(each)))


def drafted_of(room: Newsroom, readout: Readout, name: str) -> tuple[Proposal, Drafted]:
    """A proposal by its name, and the row that accepting it would record; what the case says of it already stays."""
    (chosen,) = chosen_of(readout, Choice(names=(name,)))[:1]
    (row,) = rows_of(_draft(room, readout, Choice()), (chosen,))
    own = room.known.find(_KINDS[row.section], row.key)
    said = statements.statements(room.rows, (own,)) if row.section == "statements" and own else ()
    return chosen, joined(row, said[0]) if said else row


def _unread(proposal: Proposal) -> bool:
    return isinstance(proposal.value, SpanSaid) and proposal.value.span is None


def _draft(room: Newsroom, readout: Readout, choice: Choice) -> Draft:
    series = room.resolve("series", choice.series) if choice.series else ""
    known_from = str(choice.known_from) if choice.known_from else _known_from(room, readout.item) if series else ""
    page = page_of(readout.text, readout.language)
    return Draft(item=readout.item, page=page, series=series, known_from=known_from)


def _known_from(room: Newsroom, identity: str) -> str:
    """The day an item was written, which is when its figures were known."""
    item = custody.item(room.rows, identity)
    written = item.about.written if item else None
    if written is None or written.latest is None:
        raise Refused(
            f"nobody said when {identity} was written, so nobody knows since when its figures are known",
            advice="Give the day with --known-from, or write it into a desk sheet ('written').",
        )
    return str(written.latest)


def _settled(room: Newsroom, rows: Sequence[Drafted]) -> tuple[tuple[Drafted, ...], tuple[str, ...]]:
    """The rows with what the case says already; rows that were withdrawn or edited since are left as they are."""
    kept: list[Drafted] = []
    left: list[str] = []
    for row in rows:
        own = room.known.find(_KINDS[row.section], row.key) if row.section in _KINDS else ""
        if own and room.known.withdrawn(own):
            left.append(f"{own} was withdrawn; apply a sheet to take it up again")
        elif own and row.section == "looks":
            left.append(f"{own} is recorded already")
        elif own:
            kept += [joined(row, said) for said in statements.statements(room.rows, (own,))]
        else:
            kept.append(row)
    return tuple(kept), tuple(left)
