"""Writing a backup of an open case: encrypted, incremental, checked as it is written, without keys or views.

- What it copies is fixed before it starts: entries up to the published head, and the objects they name.
- An object is copied only if its bytes are what its name says; a damaged one never replaces a good copy.
- What the backup has already is looked at too: a pack that is damaged there, an object that is cut short, comes anew.
- `backup.json` is replaced last, so a backup that was interrupted is still the one before.
- Under a new epoch every pack is written anew, and what was forgotten is taken out: its packs, tables and objects.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Final

from farbank.errors import Damage, Refused
from farbank.keeping.carrying.apart import refuse_inside_a_case
from farbank.keeping.carrying.backup_form import (
    BESIDE,
    PACKS,
    README,
    README_TEXT,
    TABLES,
    Line,
    Pack,
    Page,
    open_pack,
    read_page,
    seal_pack,
    seal_tables,
)
from farbank.keeping.carrying.backup_log import copy_log
from farbank.keeping.carrying.backup_tables import beside, lines_of, object_names, public_pages, small_tables
from farbank.keeping.carrying.mirror import Mirror
from farbank.keeping.case import Kept
from farbank.keeping.disk.fsops import Disk, disk_trouble
from farbank.keeping.disk.layout import Layout, read_whole
from farbank.keeping.disk.other_folders import BACKUP_PAGE, is_backup
from farbank.keeping.heard import Heard, unheard
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.log.published import published_size
from farbank.keeping.log.stored_tree import StoredTree

_WAIT_SECONDS: Final = 10.0
_ENTRIES_A_PACK: Final = 2048
_OWN: Final = frozenset({BACKUP_PAGE, PACKS, README, BESIDE, "objects", "log", "staging"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What came of it: the page, how many objects and packs are new, how many objects were taken out.

    `damaged` are the files of the case that could not be copied as they are: `objects/..`, `log/..`.
    """

    page: Page
    objects: int
    packs: int
    removed: int
    damaged: tuple[str, ...]


def backup_at(folder: Path) -> Page | None:
    """The page of the backup that lies there, None where none is yet."""
    if is_backup(folder):
        return read_page(read_whole(folder / BACKUP_PAGE, BACKUP_PAGE))
    with disk_trouble(folder):
        if folder.exists() and (not folder.is_dir() or not all(_is_ours(each.name) for each in folder.iterdir())):
            raise Refused(f"{folder} holds something that is no backup", advice="Name a new or empty folder.")
    return None


def _is_ours(name: str) -> bool:
    """Whether a backup that was cut off before its page was written may have left this."""
    return name in _OWN or name.startswith(f"{TABLES}-")


def backup_of(kept: Kept, folder: Path) -> Page | None:
    """The page of the backup that lies there, which is one of this case and of its own history."""
    before = backup_at(folder)
    if before is None:
        return None
    if before.case != kept.keys.case:
        raise Refused("this folder holds the backup of another case", advice="Name another folder.")
    tree = StoredTree(kept.rows)
    if before.head > tree.frontier().size or tree.root_at(before.head).hex() != before.root:
        raise Refused(
            "this backup is of a later or another history of the case than the case itself",
            advice="Keep it as it is, and back up to a new folder.",
        )
    return before


def back_up(
    kept: Kept,
    keys: MemberKeys,
    folder: Path,
    copy: str,
    disk: Disk | None = None,
    was: tuple[str, ...] = (),
    heard: Heard = unheard,
) -> BackedUp:
    """Bring the backup in `folder` up to the published head of the case.

    `copy` is the row that lists it, `was` are the rows that listed what lay there under keys of before. `heard` hears
    how far it is; what it raises ends the writing, and the backup is the one before.
    """
    disk = disk or Disk()
    folder = folder.absolute()
    refuse_inside_a_case(folder, "a backup")
    before = backup_of(kept, folder)
    disk.make_dir(folder)
    with disk.lock(folder, wait_seconds=0), disk.lock(kept.layout.log, wait_seconds=_WAIT_SECONDS):
        disk.make_dir(folder / "staging")
        disk.empty(folder / "staging")
        return _Writing(kept, keys, folder, disk, heard).write(before, copy, was)


class _Writing:
    """One backup being written."""

    def __init__(self, kept: Kept, keys: MemberKeys, folder: Path, disk: Disk, heard: Heard) -> None:
        self._heard = heard
        self._layout = kept.layout
        self._rows = kept.rows
        self._keys = keys
        self._folder = folder
        self._disk = disk
        self._mirror = Mirror(folder, disk)
        self._head = published_size(kept.rows)
        self._tree = StoredTree(kept.rows)

    def write(self, before: Page | None, copy: str, was: tuple[str, ...]) -> BackedUp:
        copied, damaged = self._copy_objects()
        kept_packs = self._kept_packs(before)
        packs = list(self._write_packs(kept_packs[-1].last if kept_packs else 0))
        tables = seal_tables(self._keys, small_tables(self._rows, self._layout))
        page = Page(
            case=self._keys.case,
            copy=copy,
            was=was,
            epoch=self._keys.epoch,
            head=self._head,
            root=self._tree.root_at(self._head).hex(),
            tables=hashlib.sha256(tables).hexdigest(),
            packs=(*kept_packs, *packs),
        )
        self._mirror.put(page.tables_name, tables)
        damaged += self._copy_public()
        self._mirror.put(BACKUP_PAGE, page.to_bytes())
        removed = self._remove_what_went(page)
        return BackedUp(page=page, objects=copied, packs=len(packs), removed=removed, damaged=damaged)

    def _copy_objects(self) -> tuple[int, tuple[str, ...]]:
        places = {name: self._layout.object(name) for name in object_names(self._rows, self._head)}
        wanted = [(name, path) for name, path in places.items() if self._mirror.lacks(name, path)]
        done: list[tuple[str, bool]] = []
        self._heard("objects", 0, len(wanted))
        for each in self._mirror.copy_objects(wanted):
            done.append(each)
            self._heard("objects", len(done), len(wanted))
        damaged = tuple(self._layout.shown(places[name]) for name, good in done if not good)
        return len(done) - len(damaged), damaged

    def _kept_packs(self, before: Page | None) -> tuple[Pack, ...]:
        """The packs that can stay: those of this epoch that hold what was written, up to the first that does not.

        The last one is written anew until it is full, if there are new entries.
        """
        if before is None or before.epoch != self._keys.epoch:
            return ()
        return tuple(takewhile(lambda pack: self._is_done(pack) and self._is_whole(pack), before.packs))

    def _is_done(self, pack: Pack) -> bool:
        return pack.last == self._head or pack.last - pack.first + 1 == _ENTRIES_A_PACK

    def _is_whole(self, pack: Pack) -> bool:
        try:
            untrusted = read_whole(self._folder / PACKS / pack.name, pack.name)
        except Damage:
            return False
        return hashlib.sha256(untrusted).hexdigest() == pack.digest

    def _write_packs(self, after: int) -> Iterator[Pack]:
        """Seal, write and read back the entries that are not yet in a pack."""
        while after < self._head:
            self._heard("entries", after, self._head)
            lines = lines_of(self._rows, after, min(after + _ENTRIES_A_PACK, self._head))
            first, last = lines[0].number, lines[-1].number
            sealed = seal_pack(self._keys, first, last, lines)
            pack = Pack(first=first, last=last, digest=hashlib.sha256(sealed).hexdigest())
            self._read_back(self._mirror.put(f"{PACKS}/{pack.name}", sealed), pack, lines)
            after = last
            yield pack

    def _read_back(self, place: Path, pack: Pack, lines: list[Line]) -> None:
        if open_pack(self._keys, pack, read_whole(place, f"{PACKS}/{pack.name}")) != lines:
            raise Damage(f"{place} does not hold what was written to it", advice="Check the disk; use another.")

    def _copy_public(self) -> tuple[str, ...]:
        """The log, and the two pages of the case that a stranger reads."""
        damaged = copy_log(self._layout, self._tree, self._head, self._mirror)
        for name, content in public_pages(self._layout):
            self._mirror.put(beside(name), content)
        self._mirror.put(README, README_TEXT.encode())
        return damaged

    def _remove_what_went(self, page: Page) -> int:
        """Take out what the page no longer names; counts the objects forgotten, not the packs written anew."""
        kept = {pack.name for pack in page.packs} | {page.tables_name}
        kept |= set(object_names(self._rows, self._head))
        objects = list(Layout(self._folder).objects.glob("*/*"))
        packs = [*(self._folder / PACKS).iterdir(), *self._folder.glob(f"{TABLES}-*")]
        gone = [path for path in (*packs, *objects) if path.name not in kept]
        for path in gone:
            self._disk.unlink(path)
        self._disk.fsync_all(sorted({path.parent for path in gone}))
        return len(set(gone) & set(objects))
