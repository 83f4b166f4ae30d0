"""A name as somebody typed it, made plain: what cannot be seen is taken out, titles too, and its script is told.

- Characters that cannot be seen (zero-width, direction marks) are taken out, and that is said.
- Letters of two alphabets in one word are refused: they look alike and are not (Кim with a Cyrillic К).
- Nothing is longer than `LONGEST`; what is longer is no name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from farbank.reading.lattice.han import is_han
from farbank.reading.lattice.hangul import is_hangul
from farbank.reading.persons.kana import is_kana

Script = Literal["Hang", "Hani", "Kore", "Kana", "Jpan", "Latn", "Cyrl"]
LONGEST: Final = 80  # characters
_QUOTES: Final = dict.fromkeys(map(ord, "‘’ʼʻ´`ʹ＇"), "'")
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_BREVES: Final = str.maketrans("ǒǔŎŬǑǓ", "ŏŭŏŭŏŭ")
_BETWEEN: Final = re.compile(r"[\s・·‧=＝]+")
_TITLES: Final = re.compile(
    r"\A(?:(?:mr|mrs|ms|miss|dr|prof|gen|col|comrade|the)\.?\s+)+|\s+(?:jr|sr)\.?\Z"
    r"|(?:\s*(?:씨|님|선생님?|동지|동무|위원장|장군|아주머니|할머니|할아버지|さん|様|氏|先生|女士|同志|さま))\Z",
    re.IGNORECASE,
)
_ALPHABETS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "CHEROKEE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The words of a name in one script; `before` is what stood before a comma, a surname."""

    text: str
    script: Script
    words: tuple[str, ...]
    comma: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoName:
    """These words were not read as the name of a person, and why."""

    text: str
    because: str


def plain(untrusted_text: str) -> Written | NoName:
    """The words of a name, or why there is no name in them."""
    if len(untrusted_text) > LONGEST:
        return NoName(text=untrusted_text[:LONGEST], because=f"a name has at most {LONGEST} characters")
    seen = "".join(each for each in untrusted_text if each.isspace() or _is_seen(each))
    text = unicodedata.normalize("NFKC", seen).translate(_QUOTES | _DASHES).translate(_BREVES).casefold()
    text = " ".join(_BETWEEN.sub(" ", text).split())
    bare = _TITLES.sub("", text).strip() or text
    remarks = ("characters that cannot be seen were taken out",) * (seen != untrusted_text)
    remarks += ("a title was left out",) * (bare != text)
    return _told(bare, untrusted_text, remarks)


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in {"Cf", "Cc", "Co", "Cs", "Cn"}


def _told(text: str, asked: str, remarks: tuple[str, ...]) -> Written | NoName:
    last, comma, rest = text.partition(",")
    words = tuple(word for part in (last, rest) for word in part.split() if word.strip("-'."))
    words = tuple(_initial_kept(word) for word in words)
    if not words:
        return NoName(text=asked, because="there is no name in these words")
    strange = next((each for word in words for each in word if not _may_stand(each)), "")
    if strange:
        return NoName(text=asked, because=f"{strange!r} stands in no name that is read here")
    mixed = next((word for word in words if len(_alphabets(word)) > 1), "")
    if mixed:
        return NoName(text=asked, because=f"{mixed!r} mixes letters of {' and '.join(_alphabets(mixed))}")
    scripts = tuple(dict.fromkeys(_script(word) for word in words))
    script = "Kore" if set(scripts) <= {"Hang", "Hani", "Kore"} and len(scripts) > 1 else scripts[0]
    if len(scripts) > 1 and script != "Kore":
        return NoName(text=asked, because="it is written in several scripts; give one form of the name")
    return Written(text=text, script=script, words=words, comma=bool(comma and last.strip()), remarks=remarks)


def _initial_kept(word: str) -> str:
    return word.strip("-'") if not word.endswith(".") else word.strip("-'.")


def _may_stand(character: str) -> bool:
    return (
        is_hangul(character)
        or is_han(character)
        or is_kana(character)
        or character in "-'"
        or _alphabet(character) != ""
    )


def _alphabet(character: str) -> str:
    if unicodedata.category(character)[0] != "L" and not unicodedata.combining(character):
        return ""
    name = unicodedata.name(character, "").split(" ")[0]
    return name if name in _ALPHABETS else ""


def _alphabets(word: str) -> tuple[str, ...]:
    found = [_alphabet(each) or ("" if each in "-'" else "EAST ASIAN") for each in word]
    return tuple(dict.fromkeys(each.title() for each in found if each))


def _script(word: str) -> Script:
    kinds = {_kind(each) for each in word if each not in "-'"}
    if kinds == {"Hang", "Hani"}:
        return "Kore"
    return kinds.pop() if len(kinds) == 1 else "Jpan"


def _kind(character: str) -> Script:
    if is_hangul(character):
        return "Hang"
    if is_han(character):
        return "Hani"
    if is_kana(character):
        return "Kana"
    return "Cyrl" if _alphabet(character) == "CYRILLIC" else "Latn"
