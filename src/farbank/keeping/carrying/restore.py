"""A case folder out of a backup and the key files that were kept apart from it.

- The case is built beside its place and put there whole; a restore that was interrupted leaves no half case.
- Every entry is put back as it was, the tree is grown anew from the leaves, and must lead to the root in the backup.
- An object that the backup lost is named, and the rest is restored; `verify` says which item misses it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Damage, Locked, Missing, Refused
from farbank.keeping.carrying.backup_form import (
    BESIDE,
    PACKS,
    PAGE,
    Line,
    Page,
    Table,
    open_pack,
    open_tables,
    read_page,
)
from farbank.keeping.carrying.mirror import Mirror
from farbank.keeping.database import Database
from farbank.keeping.fsops import Disk
from farbank.keeping.key_file import read_key_file, unlock_keys
from farbank.keeping.keyring import database_key
from farbank.keeping.layout import Layout, read_whole
from farbank.keeping.leaf import read_leaf
from farbank.keeping.member_keys import MemberKeys
from farbank.keeping.merkle import leaf_hash
from farbank.keeping.schema import SCHEMA
from farbank.keeping.stored_tree import StoredTree
from farbank.values.handling import Secret

_COLUMN: Final = "abcdefghijklmnopqrstuvwxyz_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """The page of the backup, and the names of the objects that it did not have or that were damaged in it."""

    page: Page
    lost: tuple[str, ...]


def page_of(backup: Path) -> Page:
    """The page of the backup in a folder."""
    if not (backup / PAGE).is_file():
        raise Refused(f"there is no backup in {backup}", advice="Name the folder that 'farbank backup' wrote to.")
    return read_page(read_whole(backup / PAGE, PAGE))


def key_files_in(folder: Path, passphrase: Secret) -> tuple[MemberKeys, dict[str, bytes]]:
    """The keys that a passphrase opens among the key files in a folder, and every file of their epoch by its name."""
    found = {path.name: read_whole(path, path.name) for path in sorted(folder.glob("*")) if path.is_file()}
    files = {name: content for name, content in found.items() if hashlib.sha256(content).hexdigest() == name}
    if not files:
        raise Missing(f"there is no key file in {folder}", advice="Name the folder given to 'backup --keys'.")
    for content in sorted(files.values(), key=lambda each: read_key_file(each).epoch, reverse=True):
        try:
            keys = unlock_keys(content, passphrase)
        except Locked:
            continue
        same = {name: each for name, each in files.items() if read_key_file(each).epoch in {keys.epoch, 0}}
        return keys, same
    raise Locked("none of the key files opens with this passphrase")


def restore(
    backup: Path, keys: MemberKeys, key_files: Mapping[str, bytes], folder: Path, disk: Disk | None = None
) -> Restored:
    """Build the case in `folder`, which must be new or empty. `key_files` are put into it by their names."""
    disk = disk or Disk()
    page = page_of(backup)
    _refuse_other_keys(page, keys)
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is there already and not empty", advice="Name a folder that does not exist yet.")
    disk.make_dir(folder.parent)
    beside = folder.with_name(f".{folder.name}.unfinished")
    disk.make_dir(beside)
    with disk.lock(beside, wait_seconds=0):
        disk.empty(beside)
        lost = _Restoring(backup, page, keys, Layout(beside), disk).fill(key_files)
        disk.rename(beside, folder)
        disk.fsync_dir(folder.parent)
    return Restored(page=page, lost=lost)


def _refuse_other_keys(page: Page, keys: MemberKeys) -> None:
    if keys.case != page.case:
        raise Locked("these key files belong to another case", advice="Name the folder with its key files with --keys.")
    if keys.epoch != page.epoch:
        raise Locked(
            f"these key files are of epoch {keys.epoch} and the backup is of epoch {page.epoch}",
            advice="Use the key files that were copied when the backup was last written.",
        )


class _Restoring:
    """One case being put together."""

    def __init__(self, backup: Path, page: Page, keys: MemberKeys, layout: Layout, disk: Disk) -> None:
        self._backup = backup
        self._page = page
        self._keys = keys
        self._layout = layout
        self._disk = disk
        self._mirror = Mirror(layout.folder, disk)

    def fill(self, key_files: Mapping[str, bytes]) -> tuple[str, ...]:
        for folder in (self._layout.keys, self._layout.objects, self._layout.log, self._layout.staging):
            self._disk.make_dir(folder)
        for name, content in key_files.items():
            self._disk.write_new(self._layout.keys / name, content)
        for path in (self._layout.settings, self._layout.readme):
            self._disk.write_new(path, read_whole(self._backup / BESIDE / path.name, f"{BESIDE}/{path.name}"))
        self._disk.write_new(self._layout.database, b"")
        rows = Database(self._layout.database, database_key(self._keys))
        try:
            self._fill_database(rows, key_files)
            wanted = [str(row[0]) for row in rows.execute(_NAMED)]
        finally:
            rows.close()
        lost = self._copy_objects(wanted)
        self._mirror.copy_tree(self._backup / "log", "log", last=self._layout.checkpoint.name)
        for folder in (self._layout.keys, self._layout.folder):
            self._disk.fsync_dir(folder)
        return lost

    def _fill_database(self, rows: Database, key_files: Mapping[str, bytes]) -> None:
        with rows.writing():
            for statement in SCHEMA:
                rows.execute(statement)
            tree = StoredTree(rows)
            grown = tree.frontier()
            for pack in self._page.packs:
                lines = open_pack(self._keys, pack, self._read(f"{PACKS}/{pack.name}", pack.digest))
                _keep(rows, lines)
                tree.grow(grown, [leaf_hash(line.leaf) for line in lines])
            if grown.root().hex() != self._page.root:
                raise Damage("the entries of the backup do not lead to its root", advice="Use another backup.")
            for table in open_tables(self._keys, self._read(self._page.tables_name, self._page.tables)):
                _fill_table(rows, table)
            rows.execute("INSERT INTO kept_value VALUES ('published', ?)", (self._page.head,))
            rows.execute(f"DELETE FROM kept_key_file WHERE name NOT IN {_places(key_files)}", tuple(key_files))  # noqa: S608

    def _read(self, name: str, digest: str) -> bytes:
        untrusted = read_whole(self._backup / name, name)
        if hashlib.sha256(untrusted).hexdigest() != digest:
            raise Damage(f"{name} in the backup is not what was written", advice="Use another copy of the backup.")
        return untrusted

    def _copy_objects(self, wanted: Sequence[str]) -> tuple[str, ...]:
        source = Layout(self._backup)
        copied = self._mirror.copy_objects((name, source.object(name)) for name in wanted)
        return tuple(name for name, good in copied if not good)


_NAMED: Final = (
    "SELECT o.name FROM kept_object AS o JOIN kept_entry AS e ON e.number = o.number"
    " WHERE length(e.sealed) > 0 ORDER BY o.number, o.name"
)


def _keep(rows: Database, lines: Sequence[Line]) -> None:
    rows.executemany(
        "INSERT INTO kept_entry VALUES (?, ?, ?, ?, ?)",
        ((line.number, line.committed, line.compartments, line.leaf, line.sealed) for line in lines),
    )
    rows.executemany(
        "INSERT OR IGNORE INTO kept_object VALUES (?, ?)",
        ((mark.name, line.number) for line in lines for mark in read_leaf(line.leaf).objects),
    )


def _fill_table(rows: Database, table: Table) -> None:
    """The rows of a small table, by the names of its columns; a name that is none of ours is damage."""
    plain = table.name.startswith("kept_") and all(each in _COLUMN for each in table.name)
    known = {str(row[1]) for row in rows.execute(f"PRAGMA table_info({table.name})")} if plain else set()
    if not known or not known.issuperset(table.columns):
        raise Damage("the tables of the backup are not those of a case", advice="Restore it with a newer farbank.")
    columns = ", ".join(table.columns)
    into = f"INSERT OR REPLACE INTO {table.name} ({columns}) VALUES {_places(table.columns)}"  # noqa: S608
    rows.executemany(into, table.rows)


def _places(of: Sequence[str] | Mapping[str, bytes]) -> str:
    return "(" + ", ".join("?" * len(of)) + ")"
