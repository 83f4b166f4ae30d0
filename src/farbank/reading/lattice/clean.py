"""A name as it can be read: without what cannot be seen, and with letters of the script that they are meant to be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

# letters of Cyrillic and Greek that look like a Latin one (Unicode Technical Standard 39, confusables, whole-letter
# rows)
_LOOK: Final = (
    "аaАAвvВBеeЕEёëіiІIјjЈJкkКKмmМMнhНHоoОOрpРPсcСCтtТTуyУYхxХXѕsЅSԁdһhԛqԝw"
    "οoΟOαaΑAεeΕEιiΙIκkΚKνvΝNρpΡPτtΤTυuΥYχxΧXΒBΗHΜMΖZ"
)
_ALIKE: Final = {ord(look): latin for look, latin in zip(_LOOK[::2], _LOOK[1::2], strict=True)}
_CYRILLIC_OR_GREEK: Final = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_QUOTES: Final = {ord(each): "'" for each in "\u2018\u2019\u201b\u02bc\u02bb\u02b9\u02bf\u0060\u00b4\u2032\uff07"}
_DASHES: Final = {ord(each): "-" for each in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The text to read, and what was done to it, in words."""

    text: str
    steps: tuple[str, ...]


def cleaned(text: str) -> Cleaned:
    """Compatibility forms made plain, unseen characters left out, look-alike letters of another script put right."""
    steps = []
    seen = "".join(
        each for each in text if unicodedata.category(each) not in {"Cf", "Cc", "Cs", "Co"} or each in "\t\n"
    )
    if seen != text:
        steps.append("characters that cannot be seen were left out")
    plain = unicodedata.normalize("NFKC", seen).translate(_QUOTES | _DASHES)
    latin = _WORD.sub(_one_script, plain)
    if latin != plain:
        steps.append("letters of another script that look like Latin ones were read as Latin")
    return Cleaned(text=" ".join(latin.split()), steps=tuple(steps))


def _one_script(word: re.Match[str]) -> str:
    """A word in two alphabets at once is a Latin word with look-alikes in it."""
    mixed = _LATIN.search(word[0]) and _CYRILLIC_OR_GREEK.search(word[0])
    return word[0].translate(_ALIKE) if mixed else word[0]
