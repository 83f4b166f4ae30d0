"""The days between a sending, or what was seen, and the day of publication: always the same, they date the sending.

Whoever reads that one source's material appears fourteen days after it came can count back from the next report. Only
days that are known to within two are compared, and only of sources that are not public.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.exposure_words import listed
from farbank.judgement.question import Question
from farbank.judgement.told import cited_ids, where_cited
from farbank.judgement.verdict import Finding
from farbank.values.span import Span

RELEASES: Final = 3  # with the same lag, this draft among them
WITHIN: Final = 2  # days by which lags that are the same may differ, and a day that counts may be vague
WHAT: Final = {"came": "what one source sends", "happened": "what one source saw"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lag:
    """One report on material of one source: so many days after the latest of it `came`, or `happened`."""

    source: str
    kind: str
    report: str
    days: int


def constant_lag(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A lag that this draft has in common with two or more reports that left."""
    cited = tuple(dict.fromkeys(item for each in cited_ids(question, passages) for item in question.items_behind(each)))
    own = tuple(_lags(question, "this draft", question.printed_on, cited))
    earlier = tuple(_earlier(question))
    return tuple(found for mine in own for found in _of(question, passages, mine, earlier))


def _of(question: Question, passages: tuple[Passage, ...], mine: _Lag, earlier: tuple[_Lag, ...]) -> Iterator[Finding]:
    same = [each for each in earlier if (each.source, each.kind) == (mine.source, mine.kind)]
    starts = {each.days for each in (*same, mine) if each.days <= mine.days <= each.days + WITHIN}
    windows = ([each for each in same if start <= each.days <= start + WITHIN] for start in sorted(starts))
    best = max(windows, key=len)
    if len(best) + 1 < RELEASES:
        return
    ends = sorted({each.days for each in (*best, mine)})
    days = f"{ends[0]}" if len(ends) == 1 else f"{ends[0]} to {ends[-1]}"
    where = (
        place
        for each in cited_ids(question, passages)
        if any(_source(question, item) == mine.source for item in question.items_behind(each))
        for place in where_cited(question, passages, each)
    )
    yield Finding(
        rule="constant_lag",
        severity="HOLD",
        where=tuple(dict.fromkeys(where)),
        because=f"{listed([*(each.report for each in best), 'this draft'])} each print {WHAT[mine.kind]} {days} days "
        f"later: whoever counts back from the day of publication has the day.",
        repair=("Publish it on another day, weeks off, and let the next ones wait unequally long.",),
    )


def _earlier(question: Question) -> Iterator[_Lag]:
    """The lags of every other report by its first release."""
    first: dict[str, tuple[date, tuple[str, ...]]] = {}
    for each in question.publications:
        if each.day is not None and each.label != question.report:
            first.setdefault(each.label, (each.day, each.items))
    for label, (day, items) in first.items():
        yield from _lags(question, label, day, items)


def _lags(question: Question, report: str, day: date, items: Iterable[str]) -> Iterator[_Lag]:
    """The least lag of each kind for each source that is to be protected."""
    least: dict[tuple[str, str], int] = {}
    for item in items:
        source = _source(question, item)
        if not source or _is_open(question, source):
            continue
        for kind, span in _spans(question, item).items():
            if (days := _days(span, day)) is not None:
                least[source, kind] = min(days, least.get((source, kind), days))
    for (source, kind), days in least.items():
        yield _Lag(source=source, kind=kind, report=report, days=days)


def _source(question: Question, item: str) -> str:
    known = question.dated.get(item)
    return known.source if known else ""


def _is_open(question: Question, source: str) -> bool:
    known = question.sources.get(source)
    return known is not None and (known.public or known.kind_of == "reporter")


def _spans(question: Question, item: str) -> Mapping[str, Span | None]:
    known = question.dated[item]
    return {"came": known.came, "happened": known.happened}


def _days(span: Span | None, day: date) -> int | None:
    """Days from the last day of a span to a day, where the span is known that closely and lies before it."""
    if span is None or span.earliest is None or span.latest is None:
        return None
    if (span.latest - span.earliest).days > WITHIN or span.latest > day:
        return None
    return (day - span.latest).days
