"""A cell of a workbook as a person sees it (ECMA-376 part 1, 18.8.31: the common number formats)."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final

_FIXED: Final = re.compile(r"(#,##)?0(?:\.(0+))?(%)?")
_DIGITS: Final = 15  # what a workbook keeps of a number


def shown_cell(value: object, number_format: str) -> str:
    """The text of one cell; dates and times in ISO 8601, numbers by their format where it is a plain one."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime() | date() | time():
            return _moment(value)
        case int() | float():
            return _number(value, number_format)
        case _:
            return "" if value is None else str(value)


def _moment(value: datetime | date | time) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")


def _number(value: float, number_format: str) -> str:
    shape = _FIXED.fullmatch(number_format)
    if shape is None:
        return str(value) if isinstance(value, int) else f"{value:.{_DIGITS}g}"
    thousands, places, percent = shape.groups()
    form = f"{',' if thousands else ''}.{len(places or '')}f"
    return format(value * 100 if percent else value, form) + (percent or "")
