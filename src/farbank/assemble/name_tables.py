"""The tables for names of persons that ship with farbank, made into the reader that the pure rooms get as a value."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from farbank.reading.persons.characters import Characters, parse_characters
from farbank.reading.persons.reader import NameReader
from farbank.reading.persons.spellings import Spellings
from farbank.reading.persons.tables import parse_name_tables


@cache
def name_reader() -> NameReader:
    """The reader of names, made once."""
    tables = parse_name_tables(*(_text("persons", f"{each}.csv") for each in ("surnames", "syllables", "letters")))
    return NameReader(Spellings(tables, characters()))


@cache
def characters() -> Characters:
    """How characters are read in names."""
    names = ("korean", "japanese", "mandarin", "traditional", "simplified")
    return parse_characters(**{each: _text("han", f"{each}.tsv") for each in names})


def _text(*path: str) -> str:
    return files("farbank").joinpath("tables", *path).read_text(encoding="utf-8")
