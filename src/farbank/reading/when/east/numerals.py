"""Numbers of East Asian dates: figures, Han sign by sign (二〇二三) or by weight (二千二十三), Korean syllables."""

from __future__ import annotations

from typing import Final

_HAN_SIGNS: Final = "〇零一二三四五六七八九十百千廿卅两兩"
KOREAN_SIGNS: Final = "영공일이삼사오육륙칠팔구십백천"
NUMBER_SIGNS: Final = "0123456789" + _HAN_SIGNS
FIGURES: Final = r"[0-9]{1,9}(?![0-9])"
HAN: Final = rf"(?<![{_HAN_SIGNS}])[{_HAN_SIGNS}]{{1,9}}(?![{_HAN_SIGNS}])"
KOREAN: Final = rf"[{KOREAN_SIGNS}]{{1,9}}"
# before a counter of months, years or weeks: 석 달, 세 해
_ONE_TO_TEN: Final = "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열"
NATIVE: Final = {**{word: count for count, word in enumerate(_ONE_TO_TEN.split(), 1)}, "석": 3, "넉": 4}
_DIGITS: Final = {**{sign: value for value, sign in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2, "兩": 2}
_WEIGHTS: Final = {"十": 10, "百": 100, "千": 1000}
_TO_HAN: Final = str.maketrans("영공일이삼사오육륙칠팔구십백천", "〇〇一二三四五六六七八九十百千")
_KNOWN: Final = frozenset((*_DIGITS, *_WEIGHTS))
_NEVER: Final = -1


def number(text: str) -> int:
    """What the numeral counts, or -1 when its signs stand in no order that counts anything."""
    if text.isdecimal():
        return int(text)
    if text in NATIVE:
        return NATIVE[text]
    han = text.translate(_TO_HAN).replace("廿", "二十").replace("卅", "三十")
    if not set(han) <= _KNOWN:
        return _NEVER
    return _weighed(han) if set(han) & set(_WEIGHTS) else int("".join(str(_DIGITS[sign]) for sign in han))


def _weighed(han: str) -> int:
    """千 before 百 before 十, each with at most one digit before it."""
    total, digit, last = 0, 0, max(_WEIGHTS.values()) + 1
    for sign in han:
        weight = _WEIGHTS.get(sign)
        if weight is None:
            if digit:
                return _NEVER
            digit = _DIGITS[sign]
        elif weight >= last:
            return _NEVER
        else:
            total, digit, last = total + (digit or 1) * weight, 0, weight
    return total + digit
