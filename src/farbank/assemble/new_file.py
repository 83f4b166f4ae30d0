"""A new file, whole or not at all, and never over one that is there."""

from __future__ import annotations

from pathlib import Path

from farbank.errors import DiskTrouble, Missing, Refused


def refuse_there(file: Path) -> None:
    """Refuse a file that is there already; to be asked before any work is done for it."""
    if file.exists():
        raise _there(file)


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet; where the disk refuses, nothing of it stays.

    Raises `Refused` where it is there, `Missing` where its folder is not, `DiskTrouble` where it cannot be written.
    """
    try:
        stream = file.open("xb")
    except FileNotFoundError:
        raise Missing(f"there is no folder {file.parent}", advice="Make it first, or name another.") from None
    except FileExistsError:
        raise _there(file) from None
    except OSError as trouble:
        raise _cannot(file, trouble) from None
    try:
        with stream:
            stream.write(content)
    except BaseException as trouble:
        file.unlink(missing_ok=True)
        if isinstance(trouble, OSError):
            raise _cannot(file, trouble) from None
        raise


def _there(file: Path) -> Refused:
    return Refused(f"{file} is there already", advice="Choose another name, so that nothing is overwritten.")


def _cannot(file: Path, trouble: OSError) -> DiskTrouble:
    return DiskTrouble(f"{file} cannot be written: {trouble.strerror}")
