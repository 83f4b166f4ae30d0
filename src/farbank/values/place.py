"""Where, as a position along a line, and the answer to a name: found, or not found with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.values.ids import LineId


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePlace:
    """A named place beside a line: which side, which river, and its share along the line in parts of 10^9.

    `names` holds (language, text) pairs; the first is the one shown.
    """

    id: str
    line: LineId
    version: int
    share: int
    side: str
    river: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPlace:
    """The name was not found, and why; nothing is guessed."""

    text: str
    because: str
