"""Long work as it is noted inside the encrypted database, so that after a restart a person hears of what was cut off.

- A note holds what kind of work it is, how far it was, and where it is begun again; no name of a file and no word of
  the material, so that forgetting needs to reach nothing here.
- It is no fact: nothing is decided by it, it is in no log and in no backup.
- Where it cannot be written just now, the work goes on without it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Final, Literal

from farbank.assemble.newsroom import Newsroom
from farbank.errors import Conflict, DiskTrouble

State = Literal["running", "done", "stopped", "failed", "replaced"]
_REMEMBERED: Final = 20
_NAME: Final = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One piece of work. `start` names the start of farbank that did it, `again` the address that begins it again."""

    member: str
    start: str
    process: int
    number: int
    title: str
    again: str = ""
    what: str = ""
    done: int = 0
    of: int = 0
    state: State = "running"


def note_work(room: Newsroom, noted: Noted) -> None:
    """Write it down in the place of what was written of it before."""
    kept = room.kept
    if kept.contradiction is not None:
        return
    with suppress(Conflict, DiskTrouble), kept.rows.writing():
        others = [each for each in _all(room) if (each.start, each.number) != (noted.start, noted.number)]
        shown = json.dumps([asdict(each) for each in [*others, noted][-_REMEMBERED:]])
        kept.rows.execute("INSERT OR REPLACE INTO kept_value VALUES (?, ?)", (_NAME, shown))


def work_before(room: Newsroom, start: str) -> tuple[Noted, ...]:
    """What the member who has the case open did in earlier starts, the newest first."""
    own = [each for each in _all(room) if each.member == room.kept.member and each.start != start]
    return tuple(reversed(own))


def is_at_work(noted: Noted) -> bool:
    """Whether another farbank on this computer may still be at it."""
    if noted.state != "running":
        return False
    try:
        os.kill(noted.process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # somebody else's process has that number
        return False
    return True


def _all(room: Newsroom) -> tuple[Noted, ...]:
    row = room.kept.rows.execute("SELECT value FROM kept_value WHERE name = ?", (_NAME,)).fetchone()
    try:
        return tuple(Noted(**each) for each in json.loads(row[0])) if row else ()
    except (ValueError, TypeError):
        return ()  # of another version; it is written anew
