"""Amounts with their doubt: an interval is shown as one, and a whole as one number."""

from __future__ import annotations

from fractions import Fraction


def percent(bounds: tuple[Fraction, Fraction]) -> str:
    """Shares of a whole as percentages with at most two places."""
    low, high = (f"{float(each) * 100:.2f}".rstrip("0").rstrip(".") for each in bounds)
    return f"{low} %" if low == high else f"{low} to {high} %"
