"""Populations of a case: its own tables, and those that ship with farbank, which become the case's own when used.

What is recorded stays as it was recorded: a later farbank with another table changes no verdict of the case.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

from farbank.assemble.applying import Applied, csv_of, take_sheet
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Missing, Refused
from farbank.facts.persona import PopulationCounted
from farbank.reading.sheet.nearest import did_you_mean
from farbank.reading.sheet.population_table import population_tab
from farbank.reading.sheet.tabs import csv_tab, parse_tabs
from farbank.values.picture import Tab
from farbank.views import people

SHIPPED: Final = ("north-korea-2020",)


def populations(room: Newsroom) -> Sequence[PopulationCounted]:
    """Every population of the case, the largest first."""
    return sorted(people.populations(room.rows), key=lambda each: (-each.count, each.label))


def population_of(room: Newsroom, name: str) -> PopulationCounted:
    """One population of the case; without a name the only one there is."""
    every = populations(room)
    if not every:
        raise Missing(
            "this case has no population yet",
            advice=f"Use one that ships ('farbank population use {SHIPPED[0]}'), or add your own.",
        )
    if not name and len(every) > 1:
        raise Refused(
            "this case has several populations", advice=f"Name one: {', '.join(each.label for each in every)}."
        )
    identity = room.resolve("population", name) if name else every[0].id
    return next(each for each in every if each.id == identity)


def add_population(room: Newsroom, file: Path, name: str) -> Applied:
    """Record a table of the newsroom's own, whole or not at all."""
    label = (name or file.stem).strip()
    return _take(room, population_tab(csv_of(file), label, file.name), file.name)


def use_shipped(room: Newsroom, name: str) -> Applied:
    """Record a table that ships with farbank as the case's own."""
    return _take(room, shipped_tab(name), f"{name}.csv")


def shipped_tab(name: str) -> Tab:
    """A table that ships, as the tab of a desk sheet."""
    return population_tab(shipped_table(name), name, f"{name}.csv")


def shipped_table(name: str) -> Tab:
    """A table that ships, as it stands."""
    if name not in SHIPPED:
        raise Missing(
            f"no population {name!r} ships with farbank{did_you_mean(name, SHIPPED)}",
            advice=f"There is {', '.join(SHIPPED)}; your own come in with 'farbank population add FILE.csv'.",
        )
    text = files("farbank").joinpath("tables", "populations", f"{name}.csv").read_text(encoding="utf-8")
    return csv_tab(text, name, f"{name}.csv")


def _take(room: Newsroom, tab: Tab, file: str) -> Applied:
    return take_sheet(room, parse_tabs([tab], file))
