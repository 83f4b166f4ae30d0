"""What is said of a file that came from somebody else and does not hold: not that the case is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from farbank.errors import Damage


@contextmanager
def from_outside(what: str) -> Iterator[None]:
    """Damage in here is damage of `what`; the advice is to ask for it again."""
    try:
        yield
    except Damage as damage:
        raise Damage(
            f"{what} does not hold: {damage}",
            advice="Nothing was changed. Ask whoever sent it for it again, and do not rely on this one.",
        ) from None
