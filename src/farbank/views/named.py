"""Everything that has names of its own, one page at a time: subjects, and sources by codename."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from farbank.ports import Cell, Rows

Shown = Literal["all", "subject", "source"]
By = Literal["number", "label", "name"]
SHOWN: Final[tuple[Shown, ...]] = get_args(Shown)
BY: Final[tuple[By, ...]] = get_args(By)
_KINDS: Final[dict[Shown, tuple[str, str]]] = {
    "all": ("subject", "source"),
    "subject": ("subject", "subject"),
    "source": ("source", "source"),
}
_ORDER: Final[dict[By, tuple[str, ...]]] = {
    "number": ("kind DESC", "number ASC"),
    "label": ("label COLLATE NOCASE ASC", "kind DESC", "number ASC"),
    "name": ("title COLLATE NOCASE ASC", "kind DESC", "number ASC"),
}
_TURNED: Final = {"ASC": "DESC", "DESC": "ASC"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows: those whose id, label or first name hold all the words, and those whose ids are `also` wanted."""

    words: str = ""
    also: Collection[str] = ()
    shown: Shown = "all"
    by: By = "number"
    backwards: bool = False


def count(rows: Rows, wanted: Wanted) -> int:
    """How many rows there are."""
    where, given = _where(wanted)
    found = rows.execute(f"SELECT count(*) FROM catalogue WHERE {where}", given).fetchone()  # noqa: S608 - fixed words
    return cast("int", found[0]) if found else 0


def page(rows: Rows, wanted: Wanted, *, begin: int = 0, most: int = -1) -> tuple[tuple[str, str], ...]:
    """The rows from `begin` on, at most `most` of them (-1: all), as (kind, id)."""
    where, given = _where(wanted)
    by = ", ".join(_turned(each) if wanted.backwards else each for each in _ORDER[wanted.by])
    asked = f"SELECT kind, id FROM catalogue WHERE {where} ORDER BY {by} LIMIT ? OFFSET ?"  # noqa: S608 - fixed words
    found = rows.execute(asked, (*given, most, begin))
    return tuple((cast("str", kind), cast("str", identity)) for kind, identity in found)


def _where(wanted: Wanted) -> tuple[str, tuple[Cell, ...]]:
    held, given = ["1"], list[Cell](_KINDS[wanted.shown])
    for word in wanted.words.split():
        held.append("instr(lower(id || ' ' || label || ' ' || title), lower(?)) > 0")
        given.append(word)
    given.append(json.dumps(sorted(wanted.also)))
    told = f"({' AND '.join(held)} OR id IN (SELECT value FROM json_each(?)))"  # noqa: S608 - every word of it is ours
    return f"withdrawn IS NULL AND kind IN (?, ?) AND {told}", tuple(given)


def _turned(column: str) -> str:
    words, _, way = column.rpartition(" ")
    return f"{words} {_TURNED[way]}"
