"""The folders that a workbench is opened with, looked at before anybody types a passphrase."""

from __future__ import annotations

import os
from pathlib import Path

from farbank.errors import Missing, Refused
from farbank.keeping.disk.fsops import disk_trouble
from farbank.keeping.disk.layout import Layout, must_be_free


def is_case(folder: Path) -> bool:
    """Whether anything of a case is there, be it damaged."""
    with disk_trouble(folder):
        return Layout(folder.absolute()).is_case()


def must_have_room(folder: Path) -> None:
    """`Refused` where no case can be made: something is there already, or what stands above it is a file."""
    folder = folder.absolute()
    must_be_free(folder)
    with disk_trouble(folder):
        above = next(each for each in folder.parents if each.exists())
    if not above.is_dir():
        raise Refused(
            f"{above} is a file, so there can be no case in it", advice="Name a folder that does not exist yet."
        )


def must_be_case_or_have_room(folder: Path) -> None:
    """`Missing` where there is no case, and none can be made."""
    if is_case(folder):
        return
    try:
        must_have_room(folder)
    except Refused as taken:
        raise Missing(
            f"there is no case in {folder}, and none can be made there: {taken}",
            advice="Change to the folder of the case, or name it with -C; a new case goes where nothing is yet.",
        ) from None


def must_be_folder(folder: Path) -> Path:
    """The folder to watch, from the root on; `Missing` where there is none."""
    where = Path(os.path.realpath(folder))
    if not where.is_dir():
        raise Missing(f"there is no folder {folder} to watch", advice="Name one that is there.")
    return where
