"""What was found in running text: a piece of it that speaks of a time, and what that means or why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSpan:
    """Words that look like a time and cannot be read as one, and why."""

    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSpan:
    """Words that speak of a time; `start` and `end` count code points of the original text, the end excluded."""

    start: int
    end: int
    span: Span | NoSpan
