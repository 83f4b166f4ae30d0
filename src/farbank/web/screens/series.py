"""Series: every value a number was ever given, as it was known on any day, and who could have spoken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from farbank.assemble.counting import Counted, count_series
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.series_figure import figure_of, standing
from farbank.errors import Refused
from farbank.facts.figure import FigureObserved
from farbank.judgement.revision import FigureRow
from farbank.judgement.witness_pool import Pool, witness_pool
from farbank.publish.figure import NoFigure
from farbank.publish.telling import Telling, tell
from farbank.publish.wording import Wording, wording
from farbank.values.count import Count
from farbank.views import figures, paged
from farbank.views.paged import Wanted
from farbank.web.asked import Asked, Shown
from farbank.web.remembered import once

PAGE: Final = 8  # series


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One interval: what it was, what its newest value is and since when, and every earlier value."""

    id: str
    when: str
    of: str
    value: str
    known_from: date | None
    was: tuple[tuple[str, date], ...]
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """Who could have spoken in one interval, in words."""

    when: str
    people: int
    women: str
    heard: str


def series(room: Newsroom, asked: Asked) -> Shown:
    """All series as known on one day."""
    days = once(room, "days", lambda: _days(room))
    day = _day(asked, days)
    say = wording(asked.language)
    wanted = _wanted(room, asked)
    number = asked.number("page", 1, most=max(-(-len(wanted) // PAGE), 1))
    counted = [one for each in wanted[(number - 1) * PAGE : number * PAGE] for one in count_series(room, each, day)]
    shown = [_shown(each, say, asked.language) for each in counted]
    at = day or room.clock.today()
    return Shown(
        template="series.html.j2",
        given={
            "all": shown,
            "day": at,
            "days": days,
            "step": sum(each <= at for each in days) - 1,
            "asked": asked,
            "first": (number - 1) * PAGE + 1,
            "total": len(wanted),
            "earlier": asked.again(page=number - 1) if number > 1 else "",
            "later": asked.again(page=number + 1) if number * PAGE < len(wanted) else "",
        },
    )


def _shown(counted: Counted, say: Wording, language: str) -> dict[str, object]:
    """One series as the page asks for it; `is_parted` where its values are of parts of it."""
    one = counted.series
    rows = [_row(row, say) for row in counted.rows]
    return {
        "id": one.id,
        "name": one.name,
        "about": " · ".join(part for part in (one.unit, one.compiler, one.area) if part),
        "rows": rows,
        "is_parted": any(row.of for row in rows),
        "failures": [f"{failure.what}: {failure.because}" for failure in counted.failures],
        "told": _told(counted, language) if rows else None,
        "pool": [_spoke(pool) for pool in witness_pool(one.unit, counted.rows)],
    }


def _wanted(room: Newsroom, asked: Asked) -> list[str]:
    """The one series that is named, or those whose names hold what was asked for."""
    if name := asked.query.get("name", ""):
        return [room.resolve("series", name)]
    wanted = Wanted(kind="series", words=asked.query.get("q", ""), withdrawn=False)
    return [each.id for each in paged.page(room.rows, wanted)]


def _told(counted: Counted, language: str) -> Telling | None:
    """The drawing of it, where there is anything to draw."""
    told = tell(figure_of(counted, wording(language)), language)
    return None if isinstance(told, NoFigure) else told


def _days(room: Newsroom) -> tuple[date, ...]:
    """The days on which a value of any series became known: where the slider rests."""
    every = (each for one in figures.series(room.rows) for each in figures.figures_of(room.rows, one.id))
    return tuple(sorted({each.known_from.last for each in every}))


def _row(row: FigureRow, say: Wording) -> Row:
    return Row(
        id=row.id,
        when=row.ref.words,
        of=" ".join(f"{text}" for key, text in row.dims if text != "total" and key),
        value=_value(row.value),
        known_from=row.known_from.last if row.known_from else None,
        was=tuple(map(_past, row.was)),
        standing=say.parted(say(standing(each)) for each in row.words),
    )


def _past(figure: FigureObserved) -> tuple[str, date]:
    return _value(figure.value), figure.known_from.last


def _spoke(pool: Pool) -> Spoke:
    return Spoke(
        when=pool.ref.words,
        people=pool.people,
        women=_portion(float(pool.women)) if pool.women is not None else "",
        heard=_portion(pool.heard) if pool.heard is not None else "",
    )


def _portion(share: float) -> str:
    """A share of a whole with two figures that count."""
    return f"{share * 100:.2g} %"


def _value(count: Count | None) -> str:
    return "none" if count is None else str(count)


def _day(asked: Asked, days: Sequence[date]) -> date | None:
    """The day that was written, or the one at which the slider was left."""
    given = asked.query.get("as-of", "")
    if not given and days and asked.query.get("step", ""):
        return days[asked.number("step", len(days), least=0, most=len(days) - 1)]
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise Refused(f"{given!r} is no day", advice="Write it as 2023-12-31.") from None
