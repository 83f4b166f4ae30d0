"""Places named in Latin or Cyrillic letters: words with capitals that are known, or before County."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.reading.gazetteer.gazetteer import Gazetteer
from farbank.reading.gazetteer.kinds import LEVELS, bare_names
from farbank.reading.gazetteer.known import is_known

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’ʼ-](?=[^\W\d_]))*")
_HEADING: Final = frozenset({"north", "south", "east", "west"})
_INSIDE: Final = frozenset({"of"})
_LONGEST: Final = 6  # words of one name
_FULL: Final = 3  # letters of a word such as County, written out; -gun and -ri stand with known names only
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff]")

Word = tuple[int, int]


def latin_places(text: str, gazetteer: Gazetteer) -> Iterator[Word]:
    """Where they stand."""
    seen: dict[str, bool] = {}
    for run in _runs(text):
        at = 0
        while at < len(run):
            size = _longest(text, run[at : at + _LONGEST], seen, gazetteer)
            if size:
                yield run[at][0], run[at + size - 1][1]
            at += size or 1


def _runs(text: str) -> Iterator[list[Word]]:
    """Words that stand together, each with a capital, with `of` and `north` among them."""
    run: list[Word] = []
    last = 0
    for found in _WORD.finditer(text):
        if not _LATIN.match(found[0]):
            continue
        together = text[last : found.start()] in {" ", "\n", "  "}
        fits = found[0][0].isupper() or found[0] in _HEADING | _INSIDE
        if run and not (together and fits):
            yield run
            run = []
        if fits:
            run.append(found.span())
        last = found.end()
    if run:
        yield run


def _longest(text: str, words: list[Word], seen: dict[str, bool], gazetteer: Gazetteer) -> int:
    for size in range(len(words), 0, -1):
        name = " ".join(text[start:end] for start, end in words[:size])
        capital = name[0].isupper() or (size > 1 and text[words[1][0]].isupper())
        if capital and text[words[size - 1][0]].isupper():
            if name not in seen:
                seen[name] = is_known(name, gazetteer) or _is_called(name)
            if seen[name]:
                return size
    return 0


def _is_called(name: str) -> bool:
    """One or two words with a capital and then County, City, Province, which nobody writes of anything else."""
    return any(
        each.kind in LEVELS and not each.joined and each.word[0].isupper() and len(each.word) > _FULL
        and each.name[0].isupper() and len(each.name.split()) <= 2  # noqa: PLR2004
        for each in bare_names(name)
    )  # fmt: skip
