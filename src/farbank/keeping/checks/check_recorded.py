"""Verifying what the ledger says of farbank.toml, of the public log, and of what was signed here last."""

from __future__ import annotations

from farbank.errors import Damage
from farbank.facts.case import CaseOpened
from farbank.facts.fact import Fact
from farbank.facts.log import SettingsChanged
from farbank.keeping.checks.check_ledger import LedgerChecked
from farbank.keeping.checks.verification import Docket
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.layout import Layout, file_sha256, read_whole
from farbank.keeping.log.guard import Guard
from farbank.keeping.log.public_log import name_against_ledger, read_published, size_against_ledger
from farbank.keeping.log.published import published_size, settings_number
from farbank.keeping.log.settings import Settings
from farbank.keeping.log.stored_tree import StoredTree


def compare_settings(layout: Layout, found: LedgerChecked, rows: Database, docket: Docket) -> None:
    """farbank.toml is the one recorded last, and the database knows which entry that is."""
    recorded = {number: _digest(fact) for number, fact in found.of_log if _digest(fact)}
    if not recorded or not layout.settings.is_file():
        return
    try:
        last, digest = max(recorded), file_sha256(layout.settings)
    except OSError:  # which was complained of where it was to be read
        return
    if settings_number(rows) not in {last, 0 if len(recorded) == 1 else last}:
        docket.flaw("database", "case.db", f"farbank.toml was recorded last by entry {last}, which it does not say")
    if digest == recorded[last]:
        return
    if digest in recorded.values():
        docket.notes.append(
            "farbank.toml is an earlier one: a change was interrupted, and the next opening finishes it"
        )
    else:
        docket.flaw("settings", "farbank.toml", "it is not the one that was recorded")


def compare_log(layout: Layout, settings: Settings, rows: Database, guard: Guard, docket: Docket) -> None:
    """The checkpoint on disk, the ledger, and what is known outside of the folder are one history."""
    try:
        seen = read_published(read_whole(layout.checkpoint, "log/checkpoint"), settings)
    except Damage as damage:
        docket.flaw("checkpoint", "log/checkpoint", str(damage))
        return
    head = StoredTree(rows).frontier().size
    if seen.origin == settings.origin:
        wrong = size_against_ledger(seen.size, published_size(rows), head)
    else:
        wrong = name_against_ledger(seen.origin, settings, rows)
    if wrong is not None:
        docket.flaw("checkpoint", "log/checkpoint", str(wrong))
        return
    _compare_guard(settings, rows, guard, docket)
    if seen.origin != settings.origin:
        docket.notes.append(f"the log is not yet published as {settings.origin}; the next opening publishes it")
    elif seen.size < head:
        docket.notes.append(f"{head - seen.size} entries are not yet published")


def _compare_guard(settings: Settings, rows: Database, guard: Guard, docket: Docket) -> None:
    """Whether this copy is the one signed here last; nothing can be said of that where the tree itself is damaged."""
    if any(flaw.what == "tree" for flaw in docket.flaws()):
        return
    older = guard.against(settings.origin, StoredTree(rows))
    if older is not None:
        docket.flaw("rollback", "case.db", str(older))
    if guard.trouble:
        docket.notes.append(guard.trouble)


def _digest(fact: Fact) -> str:
    """The farbank.toml that a fact records, if it does."""
    return fact.settings if isinstance(fact, CaseOpened | SettingsChanged) else ""
