"""What words that name a place may mean: candidates with how sure each is and why, and one answer or none."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.values.line_shape import Position

Share = int  # parts of 10^9


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """One place that may be meant; `confidence` is in parts of 10,000, `steps` tell the path through the lattice."""

    id: str
    name: str
    names: tuple[tuple[str, str], ...]
    kind: str
    admin: tuple[str, ...]
    position: Position | None
    side: str
    river: str
    line: str
    share: Share | None
    confidence: int
    reasons: tuple[str, ...]
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAnswer:
    """The candidates, likeliest first, and the one that is meant; without one, `reasons` say why there is no answer."""

    query: str
    candidates: tuple[PlaceCandidate, ...]
    answer: str | None
    reasons: tuple[str, ...] = ()
