"""A watched folder: what lies in it and did not come in yet is offered. Nothing is taken until a person says so.

- A file in it is never moved, changed or deleted: it stays where it is, as open as it was.
- A file that came in under its name is offered again only where it was put there or changed after that, or is longer or
  shorter than what came.
- A file that may still be on its way into the folder is not offered yet.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from farbank.assemble.adding import Added, Request, add_found
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.errors import FarbankError
from farbank.intake.confined import Confinement
from farbank.intake.found import Found, Skipped
from farbank.intake.walk import walk
from farbank.views import custody, deliveries

MOST: Final = 500  # files offered at once; the others are offered after them
_LOOKED_AT: Final = 20_000  # files of a folder at most
_SETTLED: Final = timedelta(seconds=2)  # since a file was changed: until then it may still be on its way


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One file that is new: its name from the folder downwards, its size in bytes, when it was changed."""

    name: str
    size: int
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What lies in the folder: what is offered, how many came in before, how many are on their way, what is left."""

    folder: Path
    offered: tuple[Offered, ...]
    known: int
    arriving: int
    skipped: tuple[Skipped, ...]


def watched(room: Newsroom, folder: Path) -> Watched:
    """What lies in the folder now."""
    offered: list[Offered] = []
    skipped: list[Skipped] = []
    known = arriving = 0
    for met in _met(folder):
        change = met if isinstance(met, Skipped) else _change_of(met)
        if isinstance(change, Skipped):
            skipped.append(change)
        elif isinstance(met, Found):
            changed, put = change
            if _came(room, met, put):
                known += 1
            elif room.clock.now() - put < _SETTLED:
                arriving += 1
            elif len(offered) < MOST:
                offered.append(Offered(name=met.path, size=met.size, changed=changed))
    return Watched(folder=folder, offered=tuple(offered), known=known, arriving=arriving, skipped=tuple(skipped))


def take_watched(
    room: Newsroom,
    confinement: Confinement | None,
    folder: Path,
    wanted: Collection[str],
    request: Request,
    progress: Pace = silent,
) -> Added:
    """Take in the files of the folder that a person was shown and wants, and no other."""
    offered = {each.name for each in watched(room, folder).offered} & set(wanted)
    chosen = [met for met in _met(folder) if met.path in offered]
    return add_found(room, confinement, chosen, request, progress)


def _met(folder: Path) -> Iterator[Found | Skipped]:
    return islice(walk((folder,)), _LOOKED_AT)


def _came(room: Newsroom, met: Found, put: datetime) -> bool:
    """Whether a file came in as it lies there: under its name, since it was put there, with as many bytes."""
    come = deliveries.last_come(room.rows, met.path)
    item = custody.item(room.rows, come[1]) if come and come[0] >= put else None
    return item is not None and item.original is not None and item.original.size == met.size


def _change_of(met: Found) -> tuple[datetime, datetime] | Skipped:
    """When a file was changed, and when it was put where it lies."""
    try:
        with met.open() as stream:
            about = os.fstat(stream.fileno())
    except FarbankError as gone:
        return Skipped(path=met.path, because=str(gone))
    return _at(about.st_mtime), _at(max(about.st_mtime, about.st_ctime))


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
