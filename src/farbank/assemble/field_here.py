"""Whether the folder at hand is a field bag, and what is said to who wants to read it."""

from __future__ import annotations

from pathlib import Path

from farbank.errors import Refused
from farbank.keeping.disk import other_folders


def is_field_bag(folder: Path) -> bool:
    """Whether this folder is a field bag and no case."""
    return other_folders.is_field_bag(folder)


def refuse_field_bag(folder: Path) -> None:
    """Say plainly that a bag cannot be read here, and that a backup is no case yet."""
    if other_folders.is_backup(folder):
        raise Refused(
            f"{folder} is a backup, which is not opened as it is",
            advice="Make a case out of it: farbank restore BACKUP DIR --keys KEYDIR",
        )
    if is_field_bag(folder):
        raise Refused(
            f"{folder} is a field bag: what is in it cannot be opened on this laptop, by nobody and with no passphrase",
            advice="Bring it to the desk, where 'farbank import' takes it in. Here 'farbank add' puts more into it.",
        )
