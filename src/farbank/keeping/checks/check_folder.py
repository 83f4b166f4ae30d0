"""Verifying the files that need no key: farbank.toml, README.txt, key files, and what does not belong here."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from farbank.errors import Damage
from farbank.keeping.checks.verification import Docket
from farbank.keeping.disk.layout import KNOWN_NAMES, Layout, file_sha256, read_whole
from farbank.keeping.log.settings import Settings, read_settings
from farbank.keeping.readme import README

NOT_ITS_NAME: Final = "its SHA-256 is not its name"
_HEX = re.compile(r"[0-9a-f]{64}\Z")


def check_folder(layout: Layout, docket: Docket) -> Settings | None:
    """The settings as they stand, None when they cannot be read; complains of the rest."""
    for path in sorted(layout.folder.iterdir()):
        if path.name not in KNOWN_NAMES:
            docket.notes.append(f"{path.name} lies in the case folder and is no part of the case: it is not encrypted")
    for path in _files(layout.keys):
        fault = named_by_its_hash(path)
        if fault:
            docket.flaw("key file", layout.shown(path), fault)
    if layout.staging.is_dir() and any(layout.staging.iterdir()):
        docket.notes.append("staging/ holds what an interrupted command left; it is swept at the next opening")
    settings = _settings(layout, docket)
    if settings is not None:
        _check_readme(layout, settings, docket)
    return settings


def object_files(layout: Layout, docket: Docket) -> tuple[str, ...]:
    """The name of every file in objects/ that stands where its name says."""
    found = []
    for where in sorted(_paths(layout.objects)):
        shard, _, name = where[len(str(layout.objects)) + 1 :].rpartition(os.sep)
        if _HEX.match(name) and shard == name[:2]:
            found.append(name)
        else:
            docket.flaw("stray file", layout.shown(Path(where)), "it does not belong into objects/")
    return tuple(found)


def log_files(layout: Layout) -> list[Path]:
    """Every file in log/."""
    return _files(layout.log)


def _files(folder: Path) -> list[Path]:
    return sorted(Path(each) for each in _paths(folder))


def _paths(folder: Path) -> Iterator[str]:
    """Every file below a folder, and every link, as text: of a large case there are many."""
    for where, below, names in os.walk(folder, onerror=_raise_trouble):
        links = (name for name in below if (Path(where) / name).is_symlink())
        yield from (os.path.join(where, name) for name in (*names, *links))  # noqa: PTH118 - see above


def _raise_trouble(error: OSError) -> None:
    """A folder that is not there holds nothing; one that the disk fails to list is not called empty."""
    if not isinstance(error, FileNotFoundError | NotADirectoryError | PermissionError):
        raise error


def named_by_its_hash(path: Path) -> str:
    """Why a file is not what its name says, empty when it is; not to be read is not the same as changed."""
    try:
        return "" if file_sha256(path) == path.name else NOT_ITS_NAME
    except OSError as trouble:
        return f"it cannot be read: {trouble.strerror or 'no reason given'}"


def _settings(layout: Layout, docket: Docket) -> Settings | None:
    try:
        return read_settings(read_whole(layout.settings, "farbank.toml"))
    except Damage as damage:
        docket.flaw("settings", "farbank.toml", str(damage))
        return None


def _check_readme(layout: Layout, settings: Settings, docket: Docket) -> None:
    try:
        found = file_sha256(layout.readme)
    except OSError:
        docket.flaw("readme", "README.txt", "it is missing or cannot be read")
        return
    if found == settings.readme:
        return
    if found == hashlib.sha256(README.encode()).hexdigest():
        docket.flaw("settings", "farbank.toml", "the SHA-256 it gives for README.txt was changed")
    else:
        docket.flaw("readme", "README.txt", "its SHA-256 is not the one in farbank.toml")
