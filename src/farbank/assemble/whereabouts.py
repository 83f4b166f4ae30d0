"""Where somebody was last, as words and as the place they name, if one is known."""

from __future__ import annotations

from farbank.assemble import tables
from farbank.reading.persons.person import Whereabouts
from farbank.values.ids import LineId
from farbank.values.place import LinePlace


def whereabouts(text: str) -> Whereabouts:
    """The place that words name along a built-in line; words alone where they name none."""
    for line in tables.LINES:
        found = tables.resolve_place(text, LineId(line))
        if isinstance(found, LinePlace):
            return Whereabouts(text=text.strip(), place=found.id)
    return Whereabouts(text=text.strip())
