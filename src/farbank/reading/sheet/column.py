"""What a section and a column are: the one table that checks sheets, fills pull-downs and writes the reference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal[
    "text",
    "choice",
    "choices",
    "flag",
    "day",
    "span",
    "share",
    "kilometres",
    "length",
    "count",
    "integer",
    "list",
    "mapping",
    "rows",
    "pairs",
    "reference",
    "references",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `refers` are the kinds of row a reference may name; `columns` those inside a mapping or its rows.

    `kilometres` is a plain number of them, `length` a count of them, `pairs` free names (`offers` are usual ones).
    """

    name: str
    kind: Kind
    help: str
    required: bool = False
    choices: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    offers: tuple[str, ...] = ()
    example: str = ""

    def must(self) -> Column:
        """The same column, required."""
        return replace(self, required=True)

    def may(self) -> Column:
        """The same column, not required."""
        return replace(self, required=False)


NOTE = Column(name="note", kind="text", help="Anything a colleague should know; never printed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of a sheet. `kind` is the kind of row it gives; `keyed` whether every row needs its own label."""

    name: str
    kind: str
    help: str
    columns: tuple[Column, ...]
    keyed: bool = True
    key_example: str = ""

    @property
    def allowed(self) -> tuple[Column, ...]:
        """Its columns and the note that any row may carry."""
        return (*self.columns, NOTE)


def text(name: str, says: str, example: str = "") -> Column:
    """Words, kept as written."""
    return Column(name=name, kind="text", help=says, example=example)


def choice(name: str, says: str, choices: tuple[str, ...], example: str = "") -> Column:
    """One word of a closed list."""
    return Column(name=name, kind="choice", help=says, choices=choices, example=example)


def choices(name: str, says: str, choices: tuple[str, ...], example: str = "") -> Column:
    """Several words of a closed list."""
    return Column(name=name, kind="choices", help=says, choices=choices, example=example)


def plain(kind: Kind, name: str, says: str, example: str = "") -> Column:
    """A column of any kind that needs nothing else."""
    return Column(name=name, kind=kind, help=says, example=example)


def span(name: str, says: str, example: str = "") -> Column:
    """When, as vaguely as it is known."""
    return Column(name=name, kind="span", help=says, example=example)


def reference(name: str, says: str, refers: tuple[str, ...], example: str = "") -> Column:
    """The label or id of another row."""
    return Column(name=name, kind="reference", help=says, refers=refers, example=example)


def references(name: str, says: str, refers: tuple[str, ...], example: str = "") -> Column:
    """The labels or ids of other rows."""
    return Column(name=name, kind="references", help=says, refers=refers, example=example)


def mapping(name: str, says: str, *columns: Column) -> Column:
    """Named cells inside one cell; in a workbook `name.column`."""
    return Column(name=name, kind="mapping", help=says, columns=columns)


def rows(name: str, says: str, *columns: Column) -> Column:
    """Several entries of named cells; in a workbook one row each, the key repeated."""
    return Column(name=name, kind="rows", help=says, columns=columns)


def pairs(name: str, says: str, offers: tuple[str, ...], example: str = "") -> Column:
    """Freely named cells."""
    return Column(name=name, kind="pairs", help=says, offers=offers, example=example)
