"""The key files that were kept apart from a backup: which of them open it, and with which passphrase.

- Only files of the same case and epoch as the backup count; others in the folder are left alone.
- A key file whose bytes are not what its name says is named, where no other one opens.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Damage, Locked, Missing
from farbank.keeping.carrying.backup_form import Page
from farbank.keeping.disk.fsops import disk_trouble
from farbank.keeping.disk.layout import read_whole
from farbank.keeping.keys.key_file import KeyFile, read_key_file, unlock_keys
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.keys.members_key_file import key_name
from farbank.values.handling import Secret

_NAME: Final = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysApart:
    """The keys that a passphrase opened, and every key file of that case and epoch by its name, with its member."""

    keys: MemberKeys
    files: Mapping[str, bytes]
    members: Mapping[str, str]


def keys_apart(page: Page, folder: Path, passphrase: Secret) -> KeysApart:
    """The key files in a folder for the backup with this page, opened."""
    files, damaged = _read(folder)
    right = _of_backup(page, {name: read_key_file(content) for name, content in files.items()}, damaged, folder)
    keys = _opened({name: files[name] for name in right}, damaged, passphrase)
    return KeysApart(
        keys=keys,
        files={name: files[name] for name in right},
        members={name: str(file.member) for name, file in right.items()},
    )


def _read(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The key files by name, and the names of those that are not what was written."""
    with disk_trouble(folder):
        paths = sorted(path for path in folder.iterdir() if _NAME.match(path.name)) if folder.is_dir() else []
    found = {path.name: read_whole(path, f"the key file {path.name[:16]}…") for path in paths}
    good = {name: content for name, content in found.items() if key_name(content) == name}
    return good, [name for name in found if name not in good]


def _of_backup(page: Page, files: Mapping[str, KeyFile], damaged: list[str], folder: Path) -> dict[str, KeyFile]:
    same_case = {name: file for name, file in files.items() if file.case == page.case}
    right = {name: file for name, file in same_case.items() if file.epoch == page.epoch}
    if right:
        return right
    if damaged:
        raise _damaged(damaged)
    if not files:
        raise Missing(f"there is no key file in {folder}", advice="Name the folder given to 'backup --keys'.")
    if not same_case:
        raise Locked("these key files belong to another case", advice="Name the folder with its key files with --keys.")
    epochs = sorted({file.epoch for file in same_case.values()})
    raise Locked(
        f"these key files are of epoch {epochs[-1]} and the backup is of epoch {page.epoch}",
        advice="Use the key files that were copied when the backup was last written.",
    )


def _opened(files: Mapping[str, bytes], damaged: list[str], passphrase: Secret) -> MemberKeys:
    for content in files.values():
        try:
            return unlock_keys(content, passphrase)
        except Locked:
            continue
    if damaged:
        raise _damaged(damaged)
    raise Locked("none of the key files opens with this passphrase")


def _damaged(names: list[str]) -> Damage:
    return Damage(f"the key file {names[0]} is not what was written", advice="Use another copy of the key files.")
