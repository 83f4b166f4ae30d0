"""Whether a backup is still what was written to it, read with the keys of the case that it is a copy of.

- All of it is read: each pack is opened, its entries must lead to the root, each object must be what its name says.
- Nothing is changed, there or in the case; what is damaged is named, and the rest is read all the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from farbank.errors import Damage, Refused
from farbank.keeping.carrying.backup import backup_of
from farbank.keeping.carrying.backup_form import PACKS, PUBLIC, Page, Table, open_pack, open_tables
from farbank.keeping.carrying.backup_tables import beside
from farbank.keeping.carrying.restore import page_of
from farbank.keeping.case import Kept
from farbank.keeping.disk.layout import Layout, file_sha256, read_whole
from farbank.keeping.heard import Heard, unheard
from farbank.keeping.log.merkle import Frontier, leaf_hash
from farbank.keeping.log.public_log import tile_content
from farbank.keeping.log.stored_tree import StoredTree
from farbank.keeping.log.tiles import changed_tiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The page of a backup, how many objects it should hold, and the files of it that are missing or damaged.

    `mended` are damaged too, and a restore does without them: they are worked out again from what is sealed.
    """

    page: Page
    objects: int
    lost: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every file is as it was written."""
        return not self.lost and not self.mended


def check_backup(kept: Kept, folder: Path, heard: Heard = unheard) -> Checked:
    """Read the backup in `folder`. `Refused` where there is none, or one of another case or of keys of before."""
    folder = folder.absolute()
    page = page_of(folder)
    backup_of(kept, folder)
    if page.epoch != kept.keys.epoch:
        raise Refused(
            "this backup is under keys that the case had before",
            advice="Back up to the same folder again; all of it is written anew under the keys of now.",
        )
    return _Checking(kept, folder, page, heard).check()


class _Checking:
    """One backup being read."""

    def __init__(self, kept: Kept, folder: Path, page: Page, heard: Heard) -> None:
        self._kept, self._folder, self._page, self._heard = kept, folder, page, heard
        self._names: list[str] = []
        self._tree = Frontier()

    def check(self) -> Checked:
        packs = tuple(self._lost_packs())
        if not packs and self._tree.root().hex() != self._page.root:
            packs = (f"{PACKS}/",)
        tables = self._tables()
        lost = (*packs, *(() if tables else (self._page.tables_name,)), *self._lost_objects())
        mended = (*self._wrong_pages(tables), *self._wrong_tiles(), *self._wrong_anchors())
        return Checked(page=self._page, objects=len(self._names), lost=lost, mended=mended)

    def _lost_packs(self) -> Iterator[str]:
        for pack in self._page.packs:
            name = f"{PACKS}/{pack.name}"
            self._heard("entries", pack.first - 1, self._page.head)
            try:
                lines = open_pack(self._kept.keys, pack, self._read(name, pack.digest))
            except Damage:
                yield name
                continue
            self._names += [each for line in lines for each in line.objects]
            for line in lines:
                self._tree.append(leaf_hash(line.leaf))

    def _tables(self) -> Sequence[Table]:
        """The sealed tables, none where they are lost."""
        try:
            return open_tables(self._kept.keys, self._read(self._page.tables_name, self._page.tables))
        except Damage:
            return ()

    def _lost_objects(self) -> Iterator[str]:
        there = Layout(self._folder)
        for number, name in enumerate(self._names):
            self._heard("objects", number, len(self._names))
            place = there.object(name)
            try:
                good = place.is_file() and file_sha256(place) == name
            except OSError:
                good = False
            if not good:
                yield there.shown(place)

    def _wrong_pages(self, tables: Sequence[Table]) -> Iterator[str]:
        """The pages that lie in the clear, where they are not those that are also sealed."""
        for name, content in (row for table in tables if table.name == PUBLIC for row in table.rows):
            if self._whole(beside(str(name))) != bytes(content):
                yield beside(str(name))

    def _wrong_tiles(self) -> Iterator[str]:
        tree = StoredTree(self._kept.rows)
        for tile in changed_tiles(0, self._page.head):
            if self._whole(f"log/{tile.path}") != tile_content(tree, tile):
                yield f"log/{tile.path}"

    def _wrong_anchors(self) -> Iterator[str]:
        """An anchor is never changed once it is written, so what the case has of it is what was copied."""
        anchors = Layout(self._folder).log / "anchors"
        for path in sorted(each for each in anchors.rglob("*") if each.is_file()):
            name = path.relative_to(self._folder).as_posix()
            ours = self._kept.layout.folder / name
            if ours.is_file() and self._whole(name) != read_whole(ours, name):
                yield name

    def _read(self, name: str, digest: str) -> bytes:
        untrusted = read_whole(self._folder / name, name)
        if hashlib.sha256(untrusted).hexdigest() != digest:
            raise Damage(f"{name} in the backup is not what was written")
        return untrusted

    def _whole(self, name: str) -> bytes | None:
        try:
            return read_whole(self._folder / name, name)
        except Damage:
            return None
