"""Series: every value a number was ever given, as it was known on any day."""

from __future__ import annotations

from datetime import date

from farbank.assemble.counting import Counted, count_series
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.series_figure import figure_of
from farbank.errors import Refused
from farbank.facts.figure import FigureObserved
from farbank.judgement.revision import FigureRow
from farbank.publish.figure import NoFigure
from farbank.publish.telling import Telling, tell
from farbank.publish.wording import ENGLISH
from farbank.values.count import Count
from farbank.web.asked import Asked, Shown

_SAID = {"approx": "about ", "at_least": "at least ", "at_most": "at most "}
Row = tuple[str, str, str, str, str, str]


def series(room: Newsroom, asked: Asked) -> Shown:
    """All series as known on one day."""
    counted = count_series(room, "", _day(asked))
    shown = [
        {
            "id": each.series.id,
            "name": each.series.name,
            "about": " · ".join(part for part in (each.series.unit, each.series.compiler, each.series.area) if part),
            "rows": [_row(row) for row in each.rows],
            "failures": [f"{failure.what}: {failure.because}" for failure in each.failures],
            "days": _days(each),
            "told": _told(each) if each.rows else None,
        }
        for each in counted
    ]
    return Shown(
        template="series.html.j2",
        given={"all": shown, "day": _day(asked) or room.clock.today(), "asked": asked},
    )


def _told(counted: Counted) -> Telling | None:
    """The drawing of it, where there is anything to draw."""
    told = tell(figure_of(counted, ENGLISH), "en")
    return None if isinstance(told, NoFigure) else told


def _days(counted: Counted) -> tuple[date, ...]:
    """The days on which a value of it became known: where the slider rests."""
    known = {each.known_from.last for row in counted.rows for each in (*row.was, *((row.first,) if row.first else ()))}
    return tuple(sorted({*known, *(row.known_from.last for row in counted.rows if row.known_from)}))


def _row(row: FigureRow) -> Row:
    dims = " ".join(f"{text}" for key, text in row.dims if text != "total" and key)
    was = ", ".join(_past(each) for each in row.was)
    day = row.known_from.last.isoformat() if row.known_from else ""
    return (row.ref.words, dims, _value(row.value), day, was, "; ".join(row.words))


def _past(figure: FigureObserved) -> str:
    return f"{_value(figure.value)} ({figure.known_from.last.isoformat()})"


def _value(count: Count | None) -> str:
    return "none" if count is None else f"{_SAID.get(count.precision, '')}{count.value:,}"


def _day(asked: Asked) -> date | None:
    given = asked.query.get("as-of", "")
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise Refused(f"{given!r} is no day", advice="Write it as 2023-12-31.") from None
