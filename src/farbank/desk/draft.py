"""Reports as written."""

from __future__ import annotations

from farbank.desk.numbers import Numbers
from farbank.errors import Complained, Refused
from farbank.facts.fact import Fact
from farbank.facts.report import ReportDrafted
from farbank.ports import Known
from farbank.reading.sheet.yaml import parse_header

_FENCE = "---"


def draft(known: Known, text: str, heading: str, label: str, file_name: str = "") -> list[Fact]:
    """A report with this label, new or changed; nothing when it is there word for word."""
    if not text.strip():
        raise Refused("the report is empty", advice="Write something into the file and apply it again.")
    if not label.strip():
        raise Refused("a report needs a label", advice="Give it one, such as R-1.")
    numbers = Numbers(known)
    own = known.find("report", label) or numbers.reserve("report", label) or numbers.new("report")
    called = known.label(own) if own == label and known.label(own) else label
    row = ReportDrafted(id=own, label=called, heading=heading, text=text, file_name=file_name)
    return [] if known.unchanged(row) else [row]


def heading_of(text: str) -> str:
    """The title in the YAML header of a report, `""` when there is none; the report grammar complains of it."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].rstrip() != _FENCE:
        return ""
    closing = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), 0)
    try:
        return parse_header("\n".join(lines[1:closing])).get("title", "")
    except Complained:
        return ""
