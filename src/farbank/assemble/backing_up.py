"""Backing a case up, the key files apart from it, and restoring a case from both.

- That a copy exists is recorded before it does.
- Under keys of a new epoch a copy is a new row: the one before is said to be replaced once nothing of it is left there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.desk.copies import copy_leaves
from farbank.facts.copy import CopyConfirmed, CopyMade
from farbank.facts.fact import Fact
from farbank.keeping.carrying.apart import copy_key_files, drop_key_files, refuse_inside_a_case, refuse_together
from farbank.keeping.carrying.backup import BackedUp, back_up, backup_of
from farbank.keeping.carrying.backup_check import Checked, check_backup
from farbank.keeping.carrying.backup_form import Page
from farbank.views import copies

BACKUP = "backup"
ENVELOPE = "envelope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the backup holds now, and how many key files were copied apart (-1 when none were asked for)."""

    copy: str
    done: BackedUp
    key_files: int


def back_up_case(room: Newsroom, folder: Path, where: str, keys: Path | None, pace: Pace = silent) -> Made:
    """Bring a backup up to date, and the key files apart from it.

    Old key files go only after the backup is written under the new ones: at no moment does nothing open it.
    """
    _refuse(folder, keys)
    before = backup_of(room.kept, folder)
    copy, was = _counted(room, where or str(folder.absolute()), before)
    envelopes = _envelopes(room, keys) if keys else ()
    room.publish_log()
    kept, names = room.kept, _key_names(room)
    key_files = copy_key_files(kept.layout, keys, names, kept.disk) if keys else -1
    done = back_up(kept, kept.keys, folder, copy, disk=kept.disk, was=was, heard=pace)
    if keys:
        drop_key_files(keys, names, kept.keys.case, kept.disk)
    _replaced(room, was, f"written anew under epoch {done.page.epoch}")
    _replaced(room, envelopes, f"the key files there are of epoch {done.page.epoch} now")
    return Made(copy=copy, done=done, key_files=key_files)


def check_backup_of(room: Newsroom, folder: Path, pace: Pace = silent) -> Checked:
    """Read a whole backup of this case, with the keys that are open; nothing is changed and nothing recorded."""
    return check_backup(room.kept, folder, pace)


def _refuse(folder: Path, keys: Path | None) -> None:
    """Before anything is recorded of what will not be done."""
    refuse_inside_a_case(folder, "a backup")
    if keys is not None:
        refuse_inside_a_case(keys, "what opens a backup")
        refuse_together(folder, keys)


def _counted(room: Newsroom, where: str, before: Page | None) -> tuple[str, tuple[str, ...]]:
    """The row that lists this backup, the one it has or a new one; and the rows that it had under keys of before."""
    if before is None:
        return _new_copy(room, BACKUP, where), ()
    said = {each.made.id: each.became for each in copies.copies(room.rows)}
    if before.epoch == room.kept.keys.epoch and said.get(before.copy) == "":
        return before.copy, before.was
    return _new_copy(room, BACKUP, where), (*before.was, before.copy)


def _new_copy(room: Newsroom, what: str, where: str) -> str:
    kept = room.kept

    def decide() -> Sequence[Fact]:
        return [copy_leaves(room.known, what=what, where=where, whole=True, epoch=kept.keys.epoch)]

    (made,) = room.record(decide)
    return made.id if isinstance(made, CopyMade) else ""


def _envelopes(room: Newsroom, folder: Path) -> tuple[str, ...]:
    """See to it that a row lists the key files there; gives the rows that did under keys of before."""
    where, epoch = str(folder.absolute()), room.kept.keys.epoch
    listed = [each for each in copies.copies(room.rows) if (each.made.what, each.made.where) == (ENVELOPE, where)]
    current = [each.made.id for each in listed if each.made.epoch == epoch and not each.became]
    if not current:
        _new_copy(room, ENVELOPE, where)
    return tuple(each.made.id for each in listed if each.made.id not in current)


def _key_names(room: Newsroom) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in room.rows.execute("SELECT name FROM kept_key_file ORDER BY name"))


def _replaced(room: Newsroom, ids: Iterable[str], because: str) -> None:
    """These rows list nothing that is left, as far as nobody has said so yet."""

    def decide() -> Sequence[Fact]:
        open_still = {each.made.id for each in copies.copies(room.rows) if not each.became}
        return [CopyConfirmed(copy=each, became="replaced", because=because) for each in ids if each in open_still]

    room.record(decide)
