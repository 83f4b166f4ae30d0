"""How far long work on a case is, for whoever wants to hear of it."""

from __future__ import annotations

from collections.abc import Callable

Heard = Callable[[str, int, int], None]  # hears what is read or written, how many of it are done, and of how many


def unheard(what: str, done: int, of: int, /) -> None:
    """Somebody who does not want to hear how far it is."""
    del what, done, of
