"""Folders of farbank that are no case, and the file by which each is known; nothing in them is opened for that."""

from __future__ import annotations

from pathlib import Path
from typing import Final

BACKUP_PAGE: Final = "backup.json"
FIELD_BAG_MARKER: Final = "farbank-field.txt"


def is_backup(folder: Path) -> bool:
    """Whether a backup lies there."""
    return (folder / BACKUP_PAGE).is_file()


def is_field_bag(folder: Path) -> bool:
    """Whether this folder is a field bag."""
    return (folder / FIELD_BAG_MARKER).is_file()
