"""Other libraries that read dates, asked the same; a peer that is not installed is said to be absent.

Each answers with an outer first and last day, or with None. The day of writing is given where a library takes one;
edtf's parser and prefixdate take none.
"""

from __future__ import annotations

import contextlib
import importlib
import warnings
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime

Answer = tuple[date, date] | None
Peer = Callable[[str, str, date | None], Answer]


def peers() -> dict[str, Peer | None]:
    """Name and way to ask of each peer; None where it is not installed."""
    return {
        name: build() for name, build in (("edtf", _edtf), ("dateparser", _dateparser), ("prefixdate", _prefixdate))
    }


def _edtf() -> Peer | None:
    try:
        edtf = importlib.import_module("edtf")
    except ImportError:
        return None

    def ask(text: str, language: str, as_of: date | None) -> Answer:
        del language, as_of
        with contextlib.suppress(Exception), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            said = edtf.text_to_edtf(text)
            if said:
                read = edtf.parse_edtf(said)
                first, last = read.lower_strict(), read.upper_strict()
                return date(first.tm_year, first.tm_mon, first.tm_mday), date(last.tm_year, last.tm_mon, last.tm_mday)
        return None

    return ask


def _dateparser() -> Peer | None:
    try:
        reader = importlib.import_module("dateparser.date")
    except ImportError:
        return None

    def ask(text: str, language: str, as_of: date | None) -> Answer:
        settings = {"RELATIVE_BASE": datetime(as_of.year, as_of.month, as_of.day)} if as_of else {}  # noqa: DTZ001
        settings["PREFER_DATES_FROM"] = "past"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parser = reader.DateDataParser(languages=[language], settings=settings)
            try:
                said = parser.get_date_data(text)
            except Exception:  # noqa: BLE001 - a peer that falls has not answered
                return None
        return _widened(said.date_obj.date(), said.period) if said.date_obj else None

    return ask


def _prefixdate() -> Peer | None:
    try:
        prefixdate = importlib.import_module("prefixdate")
    except ImportError:
        return None

    def ask(text: str, language: str, as_of: date | None) -> Answer:
        del language, as_of
        said = prefixdate.parse(text).text
        if not said:
            return None
        return _widened(date.fromisoformat((said + "-01-01")[:10]), {4: "year", 7: "month"}.get(len(said), "day"))

    return ask


def _widened(day: date, period: str) -> Answer:
    if period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if period == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day
