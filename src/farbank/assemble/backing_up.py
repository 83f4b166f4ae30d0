"""Backing a case up, the key files apart from it, and restoring a case from both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from farbank.assemble.newsroom import Newsroom
from farbank.desk.copies import copy_leaves
from farbank.facts.copy import CopyConfirmed, CopyMade
from farbank.facts.fact import Fact
from farbank.keeping.carrying.backup import BackedUp, back_up, backup_at, copy_key_files
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


def back_up_case(room: Newsroom, folder: Path, where: str, keys: Path | None) -> Made:
    """Bring a backup up to date. That it exists is recorded before it does."""
    before = backup_at(folder)
    room.publish_log()
    copy = _counted(room, BACKUP, where or str(folder.absolute()), before)
    room.publish_log()
    done = back_up(room.kept, room.kept.keys, folder, copy)
    if before is not None and before.epoch < done.page.epoch:
        because = f"written anew under epoch {done.page.epoch}"
        room.record(lambda: [CopyConfirmed(copy=copy, became="replaced", because=because)])
    return Made(copy=copy, done=done, key_files=_copy_keys(room, keys) if keys else -1)


def _counted(room: Newsroom, what: str, where: str, before: Page | None) -> str:
    """The row that lists this backup: the one it has, or a new one."""
    if before is not None and any(each.made.id == before.copy for each in copies.copies(room.rows)):
        return before.copy
    return _new_copy(room, what, where)


def _new_copy(room: Newsroom, what: str, where: str) -> str:
    kept = room.kept

    def decide() -> Sequence[Fact]:
        return [copy_leaves(room.known, what=what, where=where, whole=True, epoch=kept.keys.epoch)]

    (made,) = room.record(decide)
    return made.id if isinstance(made, CopyMade) else ""


def _copy_keys(room: Newsroom, folder: Path) -> int:
    """Copy every member's key file apart; a folder that had those of an earlier epoch has them replaced."""
    where = str(folder.absolute())
    listed = [each for each in copies.copies(room.rows) if each.made.what == ENVELOPE and each.made.where == where]
    current = [each for each in listed if each.made.epoch == room.kept.keys.epoch and not each.became]
    if not current:
        _new_copy(room, ENVELOPE, where)
    names = tuple(str(row[0]) for row in room.rows.execute("SELECT name FROM kept_key_file ORDER BY name"))
    copied = copy_key_files(room.kept.layout, folder, names)
    for each in listed:
        if each not in current and not each.became:
            _replaced(room, each.made.id)
    return copied


def _replaced(room: Newsroom, copy: str) -> None:
    because = f"the key files there are of epoch {room.kept.keys.epoch} now"
    room.record(lambda: [CopyConfirmed(copy=copy, became="replaced", because=because)])
