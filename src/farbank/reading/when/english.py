"""English words or figures as a span, with the weekday that may stand beside a day."""

from __future__ import annotations

import re
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.conventions import Asked
from farbank.reading.when.frames import read_framed
from farbank.reading.when.words import WEEKDAY_NAMES, WEEKDAYS
from farbank.values.span import Span

_WEEKDAY: Final = re.compile(rf"\b(?:{WEEKDAYS})")
_FIRST_WEEKDAY: Final = re.compile(rf"(?:\bon )?\b(?:{WEEKDAYS}),? ")
_LAST_WEEKDAY: Final = re.compile(rf",? \(?(?:{WEEKDAYS})\)?$")


def read_english(folded: str, asked: Asked) -> Span | None:
    """The span of folded text; a weekday must be that of the day it stands with. `None` where it is in no form."""
    said = _WEEKDAY.findall(folded)
    beside = said and any(each.isdecimal() for each in folded)
    span = read_framed(_LAST_WEEKDAY.sub("", _FIRST_WEEKDAY.sub("", folded)) if beside else folded, asked)
    if span is not None and len(said) == 1 and span.first == span.last:
        weekday = WEEKDAY_NAMES.index(said[0][:3])
        if span.first.weekday() != weekday:
            raise Refused(f"{folded!r} contradicts itself: {span.first} was a {span.first:%A}")
    return span
