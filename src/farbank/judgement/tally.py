"""What a survey that gives totals without segments says: shares of its own compiler's length, as worst-case bounds.

Nothing is converted between compilers, and no cell is filled: somebody looked, but did not say where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from farbank.errors import Refused
from farbank.facts.look import TallyNoted
from farbank.values.count import Count
from farbank.values.stretch import NamedLength

Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyShare:
    """One tally's bounds: how much was looked at, and on how much the target can have been."""

    id: str
    label: str
    target: str
    looked: Bounds
    present: Bounds


def tally_share(tally: TallyNoted) -> TallyShare:
    """Worst-case (Manski) bounds: present in [present, length - absent]; what was told of was looked at."""
    length = tally.compiler_length
    if length <= 0:
        raise Refused(f"{tally.label or tally.id} needs the length of its compiler's line")
    present, absent = _least(tally.present), _least(tally.absent)
    most = min(_most(tally.looked, length), length - _least(tally.no_view))
    least = max(_least(tally.looked), present + absent)
    return TallyShare(
        id=tally.id,
        label=tally.label,
        target=tally.target,
        looked=_bounds(least, max(least, most), length),
        present=_bounds(present, max(present, length - absent), length),
    )


def across_compilers(metres: int, lengths: Sequence[NamedLength]) -> Bounds:
    """One length as a share of every named compiler's line: the least and the greatest."""
    if not lengths:
        raise Refused("no compiler's length is recorded for this line")
    shares = [min(Fraction(1), Fraction(metres, each.metres)) for each in lengths]
    return min(shares), max(shares)


def _least(count: Count | None) -> int:
    return count.bounds()[0] if count else 0


def _most(count: Count | None, top: int) -> int:
    high = count.bounds(top)[1] if count else top
    return top if high is None else high


def _bounds(least: int, most: int, length: int) -> Bounds:
    whole = Fraction(1)
    return min(whole, Fraction(least, length)), min(whole, Fraction(most, length))
