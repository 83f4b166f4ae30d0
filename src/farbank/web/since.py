"""A form sent from a page that is no longer as it was: what was recorded meanwhile is neither undone nor hidden.

A form carries beside each field what the page showed in it (`was-FIELD`). An answer that is still that says nothing, so
it takes back nothing that another window or member has recorded since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from farbank.web.asked import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """`said`: what was answered anew, "" elsewhere. `meanwhile`: fields that somebody else has answered otherwise."""

    said: Mapping[str, str]
    meanwhile: Mapping[str, str]


def compared(asked: Asked, known: Mapping[str, str]) -> Compared:
    """A form beside what is known now, field by field."""
    said: dict[str, str] = {}
    meanwhile: dict[str, str] = {}
    for field, now in known.items():
        answer = asked.said(field)
        before = asked.said(f"was-{field}", now)
        said[field] = "" if answer in (before, now) else answer
        if said[field] and now != before:
            meanwhile[field] = now
    return Compared(said=said, meanwhile=meanwhile)
