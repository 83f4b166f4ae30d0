"""An empty workbook as a value: its tabs, their columns with help and pull-downs, and one filled row each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from farbank.reading.sheet.column import Column, Section
from farbank.reading.sheet.sections import FREE, HEADER, SECTIONS, WITHDRAW

_FLAG = ("true", "false")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """One column. `choices` fill its pull-down; empty when any words may stand there."""

    name: str
    help: str
    choices: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateTab:
    """One tab. `example` has one cell a column; left unchanged, the row is not taken."""

    name: str
    help: str
    columns: tuple[TemplateColumn, ...]
    example: tuple[str, ...]


def template() -> tuple[TemplateTab, ...]:
    """The whole workbook, in the order in which a desk fills it."""
    return tuple(_tab(section) for section in (HEADER, *SECTIONS, WITHDRAW))


def example_of(section: Section) -> dict[str, str]:
    """The filled cells of a section's example row, by the names of their columns."""
    tab = _tab(section)
    named = zip(tab.columns, tab.example, strict=True)
    return {column.name: text for column, text in named if text}


def _tab(section: Section) -> TemplateTab:
    cells = list(_flat(section.allowed, "", required=True))
    if section.name != HEADER.name:
        label = f"A label of your own{', for each row' if section.keyed else '; may be empty'}."
        key = TemplateColumn(name="key", help=label, choices=(), required=section.keyed)
        cells.insert(0, (key, section.key_example))
    return TemplateTab(
        name=section.name,
        help=section.help,
        columns=tuple(column for column, _ in cells),
        example=tuple(example for _, example in cells),
    )


def _flat(columns: tuple[Column, ...], prefix: str, *, required: bool) -> Iterator[tuple[TemplateColumn, str]]:
    for column in columns:
        must = required and column.required
        if column.kind in ("mapping", "rows"):
            yield from _flat(column.columns, f"{prefix}{column.name}.", required=must)
        elif column.kind == "pairs":
            yield from _pairs(column)
        else:
            yield _plain(column, f"{prefix}{column.name}", required=must), column.example


def _plain(column: Column, name: str, *, required: bool) -> TemplateColumn:
    one_word = column.choices if column.kind == "choice" else ()
    choices = _FLAG if column.kind == "flag" else one_word
    says = column.help
    if column.kind == "choices":
        says = f"{says} Several are separated by ';'. One or more of: {', '.join(column.choices)}."
    if column.kind in ("list", "references"):
        says = f"{says} Several are separated by ';'."
    return TemplateColumn(name=name, help=says, choices=choices, required=required)


def _pairs(column: Column) -> Iterator[tuple[TemplateColumn, str]]:
    prefix = "" if column.name == FREE else f"{column.name}."
    for place, offer in enumerate(column.offers):
        named = TemplateColumn(name=f"{prefix}{offer}", help=column.help, choices=(), required=False)
        yield named, column.example if place == 0 else ""
