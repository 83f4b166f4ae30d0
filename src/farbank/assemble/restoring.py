"""A case out of a backup and the key files kept apart, and under which name its log goes on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from farbank.assemble.clock import SystemClock
from farbank.assemble.newsroom import newsroom
from farbank.keeping.carrying.restore import key_files_in, page_of, restore
from farbank.keeping.guard import Guard, state_folder
from farbank.keeping.settings_change import rename_log
from farbank.ports import Clock
from farbank.values.handling import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """Up to which entry, under which name of the log, whether that is new, and the objects that the backup had lost."""

    head: int
    origin: str
    renamed: bool
    lost: tuple[str, ...]


def restore_case(
    backup: Path, key_folder: Path, passphrase: Secret, folder: Path, clock: Clock | None = None
) -> Restored:
    """Build the case, open it, and give its log a new name unless nothing can have been signed after the backup."""
    page = page_of(backup)
    keys, files = key_files_in(key_folder, passphrase)
    lost = restore(backup, keys, files, folder).lost
    known = Guard(state_folder(), page.case).known()
    nothing_after = known is not None and (known.size, known.root) == (page.head, page.root)
    with newsroom(folder, passphrase, clock) as room:
        if not nothing_after:
            rename_log(room.kept, at=(clock or SystemClock()).now(), because="restored from a backup")
        return Restored(
            head=room.kept.ledger.head(), origin=room.kept.settings.origin, renamed=not nothing_after, lost=lost
        )
