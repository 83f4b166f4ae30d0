"""Making a new case, and the passphrase that is offered for it."""

from __future__ import annotations

from pathlib import Path

from farbank.assemble.clock import SystemClock
from farbank.assemble.newsroom import folds
from farbank.errors import Refused
from farbank.keeping.case import create
from farbank.keeping.keys.passphrase import make_passphrase, weaknesses
from farbank.ports import Clock
from farbank.values.handling import Secret


def start(folder: Path, passphrase: Secret, clock: Clock | None = None) -> None:
    """An empty case in a folder that is new or empty."""
    above = next(each for each in folder.absolute().parents if each.exists())
    if not above.is_dir():
        raise Refused(
            f"{above} is a file, so there can be no case in it", advice="Name a folder that does not exist yet."
        )
    create(folder, passphrase, at=(clock or SystemClock()).now(), folds=folds).close()


def offered_passphrase() -> Secret:
    """Six words drawn by chance."""
    return make_passphrase()


def weaknesses_of(passphrase: Secret) -> tuple[str, ...]:
    """Why a passphrase is weak; empty when it is not."""
    return weaknesses(passphrase)
