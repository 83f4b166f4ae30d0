"""Map and time: each line unrolled, time downwards; what is dark nobody looked at, and the page says who could.

The drawing is the one of the published page. A cell is asked for by its stretch and quarter, so that an address is
enough to ask "who could look here, and why not?".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.coverage_figure import coverage_figure
from farbank.assemble.surveying import Asked as Window
from farbank.assemble.surveying import Surveyed, survey_lines
from farbank.errors import Missing
from farbank.judgement.cells import Cell
from farbank.publish.figure import NoFigure
from farbank.publish.telling import Telling, tell
from farbank.values.count import WHOLE
from farbank.web.asked import Asked, Shown
from farbank.web.language import N_
from farbank.web.screens.amounts import percent

STATES = {
    "not_looked": N_("nobody looked"),
    "present": N_("seen"),
    "absent": N_("looked, and not there"),
    "inconclusive": N_("looked, and could not tell"),
    "conflict": N_("looks disagree"),
    "cannot_look": N_("nobody could look"),
    "stale": N_("looked too long ago"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One run of a cell in words: where along the line, when, what is known, and who could look there."""

    where: str
    when: str
    target: str
    state: str
    looks: tuple[str, ...]
    could: str
    why_not: str
    is_dark: bool


def time(room: Newsroom, asked: Asked) -> Shown:
    """Every line of the case, or one."""
    surveyed = survey_lines(room, _window(asked))
    lines = [
        {
            "id": each.line.id,
            "label": each.line.label,
            "shares": [
                (name.replace("_", " "), percent(of.looked), percent(of.present), percent(of.blind))
                for name, of in each.coverage.by_target
            ],
            "from": str(each.coverage.first),
            "to": str(each.coverage.last),
            "cells": tuple(_stretches(each, asked)),
            "told": _told(room, each),
        }
        for each in surveyed
    ]
    only_dark = asked.query.get("dark") == "1"
    given = {"lines": lines, "asked": asked, "only_dark": only_dark}
    return Shown(template="time.html.j2", given=given)


def _told(room: Newsroom, surveyed: Surveyed) -> Telling:
    told = tell(coverage_figure(room, surveyed, "en", lambda _: 0), "en")
    if isinstance(told, NoFigure):
        raise Missing(told.because)
    return told


def _window(asked: Asked) -> Window:
    target = asked.query.get("target", "")
    return Window(
        line=asked.query.get("line", ""),
        targets=(target,) if target else (),
        first=asked.query.get("from", ""),
        last=asked.query.get("to", ""),
    )


def _stretches(surveyed: Surveyed, asked: Asked) -> Iterator[Stretch]:
    """The runs of cells that are alike, the darkest question first: dark ones say who could look, and why not."""
    only_dark = asked.query.get("dark") == "1"
    runs: dict[tuple[object, ...], list[Cell]] = {}
    for each in surveyed.coverage.cells:
        if each.blind or not only_dark:
            like = (each.target, each.start, each.end, each.state, each.looks, each.open_means, each.reasons)
            runs.setdefault(like, []).append(each)
    labels = {each.id: each.label or each.id for each in surveyed.looks}
    for cells in runs.values():
        yield _stretch(cells, labels)


def _stretch(cells: list[Cell], labels: dict[str, str]) -> Stretch:
    cell = cells[0]
    first, last = cells[0].quarter, cells[-1].quarter
    return Stretch(
        where=percent((Fraction(cell.start, WHOLE), Fraction(cell.end, WHOLE))),
        when=str(first) if first == last else f"{first} to {last}",
        target=cell.target.replace("_", " "),
        state=STATES.get(cell.state, cell.state.replace("_", " ")),
        looks=tuple(labels.get(each, each) for each in (*cell.looks, *cell.maybe)),
        could=", ".join(each.replace("_", " ") for each in cell.open_means),
        why_not="; ".join(each.replace("_", " ") for each in cell.reasons),
        is_dark=cell.blind,
    )
