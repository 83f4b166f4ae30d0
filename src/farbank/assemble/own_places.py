"""The newsroom's own places, in a file outside of any case: named once for a command, read when a name is asked for."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path
from typing import Final

from farbank.errors import Refused

LARGEST: Final = 16 << 20  # bytes of a file of places
_FILE: ContextVar[Path | None] = ContextVar("own places", default=None)
_WORDS: ContextVar[str | None] = ContextVar("words of own places", default=None)


def use(file: Path | None) -> None:
    """From here on names are looked up among these places too; with `None` among those that ship only."""
    _FILE.set(file)
    _WORDS.set("" if file is None else None)


def words() -> str:
    """What the file says, `""` when there is none; `Refused` with the reason when it cannot be read."""
    own, known = _FILE.get(), _WORDS.get()
    if own is None or known is not None:
        return known or ""
    _WORDS.set(read := _words(own))
    return read


def _words(own: Path) -> str:
    try:
        with own.open("rb") as file:
            untrusted_bytes = file.read(LARGEST + 1)
        text = untrusted_bytes.decode("utf-8")
    except OSError as trouble:
        raise Refused(f"the places in {own} cannot be read: {trouble.strerror}") from None
    except UnicodeDecodeError:
        raise Refused(f"the places in {own} are not text in UTF-8", advice="Save the file as UTF-8.") from None
    if len(untrusted_bytes) > LARGEST:
        raise Refused(f"the places in {own} are more than {LARGEST} bytes")
    if not text.strip():
        raise Refused(f"there are no places in {own}", advice="It needs the columns id and names.")
    return text
