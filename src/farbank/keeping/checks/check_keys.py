"""Verifying the key files against the database: those recorded are there, and are those of members; no other is."""

from __future__ import annotations

from farbank.keeping.checks.check_ledger import LedgerChecked
from farbank.keeping.checks.verification import Docket
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.layout import Layout
from farbank.keeping.keys.leftover import leftover, unrecorded_keys


def compare_keys(layout: Layout, case: str, found: LedgerChecked, rows: Database, docket: Docket) -> None:
    """Complains of key files that are missing, of members who left, or unknown; tells of those on their way out."""
    recorded = {str(name): str(member) for name, member in rows.execute("SELECT name, member FROM kept_key_file")}
    present = {path.name for path in layout.keys.glob("*")}
    for name in sorted(recorded.keys() - present):
        docket.flaw("key file", f"keys/{name}", "it is missing")
    for name in sorted(recorded.keys() & present):
        if found.whole and recorded[name] not in found.members:
            docket.flaw("key file", f"keys/{name}", "it is of somebody who is no member of the case")
    unrecorded = {path.name for path in unrecorded_keys(layout, case, tuple(recorded))}
    leaving = (unrecorded | set(leftover(rows).keys)) & present - recorded.keys()
    for name in sorted(present - recorded.keys() - leaving):
        docket.flaw("key file", f"keys/{name}", "it is not one that the case knows")
    if leaving:
        docket.notes.append("an interrupted change of keys left key files; they are taken away at the next opening")
