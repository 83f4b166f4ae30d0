"""Making a new case."""

from __future__ import annotations

from pathlib import Path

from farbank.assemble.clock import SystemClock
from farbank.assemble.folders_here import must_have_room
from farbank.assemble.newsroom import folds
from farbank.keeping.case import create
from farbank.ports import Clock
from farbank.values.handling import Secret


def start(folder: Path, passphrase: Secret, clock: Clock | None = None) -> None:
    """An empty case in a folder that is new or empty."""
    must_have_room(folder)
    create(folder, passphrase, at=(clock or SystemClock()).now(), folds=folds).close()
