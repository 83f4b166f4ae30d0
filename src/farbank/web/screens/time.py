"""Map and time: each line on its map and unrolled, time downwards; what is dark nobody looked at.

The drawings are those of the published page, with a link over every stretch and year: whoever asks about one sees it
outlined in both, with who could look there, and why not. What is asked stands in the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from farbank.assemble.asked_stretch import AskedStretch, ask_stretch
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.atlas import atlas
from farbank.assemble.pages.coverage_figure import coverage_figure
from farbank.assemble.pages.words import target_words
from farbank.assemble.surveying import Asked as Window
from farbank.assemble.surveying import Surveyed, survey_lines
from farbank.judgement.cells import Cell
from farbank.publish.asking import Asking
from farbank.publish.figure import CoverageFigure, MapFigure, NoFigure
from farbank.publish.telling import Telling, tell
from farbank.publish.wording import wording
from farbank.values.count import WHOLE, percent
from farbank.web.asked import Asked, Shown
from farbank.web.remembered import once
from farbank.web.screens.stretches import MEANS, REASONS, Stretch, runs_of, stretches

MOST: Final = 60  # rows of the table of a line; the address asks for the others
_AT: Final = re.compile(r"(\d{1,10})-(\d{1,10})")
_YEAR: Final = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The part that is asked about: a stretch in parts of 10^9, a class of target, a year."""

    start: int
    end: int
    target: str
    year: int


def time(room: Newsroom, asked: Asked) -> Shown:
    """Every line of the case, or one; with the answer for the part that is asked about."""
    window = _window(asked)
    surveyed = once(room, ("survey", window), lambda: survey_lines(room, window))
    question = _question(asked, surveyed)
    lines = [_line(room, each, asked, question) for each in surveyed]
    say = wording(asked.language)
    targets = sorted({each for one in surveyed for each in (*_targets(one),)})
    given = {
        "lines": lines,
        "asked": asked,
        "only_dark": asked.query.get("dark") == "1",
        "targets": [(each, target_words(each, say)) for each in targets],
        "question": question,
        "means": MEANS,
        "reasons": REASONS,
    }
    return Shown(template="time.html.j2", given=given)


def _line(room: Newsroom, surveyed: Surveyed, asked: Asked, question: Question | None) -> dict[str, object]:
    coverage = surveyed.coverage
    window = surveyed.line.id, asked.language, *sorted(each for each in asked.query.items() if each[0] != "row")
    drawn, on_map = once(room, ("drawn", window), lambda: _drawn(room, surveyed, asked, question))
    rows = once(room, ("rows", window), lambda: _runs(surveyed, asked))
    at = asked.number("row", 1, most=max(len(rows), 1)) - 1
    return {
        "id": surveyed.line.id,
        "label": surveyed.line.label,
        "shares": [
            (target_words(name, wording(asked.language)), percent(of.looked), percent(of.present), percent(of.blind))
            for name, of in coverage.by_target
        ],
        "first": str(coverage.first),
        "last": str(coverage.last),
        "cells": tuple(_told(surveyed, rows[at : at + MOST], asked.language)),
        "from_row": at + 1,
        "rows": len(rows),
        "earlier": asked.again(row=max(at + 1 - MOST, 1)) if at else "",
        "later": asked.again(row=at + 1 + MOST) if at + MOST < len(rows) else "",
        "told": drawn,
        "map": on_map,
        "answer": _answer(room, surveyed, question, asked.language) if question else None,
    }


def _drawn(
    room: Newsroom, surveyed: Surveyed, asked: Asked, question: Question | None
) -> tuple[Telling | NoFigure, Telling | None]:
    """The chart of a line, and its map where there is one."""
    figure = _chart(room, surveyed, asked, question)
    return tell(figure, asked.language), _map(room, surveyed, figure, asked)


def _chart(room: Newsroom, surveyed: Surveyed, asked: Asked, question: Question | None) -> CoverageFigure:
    figure = coverage_figure(room, surveyed, asked.language, lambda _: 0)
    first, last = figure.ends
    cuts = (
        (Fraction(0), first),
        *((each.share, each.names[0][1]) for each in sorted(figure.ticks, key=lambda each: each.share)),
        (Fraction(1), last),
    )
    kept = {**asked.query, "at": "", "target": "", "year": "", "row": ""}
    to = replace(asked, query=kept).again(line=surveyed.line.id)
    asking = Asking(to=f"{to}&", cuts=cuts, target=_window(asked).targets[0] if _window(asked).targets else "")
    if question:
        stretch = Fraction(question.start, WHOLE), Fraction(question.end, WHOLE)
        asking = replace(asking, stretch=stretch, target=question.target, year=question.year)
    return replace(figure, asking=asking)


def _map(room: Newsroom, surveyed: Surveyed, chart: CoverageFigure, asked: Asked) -> Telling | None:
    del room
    figure = atlas((surveyed,), surveyed.line, asked.language, lambda _: 0)
    if not isinstance(figure, MapFigure):
        return None  # a line of one's own has no map, only its chart
    told = tell(replace(figure, asking=chart.asking), asked.language)
    return None if isinstance(told, NoFigure) else told


def _window(asked: Asked) -> Window:
    target = asked.query.get("target", "") if asked.query.get("only") == "1" else ""
    return Window(
        line=asked.query.get("line", ""),
        targets=(target,) if target else (),
        first=asked.query.get("from", ""),
        last=asked.query.get("to", ""),
    )


def _targets(surveyed: Surveyed) -> Iterator[str]:
    yield from (each.target for each in surveyed.looks)
    yield from (each.target for each in surveyed.tallies)


def _question(asked: Asked, surveyed: tuple[Surveyed, ...]) -> Question | None:
    """What the address asks about; an address that asks for no part asks nothing."""
    at, year = _AT.fullmatch(asked.query.get("at", "")), asked.query.get("year", "")
    if at is None or not surveyed:
        return None
    start, end = sorted(min(int(each), WHOLE) for each in at.groups())
    target = asked.query.get("target", "") or next(iter(surveyed[0].coverage.targets), "")
    said = int(year) if _YEAR.fullmatch(year) else surveyed[0].coverage.last.year
    return Question(start=start, end=max(end, start + 1), target=target, year=min(max(said, 1000), 9999))


def _answer(room: Newsroom, surveyed: Surveyed, question: Question, language: str) -> dict[str, object]:
    window = Window(targets=(question.target,), first=f"{question.year}-Q1", last=f"{question.year}-Q4")
    found: AskedStretch = ask_stretch(room, surveyed.line, window, (question.start, question.end))
    return {
        "found": found,
        "where": percent((Fraction(question.start, WHOLE), Fraction(question.end, WHOLE))),
        "runs": tuple(_told(surveyed, runs_of(found.cells)[:MOST], language)),
        "target": target_words(question.target, wording(language)),
    }


def _runs(surveyed: Surveyed, asked: Asked) -> tuple[list[Cell], ...]:
    """Every run of cells of a line, or the dark ones."""
    only_dark = asked.query.get("dark") == "1"
    return runs_of(each for each in surveyed.coverage.cells if each.blind or not only_dark)


def _told(surveyed: Surveyed, runs: Iterable[list[Cell]], language: str) -> Iterator[Stretch]:
    labels = {each.id: each.label or each.id for each in surveyed.looks}
    yield from stretches(runs, labels, wording(language))
