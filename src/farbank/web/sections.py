"""The parts of the workbench as they stand in its header, each with the key that leads there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.web.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`name` is what a route says it belongs to; `words` stand in the header."""

    name: str
    words: str
    to: str


SECTIONS: Final = (
    Section(name="intake", words=N_("Intake"), to="/intake"),
    Section(name="review", words=N_("Review"), to="/review"),
    Section(name="list", words=N_("Items"), to="/list/item"),
    Section(name="names", words=N_("Names"), to="/names"),
    Section(name="time", words=N_("Map and time"), to="/time"),
    Section(name="findings", words=N_("Findings"), to="/findings"),
    Section(name="series", words=N_("Series"), to="/series"),
    Section(name="reports", words=N_("Reports"), to="/list/report"),
)

_OF_KIND: Final = {
    "subject": "names",
    "sameness": "names",
    "source": "names",
    "line": "time",
    "look": "time",
    "conduit": "time",
    "finding": "findings",
    "link": "findings",
    "origin": "findings",
    "series": "series",
    "figure": "series",
    "constraint": "series",
    "report": "reports",
    "persona": "reports",
    "disclosure": "reports",
}


def section_of(kind: str) -> str:
    """The part of the header that a list or record of this kind belongs to: that of the items, if to no other."""
    return _OF_KIND.get(kind, "list")
