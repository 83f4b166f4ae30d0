"""What happened, as precisely as it is known: looks, conduits' states and dated statements on one time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages import words
from farbank.assemble.pages.spans import span_words
from farbank.facts.look import Looked
from farbank.judgement.quarters import window
from farbank.publish.figure import Moment, NoFigure, TimelineFigure, years
from farbank.publish.wording import Wording, wording
from farbank.values.draft import Computed
from farbank.values.span import Span
from farbank.views import looks, statements

Number = Callable[[str], int]
_DAY = timedelta(days=1)


def cited_statements(room: Newsroom, ids: Iterable[str]) -> tuple[str, ...]:
    """The statements among what a report cites, and those its findings rest on: only these are dated in print."""
    found: list[str] = []
    for each in ids:
        finding = statements.finding(room.rows, each)
        found += [bearing.on for bearing in finding.rests_on] if finding else [each]
    return tuple(dict.fromkeys(found))


def timeline_figure(
    room: Newsroom, block: Computed, printed: date, cited: tuple[str, ...], number: Number, language: str = "en"
) -> TimelineFigure | NoFigure:
    """Marks as wide as the doubt about their dates."""
    first, last = window(block.option("from", str(printed.year - 4)), block.option("to", str(printed.year)))
    frame = (first.first_day, last.last_day)
    say = wording(language)
    moments = [*_said(room, cited, frame, number, say), *_looked(room, frame, number, say)]
    if not moments:
        return NoFigure(because=say("Nothing that this report cites is dated in these years."))
    ordered = sorted(moments, key=lambda each: (each.start is not None, each.start or 0.0, each.what))
    return TimelineFigure(first_year=first.year, last_year=last.year, moments=tuple(ordered))


def _said(
    room: Newsroom, cited: tuple[str, ...], frame: tuple[date, date], number: Number, say: Wording
) -> list[Moment]:
    found = statements.statements(room.rows, cited)
    return [
        _moment(each.when, each.says, number(each.item), say, lit=False)
        for each in found
        if each.when and _inside(each.when, frame)
    ]


def _looked(room: Newsroom, frame: tuple[date, date], number: Number, say: Wording) -> list[Moment]:
    rows: list[Looked] = [look for line in looks.lines(room.rows) for look in looks.looks_along(room.rows, line.name)]
    return [
        _moment(each.when, _look_words(each, say), number(each.item), say, lit=True)
        for each in rows
        if _inside(each.when, frame) and number(each.item)
    ]


def _look_words(look: Looked, say: Wording) -> str:
    return say.listed((words.target_words(look.target, say), look.at or look.place))


def _moment(when: Span, what: str, note: int, say: Wording, *, lit: bool) -> Moment:
    start, end = when.earliest, when.latest
    return Moment(
        start=years(start) if start else None,
        end=years(end + _DAY) if end and end < date.max else None,
        what=what,
        when=span_words(when, say),
        lit=lit,
        note=note,
    )


def _inside(when: Span, frame: tuple[date, date]) -> bool:
    return when.first <= frame[1] and when.last >= frame[0]
