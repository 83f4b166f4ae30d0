"""Kana as one Latin spelling a sound, so that names in kana are read by the same tables of letters as all others.

`ñ` is the syllabic ン and `q` the small ッ; ー falls away. In Japanese readings long vowels are made short (`roman`).
"""

from __future__ import annotations

import re
from typing import Final

_ROWS: Final = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ",
    "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ",
    "p": "パピプペポ",
}  # fmt: skip
_SOUNDS: Final = {
    **{kana: row + vowel for row, line in _ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)},
    "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "ñ", "ッ": "q", "ー": "", "ヴ": "bu",
    "シ": "shi", "ジ": "ji", "ヂ": "ji", "チ": "chi", "ツ": "tsu", "ヅ": "zu", "ヰ": "i", "ヱ": "e",
    "イェ": "ye", "ティ": "ti", "ディ": "di", "トゥ": "tu", "ドゥ": "du", "シェ": "she", "ジェ": "je", "チェ": "che",
    "スィ": "si", "ヒェ": "hye", "ミェ": "mye",
}  # fmt: skip
_SECOND: Final = frozenset("ヲヂヅヴヰヱ")  # another kana is written for this sound today
_SMALL: Final = {"ャ": "a", "ュ": "u", "ョ": "o"}
_AFTER_U: Final = {"ァ": "a", "ィ": "i", "ェ": "e", "ォ": "o"}  # ク and a small ァ: kwa
_HUSHED: Final = {"shi": "sh", "ji": "j", "chi": "ch"}
_LONG: Final = re.compile(r"(?<=o)u|(?<=u)u|(?<=o)o|(?<=a)a")
_SMALL_TSU: Final = re.compile("q(.)")
_HIRAGANA: Final = (0x3041, 0x3096)
_TO_KATAKANA: Final = 0x60
_KANA: Final = re.compile(r"[\u3041-\u3096\u30a1-\u30faー]+")


def is_kana(word: str) -> bool:
    """Whether a word is written in kana alone."""
    return bool(_KANA.fullmatch(word))


def katakana(word: str) -> str:
    """Hiragana as katakana; everything else as it stands."""
    low, high = _HIRAGANA
    return "".join(chr(ord(each) + _TO_KATAKANA) if low <= ord(each) <= high else each for each in word)


def spelled(word: str) -> str:
    """Kana in Latin letters, sound by sound; a character that is no kana stays."""
    text, found, at = katakana(word), "", 0
    while at < len(text):
        pair = text[at : at + 2]
        if pair in _PAIRS:
            found += _PAIRS[pair]
            at += 2
        else:
            found = _joined(found, text[at])
            at += 1
    return found


def _joined(found: str, kana: str) -> str:
    if kana in _AFTER_U and found.endswith("u"):
        return f"{found[:-1]}w{_AFTER_U[kana]}"
    return found + _SOUNDS.get(kana, kana)


def _glided(sound: str) -> str:
    return _HUSHED.get(sound, sound[:-1] + "y")


def roman(word: str) -> str:
    """A Japanese reading in kana or romaji as it is compared: small letters, long vowels made short."""
    plain = spelled(word).casefold().replace("ō", "o").replace("ū", "u").replace("ñ", "n")
    return _LONG.sub("", _SMALL_TSU.sub(r"\1\1", plain.replace("qch", "tch")))


def kana_of(spelling: str) -> str:
    """Latin letters as `spelled` writes them, in katakana; `""` where kana has no such sound."""
    found, at = [], 0
    while at < len(spelling):
        for size in (4, 3, 2, 1):
            piece = spelling[at : at + size]
            if len(piece) == size and piece in _KATAKANA:
                found.append(_KATAKANA[piece])
                at += size
                break
        else:
            return ""
    return "".join(found)


_PAIRS: Final = {
    **{kana + small: _glided(sound) + vowel
       for kana, sound in _SOUNDS.items() if sound.endswith("i") and len(kana) == 1 and sound != "i"
       for small, vowel in _SMALL.items()},
    **{kana: sound for kana, sound in _SOUNDS.items() if len(kana) > 1},
}  # fmt: skip
_WRITTEN: Final = {
    **{sound: kana for kana, sound in _PAIRS.items() if kana[0] not in _SECOND},
    **{sound: kana for kana, sound in _SOUNDS.items() if sound and kana not in _SECOND},
}
_KATAKANA: Final = {
    **{f"{sound[:-1]}w{vowel}": kana + small
       for sound, kana in _WRITTEN.items() if sound.endswith("u") and not sound.endswith("yu")
       for small, vowel in _AFTER_U.items()},
    **_WRITTEN,
}  # fmt: skip
