"""Figures in a draft against every value they were ever given: what is printed must be the newest that was known.

The rule is about the day of publication: a value that was revised by then, and is printed or drawn as if it were the
last word, is stale. A caption that prints both the earlier and the newer value tells the story of the revision.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from farbank.facts.figure import FigureObserved
from farbank.judgement.draft_text import Passage
from farbank.judgement.numbers_said import numbers_in
from farbank.judgement.question import Question
from farbank.judgement.remedies import instead
from farbank.judgement.rewording import Remedy
from farbank.judgement.told import where_of
from farbank.judgement.verdict import Finding, Where
from farbank.values.draft import Computed

Ref = tuple[tuple[date, date], tuple[tuple[str, str], ...]]  # the interval and the dimensions a value belongs to


def stale_figures(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """One finding for each value, in each series of the draft, that was revised before the day of publication."""
    figures = dict.fromkeys(
        each.figure for each in passages if each.figure is not None and each.figure.what == "series"
    )
    return tuple(
        found
        for figure in figures
        for found in _of_series(question, figure, [each for each in passages if each.figure == figure])
    )


def values_by(figures: Iterable[FigureObserved], day: date) -> frozenset[int]:
    """Every number that some value of a series had on or before a day, newest or not."""
    found = [each.value for each in figures if each.value is not None and each.known_from.last <= day]
    return frozenset(number for value in found for number in (value.value, value.high) if number is not None)


def series_of(question: Question, figure: Computed) -> tuple[FigureObserved, ...]:
    """Every value of the series that a figure draws."""
    label = figure.option("name")
    wanted = {question.id_of(label)} | {each.id for each in question.series if each.label == label}
    return tuple(each for each in question.figures if each.series in wanted)


def as_of(question: Question, figure: Computed) -> date:
    """The day whose knowledge a figure shows: its own, else the day of publication."""
    text = figure.option("as-of")
    try:
        return date.fromisoformat(text) if text else question.printed_on
    except ValueError:
        return question.printed_on


def _of_series(question: Question, figure: Computed, captions: list[Passage]) -> tuple[Finding, ...]:
    rows = _by_ref(series_of(question, figure))
    current = {number for each in rows.values() for number in _values(_known(each, question.printed_on))}
    found: list[Finding] = []
    for some in rows.values():
        newest = _known(some, question.printed_on)
        shown = _known(some, min(as_of(question, figure), question.printed_on))
        old = _stale(_values(shown), _values(newest), _outdated(some, captions, current, question.printed_on))
        if old is not None and not _printed(captions) & _values(newest):
            found.append(_finding(question, captions, old, newest[0]))
    return tuple(found)


def _stale(drawn: frozenset[int], newest: frozenset[int], outdated: frozenset[int]) -> int | None:
    """The outdated number that is printed, or else drawn."""
    behind = drawn if newest and not drawn & newest else frozenset()
    return min(outdated or behind, default=None)


def _outdated(rows: list[FigureObserved], captions: list[Passage], current: set[int], day: date) -> frozenset[int]:
    """Printed numbers that were once the value for this interval, which the caption names, and are no more."""
    year = str(rows[0].ref.first.year)
    named = frozenset().union(*(_numbers(each) for each in captions if year in each.text))
    return (named & values_by(rows, day)) - current


def _printed(captions: Iterable[Passage]) -> frozenset[int]:
    return frozenset().union(*(_numbers(each) for each in captions))


def _numbers(caption: Passage) -> frozenset[int]:
    return frozenset(number.value for number in numbers_in(caption.text) if number.value is not None)


def _values(rows: Iterable[FigureObserved]) -> frozenset[int]:
    return frozenset(each.value.value for each in rows if each.value is not None)


def _finding(question: Question, captions: list[Passage], old: int, newest: FigureObserved) -> Finding:
    new = min(_values([newest]))
    spots = _spots(captions, old)
    return Finding(
        rule="stale_figure",
        severity="HOLD",
        where=spots or tuple(where_of(each, 0, len(each.text)) for each in captions),
        because=f"{newest.ref.words or newest.ref.first.year}: prints {old:,}; {new:,} was known from "
        f"{newest.known_from.last.isoformat()}, before publication on {question.printed_on.isoformat()}.",
        repair=(f"Print {new:,}, or both with the day of the revision, and set as-of to the day of publication.",),
        remedies=(Remedy(does=f"Print {new:,}.", changes=tuple(instead(each, f"{new:,}") for each in spots)),),
    )


def _spots(captions: list[Passage], old: int) -> tuple[Where, ...]:
    return tuple(
        where_of(each, number.start, number.end)
        for each in captions
        for number in numbers_in(each.text)
        if number.value == old
    )


def _known(rows: list[FigureObserved], day: date) -> list[FigureObserved]:
    """The values with the latest day of being known that is not after a day; several relays may share it."""
    known = [each for each in rows if each.value is not None and each.known_from.last <= day]
    last = max((each.known_from.last for each in known), default=None)
    return [each for each in known if each.known_from.last == last]


def _by_ref(figures: Iterable[FigureObserved]) -> dict[Ref, list[FigureObserved]]:
    found: dict[Ref, list[FigureObserved]] = {}
    for each in figures:
        found.setdefault(((each.ref.first, each.ref.last), each.dims), []).append(each)
    return found
