"""What kind of thing somebody carried here, told by its first bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from farbank.assemble.field_here import is_field_bag
from farbank.errors import Missing

Carried = Literal["parcel", "export", "field bag", "bundle"]
_AGE: Final = b"age-encryption.org/v1\n"
_BAG: Final = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")


def carried_as(path: Path) -> Carried:
    """A parcel, an export, a field bag, or a bundle of somebody else's tool (or plain files)."""
    if not path.exists():
        raise Missing(f"there is no file or folder {path}", advice="Check the name.")
    if path.is_dir():
        if is_field_bag(path):
            return "field bag"
        return "export" if _is_bag(path) else "bundle"
    return "parcel" if begins_with_age(path) else "bundle"


def _is_bag(folder: Path) -> bool:
    """Whether a folder is a bag or was one: what lost a file of its own is refused as a bag, not taken as anything."""
    return any((folder / name).is_file() for name in _BAG)


def begins_with_age(path: Path) -> bool:
    """Whether a file is sealed with age."""
    try:
        with path.open("rb") as file:
            return file.read(len(_AGE)) == _AGE
    except OSError:
        return False
