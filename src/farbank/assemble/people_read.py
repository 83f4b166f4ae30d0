"""The reader of descriptions that the gate is given, with the gazetteer and a memory of one judgement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from farbank.assemble import tables
from farbank.reading.describing.alike import atlas
from farbank.reading.describing.reader import Reader
from farbank.values.described import PeopleRead, ReadPeople

_REMEMBERED = 20_000  # texts of one package, each of which several rules ask about


def people_reader() -> ReadPeople:
    """A reader that reads each text once. Made anew for each judgement, so that no text outlives it."""
    reader = Reader(known=atlas(tables.gazetteer().places, tables.features()))

    @lru_cache(maxsize=_REMEMBERED)
    def remembered(text: str, language: str, channel: str, marked: tuple[tuple[int, int], ...]) -> PeopleRead:
        return reader(text, language, channel, marked)

    def read(text: str, language: str, channel: str, marked: Sequence[tuple[int, int]]) -> PeopleRead:
        return remembered(text, language, channel, tuple(marked))

    return read
