"""Verifying a case: everything on disk against everything recorded.

- Each item is intact, erased, missing, corrupt, or its key is absent; these are never confused.
- The damaged thing itself is named; damage never ends the verification, only a wrong passphrase does.
- Without a passphrase, or with a damaged database, what can be checked from outside still is.
- Nothing is written by it, but that SQLite takes back what a crash left half written in the database.
"""

from __future__ import annotations

from pathlib import Path

from farbank.errors import Conflict, Damage, DiskTrouble, Locked
from farbank.keeping.case import no_case, open_database, unlock
from farbank.keeping.check_folder import check_folder
from farbank.keeping.check_ledger import LedgerCheck, LedgerChecked
from farbank.keeping.check_log import check_log
from farbank.keeping.check_objects import check_objects, claims_of_ledger, claims_of_log
from farbank.keeping.checkpoint import read_checkpoint
from farbank.keeping.database import Database
from farbank.keeping.key_file import MemberKeys
from farbank.keeping.layout import Layout, file_sha256, read_whole
from farbank.keeping.public_log import published_size, size_against_ledger
from farbank.keeping.settings import Settings
from farbank.keeping.stored_tree import StoredTree
from farbank.keeping.verification import Docket, State, Verification
from farbank.values.handling import Secret


def verify(folder: Path, passphrase: Secret | None = None) -> Verification:
    """What is as recorded in the case, and what is not."""
    layout = Layout(folder.absolute())
    if not layout.is_case():
        raise no_case(folder)
    docket = Docket()
    settings = check_folder(layout, docket)
    keys = _unlock(layout, passphrase, docket)
    ledger = _ledger(layout, keys, settings, docket) if keys else None
    log = check_log(layout, settings, ledger.leaves if ledger and ledger.whole else None, docket)
    claims = claims_of_ledger(ledger) if ledger and ledger.whole else claims_of_log(log.leaves, entries=_unread(keys))
    items = check_objects(layout, claims, docket)
    checkpoint = log.checkpoint
    return Verification(
        items=items,
        damage=docket.flaws(),
        notes=tuple(docket.notes),
        size=checkpoint.size if checkpoint else 0,
        root=checkpoint.root.hex() if checkpoint else "",
    )


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


def _ledger(layout: Layout, keys: MemberKeys, settings: Settings | None, docket: Docket) -> LedgerChecked | None:
    try:
        rows = open_database(layout, keys)
    except (Damage, DiskTrouble, Conflict) as trouble:
        docket.flaw("database", "case.db", str(trouble))
        return None
    try:
        found = LedgerCheck(keys, rows, docket).run()
        _compare(layout, settings, found, rows, docket)
    except (Damage, DiskTrouble, Conflict) as trouble:
        docket.flaw("database", "case.db", str(trouble))
        return None
    finally:
        rows.close()
    return found


def _unread(keys: MemberKeys | None) -> State:
    """What an item is whose entry could not be read: nobody had the key, or they had and the ledger is damaged."""
    return "key_absent" if keys is None else "corrupt"


def _compare(layout: Layout, settings: Settings | None, found: LedgerChecked, rows: Database, docket: Docket) -> None:
    """What the database says of farbank.toml, of the log and of the key files."""
    if found.settings and layout.settings.is_file() and file_sha256(layout.settings) != found.settings:
        docket.flaw("settings", "farbank.toml", "it is not the one recorded when the case was opened")
    names = {str(row[0]) for row in rows.execute("SELECT name FROM kept_key_file")}
    present = {path.name for path in layout.keys.glob("*")}
    for name in sorted(names - present):
        docket.flaw("key file", f"keys/{name}", "it is missing")
    for name in sorted(present - names):
        docket.flaw("key file", f"keys/{name}", "it is not one that the case knows")
    if settings is not None:
        _compare_log(layout, settings, rows, docket)


def _compare_log(layout: Layout, settings: Settings, rows: Database, docket: Docket) -> None:
    try:
        untrusted = read_whole(layout.checkpoint, "log/checkpoint")
        seen = read_checkpoint(untrusted, settings.origin, settings.verifiers)
    except Damage as damage:
        docket.flaw("checkpoint", "log/checkpoint", str(damage))
        return
    head = StoredTree(rows).frontier().size
    contradiction = size_against_ledger(seen.size, published_size(rows), head)
    if contradiction is not None:
        docket.flaw("checkpoint", "log/checkpoint", str(contradiction))
    elif seen.size < head:
        docket.notes.append(f"{head - seen.size} entries are not yet published")
