"""The folders that a workbench is opened with: whether they are there, found out before anybody types a passphrase."""

from __future__ import annotations

import os
from pathlib import Path

from farbank.errors import Missing
from farbank.keeping.disk.layout import Layout, no_case


def must_be_case(folder: Path) -> None:
    """`Missing` where no case is."""
    if not Layout(folder.absolute()).is_case():
        raise no_case(folder)


def must_be_folder(folder: Path) -> Path:
    """The folder to watch, from the root on; `Missing` where there is none."""
    where = Path(os.path.realpath(folder))
    if not where.is_dir():
        raise Missing(f"there is no folder {folder} to watch", advice="Name one that is there.")
    return where
