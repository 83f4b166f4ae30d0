"""Checking a whole case, also one that no longer opens."""

from __future__ import annotations

from pathlib import Path

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.keeping.checks.verification import Verification
from farbank.keeping.checks.verify import verify
from farbank.values.handling import Secret


def check(folder: Path, passphrase: Secret | None, *, since: bool = False) -> Verification:
    """What is as recorded in the case, and what is not; with `since`, objects known to be well are not read again.

    Without a passphrase, what can be checked from outside.
    """
    return verify(folder, passphrase, since=since)


def check_open(room: Newsroom, pace: Pace, *, since: bool = False) -> Verification:
    """The same of a case that is open, with the keys that are."""
    return verify(room.folder, room.kept.keys, since=since, heard=pace)
