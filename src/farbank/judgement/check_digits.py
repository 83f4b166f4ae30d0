"""The check digits of numbers that name one person or one thing. Each takes digits alone."""

from __future__ import annotations

from datetime import date


def luhn(number: str) -> bool:
    """ISO/IEC 7812-1, annex B: bank cards and IMEI."""
    doubled = [int(each) * (2 if at % 2 else 1) for at, each in enumerate(reversed(number))]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0  # noqa: PLR2004 - the digits of 10 to 18


def chinese(number: str) -> bool:
    """GB 11643-1999: ISO 7064 MOD 11-2 over eighteen characters, the last of them a digit or x."""
    last = 10 if number[-1] == "x" else int(number[-1])
    total = sum(int(each) * pow(2, 17 - at, 11) for at, each in enumerate(number[:-1]))
    return (total + last) % 11 == 1


def japanese(number: str) -> bool:
    """My Number, by the ordinance 85 of the Ministry of Internal Affairs and Communications of 2014, article 5."""
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(int(each) * weight for each, weight in zip(number, weights, strict=False)) % 11
    return int(number[-1]) == (0 if rest <= 1 else 11 - rest)


def korean(number: str) -> bool:
    """Resident registration numbers given before October 2020; those of foreigners (7th digit 5 to 8) add two."""
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    total = sum(int(each) * weight for each, weight in zip(number, weights, strict=False))
    whole = 13 if number[6] in "5678" else 11
    return int(number[-1]) == (whole - total % 11) % 10


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
