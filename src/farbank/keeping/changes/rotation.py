"""A new epoch of a case: a new case secret, and the case under it. The one way by which anything is ever destroyed.

1. Nobody else has the case open; else `Conflict`, and nothing is done.
2. The new database is built in staging, fsynced, and checked whole; the old one is only read.
3. The new key files are put beside the old ones, fsynced.
4. One rename puts the new database in the place of the old one: the point of no return. Its folder is fsynced.
5. The old key files are taken away, the log is published, then the files of what was erased are taken away; by a list
   that the new database holds.

- Before the rename the old key files open the old case, and what was built is swept at the next opening.
- After it the new key files open the new case, and what is left of step 5 is done at the next opening.
- The tree only grows, and the log with it.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from farbank.errors import Conflict, Damage, FarbankError
from farbank.keeping.case import Kept, file_of, naming, open_again
from farbank.keeping.changes.rotation_database import NewDatabase
from farbank.keeping.changes.rotation_plan import Change, key_files_after, keys_after, next_epoch
from farbank.keeping.checks.check_ledger import LedgerCheck
from farbank.keeping.checks.verification import Docket, Flaw
from farbank.keeping.disk.database import Database
from farbank.keeping.keys.keyring import database_key
from farbank.keeping.keys.leftover import sweep_keys, take_away_keys
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.keys.members_key_file import key_name, put_key_file
from farbank.keeping.keys.unlocking import open_database

_WAIT_SECONDS: Final = 10.0


def rotate(kept: Kept, change: Change, *, at: datetime) -> Kept:
    """The case in its next epoch, open; the one given is closed by it. Where it fails, see the steps above."""
    if kept.contradiction is not None:
        raise kept.contradiction
    before = file_of(kept.layout)
    _be_alone(kept, before)
    if change.after not in {0, kept.ledger.head()}:
        _hold_on(kept, before)
        raise Conflict("another farbank command has written to this case meanwhile")
    fresh = next_epoch(kept.keys)
    staged = kept.layout.staging / secrets.token_hex(16)
    try:
        _prepare(kept, fresh, change, staged, at)
        kept.disk.rename(staged, kept.layout.database)
    except BaseException:
        _take_back(kept, staged, before)
        raise
    try:
        _finish(kept, keys_after(fresh, change))
    finally:
        _let_go(kept)
    return open_again(kept.place, keys_after(fresh, change))


def _be_alone(kept: Kept, before: tuple[int, int]) -> None:
    """Nobody else has the case open from here on, and nobody changed its keys or settings until here."""
    if not kept.hold.exclusively():
        _hold_on(kept, before)
        raise Conflict("another farbank command has this case open, and its keys are changed only by one that is alone")
    if file_of(kept.layout) != before or kept.log.is_outdated():
        _hold_on(kept, before)
        raise Conflict("another farbank command has just changed the keys or the settings of this case")


def _hold_on(kept: Kept, before: tuple[int, int]) -> None:
    """Hold the case beside others again. While it was held by nobody, another may have taken its database's place."""
    if not kept.hold.together(wait_seconds=_WAIT_SECONDS) or file_of(kept.layout) != before:
        _let_go(kept)


def _prepare(kept: Kept, fresh: MemberKeys, change: Change, staged: Path, at: datetime) -> None:
    """Everything up to the point of no return."""
    files = key_files_after(kept, fresh, change)
    names = {key_name(content): member for member, content in files.items()}
    NewDatabase(kept, fresh, change, names).build(staged, at)
    kept.disk.fsync_all([staged, kept.layout.staging])
    _check(kept, fresh, staged)
    for content in files.values():
        put_key_file(kept.layout, kept.disk, content)
    for path in (staged, kept.layout.database):
        if _journal(path).exists():
            raise Damage(f"a journal lies beside {kept.layout.shown(path)}, though nobody writes to it")


def _check(kept: Kept, fresh: MemberKeys, staged: Path) -> None:
    """What was built is whole, but for what was damaged before already."""
    flaws = _flaws(fresh, Database(staged, database_key(fresh)))
    if flaws:
        known = _flaws(kept.keys, Database(kept.layout.database, database_key(kept.keys)))
        new = sorted(f"{flaw.where}: {flaw.because}" for flaw in flaws - known)
        if new:
            raise Damage(f"the case cannot be written anew: {new[0]}")


def _flaws(keys: MemberKeys, rows: Database) -> set[Flaw]:
    docket = Docket()
    try:
        LedgerCheck(keys, rows, docket).run()
    finally:
        rows.close()
    return set(docket.flaws())


def _take_back(kept: Kept, staged: Path, before: tuple[int, int]) -> None:
    """Take away what was built, if the rename was not done; where even that fails, the next opening does it."""
    if file_of(kept.layout) != before:  # it was done, and what broke off came after it
        _let_go(kept)
        return
    with suppress(FarbankError, OSError):
        sweep_keys(kept.layout, kept.keys.case, kept.rows, kept.disk)
        for path in (staged, _journal(staged)):
            kept.disk.unlink(path)
    _hold_on(kept, before)


def _finish(kept: Kept, keys: MemberKeys) -> None:
    """Everything after the point of no return; what is not done here, the next opening does."""
    for folder in (kept.layout.folder, kept.layout.staging):
        kept.disk.fsync_dir(folder)
    rows = open_database(kept.layout, keys)
    try:
        kept.objects.sweep(naming(rows))
        take_away_keys(kept.layout, rows, kept.disk)
    finally:
        rows.close()


def _let_go(kept: Kept) -> None:
    """Nothing is written any more to a database that another has taken the place of."""
    kept.rows.close()
    kept.hold.release()


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
