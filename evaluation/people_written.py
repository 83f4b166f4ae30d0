"""Invented names written as others write them, by tables that farbank does not read: kana, and private Latin spellings.

Kana after the house style of Japanese newspapers; Latin as bearers of passports spell syllables. Only for scoring.
"""

from __future__ import annotations

from random import Random

from evaluation.score import set_rows

_PRIVATE = {(row["part"], row["hangul"]): row["spellings"].split() for row in set_rows("people_private.tsv")}
_SOUNDS = "a e ya ye o e yo ye o wa we we yo u wo we wi yu u ui i"
_VOWEL = dict(zip("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ", _SOUNDS.split(" "), strict=True))
_GLIDES = {
    "ya": "ヤ", "yu": "ユ", "yo": "ヨ", "ye": "イェ", "wa": "ワ", "we": "ウェ",
    "wo": "ウォ", "wi": "ウィ", "ui": "ウィ",
}  # fmt: skip
_SMALL = {"ya": "ャ", "yu": "ュ", "yo": "ョ", "wa": "ァ", "we": "ェ", "wo": "ォ", "wi": "ィ"}
_FINAL = {"ㄱ": "ク", "ㄴ": "ン", "ㄹ": "ル", "ㅁ": "ム", "ㅂ": "プ", "ㅅ": "ッ", "ㅇ": "ン", "": ""}
_HARD = {
    "": "アイウエオ", "ㄱ": "カキクケコ", "ㄴ": "ナニヌネノ", "ㄷ": "タティトゥテト", "ㄹ": "ラリルレロ",
    "ㅁ": "マミムメモ", "ㅂ": "パピプペポ",
    "ㅅ": "サシスセソ", "ㅈ": "チャチチュチェチョ", "ㅊ": "チャチチュチェチョ", "ㅋ": "カキクケコ",
    "ㅌ": "タティトゥテト", "ㅍ": "パピプペポ", "ㅎ": "ハヒフヘホ",
}  # fmt: skip
_SOFT = {"ㄱ": "ガギグゲゴ", "ㄷ": "ダディドゥデド", "ㅂ": "バビブベボ", "ㅈ": "ジャジジュジェジョ"}


def private(name: tuple[str, ...], chance: Random) -> tuple[str, ...] | None:
    """A surname and syllables as their bearer might spell them, None where this table has no spelling."""
    keys = [("given" if at else "surname", each) for at, each in enumerate(name)]
    return tuple(chance.choice(_PRIVATE[key]) for key in keys) if all(key in _PRIVATE for key in keys) else None


def kana(letters: tuple[tuple[str, str, str], ...]) -> str:
    """Syllables in their letters (initial, vowel, final) in katakana; soft after a vowel, ㄴ, ㄹ, ㅁ or ㅇ."""
    text, before = "", "ㄱ"
    for initial, vowel, final in letters:
        rows = _SOFT if initial in _SOFT and before in {"", "ㄴ", "ㄹ", "ㅁ", "ㅇ"} else _HARD
        text += _sound(_cells(rows[initial]), _VOWEL[vowel]) + _FINAL[final]
        before = final
    return text


def _cells(row: str) -> list[str]:
    cells: list[str] = []
    for each in row:
        if each in "ャュョェィゥ":
            cells[-1] += each
        else:
            cells.append(each)
    return cells


def _sound(row: list[str], vowel: str) -> str:
    a, i, u, e, o = row
    plain = {"a": a, "i": i, "u": u, "e": e, "o": o}
    alone = a == "ア"
    soft = a in {"チャ", "ジャ"}
    if vowel in plain:
        return plain[vowel]
    if alone:
        return _GLIDES[vowel]
    if vowel[0] == "y":
        return e if vowel == "ye" else a[0] + _SMALL[vowel] if soft else i + _SMALL[vowel]
    if vowel == "ui" or (vowel == "we" and soft):
        return i if vowel == "ui" else e
    return ("フ" if a == "ハ" else u) + _SMALL[vowel]
