"""Japanese readings of names as sounds: from romaji of any system, and from kana.

Signs: the letters of Hepburn with S for sh, C for ch; long vowels are written short; n for every ん. `loose` takes
away voicing, which changes inside compounds (連濁).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARKS: Final = re.compile("[\u0300-\u036f]")
_KUNREI: Final = (
    ("shi", "Si"), ("sh", "Sy"), ("chi", "Ci"), ("ch", "Cy"), ("tch", "Cy"), ("tsu", "cu"), ("ji", "ji"), ("j",
    "jy"), ("fu", "hu"),
    ("si", "Si"), ("sy", "Sy"), ("ti", "Ci"), ("ty", "Cy"), ("tu", "cu"), ("zi", "ji"), ("zy", "jy"), ("di",
    "ji"), ("du", "zu"), ("dz", "z"),
)  # fmt: skip
_RULES: Final = re.compile("|".join(old for old, _ in sorted(_KUNREI, key=lambda pair: -len(pair[0]))))
_NEW: Final = dict(_KUNREI)
_MORAE: Final = re.compile(r"(?:(?:[kgsztdnhbpmyrwSCjcf]y?|)[aiueo]|n(?![aiueo])|[kstpcSC](?=[kstpcSC]))+\Z")
_LONG: Final = (("oh(?![aiueo])", "o"), ("ou|oo", "o"), ("uu", "u"), ("aa", "a"), ("ii", "i"))
_LOOSE: Final = str.maketrans("gdzbpjC", "ktshhSS")
_SMALL: Final = {"ャ": "ya", "ュ": "yu", "ョ": "yo", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
_KANA: Final = {
    character: consonant + vowel
    for row in (
        "アイウエオ,", "カキクケコ,k", "ガギグゲゴ,g", "サシスセソ,s", "ザジズゼゾ,z", "タチツテト,t", "ダヂヅデド,d",
        "ナニヌネノ,n",
        "ハヒフヘホ,h", "バビブベボ,b", "パピプペポ,p", "マミムメモ,m", "ラリルレロ,r",
    )
    for characters, consonant in [row.split(",")]
    for character, vowel in zip(characters, "aiueo", strict=True)
} | {"シ": "shi", "チ": "chi", "ツ": "tsu", "ジ": "ji", "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o",
"ン": "n", "ヴ": "bu", "ヵ": "ka", "ヶ": "ga"}  # fmt: skip


def sounds(text: str) -> str:
    """The sounds of romaji, of any system; empty when the letters cannot be Japanese."""
    parted = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))
    letters = re.sub(r"m(?=[bpm])", "n", re.sub(r"[^a-z]", "", parted))
    short = letters
    for long, one in _LONG:
        short = re.sub(long, one, short)
    said = _RULES.sub(lambda found: _NEW[found[0]], short).replace("yi", "i")
    said = re.sub("kuk", "kk", said)  # 緑 ryoku and 江 kō: ryokkō
    return re.sub(r"([kstpcSC])(?=\1)", "", said) if _MORAE.match(said) else ""


def loose(signs: str) -> str:
    """Sounds without voicing."""
    return signs.translate(_LOOSE).replace("y", "")


def is_kana(character: str) -> bool:
    """Whether this is a letter of kana or the sign that makes one long."""
    return "\u3041" <= character <= "\u30ff" and character != "・"


def letters(kana: str) -> str:
    """Kana in Latin letters, one to one, small letters joined to the one before: フェリョン huerion is feryon."""
    written = ""
    for character in kana:
        each = chr(ord(character) + 0x60) if "\u3041" <= character <= "\u3096" else character
        if each in _SMALL:
            small = _SMALL[each]
            written = _joined(written, small)
        elif each == "ッ":
            written += "t-"
        else:
            written += _KANA.get(each, "")
    return re.sub(r"t-([a-z])", r"\1\1", written).replace("-", "")


def _joined(written: str, small: str) -> str:
    """A small letter joined to the one before: shi+ya sha, hu+e hwe, i+e ye, to+u tu."""
    stem = written[:-1]
    if stem.endswith(("sh", "ch", "j")):
        return stem + small.removeprefix("y")
    if small[0] == "y":
        return stem + small
    if written.endswith("u"):
        return f"{stem}w{small}"
    return f"{stem}y{small}" if written.endswith("i") and not stem.endswith(tuple("kgsztdnhbpmr")) else stem + small
