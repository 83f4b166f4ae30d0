"""A case folder out of a backup and the key files that were kept apart from it.

- The case is built beside its place and put there whole; a restore that was interrupted leaves no half case.
- Every entry is put back as it was, the tree is grown anew from the leaves, and must lead to the root in the backup.
- What lies in the clear in the backup is not trusted: those pages come from the sealed tables, tiles from the ledger.
- An object that the backup lost is named, and the rest is restored; `verify` says which item misses it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Damage, Refused
from farbank.keeping.carrying.apart import refuse_inside_a_case
from farbank.keeping.carrying.backup_form import (
    PACKS,
    PUBLIC,
    Line,
    Page,
    Table,
    open_pack,
    open_tables,
    read_page,
)
from farbank.keeping.carrying.backup_log import copy_log
from farbank.keeping.carrying.backup_tables import beside, object_names
from farbank.keeping.carrying.keys_apart import KeysApart
from farbank.keeping.carrying.mirror import Mirror
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.fsops import Disk, disk_trouble
from farbank.keeping.disk.layout import Layout, must_be_free, read_whole
from farbank.keeping.disk.other_folders import BACKUP_PAGE
from farbank.keeping.disk.schema import SCHEMA
from farbank.keeping.keys.keyring import database_key
from farbank.keeping.log.merkle import leaf_hash
from farbank.keeping.log.stored_tree import StoredTree

_COLUMN: Final = "abcdefghijklmnopqrstuvwxyz_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """The page of the backup, and what was wrong.

    `lost` are the objects that the backup did not have whole, `mended` its other files that were damaged and that are
    right in the case, `without_keys` the members whose key files were not among those given.
    """

    page: Page
    lost: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    without_keys: tuple[str, ...] = ()


def page_of(backup: Path) -> Page:
    """The page of the backup in a folder."""
    if not (backup / BACKUP_PAGE).is_file():
        raise Refused(f"there is no backup in {backup}", advice="Name the folder that 'farbank backup' wrote to.")
    return read_page(read_whole(backup / BACKUP_PAGE, BACKUP_PAGE))


def restore(
    backup: Path,
    apart: KeysApart,
    folder: Path,
    disk: Disk | None = None,
    *,
    settle: Callable[[Path], None] = lambda _: None,
) -> Restored:
    """Build the case in `folder`, which must be new or empty; the key files are put into it by their names.

    `settle` is given the case before it gets its place: what has to be done to it stands with it there, or not at all.
    """
    disk = disk or Disk()
    page = page_of(backup)
    folder = folder.absolute()
    refuse_inside_a_case(folder, "a case that is restored")
    _refuse_taken(backup, folder)
    disk.make_dir(folder.parent)
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    disk.make_dir(unfinished)
    with disk.lock(unfinished, wait_seconds=0):
        disk.empty(unfinished)
        done = _Restoring(backup, page, apart, Layout(unfinished), disk).fill()
        settle(unfinished)
        disk.rename(unfinished, folder)
        disk.fsync_dir(folder.parent)
    return done


def _refuse_taken(backup: Path, folder: Path) -> None:
    must_be_free(folder)
    with disk_trouble(folder):
        if backup.resolve() in folder.resolve().parents:
            raise Refused("a case lies apart from its backup", advice="Name a folder outside of the backup.")


class _Restoring:
    """One case being put together."""

    def __init__(self, backup: Path, page: Page, apart: KeysApart, layout: Layout, disk: Disk) -> None:
        self._backup = backup
        self._page = page
        self._apart = apart
        self._layout = layout
        self._disk = disk
        self._mirror = Mirror(layout.folder, disk)

    def fill(self) -> Restored:
        for folder in (self._layout.keys, self._layout.objects, self._layout.log, self._layout.staging):
            self._disk.make_dir(folder)
        for name, content in self._apart.files.items():
            self._disk.write_new(self._layout.keys / name, content)
        self._disk.write_new(self._layout.database, b"")
        rows = Database(self._layout.database, database_key(self._apart.keys))
        try:
            tables = self._fill_database(rows)
            lost = self._copy_objects(object_names(rows, self._page.head))
            mended = copy_log(Layout(self._backup), StoredTree(rows), self._page.head, self._mirror)
        finally:
            rows.close()
        mended += self._put_public(tables)
        for folder in (self._layout.keys, self._layout.folder):
            self._disk.fsync_dir(folder)
        return Restored(page=self._page, lost=lost, mended=mended, without_keys=self._without_keys(tables))

    def _fill_database(self, rows: Database) -> dict[str, Table]:
        every = open_tables(self._apart.keys, self._read(self._page.tables_name, self._page.tables))
        tables = {table.name: table for table in every}
        with rows.writing():
            for statement in SCHEMA:
                rows.execute(statement)
            self._put_entries(rows)
            for table in every:
                if table.name not in {PUBLIC, _KEY_FILES}:
                    _fill_table(rows, table)
            rows.execute("INSERT INTO kept_value VALUES ('published', ?)", (self._page.head,))
            rows.executemany("INSERT INTO kept_key_file VALUES (?, ?)", self._apart.members.items())
        return tables

    def _put_entries(self, rows: Database) -> None:
        tree = StoredTree(rows)
        grown = tree.frontier()
        for pack in self._page.packs:
            lines = open_pack(self._apart.keys, pack, self._read(f"{PACKS}/{pack.name}", pack.digest))
            _keep(rows, lines)
            tree.grow(grown, [leaf_hash(line.leaf) for line in lines])
        if grown.root().hex() != self._page.root:
            raise Damage("the entries of the backup do not lead to its root", advice=_OTHER)

    def _read(self, name: str, digest: str) -> bytes:
        untrusted = read_whole(self._backup / name, f"{name} in the backup")
        if hashlib.sha256(untrusted).hexdigest() != digest:
            raise Damage(f"{name} in the backup is not what was written", advice=_OTHER)
        return untrusted

    def _copy_objects(self, wanted: Sequence[str]) -> tuple[str, ...]:
        source = Layout(self._backup)
        copied = self._mirror.copy_objects((name, source.object(name)) for name in wanted)
        return tuple(source.shown(source.object(name)) for name, good in copied if not good)

    def _put_public(self, tables: Mapping[str, Table]) -> tuple[str, ...]:
        """The pages that a stranger reads, as they were when the backup was made; which of them it shows otherwise."""
        known = {self._layout.shown(path) for path in (self._layout.settings, self._layout.readme)}
        known.add(self._layout.shown(self._layout.checkpoint))
        pages = {str(name): bytes(content) for name, content in tables[PUBLIC].rows} if PUBLIC in tables else {}
        if pages.keys() != known:
            raise Damage("the tables of the backup are not those of a case", advice=_OTHER)
        for name, content in pages.items():
            self._mirror.put(name, content)
        backup = Mirror(self._backup, self._disk)
        return tuple(beside(name) for name, content in pages.items() if not backup.holds(beside(name), content))

    def _without_keys(self, tables: Mapping[str, Table]) -> tuple[str, ...]:
        rows = tables[_KEY_FILES].rows if _KEY_FILES in tables else []
        return tuple(sorted({str(member) for _, member in rows} - set(self._apart.members.values())))


_OTHER: Final = "Use another copy of the backup."
_KEY_FILES: Final = "kept_key_file"


def _keep(rows: Database, lines: Sequence[Line]) -> None:
    rows.executemany(
        "INSERT INTO kept_entry VALUES (?, ?, ?, ?, ?)",
        ((line.number, line.committed, line.compartments, line.leaf, line.sealed) for line in lines),
    )
    rows.executemany(
        "INSERT INTO kept_object VALUES (?, ?)", ((name, line.number) for line in lines for name in line.objects)
    )


def _fill_table(rows: Database, table: Table) -> None:
    """The rows of a small table, by the names of its columns; a name that is none of ours is damage."""
    plain = table.name.startswith("kept_") and all(each in _COLUMN for each in table.name)
    known = {str(row[1]) for row in rows.execute(f"PRAGMA table_info({table.name})")} if plain else set()
    if not known or not known.issuperset(table.columns):
        raise Damage("the tables of the backup are not those of a case", advice="Restore it with a newer farbank.")
    columns, places = ", ".join(table.columns), ", ".join("?" * len(table.columns))
    into = f"INSERT OR REPLACE INTO {table.name} ({columns}) VALUES ({places})"  # noqa: S608 - names are ours
    rows.executemany(into, table.rows)
