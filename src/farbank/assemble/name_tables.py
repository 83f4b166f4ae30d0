"""The tables for names of persons that ship with farbank, made into the reader that the pure rooms get as a value."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from farbank.assemble.tables import han_tables
from farbank.reading.persons.reader import NameReader
from farbank.reading.persons.spellings import Spellings
from farbank.reading.persons.tables import parse_name_tables


@cache
def name_reader() -> NameReader:
    """The reader of names, made once."""
    tables = parse_name_tables(*(_text("persons", f"{each}.csv") for each in ("surnames", "syllables", "letters")))
    return NameReader(Spellings(tables, han_tables()))


def _text(*path: str) -> str:
    return files("farbank").joinpath("tables", *path).read_text(encoding="utf-8")
