"""Verifying a case: everything on disk against everything recorded.

- Each item is intact, erased, missing, corrupt, or its key is absent; these are never confused.
- The damaged thing itself is named; damage never ends the verification, only a wrong passphrase does.
- Without a passphrase, or with a damaged database, what can be checked from outside still is.
- What does not hold is looked at a second time before it is called damaged: a disk may fail to read once.
- Nothing is written to the case, but that SQLite takes back what a crash left half written in the database.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import time_ns
from typing import Final

from farbank.errors import Conflict, Damage, DiskTrouble, Locked
from farbank.keeping.checks.check_folder import check_folder
from farbank.keeping.checks.check_keys import compare_keys
from farbank.keeping.checks.check_ledger import LedgerCheck, LedgerChecked
from farbank.keeping.checks.check_log import check_log
from farbank.keeping.checks.check_objects import check_objects, claims_of_ledger, claims_of_log
from farbank.keeping.checks.check_recorded import compare_log, compare_settings
from farbank.keeping.checks.check_witnessed import check_cosignatures, check_dates
from farbank.keeping.checks.last_verified import LastVerified, Verified, last_verified
from farbank.keeping.checks.verification import Docket, Since, State, Verification
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.layout import Layout, no_case
from farbank.keeping.heard import Heard, unheard
from farbank.keeping.keys.leftover import leftover
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.keys.unlocking import open_database, unlock
from farbank.keeping.log.guard import Guard, state_folder
from farbank.keeping.log.settings import Settings
from farbank.values.handling import Secret

_READ_TWICE: Final = (
    "something could not be read, or not rightly, and the second time it could: the disk may be failing"
)


def verify(
    folder: Path,
    key: Secret | MemberKeys | None = None,
    *,
    state: Path | None = None,
    since: bool = False,
    heard: Heard = unheard,
) -> Verification:
    """What is as recorded in the case, and what is not.

    `key` is a passphrase, or the keys of a member who has the case open. `state` is where farbank remembers things
    outside of the case; else it is where the environment says. With `since`, objects that did not change since all was
    last found well are not read again. `heard` hears how far it is.
    """
    layout = Layout(folder.absolute())
    if not layout.is_case():
        raise no_case(folder)
    place = state or state_folder()
    found = _look(layout, key, place, heard, since=since)
    if found.ok:
        return found
    again = _look(layout, key, place, heard, since=since)
    return replace(again, notes=(*again.notes, _READ_TWICE)) if again.ok else again


def _look(layout: Layout, key: Secret | MemberKeys | None, place: Path, heard: Heard, *, since: bool) -> Verification:
    begun, docket = time_ns(), Docket()
    settings = check_folder(layout, docket)
    keys = key if isinstance(key, MemberKeys) else _unlock(layout, key, docket)
    ledger = _ledger(layout, keys, settings, place, docket, heard) if keys else None
    known = ledger if ledger and ledger.whole else None
    log = check_log(layout, settings, known.leaf_hashes if known else None, docket)
    claims = claims_of_ledger(known) if known else claims_of_log(log.leaves, entries=_unread(keys))
    memory = LastVerified(place, settings.case) if settings and known else None
    last = last_verified(memory, log, docket, now=begun) if since else None
    objects = check_objects(layout, claims, docket, last.spares if last else lambda _: False, heard)
    found = Verification(
        items=objects.items,
        size=log.checkpoint.size if log.checkpoint else 0,
        root=log.checkpoint.root.hex() if log.checkpoint else "",
        anchors=check_dates(layout, settings, known, log, docket),
        cosigned=check_cosignatures(layout, settings, known, log, docket),
        since=Since(size=last.head.size, not_read=objects.not_read) if last else None,
    )
    if memory and log.checkpoint and last is None and not docket.flaws():
        memory.remember(Verified(head=log.checkpoint.head(), begun=begun))
    return replace(found, damage=docket.flaws(), notes=tuple(docket.notes))


def _unlock(layout: Layout, passphrase: Secret | None, docket: Docket) -> MemberKeys | None:
    if passphrase is None:
        docket.notes.append("no passphrase was given: the ledger itself was not checked")
        return None
    try:
        return unlock(layout, passphrase)
    except Damage as damage:
        if not any(flaw.what == "key file" for flaw in docket.flaws()):
            docket.flaw("key file", "keys/", str(damage))
    except Locked:
        if not any(flaw.what == "key file" for flaw in docket.flaws()):
            raise
    return None


def _ledger(
    layout: Layout, keys: MemberKeys, settings: Settings | None, state: Path, docket: Docket, heard: Heard
) -> LedgerChecked | None:
    guard = Guard(state, keys.case)
    try:
        rows = open_database(layout, keys)
    except (Damage, DiskTrouble, Conflict) as trouble:
        docket.flaw("database", "case.db", str(trouble))
        return None
    try:
        found = LedgerCheck(keys, rows, docket, heard).run()
        _compare(layout, settings, found, rows, guard, docket)
        compare_keys(layout, keys.case, found, rows, docket)
        found.leaving.update(leftover(rows).objects)
    except (Damage, DiskTrouble, Conflict) as trouble:
        docket.flaw("database", "case.db", str(trouble))
        return None
    finally:
        rows.close()
    return found


def _unread(keys: MemberKeys | None) -> State:
    """What an item is whose entry could not be read: nobody had the key, or they had and the ledger is damaged."""
    return "key_absent" if keys is None else "corrupt"


def _compare(
    layout: Layout, settings: Settings | None, found: LedgerChecked, rows: Database, guard: Guard, docket: Docket
) -> None:
    """What the database says of farbank.toml and of the log."""
    compare_settings(layout, found, rows, docket)
    if settings is not None:
        compare_log(layout, settings, rows, guard, docket)
