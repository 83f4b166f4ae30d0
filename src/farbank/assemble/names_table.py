"""Everybody and everything with names of its own, a row each, the names by script and by system of writing.

- A source who is not public already is a row with its codename; who that is stands on the sealed card alone.
- What the tables make of a recorded name is told as made; a guess at characters is never made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from farbank.assemble.asking_people import standing_of
from farbank.assemble.name_tables import name_reader
from farbank.assemble.newsroom import Newsroom
from farbank.facts.source import SourceNamed
from farbank.facts.statement import SubjectNamed
from farbank.reading.persons.forms import forms_of
from farbank.reading.persons.keys import keys_asked
from farbank.reading.persons.name import Name
from farbank.reading.persons.written import NoName, plain
from farbank.views import custody, latest_row, named, persons
from farbank.views.named import Wanted

COLUMNS: Final = ("hangul", "hanja", "rr", "mr", "north", "press", "kana", "chinese", "cyrillic", "other")
_OF_SCRIPT: Final = {"Hang": "hangul", "Hani": "hanja", "Kore": "hanja", "Kana": "kana", "Jpan": "kana"}
_OF_SYSTEM: Final = {"pinyin": "chinese", "hanja": "hanja", "hangul": "hangul", "on": "other"}
_CHINESE: Final = "zh"
_GUESS: Final = "guess"
_LIKELY: Final = 0.5  # the share from which a form is shown that was made


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A name in one column: recorded as it stands (`kind` is what was said of it), or made out of one that is."""

    text: str
    kind: str = ""
    made: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesRow:
    """One row: what it is, its names by column, who was said to be the same or apart; `sealed` shows no name."""

    id: str
    label: str
    kind: str
    cells: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    same: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    sealed: bool = False
    has_card: bool = False


def by_any_name(room: Newsroom, words: str) -> tuple[str, ...]:
    """The ids of those whom words name in any script or spelling, none where they are no name."""
    name = name_reader().read(words) if words.strip() else None
    return persons.ids_of(room.rows, keys_asked(name)) if isinstance(name, Name) else ()


def count(room: Newsroom, wanted: Wanted) -> int:
    """How many rows there are."""
    return named.count(room.rows, wanted)


def page(room: Newsroom, wanted: Wanted, *, begin: int = 0, most: int = -1) -> Iterator[NamesRow]:
    """The rows from `begin` on, at most `most` of them (-1: all)."""
    standing = standing_of(room)
    for kind, identity in named.page(room.rows, wanted, begin=begin, most=most):
        row = latest_row.row_of(room.rows, kind, identity)
        if isinstance(row, SourceNamed) and not row.public:
            has_card = bool(custody.card(room.rows, identity))
            yield NamesRow(id=identity, label=row.label, kind=row.kind_of, sealed=True, has_card=has_card)
        elif isinstance(row, SourceNamed | SubjectNamed):
            yield NamesRow(
                id=identity,
                label=row.label,
                kind=row.kind_of,
                cells=cells_of(row),
                same=standing.group(identity),
                apart=standing.apart(identity),
            )


def cells_of(row: SourceNamed | SubjectNamed) -> dict[str, tuple[Cell, ...]]:
    """Its names by column: those recorded first, then what can be made of the first that can be read."""
    found: dict[str, list[Cell]] = {}
    names = (
        [(row.name, "", "")] if isinstance(row, SourceNamed) else [(name[0], name[1], name[3]) for name in row.names]
    )
    is_person = isinstance(row, SourceNamed) or row.kind_of == "person"
    made_of: Name | None = None
    for text, language, kind in names:
        read = name_reader().read(text, guess=kind == _GUESS) if is_person else plain(text)
        found.setdefault(_column(read, language), []).append(Cell(text=text, kind=kind))
        if isinstance(read, Name) and not read.guess and (made_of is None or _is_better(read, made_of)):
            made_of = read
    if made_of is not None:
        _make(made_of, found)
    return {column: tuple(found[column]) for column in COLUMNS if column in found}


def _is_better(one: Name, other: Name) -> bool:
    """Whether more forms follow from one name than from the other: Hangul says its sounds, other scripts may."""
    return bool(one.readings) and (not other.readings or (one.script == "Hang" and other.script != "Hang"))


def _column(read: object, language: str) -> str:
    if isinstance(read, NoName):
        return "other"
    script = getattr(read, "script", "")
    if script == "Hani" and language.partition("-")[0].casefold() == _CHINESE:
        return "chinese"
    if script == "Cyrl":
        return "cyrillic"
    if script in _OF_SCRIPT:
        return _OF_SCRIPT[script]
    system = read.readings[0].system if isinstance(read, Name) and read.readings else "other"
    return _OF_SYSTEM.get(system, system)


def _make(name: Name, found: dict[str, list[Cell]]) -> None:
    """Fill the columns that nobody filled; of each the likeliest form."""
    recorded = set(found)
    for form in forms_of(name, name_reader().spellings):
        column = "chinese" if form.language == _CHINESE else _OF_SYSTEM.get(form.system, form.system)
        if column in recorded or form.guess or form.share < _LIKELY or (column in found and column != "chinese"):
            continue
        found.setdefault(column, []).append(Cell(text=form.text, made=True))
