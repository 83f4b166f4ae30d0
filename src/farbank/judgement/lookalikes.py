"""Letters of one script that look like letters of another, in words where they have no business.

The pairs are those of Unicode Technical Standard 39 (confusables) between Latin, Cyrillic and Greek that no reader can
tell apart in ordinary type. Other pairs, and words wholly in one script, are not looked at, but for one case: a word
of such letters alone among words of another script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_CYRILLIC: Final = frozenset("аеорсухіјѕһԁӏԛԝАВЕЅІЈКМНОРСТХԌԚԜҮ")
_GREEK: Final = frozenset("ονυιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_LIKE_LATIN: Final = _CYRILLIC | _GREEK
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER: Final = re.compile("[\u0370-\u052f]")
_WORD: Final = re.compile(r"[^\W\d_]+")


def lookalikes(text: str) -> Iterator[tuple[int, int]]:
    """Where such letters stand, run by run."""
    if not _OTHER.search(text):
        return
    words = [each for each in _WORD.finditer(text) if _OTHER.search(each.group())]
    alone = _LATIN.search(text) is not None and all(set(_own(each.group())) <= _LIKE_LATIN for each in words)
    for word in words:
        mixed = _LATIN.search(word.group()) is not None
        if mixed or (alone and len(word.group()) > 1):
            yield from _runs(word)


def _own(word: str) -> str:
    return "".join(_OTHER.findall(word))


def _runs(word: re.Match[str]) -> Iterator[tuple[int, int]]:
    start = None
    for at, letter in enumerate(word.group() + " "):
        if letter in _LIKE_LATIN:
            start = at if start is None else start
        elif start is not None:
            yield word.start() + start, word.start() + at
            start = None
