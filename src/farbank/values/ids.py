"""Names for things. An id says what kind of thing it names and in which order it came, nothing else."""

from __future__ import annotations

import re
from typing import Final, NewType

from farbank.errors import Refused

ItemId = NewType("ItemId", str)
SourceId = NewType("SourceId", str)
OriginId = NewType("OriginId", str)
StatementId = NewType("StatementId", str)
FindingId = NewType("FindingId", str)
TallyId = NewType("TallyId", str)
LineId = NewType("LineId", str)
SeriesId = NewType("SeriesId", str)
PersonaId = NewType("PersonaId", str)
ReportId = NewType("ReportId", str)
MemberId = NewType("MemberId", str)
InquiryId = NewType("InquiryId", str)

# kind of row -> the letter its ids begin with
LETTER: Final[dict[str, str]] = {
    "item": "E",
    "source": "S",
    "collection": "K",
    "origin": "O",
    "link": "J",
    "line": "B",
    "look": "L",
    "tally": "Y",
    "constraint": "X",
    "conduit": "C",
    "interview": "I",
    "series": "V",
    "figure": "G",
    "subject": "U",
    "sameness": "Z",
    "statement": "T",
    "finding": "F",
    "persona": "P",
    "disclosure": "D",
    "consent": "N",
    "access": "A",
    "population": "W",
    "inquiry": "Q",
    "report": "R",
    "member": "M",
    "copy": "H",
}
KIND: Final[dict[str, str]] = {letter: kind for kind, letter in LETTER.items()}
_ID = re.compile(r"([A-Z])([1-9][0-9]{0,8})\Z")


def make_id(kind: str, number: int) -> str:
    """The id of the `number`-th thing of a kind: `make_id("item", 3)` is `E3`."""
    if number < 1:
        raise Refused(f"ids are numbered from 1, not {number}")
    return f"{LETTER[kind]}{number}"


def kind_of(text: str) -> str:
    """The kind that an id names, or `""` when `text` is not an id (it may still be a reporter's label)."""
    match = _ID.match(text)
    return KIND.get(match.group(1), "") if match else ""
