"""True progress on standard error: one line that is rewritten on a terminal, nothing otherwise."""

from __future__ import annotations

import sys


class Telling:
    """Says how far a long job is. Only what is recorded counts as done."""

    def __call__(self, what: str, done: int, of: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if of and done >= of else ""
            print(f"\r{what} {done}{f' of {of}' if of else ''} ", end=end, file=sys.stderr, flush=True)  # noqa: T201
