"""Dates a second on one core, beside dateparser on the same rows where it is installed."""

from __future__ import annotations

import importlib
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime

from evaluation.score import set_rows

from benchmarks.figure import Figure
from farbank.errors import Refused
from farbank.reading.dates import read_span
from farbank.reading.when.finding import find_spans

RUNS = 5
WRITTEN = date(2024, 4, 24)
Row = tuple[str, str]  # words, language
MEGABYTE = 1_000_000


def figures() -> Iterator[Figure]:
    rows = [(row["text"], row["language"]) for name in ("dates.tsv", "dates_unseen.tsv") for row in set_rows(name)]
    ours = tuple(_rate(_ours, rows) for _ in range(RUNS))
    yield Figure(what="dates read, four languages", peer="target", values=ours, unit="/s", at_least=1000)
    peer = _dateparser()
    if peer is None:
        yield Figure(what="dates read (dateparser is not installed here)", peer="none", values=ours, unit="/s")
    else:
        theirs = [_rate(peer, rows) for _ in range(RUNS)]
        ratios = tuple(mine / other for mine, other in zip(ours, theirs, strict=True))
        yield Figure(what="dates read", peer="dateparser", values=ratios)
    for what, words in (
        ("prose", "they met on the bridge in late August 2020, and "),
        ("dates", "2020년 8월 3일부터 10일까지 "),
    ):
        text = (words * (MEGABYTE // len(words) + 1))[:MEGABYTE]
        took = _seconds(lambda text=text: find_spans(text)) / _seconds(
            lambda text=text: find_spans(text[: MEGABYTE // 10])
        )
        yield Figure(what=f"one line of 1 MB, {what}: time", peer="a line of 0.1 MB", values=(took,), at_most=15)


def _rate(read: Callable[[str, str], object], rows: list[Row]) -> float:
    return len(rows) / _seconds(lambda: [read(text, language) for text, language in rows])


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _ours(text: str, language: str) -> object:
    with suppress(Refused):
        return read_span(text, language=language, as_of=WRITTEN)
    return None


def _dateparser() -> Callable[[str, str], object] | None:
    try:
        reader = importlib.import_module("dateparser.date")
    except ImportError:
        return None
    base = datetime(WRITTEN.year, WRITTEN.month, WRITTEN.day)  # noqa: DTZ001 - dateparser takes no zone here
    parsers = {
        code: reader.DateDataParser(languages=[code], settings={"RELATIVE_BASE": base})
        for code in ("en", "ko", "ja", "zh")
    }

    def read(text: str, language: str) -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return parsers[language].get_date_data(text)

    return read
