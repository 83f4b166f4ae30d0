"""Pages before jobs: what goes on in the background waits between two steps while somebody waits for a page.

A step that has begun is finished, so a page waits for one step at most; and a job waits for pages only so long, so that
somebody who turns page after page does not stop it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

PATIENCE: Final = 0.5  # seconds that a job waits for pages before it takes its next step all the same


class Turns:
    """Who goes first on one open case."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._pages = 0
        self._free = threading.Condition()

    @contextmanager
    def page(self) -> Iterator[None]:
        """Somebody waits for a page until the block ends."""
        with self._free:
            self._pages += 1
        try:
            yield
        finally:
            with self._free:
                self._pages -= 1
                self._free.notify_all()

    def give_way(self) -> None:
        """Wait until nobody waits for a page, or patience ends."""
        with self._free:
            self._free.wait_for(lambda: not self._pages, timeout=self._patience)
