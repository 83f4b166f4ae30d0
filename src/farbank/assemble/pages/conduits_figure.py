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
from farbank.publish.wording import ENGLISH, Wording
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


def conduits_figure(
    room: Newsroom, block: Computed, printed: date, number: Number, say: Wording = ENGLISH
) -> ConduitsFigure | NoFigure:
    """One row a conduit, ending in its last word and the silence since."""
    rows = conduits_for(room, block, printed)
    if not rows:
        return NoFigure(because=say("The case holds no conduit yet."))
    first, last = window(block.option("from", "2019"), block.option("to", str(printed.year)))
    items = {each.id: each.item for each in conduits.conduits(room.rows)}
    return ConduitsFigure(
        first_year=first.year,
        last_year=last.year,
        rows=tuple(_row(each, number(items[each.id]), say) for each in rows),
    )


def _row(row: ConduitRow, note: int, say: Wording) -> Conduit:
    return Conduit(
        name=words.begun(row.means),
        carries=say.listed(say(each) for each in row.carries),
        flows=tuple(_flow(each, say) for each in row.states),
        last_word=_last_word(row, say),
        silence=_silence(row, say),
        note=note,
    )


def _flow(state: ConduitWas, say: Wording) -> Flow:
    start, end = state.when.earliest, state.when.latest
    return Flow(
        start=years(start) if start else None,
        end=years(end + _DAY) if end and end < date.max else None,
        state=state.state,  # type: ignore[arg-type]
        when=span_words(state.when, say),
        count=words.number_words(state.count, say) if state.count else "",
        because=state.because,
    )


def _last_word(row: ConduitRow, say: Wording) -> str:
    last = row.last_word
    if last is None:
        ended = row.states[-1] if row.states else None
        when = span_words(ended.when, say) if ended else ""
        return say("{state} {when}", state=say(ended.state), when=when) if ended else say("no word")
    count = words.number_words(last.count, say) if last.count else ""
    people = say("{n} people", n=count) if "people" in row.carries and count else count
    return say.listed(each for each in (say(last.state), span_words(last.when, say), people) if each)


def _silence(row: ConduitRow, say: Wording) -> str:
    last = row.last_word
    if last is None:
        return say("this case holds no word that came this way")
    if last.when.latest is None:
        return say("still carrying, as far as this case knows")
    return say("no word in this case since then")
