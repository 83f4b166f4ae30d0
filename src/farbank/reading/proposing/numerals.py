"""How much a numeral is: figures with their commas, and number words of English, Korean, Japanese and Chinese.

`None` means: not a numeral that is known. Values are exact; 2.5 million is 2500000.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ENGLISH: Final = {
    **{word: number for number, word in enumerate(_ONES) if number},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    "a": 1,
    "an": 1,
}
SCALES: Final = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

# native Korean numerals as they stand before a counter, and by themselves
NATIVE_ONES: Final = {
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
NATIVE_TENS: Final = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
# Sino-Korean, Chinese and Japanese digits, then the scales below and above ten thousand
DIGITS: Final = {
    **{digit: number for number, digit in enumerate("영일이삼사오육칠팔구")},
    **{digit: number for number, digit in enumerate("〇一二三四五六七八九")},
    "零": 0, "공": 0, "륙": 6, "两": 2, "兩": 2, "壹": 1, "贰": 2, "弐": 2, "参": 3,
}  # fmt: skip
TEENS: Final = {"십": 10, "백": 100, "천": 1000, "十": 10, "百": 100, "千": 1000, "拾": 10}
MYRIADS: Final = {
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
}

_EASTERN: Final = re.compile(r"[\d,.]+|[^\d,.\s]")


def english(words: str) -> Decimal | None:
    """`1,047`, `2.5 million`, `twenty-three`, `two hundred and five`, `half a dozen`."""
    text = words.lower().strip()
    if text.startswith("half a "):
        scale = SCALES.get(text.removeprefix("half a ").strip())
        return Decimal(scale) / 2 if scale else None
    total, current, seen = Decimal(0), Decimal(0), False
    for part in re.split(r"[\s-]+", text):
        if part in {"and", "a"} and seen:
            continue
        if part in SCALES:
            scaled = (current or Decimal(1)) * SCALES[part]
            total, current = (total + scaled, Decimal(0)) if SCALES[part] > SCALES["hundred"] else (total, scaled)
        elif (number := _number(part)) is not None:
            current += number
        else:
            return None
        seen = True
    return total + current if seen else None


def korean_native(words: str) -> Decimal | None:
    """`두`, `열두`, `스물세`."""
    rest, total = words.strip(), 0
    for table in (NATIVE_TENS, NATIVE_ONES):
        found = next((word for word in sorted(table, key=len, reverse=True) if rest.startswith(word)), "")
        total += table.get(found, 0)
        rest = rest[len(found) :]
    return Decimal(total) if total and not rest else None


def eastern(words: str) -> Decimal | None:
    """`1,047`, `3만`, `3万5000`, `二十三`, `삼백`, `十二万三千`, `二〇二三`."""
    total, section, current, digits = Decimal(0), Decimal(0), Decimal(0), ""
    for part in _EASTERN.findall(words):
        if part[0] in "0123456789":
            current, digits = _figures(part) or Decimal(0), ""
        elif part in DIGITS:
            digits += str(DIGITS[part])
            current = Decimal(digits)
        elif part in TEENS:
            section, current, digits = section + (current or 1) * TEENS[part], Decimal(0), ""
        elif part in MYRIADS:
            total, section, current, digits = (
                total + (section + current or 1) * MYRIADS[part],
                Decimal(0),
                Decimal(0),
                "",
            )
        else:
            return None
    return total + section + current if words.strip() else None


def _figures(text: str) -> Decimal | None:
    plain = text.replace(",", "").rstrip(".")
    return Decimal(plain) if re.fullmatch(r"\d{1,18}(?:\.\d{1,6})?", plain, re.ASCII) else None


def _number(word: str) -> Decimal | None:
    return _figures(word) if word[:1].isdigit() else Decimal(ENGLISH[word]) if word in ENGLISH else None
