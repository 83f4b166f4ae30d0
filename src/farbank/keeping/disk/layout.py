"""Where everything stands in a case folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Damage, Missing, Refused
from farbank.keeping.disk.fsops import disk_trouble

# hashlib.file_digest clears a buffer for each file, and a small one takes twice the time
_BLOCK: Final = 1 << 17

# what a case folder may hold at its top; anything else there is the reporter's own
KNOWN_NAMES: Final = frozenset(
    {"README.txt", "farbank.toml", "keys", "case.db", "case.db-journal", "objects", "log", "staging"}
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one case."""

    folder: Path

    @property
    def settings(self) -> Path:
        return self.folder / "farbank.toml"

    @property
    def readme(self) -> Path:
        return self.folder / "README.txt"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def database(self) -> Path:
        return self.folder / "case.db"

    @property
    def objects(self) -> Path:
        return self.folder / "objects"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def checkpoint(self) -> Path:
        return self.log / "checkpoint"

    @property
    def staging(self) -> Path:
        return self.folder / "staging"

    def is_case(self) -> bool:
        """Whether anything here is part of a case, be it damaged."""
        return any(each.exists() for each in (self.settings, self.database, self.keys, self.objects, self.log))

    def object(self, name: str) -> Path:
        """The file of an object, by the SHA-256 of its ciphertext."""
        return self.objects / name[:2] / name

    def shown(self, path: Path) -> str:
        """A path as it is named to people: from the case folder on, with slashes."""
        return path.relative_to(self.folder).as_posix()


def no_case(folder: Path) -> Missing:
    """What is said where no case is."""
    return Missing(
        f"there is no case in {folder}",
        advice="Change to the folder of the case, name it with -C, or make one with 'farbank new DIR'.",
    )


def must_be_free(folder: Path) -> None:
    """`Refused` where something is there already that a new case would take the place of."""
    with disk_trouble(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused(f"{folder} is there already and not empty", advice="Name a folder that does not exist yet.")


def file_sha256(path: Path) -> str:
    """SHA-256 of a file of any size, hex."""
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def read_whole(path: Path, what: str) -> bytes:
    """A small file of the case; `Damage` when it is not there."""
    try:
        return path.read_bytes()
    except OSError:
        raise Damage(f"{what} is missing or cannot be read") from None
