"""What has to lie apart from a case: its backups, and the key files that open them; and those two from one another.

- Links are followed before it is asked what lies inside of what.
- A key file is taken away only if it is one of this very case.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from farbank.errors import Damage, Refused
from farbank.keeping.disk.fsops import Disk, disk_trouble
from farbank.keeping.disk.layout import Layout, read_whole
from farbank.keeping.disk.other_folders import BACKUP_PAGE
from farbank.keeping.keys.key_file import read_key_file
from farbank.keeping.keys.members_key_file import key_name

_KEY: Final = re.compile(r"[0-9a-f]{64}\Z")
_STAGED: Final = re.compile(r"\.[0-9a-f]{16}\Z")


def refuse_inside_a_case(folder: Path, what: str) -> None:
    """Nothing of this lies in a case folder, of whichever case, or beside one in the same folder."""
    folder = _real(folder)
    if any(_is_case(each) for each in (folder, *folder.parents)) or any(_is_case(each) for each in _in(folder)):
        raise Refused(f"{what} lies apart from every case", advice="Name a folder of its own, on another disk.")


def refuse_together(backup: Path, keys: Path) -> None:
    """The key files are neither in the backup that they open, nor is it in their folder."""
    backup, keys = _real(backup), _real(keys)
    beside = backup == keys or backup in keys.parents or keys in backup.parents
    if beside or any((each / BACKUP_PAGE).is_file() for each in (keys, *keys.parents)):
        raise Refused("key files lie apart from the backup they open", advice="Name another folder for --keys.")


def copy_key_files(layout: Layout, folder: Path, names: Sequence[str], disk: Disk) -> int:
    """Copy the key files with these names into a folder of their own, beside what is there."""
    folder = folder.absolute()
    refuse_inside_a_case(folder, "what opens a backup")
    disk.make_dir(folder)
    for name in names:
        content = read_whole(layout.keys / name, f"keys/{name}")
        if key_name(content) != name:
            raise Damage(f"keys/{name} is not the key file that was written")
        if _content(folder / name) != content:
            disk.replace(folder / name, content, folder / f".{secrets.token_hex(8)}")
    return len(names)


def drop_key_files(folder: Path, but: Sequence[str], case: str, disk: Disk) -> None:
    """Take away every key file of this case there but those with these names, and what a copying left unfinished."""
    with disk_trouble(folder):
        old = [path for path in folder.iterdir() if path.name not in but and _is_old(path, case)]
    for path in old:
        disk.unlink(path)
    disk.fsync_dir(folder)


def _is_old(path: Path, case: str) -> bool:
    """Whether a file is a key file of this case, or what an interrupted copy of one left."""
    content = _content(path)
    if content is None or not (_KEY.match(path.name) or _STAGED.match(path.name)):
        return False
    try:
        return read_key_file(content).case == case
    except Damage:
        return bool(_STAGED.match(path.name))


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _is_case(folder: Path) -> bool:
    layout = Layout(folder)
    return layout.settings.is_file() and layout.keys.is_dir()


def _in(folder: Path) -> list[Path]:
    """What lies right in a folder; a case deeper down is found by nobody."""
    with disk_trouble(folder):
        return list(folder.iterdir()) if folder.is_dir() else []


def _real(folder: Path) -> Path:
    with disk_trouble(folder):
        return folder.resolve()
