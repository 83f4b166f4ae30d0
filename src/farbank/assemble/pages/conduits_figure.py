"""What could get out, and when, from conduits to what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages import words
from farbank.assemble.pages.spans import span_words
from farbank.facts.look import ConduitWas
from farbank.judgement.conduit import ConduitRow, conduit_rows
from farbank.judgement.quarters import window
from farbank.publish.figure import Conduit, ConduitsFigure, Flow, NoFigure, years
from farbank.values.draft import Computed
from farbank.views import conduits

Number = Callable[[str], int]
_DAY = timedelta(days=1)


def conduits_for(room: Newsroom, block: Computed, printed: date) -> tuple[ConduitRow, ...]:
    """The conduits as known on the day of publication; `from` and `to` of the block only set the frame."""
    del block
    return conduit_rows(conduits.conduits(room.rows), as_of=printed)


def items_behind(room: Newsroom) -> tuple[str, ...]:
    """The items that conduits were read from."""
    rows = conduits.conduits(room.rows)
    found = [*(each.item for each in rows), *(state.item for each in rows for state in each.states)]
    return tuple(dict.fromkeys(each for each in found if each))


def conduits_figure(room: Newsroom, block: Computed, printed: date, number: Number) -> ConduitsFigure | NoFigure:
    """One row a conduit, ending in its last word and the silence since."""
    rows = conduits_for(room, block, printed)
    if not rows:
        return NoFigure(because="The case holds no conduit yet.")
    first, last = window(block.option("from", "2019"), block.option("to", str(printed.year)))
    items = {each.id: each.item for each in conduits.conduits(room.rows)}
    return ConduitsFigure(
        first_year=first.year,
        last_year=last.year,
        rows=tuple(_row(each, number(items[each.id])) for each in rows),
    )


def _row(row: ConduitRow, note: int) -> Conduit:
    return Conduit(
        name=words.begun(row.means),
        carries=", ".join(row.carries),
        flows=tuple(_flow(each) for each in row.states),
        last_word=_last_word(row),
        silence=_silence(row),
        note=note,
    )


def _flow(state: ConduitWas) -> Flow:
    start, end = state.when.earliest, state.when.latest
    return Flow(
        start=years(start) if start else None,
        end=years(end + _DAY) if end and end < date.max else None,
        state=state.state,  # type: ignore[arg-type]
        when=span_words(state.when),
        count=words.number_words(state.count) if state.count else "",
        because=state.because,
    )


def _last_word(row: ConduitRow) -> str:
    last = row.last_word
    if last is None:
        ended = row.states[-1] if row.states else None
        return f"{ended.state} {span_words(ended.when)}" if ended else "no word"
    people = " people" if "people" in row.carries and last.count else ""
    count = f", {words.number_words(last.count)}{people}" if last.count else ""
    return f"{last.state}, {span_words(last.when)}{count}"


def _silence(row: ConduitRow) -> str:
    last = row.last_word
    if last is None:
        return "this case holds no word that came this way"
    if last.when.latest is None:
        return "still carrying, as far as this case knows"
    return "no word in this case since then"
