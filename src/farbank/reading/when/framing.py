"""What since, until, by, before, after, as of and about make of a period, whatever the language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from farbank.values import period
from farbank.values.span import Span

_NOWHERE: Final = (None, None)


def framed(frame: str, inner: Span) -> Span:
    """The span of one period, closed on both sides, with one of the words of `FRAMES` around it."""
    return replace(FRAMES[frame](inner), rule=f"{frame} + {inner.rule}")


def _since(inner: Span) -> Span:
    return replace(inner, end=_NOWHERE, precision="open")


def _until(inner: Span) -> Span:
    return replace(inner, start=_NOWHERE, precision="open")


def _by(inner: Span) -> Span:
    days = (None, inner.latest)
    return replace(inner, start=days, end=days, precision="open")


def _before(inner: Span) -> Span:
    days = (None, period.shifted(inner.first, -1))
    return replace(inner, start=days, end=days, precision="open")


def _after(inner: Span) -> Span:
    days = (period.shifted(inner.last, 1), None)
    return replace(inner, start=days, end=days, precision="open")


def _not_before(inner: Span) -> Span:
    days = (inner.first, None)
    return replace(inner, start=days, end=days, precision="open")


def _as_of(inner: Span) -> Span:
    return inner


def _about(inner: Span) -> Span:
    return replace(inner, approximate=True)


FRAMES: Final[dict[str, Callable[[Span], Span]]] = {
    "since": _since,
    "until": _until,
    "by": _by,
    "before": _before,
    "after": _after,
    "not before": _not_before,
    "as of": _as_of,
    "about": _about,
}
