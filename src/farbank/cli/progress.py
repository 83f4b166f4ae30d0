"""True progress on standard error: one line that is rewritten on a terminal, nothing otherwise."""

from __future__ import annotations

import sys
import time

from farbank.assemble.pace import in_bytes


class Telling:
    """Says how far a long job is. Only what is recorded counts as done."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._longest = 0

    def __call__(self, what: str, done: int, of: int, size: int = 0, /) -> None:
        if sys.stderr.isatty():
            told = f"{what} {done}{f' of {of}' if of else ''}{self._rate(size)}"
            end = "\n" if of and done >= of else ""
            self._longest = max(self._longest, len(told))
            print(f"\r{told:<{self._longest}} ", end=end, file=sys.stderr, flush=True)  # noqa: T201

    def _rate(self, size: int) -> str:
        """How many bytes there were so far, and how many a second."""
        seconds = max(time.monotonic() - self._began, 0.001)
        return f", {in_bytes(size)}, {in_bytes(int(size / seconds))}/s" if size else ""
