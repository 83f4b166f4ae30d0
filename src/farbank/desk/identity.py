"""What identifies a row without a key, so that the same row applied again is known to be the same."""

from __future__ import annotations

from collections.abc import Iterable

from farbank.facts.fact import Row
from farbank.facts.figure import FigureObserved
from farbank.facts.look import ConstraintNoted
from farbank.facts.origin import LinkAsserted
from farbank.facts.persona import AccessCounted, DisclosureNoted
from farbank.facts.source import ConsentGiven

_BETWEEN = " · "


def identity_of(row: Row) -> str:
    """The label of a row that has none of its own; `""` for kinds whose rows always have one."""
    return _BETWEEN.join(_parts(row))


def said_where(persona: str, dimension: str, where: str, language: str, *, channel: str, values: Iterable[str]) -> str:
    """The label of one thing out in one channel: for what stands beside another word on the same dimension there."""
    return _BETWEEN.join((persona, dimension, where, language, channel, "/".join(sorted(values))))


def _parts(row: Row) -> tuple[str, ...]:
    parts: tuple[str, ...] = ()
    match row:
        case LinkAsserted():
            parts = row.tail, row.type, row.head
        case ConsentGiven():
            parts = row.source, row.given.words
        case FigureObserved():
            dims = ",".join(f"{name}={word}" for name, word in row.dims)
            parts = row.series, row.ref.words, dims, row.known_from.words, row.relay
        case DisclosureNoted():
            parts = row.persona, row.dimension, row.where, row.language
        case ConstraintNoted():
            stretch = row.stretch
            means = ",".join(sorted(row.means))
            parts = stretch.line, f"{stretch.start}..{stretch.end}", means, row.when.words
        case AccessCounted():
            parts = row.what, row.who
        case _:
            pass
    return parts
