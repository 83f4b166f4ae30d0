"""Runs of cells in words: where along a line, when, what is known there, who could look, and what stopped others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from farbank.assemble.pages.words import target_words
from farbank.judgement.cells import Cell
from farbank.publish.wording import Wording
from farbank.values.count import WHOLE, percent
from farbank.web.language import N_

STATES: Final = {
    "not_looked": N_("nobody looked"),
    "present": N_("seen"),
    "absent": N_("looked, and not there"),
    "inconclusive": N_("looked, and could not tell"),
    "conflict": N_("looks disagree"),
    "cannot_look": N_("nobody could look"),
    "stale": N_("looked too long ago"),
}

MEANS: Final = {
    "opposite_bank": N_("from the opposite bank"),
    "own_bank": N_("from its own bank"),
    "satellite": N_("by satellite"),
    "boat": N_("from a boat"),
    "inside_partner": N_("by a partner inside"),
    "foreign_visitor": N_("by a foreign visitor"),
    "interview": N_("by an interview"),
}
REASONS: Final = {
    "access_denied": N_("access was denied"),
    "unsafe_for_source": N_("unsafe for the source"),
    "too_far": N_("too far away"),
    "terrain": N_("the terrain was in the way"),
    "weather_or_cloud": N_("weather or cloud"),
    "no_imagery": N_("there was no imagery"),
    "resolution": N_("the resolution was too low"),
    "source_lost": N_("the source was lost"),
    "not_published": N_("it was not published"),
    "out_of_mandate": N_("outside the mandate"),
    "not_tried": N_("nobody tried"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One run of cells that are alike."""

    where: str
    first: str
    last: str
    target: str
    state: str
    looks: tuple[tuple[str, str], ...]  # (id, how it is called)
    could: tuple[str, ...]
    why_not: tuple[str, ...]
    is_dark: bool


def stretches(runs: Iterable[list[Cell]], labels: Mapping[str, str], say: Wording) -> Iterator[Stretch]:
    """Runs of cells in words; `labels` are how looks are called, `say` the page's language."""
    yield from (_stretch(run, labels, say) for run in runs)


def runs_of(cells: Iterable[Cell]) -> tuple[list[Cell], ...]:
    """Cells that are alike, together, in the order in which the runs begin."""
    runs: dict[tuple[object, ...], list[Cell]] = {}
    for each in cells:
        like = (each.target, each.start, each.end, each.state, each.looks, each.maybe, each.open_means, each.reasons)
        runs.setdefault(like, []).append(each)
    return tuple(runs.values())


def _stretch(cells: list[Cell], labels: Mapping[str, str], say: Wording) -> Stretch:
    cell = cells[0]
    return Stretch(
        where=percent((Fraction(cell.start, WHOLE), Fraction(cell.end, WHOLE))),
        first=str(cells[0].quarter),
        last=str(cells[-1].quarter),
        target=target_words(cell.target, say),
        state=STATES.get(cell.state, _plain(cell.state)),
        looks=tuple((each, labels.get(each, each)) for each in (*cell.looks, *cell.maybe)),
        could=tuple(MEANS.get(each, _plain(each)) for each in cell.open_means),
        why_not=tuple(REASONS.get(each, _plain(each)) for each in cell.reasons),
        is_dark=cell.blind,
    )


def _plain(word: str) -> str:
    return word.replace("_", " ")
