"""Files that a change of keys leaves behind: written down before they are in the way, taken away after, or at opening.

- A file is taken away only if the database names it, or if it is a key file of this very case that nobody recorded.
- The list loses only what is gone for good; so it can be gone through again after any crash.
- Files go only after the public log shows that they are erased, so that a stranger never takes them for missing.
- Key files that nobody recorded are taken away only while nobody else has the case open.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Damage
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout
from farbank.keeping.keys.key_file import NEWEST, read_key_file
from farbank.values.digest import canonical_json

_NAME_SIZE: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Key files and objects that are to go, by name."""

    keys: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()

    def __add__(self, other: Leftover) -> Leftover:
        return Leftover(
            keys=tuple(dict.fromkeys(self.keys + other.keys)),
            objects=tuple(dict.fromkeys(self.objects + other.objects)),
        )

    def __sub__(self, other: Leftover) -> Leftover:
        keys, objects = set(other.keys), set(other.objects)
        return Leftover(
            keys=tuple(each for each in self.keys if each not in keys),
            objects=tuple(each for each in self.objects if each not in objects),
        )


def leftover(rows: Database) -> Leftover:
    """What is written down as to go."""
    row = rows.execute("SELECT value FROM kept_value WHERE name = 'leftover'").fetchone()
    if row is None:
        return Leftover()
    try:
        shown = json.loads(row[0])
        names = [*shown["keys"], *shown["objects"]]
        good = all(type(each) is str and len(each) == _NAME_SIZE and each.isalnum() for each in names)
    except (ValueError, KeyError, TypeError):
        good, shown = False, {}
    if not good:
        raise Damage("the database does not say which files are to be taken away")
    return Leftover(keys=tuple(shown["keys"]), objects=tuple(shown["objects"]))


def note_leftover(rows: Database, more: Leftover) -> None:
    """Write down what is to go, beside what is on the list already; only inside a transaction."""
    _keep(rows, leftover(rows) + more)


def _keep(rows: Database, every: Leftover) -> None:
    rows.execute("DELETE FROM kept_value WHERE name = 'leftover'")
    if every != Leftover():
        shown = canonical_json({"keys": list(every.keys), "objects": list(every.objects)}).decode()
        rows.execute("INSERT INTO kept_value VALUES ('leftover', ?)", (shown,))


def settle_rename(layout: Layout, rows: Database, disk: Disk) -> None:
    """A database that took the place of another is there for good, before anything is written to it or goes."""
    if leftover(rows) != Leftover():
        disk.fsync_dir(layout.folder)


def take_away_keys(layout: Layout, rows: Database, disk: Disk) -> None:
    """Take away the key files on the list."""
    _take_away(layout, rows, disk, Leftover(keys=leftover(rows).keys))


def take_away_objects(layout: Layout, rows: Database, disk: Disk) -> None:
    """Take away the objects on the list; only once the public log shows that they are erased."""
    _take_away(layout, rows, disk, Leftover(objects=leftover(rows).objects))


def _take_away(layout: Layout, rows: Database, disk: Disk, gone: Leftover) -> None:
    if gone == Leftover():
        return
    settle_rename(layout, rows, disk)
    _unlink(disk, [layout.keys / name for name in gone.keys])
    _unlink(disk, [layout.object(name) for name in gone.objects])
    with rows.writing():
        _keep(rows, leftover(rows) - gone)


def unrecorded_keys(layout: Layout, case: str, recorded: Sequence[str]) -> tuple[Path, ...]:
    """Key files of this case that no transaction came to record; an interrupted change of keys left them."""
    found = (path for path in sorted(layout.keys.glob("*")) if path.name not in recorded)
    return tuple(path for path in found if _is_of(path, case))


def sweep_keys(layout: Layout, case: str, rows: Database, disk: Disk) -> None:
    """Take away the key files of this case that nobody recorded; only while nobody else has the case open."""
    _unlink(disk, unrecorded_keys(layout, case, key_names(rows)))


def key_names(rows: Database) -> tuple[str, ...]:
    """The key files that the case knows."""
    return tuple(str(row[0]) for row in rows.execute("SELECT name FROM kept_key_file ORDER BY name"))


def _unlink(disk: Disk, paths: Sequence[Path]) -> None:
    for path in paths:
        disk.unlink(path)
    disk.fsync_all(sorted({path.parent for path in paths if path.parent.is_dir()}))


def _is_of(path: Path, case: str) -> bool:
    """Whether a file is what its name says, and a key file of this case."""
    try:
        untrusted = path.read_bytes()
        file = read_key_file(untrusted)
    except (OSError, Damage):
        return False
    return hashlib.sha256(untrusted).hexdigest() == path.name and file.version == NEWEST and file.case == case
