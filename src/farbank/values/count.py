"""Numbers as people give them: exact, about, at least, at most, between. Shares and probabilities without floats."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Final, Literal, get_args

from farbank.errors import Refused

Precision = Literal["exact", "approx", "at_least", "at_most", "range"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
_SAID: Final = {"approx": "about ", "at_least": "at least ", "at_most": "at most "}
WHOLE = 1_000_000_000  # shares and probabilities are stored as integers, in parts of this


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A whole number in the unit its owner names, with how firmly it was given; a range runs `value`..`high`."""

    value: int
    precision: Precision = "exact"
    high: int | None = None

    def __post_init__(self) -> None:
        if (self.precision == "range") != (self.high is not None):
            raise Refused("a range has two numbers, every other count has one")
        if self.high is not None and self.high < self.value:
            raise Refused(f"a range cannot end ({self.high}) below its start ({self.value})")

    def __str__(self) -> str:
        """The number as it was given: `about 1,400`, `180-196`."""
        high = f"-{self.high:,}" if self.high is not None else ""
        return f"{_SAID.get(self.precision, '')}{self.value:,}{high}"

    def bounds(self, top: int | None = None) -> tuple[int, int | None]:
        """The lowest and highest value this allows; `top` closes an open upper end. `approx` counts as given."""
        match self.precision:
            case "at_least":
                return self.value, top
            case "at_most":
                return 0, self.value
            case "range":
                return self.value, self.high
            case _:
                return self.value, self.value


def parts(text: str) -> int:
    """A share or probability between 0 and 1 written as a decimal, as parts of `WHOLE`."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        raise Refused(f"{text!r} is not a number between 0 and 1") from None
    if not (number.is_finite() and 0 <= number <= 1):
        raise Refused(f"{text!r} is not a number between 0 and 1")
    return round(Fraction(number) * WHOLE)


def metres(text: str) -> int:
    """A length in kilometres written as a decimal (thousands commas allowed), as whole metres."""
    try:
        number = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        raise Refused(f"{text!r} is not a length in kilometres") from None
    if not number.is_finite() or number < 0:
        raise Refused(f"{text!r} is not a length in kilometres")
    return round(Fraction(number) * 1000)


def four_places(value: Fraction | float) -> float:
    """A share for people and programs: four decimal places, the only rounding that leaves the house as JSON."""
    return round(float(value), 4)


def percent(bounds: tuple[Fraction, Fraction]) -> str:
    """A share of a whole as a percentage with at most two places; from one to another where it is not known better."""
    low, high = (f"{float(each) * 100:.2f}".rstrip("0").rstrip(".") for each in bounds)
    return f"{low} %" if low == high else f"{low}-{high} %"
