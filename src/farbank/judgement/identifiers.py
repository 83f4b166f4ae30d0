"""Numbers and addresses that lead to one person, in any text that leaves.

- An identifier blocks wherever it stands: running text, table, footnote, bracket, caption, file name, metadata.
- The newsroom's own contact, and what a public source is known by, is not one.
- A number in a web address is the name of a page, unless it has a check digit or is an address itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.folded import fold, folded
from farbank.judgement.identifier_forms import FORMS, Form
from farbank.judgement.leaving import Hit, Leaving, leaving, place, told_once
from farbank.judgement.question import Question
from farbank.judgement.verdict import Finding

_ADDRESS: Final = re.compile(r"https?://\S+")
_PARTED: Final = re.compile(r"[^\w@+]")
_NO_DIGIT: Final = re.compile(r"[^0-9x]")
REPAIR: Final = (
    "Take it out; nobody needs it to understand the report.",
    "Where it is the newsroom's own, put it into the contact of the page.",
)


def identifiers(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A BLOCK for each identifier, with every place where it stands."""
    ours = _compact(" ".join(question.contacts))
    hits = (hit for text in leaving(question, passages) for hit in _in(text) if hit.key not in ours)
    because = "{kind} stands here; whoever reads it is led to one person."
    found = told_once((_begun(each) for each in hits), "identifier", "BLOCK", because, REPAIR)
    return tuple(found)


def _in(text: Leaving) -> Iterator[Hit]:
    """Each identifier of a text; what two forms read is the one of the first."""
    read = folded(text.text)
    addresses = [each.span() for each in _ADDRESS.finditer(read.text)]
    taken: list[tuple[int, int]] = []
    for form in FORMS:
        for match in form.pattern.finditer(read.text):
            start, end = match.span()
            inside = any(a <= start < b for a, b in addresses) and not form.in_addresses
            if inside or any(a < end and start < b for a, b in taken) or not _holds(form, match.group()):
                continue
            taken.append((start, end))
            yield Hit(kind=form.kind, key=_compact(match.group()), where=place(text, *read.span(start, end)))


def _holds(form: Form, written: str) -> bool:
    return form.holds(_NO_DIGIT.sub("", written))


def _compact(words: str) -> str:
    """Without what parts its groups, so that it is the same however it is written."""
    return _PARTED.sub("", fold(words))


def _begun(hit: Hit) -> Hit:
    return Hit(kind=hit.kind[:1].upper() + hit.kind[1:], key=hit.key, where=hit.where)
