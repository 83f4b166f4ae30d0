"""A case out of a backup and the key files kept apart, and under which name its log goes on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from farbank.assemble.clock import SystemClock
from farbank.assemble.newsroom import folds, newsroom
from farbank.keeping.carrying.keys_apart import keys_apart
from farbank.keeping.carrying.restore import Restored, page_of, restore
from farbank.keeping.case import open_case
from farbank.keeping.changes.settings_change import rename_log
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.log.guard import Guard, state_folder
from farbank.ports import Clock
from farbank.values.handling import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What was restored, up to which entry it goes now, under which name of the log, and whether that is new."""

    done: Restored
    head: int
    origin: str
    renamed: bool


def restore_case(
    backup: Path, key_folder: Path, passphrase: Secret, folder: Path, clock: Clock | None = None
) -> Opened:
    """Build the case, and give its log a new name unless nothing can have been signed after the backup.

    That is done before the case stands in its place: nobody ever opens it there under a name that may be taken. What
    this computer remembers is not told of it until then, or a second try would believe that nothing came after.
    """
    page = page_of(backup)
    known = Guard(state_folder(), page.case).known()
    nothing_after = known is not None and (known.size, known.root) == (page.head, page.root)

    def settle(place: Path) -> None:
        if nothing_after:
            return
        aside, disk = place.with_name(f"{place.name}.state"), Disk()
        disk.remove_tree(aside)
        if known is not None:
            Guard(aside, page.case).remember(known)
        with open_case(place, passphrase, folds, state=aside) as kept:
            rename_log(kept, at=(clock or SystemClock()).now(), because="restored from a backup")
        disk.remove_tree(aside)

    done = restore(backup, keys_apart(page, key_folder, passphrase), folder, settle=settle)
    with newsroom(folder, passphrase, clock) as room:
        return Opened(
            done=done, head=room.kept.ledger.head(), origin=room.kept.settings.origin, renamed=not nothing_after
        )
