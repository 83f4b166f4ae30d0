"""The opening line of a computed figure: which figure, and its options."""

from __future__ import annotations

import re
from typing import Final

from farbank.errors import Refused
from farbank.reading.dates import read_span
from farbank.reading.prose.attributes import Attributes, read_attributes
from farbank.reading.prose.faults import Faults
from farbank.reading.sheet.nearest import did_you_mean
from farbank.values.draft import Computed, Paragraph

# figure -> the options it understands
FIGURES: Final[dict[str, tuple[str, ...]]] = {
    "coverage": ("line", "target", "from", "to", "alt"),
    "series": ("name", "as-of", "from", "to", "alt"),
    "conduits": ("from", "to", "alt"),
    "timeline": ("line", "from", "to", "alt"),
    "map": ("line", "target", "from", "to", "alt"),
}
_DATES: Final = ("from", "to", "as-of")
_NEEDED: Final = {"series": ("name",)}
_OPENING: Final = re.compile(r"(?P<what>[^\s{]*)\s*(?P<options>\{.*\})?\s*\Z")


def read_computed(
    words: str, caption: tuple[Paragraph, ...], line: int, faults: Faults, *, closed: bool
) -> Computed | None:
    """The figure that an opening line names; faults are added to the others, `None` when there is no such figure."""
    if not closed:
        faults.add(line, words or ":::", "this figure is not closed; put ::: on a line of its own after the caption")
    opening = _OPENING.match(words)
    given = read_attributes(opening["options"], 0) if opening and opening["options"] else _NONE
    if opening is None or given is None or given.marks:
        faults.add(line, words, "a figure is written ::: coverage {line=yalu-tumen from=2020 to=2023}")
        return None
    what = opening["what"]
    if what not in FIGURES:
        known = ", ".join(FIGURES)
        faults.add(line, what or ":::", f"no such figure{did_you_mean(what, FIGURES)}; there are {known}")
        return None
    _check(what, given, line, faults)
    return Computed(what=what, options=given.pairs, caption=caption, line=line)


def _check(what: str, given: Attributes, line: int, faults: Faults) -> None:
    for key, value in given.pairs:
        if key not in FIGURES[what]:
            faults.add(line, key, f"not an option of {what}{did_you_mean(key, FIGURES[what])}")
        elif key in _DATES:
            _check_date(key, value, line, faults)
    for key in _NEEDED.get(what, ()):
        if not given.get(key):
            faults.add(line, key, f"{what} needs {key}=...")
    if len(dict(given.pairs)) < len(given.pairs):
        faults.add(line, what, "an option is given twice")


def _check_date(key: str, value: str, line: int, faults: Faults) -> None:
    try:
        read_span(value)
    except Refused as refusal:
        faults.add(line, key, str(refusal))


_NONE: Final = Attributes(marks=(), pairs=(), after=0)
