"""Dates: exact on both ends, wrong years, invented days, and what was refused or read that should not have been.

A set has the columns language, as_of, text, means; `gold_dates.py` says how `means` is written. *Exact* means: all four
days and "about". A *wrong year* is an outer day in a year that the gold does not allow there; an *invented day* is one
single day where the gold has several, or a day where there is nothing to read. Peers answer with two days, so they
are judged by the two outer ones alone, and an open end of the gold may be any day to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from evaluation.gold_dates import Days, Gold, gold
from evaluation.peers_dates import peers
from evaluation.score import Score, set_rows, share
from farbank.errors import Refused
from farbank.reading.dates import read_span
from farbank.values.span import Span

SETS = (
    ("dates.tsv", "Dates, the open set"),
    ("dates_unseen.tsv", "Dates, the unseen set"),
    ("dates_fresh.tsv", "Dates, the fresh set"),
    ("dates_turns.tsv", "Dates, the set of what comes again"),
    ("dates_press.tsv", "Dates, the set of the press"),
    ("dates_reports.tsv", "Dates, the set of reports"),
)
LANGUAGES = {"en": "English", "ko": "Korean", "ja": "Japanese", "zh": "Chinese"}
EXACT = 0.95
Ask = Callable[[str, str, date | None], "Said"]
Said = tuple[Days, Days, bool, str] | None  # start, end, about, calendar
HEAD = (
    "who",
    "language",
    "rows",
    "exact",
    "wrong year",
    "invented day",
    "wrongly refused",
    "wrongly read",
    "read otherwise",
)


def scores() -> Iterator[Score]:
    for file, title in SETS:
        rows = list(set_rows(file))
        spoken = [code for code in LANGUAGES if any(row["language"] == code for row in rows)]
        ours = {code: _counts(rows, code, _farbank, _exact) for code in spoken}
        table = [_row("farbank", LANGUAGES[code], counts) for code, counts in ours.items()]
        table.append(_row("farbank", "all", sum(ours.values(), Counter())))
        absent = []
        for name, ask in peers().items():
            if ask is None:
                absent.append(f"{name} is not installed here and was not asked.")
                continue
            theirs = [_counts(rows, code, _as_peer(ask), _outer) for code in spoken]
            table += [
                _row(name, word, each) for word, each in zip((LANGUAGES[code] for code in spoken), theirs, strict=True)
            ]
            table.append(_row(name, "all", sum(theirs, Counter())))
        yield Score(
            title=title, head=HEAD, rows=tuple(table), notes=tuple(absent), missed=tuple(_missed(ours))
        )  # fmt: skip


def wrong(file: str) -> Iterator[str]:
    """Every row that is not exact, with what was said instead: for whoever mends the rules."""
    for row in set_rows(file):
        said, truth = _farbank(row["text"], row["language"], _day(row)), gold(row["means"])
        verdict = _verdict(said, truth, _exact)
        if verdict != "exact":
            yield f"{verdict:16} {row['language']} {row['text']} ({row['as_of']}): {row['means']}, but {said}"


def _counts(rows: list[dict[str, str]], language: str, ask: Ask, alike: Callable[[Said, Gold], bool]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in rows:
        if row["language"] != language:
            continue
        said, truth = ask(row["text"], language, _day(row)), gold(row["means"])
        counts["rows"] += 1
        counts[_verdict(said, truth, alike)] += 1
        counts["wrong year"] += _wrong_year(said, truth)
        counts["invented day"] += _invented(said, truth)
    return counts


def _day(row: dict[str, str]) -> date | None:
    return date.fromisoformat(row["as_of"]) if row["as_of"] else None


def _farbank(text: str, language: str, as_of: date | None) -> Said:
    try:
        span: Span = read_span(text, language=language, as_of=as_of)
    except Refused:
        return None
    return span.start, span.end, span.approximate, span.calendar


def _as_peer(ask: Callable[[str, str, date | None], tuple[date, date] | None]) -> Ask:
    def said(text: str, language: str, as_of: date | None) -> Said:
        days = ask(text, language, as_of)
        return (days, days, False, "gregorian") if days else None

    return said


def _verdict(said: Said, truth: Gold, alike: Callable[[Said, Gold], bool]) -> str:
    if truth.lunar:
        return "exact" if said is None or said[3] == "lunar" else "wrongly read"
    if truth.refused:
        return "exact" if said is None else "wrongly read"
    if said is None:
        return "wrongly refused"
    return "exact" if alike(said, truth) else "read otherwise"


def _exact(said: Said, truth: Gold) -> bool:
    return said is not None and said[:3] == (truth.start, truth.end, truth.about)


def _outer(said: Said, truth: Gold) -> bool:
    return said is not None and truth.start[0] in {None, said[0][0]} and truth.end[1] in {None, said[1][1]}


def _wrong_year(said: Said, truth: Gold) -> bool:
    if said is None or truth.refused or truth.lunar:
        return False
    pairs = ((said[0][0], truth.start[0]), (said[1][1], truth.end[1]))
    return any(ours and theirs and ours.year != theirs.year for ours, theirs in pairs)


def _invented(said: Said, truth: Gold) -> bool:
    if said is None or said[3] == "lunar":
        return False
    one = said[0][0] is not None and said[0][0] == said[1][1]
    return one and (truth.refused or truth.lunar or truth.start[0] != truth.end[1])


def _row(who: str, language: str, counts: Counter[str]) -> tuple[str, ...]:
    rows = counts["rows"]
    rest = (str(counts[key]) for key in HEAD[4:])
    return (who, language, str(rows), share(counts["exact"], rows), *rest)


def _missed(ours: dict[str, Counter[str]]) -> Iterator[str]:
    for code, counts in ours.items():
        if counts["exact"] < EXACT * counts["rows"]:
            yield f"{LANGUAGES[code]}: exact on both ends {share(counts['exact'], counts['rows'])}, wanted 95 %"
        for key in ("wrong year", "invented day"):
            if counts[key]:
                yield f"{LANGUAGES[code]}: {key} {counts[key]} times, wanted never"
