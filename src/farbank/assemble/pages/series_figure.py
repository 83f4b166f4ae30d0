"""A series with its vintages, from figures to what is drawn."""

from __future__ import annotations

from datetime import date

from farbank.assemble.counting import Counted, count_series
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages import words
from farbank.assemble.pages.spans import span_words
from farbank.facts.figure import FigureObserved
from farbank.judgement.revision import FigureRow
from farbank.publish.figure import Bar, NoFigure, SeriesFigure, Vintage
from farbank.publish.wording import ENGLISH, Wording
from farbank.values.draft import Computed

_WHOLE_YEAR = 365
_UNFIRM = frozenset({"P", "E", "F"})  # SDMX CL_OBS_STATUS: provisional, estimated, forecast


def series_figure(room: Newsroom, block: Computed, printed: date, say: Wording = ENGLISH) -> SeriesFigure | NoFigure:
    """The yearly values of a series as known on its as-of date."""
    day = date.fromisoformat(block.option("as-of")) if block.option("as-of") else printed
    counted = count_series(room, block.option("name"), day)
    if not counted or not counted[0].rows:
        return NoFigure(because=say("The case holds no value of this series known by {day}.", day=say.day(day)))
    return figure_of(counted[0], say)


def figure_of(counted: Counted, say: Wording) -> SeriesFigure:
    """The yearly values of a series that was counted."""
    years = {each.ref.first.year: _bar(each, say) for each in counted.rows if _is_year(each)}
    every = range(min(years), max(years) + 1) if years else range(0)
    missing = say("not in this case")
    return SeriesFigure(
        title=counted.series.name,
        unit=say(counted.series.unit),
        compiler=counted.series.compiler,
        as_of=say.day(counted.day),
        definition=counted.series.definition,
        bars=tuple(years.get(year, Bar(label=str(year), value=None, words=missing)) for year in every),
    )


def _is_year(row: FigureRow) -> bool:
    """A calendar year of the total; other intervals stand in the table of `farbank series`."""
    first, last = row.ref.earliest, row.ref.latest
    whole = (
        first is not None and last is not None and first.year == last.year and (last - first).days + 1 >= _WHOLE_YEAR
    )
    return whole and all(text in {"", "total"} for _, text in row.dims)


def _bar(row: FigureRow, say: Wording) -> Bar:
    value = row.value
    return Bar(
        label=str(row.ref.first.year),
        value=value.value if value else None,
        shown=words.number_words(value, say) if value else "",
        firm=bool(value) and value is not None and value.precision == "exact" and not _UNFIRM & set(row.flags),
        words=say.parted(say(standing(each)) for each in row.words),
        known_from=span_words(row.known_from, say) if row.known_from else "",
        via=say.parted(row.relayed_by),
        older=tuple(_vintage(each, say) for each in row.was if each.value is not None),
    )


def standing(told: str) -> str:
    """How firm a value is; what it was before it was revised, and since when it is known, have columns of their own."""
    return "revised" if told.startswith("revised (") else told


def _vintage(figure: FigureObserved, say: Wording) -> Vintage:
    value = figure.value
    return Vintage(
        value=value.value if value else 0,
        shown=words.number_words(value, say) if value else "",
        known_from=span_words(figure.known_from, say),
        words=say("provisional") if _UNFIRM & set(figure.flags) else "",
        via=figure.relay,
    )
