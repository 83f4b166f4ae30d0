"""Writing a backup of an open case: encrypted, incremental, checked as it is written, without keys or views.

- What it copies is fixed before it starts: entries up to the published head, and the objects they name.
- An object is copied only if its bytes are what its name says; a damaged one never replaces a good copy.
- `backup.json` is replaced last, so a backup that was interrupted is still the one before.
- Under a new epoch every pack is written anew, and what was forgotten is taken out: its packs, tables and objects.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Damage, Refused
from farbank.keeping.carrying.backup_form import (
    BESIDE,
    PACKS,
    PAGE,
    README,
    README_TEXT,
    Line,
    Pack,
    Page,
    Table,
    open_pack,
    read_page,
    seal_pack,
    seal_tables,
)
from farbank.keeping.carrying.mirror import Mirror
from farbank.keeping.case import Kept
from farbank.keeping.database import Database
from farbank.keeping.fsops import Disk, disk_trouble
from farbank.keeping.layout import Layout, read_whole
from farbank.keeping.member_keys import MemberKeys
from farbank.keeping.published import published_size
from farbank.keeping.stored_tree import StoredTree

_WAIT_SECONDS: Final = 10.0
_ENTRIES_A_PACK: Final = 2048
# entries have their packs, and these are worked out again from them
_WORKED_OUT: Final = frozenset({"kept_entry", "kept_object", "kept_node", "kept_fold"})
_NOT_KEPT: Final = frozenset({"tree", "published"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What came of it: the head, new objects and packs, what was taken out, and which objects could not be copied."""

    page: Page
    objects: int
    packs: int
    removed: int
    damaged: tuple[str, ...]


def is_backup(folder: Path) -> bool:
    """Whether a backup lies there."""
    return (folder / PAGE).is_file()


def backup_at(folder: Path) -> Page | None:
    """The page of the backup that lies there, None where none is yet."""
    if is_backup(folder):
        return read_page(read_whole(folder / PAGE, PAGE))
    if folder.exists() and (not folder.is_dir() or any(each.name not in _OWN for each in folder.iterdir())):
        raise Refused(f"{folder} holds something that is no backup", advice="Name a new or empty folder.")
    return None


_OWN: Final = frozenset({PAGE, PACKS, README, BESIDE, "objects", "log", "staging"})


def back_up(kept: Kept, keys: MemberKeys, folder: Path, copy: str, disk: Disk | None = None) -> BackedUp:
    """Bring the backup in `folder` up to the published head of the case; `copy` is the row that lists it."""
    disk = disk or Disk()
    folder = folder.absolute()
    _refuse_inside(folder, kept.layout.folder)
    before = backup_at(folder)
    disk.make_dir(folder)
    with disk.lock(folder, wait_seconds=0), disk.lock(kept.layout.log, wait_seconds=_WAIT_SECONDS):
        disk.make_dir(folder / "staging")
        disk.empty(folder / "staging")
        return _Writing(kept, keys, folder, disk).write(before, copy)


class _Writing:
    """One backup being written."""

    def __init__(self, kept: Kept, keys: MemberKeys, folder: Path, disk: Disk) -> None:
        self._layout = kept.layout
        self._rows = kept.rows
        self._keys = keys
        self._folder = folder
        self._disk = disk
        self._mirror = Mirror(folder, disk)
        self._head = published_size(kept.rows)
        self._tree = StoredTree(kept.rows)

    def write(self, before: Page | None, copy: str) -> BackedUp:
        if before is not None:
            self._refuse_other_history(before)
        new, damaged = self._copy_objects()
        same_keys = before is not None and before.epoch == self._keys.epoch
        kept_packs = tuple(filter(_is_full, before.packs)) if before and same_keys else ()
        packs = list(self._write_packs(kept_packs[-1].last if kept_packs else 0))
        tables = seal_tables(self._keys, _tables(self._rows))
        page = Page(
            case=self._keys.case,
            copy=copy,
            epoch=self._keys.epoch,
            head=self._head,
            root=self._tree.root_at(self._head).hex(),
            tables=hashlib.sha256(tables).hexdigest(),
            packs=(*kept_packs, *packs),
        )
        self._mirror.put(page.tables_name, tables)
        self._copy_public()
        self._mirror.put(PAGE, page.to_bytes())
        removed = self._remove_what_went(page)
        return BackedUp(page=page, objects=new, packs=len(packs), removed=removed, damaged=damaged)

    def _refuse_other_history(self, before: Page) -> None:
        if before.case != self._keys.case:
            raise Refused("this folder holds the backup of another case", advice="Name another folder.")
        if before.head > self._head or self._tree.root_at(before.head).hex() != before.root:
            raise Refused(
                "this backup is of a later or another history of the case than the case itself",
                advice="Keep it as it is, and back up to a new folder.",
            )

    def _copy_objects(self) -> tuple[int, tuple[str, ...]]:
        damaged: list[str] = []
        wanted = [name for name in object_names(self._rows, self._head) if not self._here(name).is_file()]
        copied = 0
        for name, good in self._mirror.copy_objects((name, self._layout.object(name)) for name in wanted):
            copied += good
            if not good:
                damaged.append(name)
        return copied, tuple(damaged)

    def _here(self, name: str) -> Path:
        return Layout(self._folder).object(name)

    def _write_packs(self, after: int) -> Iterator[Pack]:
        """Seal, write and read back the entries that are not yet in a pack."""
        while after < self._head:
            lines = _lines(self._rows, after, min(after + _ENTRIES_A_PACK, self._head))
            first, last = lines[0].number, lines[-1].number
            sealed = seal_pack(self._keys, first, last, lines)
            pack = Pack(first=first, last=last, digest=hashlib.sha256(sealed).hexdigest())
            place = self._mirror.put(f"{PACKS}/{pack.name}", sealed)
            if open_pack(self._keys, pack, read_whole(place, f"{PACKS}/{pack.name}")) != lines:
                raise Damage(f"{place} does not hold what was written to it")
            after = last
            yield pack

    def _copy_public(self) -> None:
        """The log with its checkpoint last, and the two pages of the case that a stranger reads."""
        self._mirror.copy_tree(self._layout.log, "log", last=self._layout.checkpoint.name)
        for path in (self._layout.settings, self._layout.readme):
            self._mirror.put(f"{BESIDE}/{path.name}", read_whole(path, path.name))
        self._mirror.put(README, README_TEXT.encode())

    def _remove_what_went(self, page: Page) -> int:
        """Take out what the page no longer names; counts the objects forgotten, not the packs written anew."""
        kept = {f"{PACKS}/{pack.name}" for pack in page.packs} | {page.tables_name}
        old = [path for path in (self._folder / PACKS).iterdir() if f"{PACKS}/{path.name}" not in kept]
        old += [path for path in self._folder.glob("tables-*") if path.name not in kept]
        named = set(object_names(self._rows, self._head))
        gone = [path for path in (self._folder / "objects").glob("*/*") if path.name not in named]
        for path in (*old, *gone):
            self._disk.unlink(path)
        self._disk.fsync_all(sorted({path.parent for path in (*old, *gone)}))
        return len(gone)


def _is_full(pack: Pack) -> bool:
    """Whether a pack can stay as it is; the last one is written anew until it is full."""
    return pack.last - pack.first + 1 == _ENTRIES_A_PACK


def object_names(rows: Database, head: int) -> tuple[str, ...]:
    """The objects that entries up to a head name and nobody has forgotten, in the order recorded."""
    asked = (
        "SELECT o.name FROM kept_object AS o JOIN kept_entry AS e ON e.number = o.number"
        " WHERE o.number <= ? AND length(e.sealed) > 0 ORDER BY o.number, o.name"
    )
    return tuple(str(row[0]) for row in rows.execute(asked, (head,)))


def _lines(rows: Database, after: int, until: int) -> list[Line]:
    asked = (
        "SELECT number, committed, compartments, leaf, sealed FROM kept_entry"
        " WHERE number > ? AND number <= ? ORDER BY number"
    )
    lines = [Line(row[0], row[1], row[2], bytes(row[3]), bytes(row[4])) for row in rows.execute(asked, (after, until))]
    if len(lines) != until - after:
        raise Damage(f"entries are missing from the ledger between {after} and {until}")
    return lines


def _tables(rows: Database) -> list[Table]:
    """Keeping's own small tables as they are; what is worked out again at a restore stays out."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'kept\\_%' ESCAPE '\\' ORDER BY name"
    names = [str(row[0]) for row in rows.execute(asked)]
    return [_table(rows, name) for name in names if name not in _WORKED_OUT]


def _table(rows: Database, name: str) -> Table:
    columns = tuple(str(row[1]) for row in rows.execute(f"PRAGMA table_info({name})"))
    found = rows.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - the name is one of ours
    return Table(name, columns, [row for row in found if row[0] not in _NOT_KEPT])


def _refuse_inside(folder: Path, case: Path) -> None:
    if folder == case or case in folder.parents or folder in case.parents:
        raise Refused("a backup lies apart from its case", advice="Name a folder on another disk.")


def copy_key_files(layout: Layout, folder: Path, names: Sequence[str], disk: Disk | None = None) -> int:
    """Copy the key files with these names into a folder of their own; those of other epochs there are taken away."""
    disk = disk or Disk()
    folder = folder.absolute()
    _refuse_inside(folder, layout.folder)
    if is_backup(folder) or any(is_backup(above) for above in folder.parents):
        raise Refused("key files lie apart from the backup they open", advice="Name another folder for --keys.")
    disk.make_dir(folder)
    staged = folder / f".{secrets.token_hex(8)}"
    for name in names:
        content = read_whole(layout.keys / name, f"keys/{name}")
        if not (folder / name).is_file():
            disk.replace(folder / name, content, staged)
    with disk_trouble(folder):
        old = [path for path in folder.iterdir() if path.name not in names and _is_key_name(path.name)]
    for path in old:
        disk.unlink(path)
    disk.fsync_dir(folder)
    return len(names)


def _is_key_name(name: str) -> bool:
    return len(name) == len(hashlib.sha256().hexdigest()) and all(each in "0123456789abcdef" for each in name)
