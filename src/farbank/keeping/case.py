"""A case: made, opened, closed. `Kept` is what the rest of farbank gets of it.

- A case is made beside its place and put there whole; an interrupted `new` leaves no half case.
- Opening checks what was recorded of the folder before anything is trusted: key file, settings, log.
- Opening sweeps what interrupted commands left, unless another command is at work, and publishes what is not yet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from farbank.errors import Conflict, Damage, Locked, Missing, Refused
from farbank.facts.case import CaseOpened
from farbank.keeping.cards import SourceCards
from farbank.keeping.checkpoint import Checkpoint
from farbank.keeping.database import Database
from farbank.keeping.fsops import Disk, Hold
from farbank.keeping.key_file import MemberKeys, unlock_keys
from farbank.keeping.keyring import Keyring, database_key
from farbank.keeping.layout import Layout, read_whole
from farbank.keeping.ledger import SealedLedger
from farbank.keeping.new_case import build, log_key
from farbank.keeping.objects import SealedObjects
from farbank.keeping.public_log import PublicLog
from farbank.keeping.settings import Settings, read_settings
from farbank.ports import Fold, Objects
from farbank.values.handling import Secret
from farbank.values.ids import MemberId

_WAIT_SECONDS: Final = 10.0


Folds = Callable[[Objects], Sequence[Fold]]  # the folds of a case, given what they may read


def no_folds(objects: Objects) -> Sequence[Fold]:
    """A case that computes nothing from its facts."""
    del objects
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An open case. `rows` are its tables, for views; `member` is whose keys are open."""

    layout: Layout
    settings: Settings
    member: MemberId
    ledger: SealedLedger
    objects: SealedObjects
    cards: SourceCards
    rows: Database
    log: PublicLog
    hold: Hold

    def publish(self) -> Checkpoint:
        """Extend the public log to the head of the ledger and sign it; the end of every writing command."""
        return self.log.publish()

    def close(self) -> None:
        """Sweep what no fact came to name, and let go of the case."""
        try:
            self.objects.sweep(_naming(self.rows))
        finally:
            self.hold.release()
            self.rows.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create(
    folder: Path, passphrase: Secret, *, at: datetime, folds: Folds = no_folds, disk: Disk | None = None
) -> Kept:
    """A new case with its first facts (`CaseOpened`, `MemberJoined` for M1), published and open."""
    disk = disk or Disk()
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is there already and not empty", advice="Name a folder that does not exist yet.")
    disk.make_dir(folder.parent)
    beside = folder.with_name(f".{folder.name}.unfinished")
    disk.make_dir(beside)
    with disk.lock(beside, wait_seconds=0):
        disk.empty(beside)
        keys = build(Layout(beside), passphrase, at=at, disk=disk)
        disk.rename(beside, folder)
        disk.fsync_dir(folder.parent)
    return _open(Layout(folder), keys, folds, disk)


def open_case(folder: Path, passphrase: Secret, folds: Folds = no_folds, *, disk: Disk | None = None) -> Kept:
    """A case that is there."""
    layout = Layout(folder.absolute())
    if not layout.is_case():
        raise no_case(folder)
    return _open(layout, unlock(layout, passphrase), folds, disk or Disk())


def no_case(folder: Path) -> Missing:
    """What is said where no case is."""
    return Missing(
        f"there is no case in {folder}",
        advice="Change to the folder of the case, name it with -C, or make one with 'farbank new DIR'.",
    )


def unlock(layout: Layout, passphrase: Secret) -> MemberKeys:
    """The keys of the member whose passphrase it is."""
    paths = sorted(path for path in layout.keys.glob("*") if path.is_file())
    if not paths:
        raise Damage("there is no key file in keys/")
    trouble: Damage | Locked = Locked("the case does not open with this passphrase")
    for path in paths:
        try:
            return unlock_keys(_key_file(layout, path), passphrase)
        except Damage as damage:
            trouble = damage
        except Locked:
            continue
    raise trouble


def _key_file(layout: Layout, path: Path) -> bytes:
    untrusted = read_whole(path, layout.shown(path))
    if hashlib.sha256(untrusted).hexdigest() != path.name:
        raise Damage(f"{layout.shown(path)} is not the key file that was written")
    return untrusted


def open_database(layout: Layout, keys: MemberKeys) -> Database:
    """The database of the case. Its key came out of an intact key file, so if it does not fit, it is damaged."""
    if not layout.database.is_file() or not layout.database.stat().st_size:
        raise Damage("case.db is missing or empty")
    try:
        return Database(layout.database, database_key(keys))
    except Locked:
        raise Damage("case.db does not open with the key of its case: its first page is damaged") from None


def _open(layout: Layout, keys: MemberKeys, folds: Folds, disk: Disk) -> Kept:
    untrusted_settings = read_whole(layout.settings, "farbank.toml")
    settings = read_settings(untrusted_settings)
    rows = open_database(layout, keys)
    for emptied in (layout.objects, layout.log, layout.staging):  # a copy may have left empty folders out
        disk.make_dir(emptied)
    hold = disk.hold(layout.staging)
    try:
        keyring = Keyring(keys, rows)
        objects = SealedObjects(layout, disk)
        kept = Kept(
            layout=layout,
            settings=settings,
            member=keys.member,
            ledger=SealedLedger(keys, rows, keyring, folds(objects)),
            objects=objects,
            cards=SourceCards(objects, keys.desk_recipient(), keys.desk),
            rows=rows,
            log=PublicLog(layout, settings, rows, log_key(keyring, rows), disk),
            hold=hold,
        )
        _check_settings(kept.ledger, settings, untrusted_settings)
        _catch_up(kept)
    except BaseException:
        hold.release()
        rows.close()
        raise
    return kept


def _catch_up(kept: Kept) -> None:
    """Finish what an interrupted command left: staging, log, folds."""
    if kept.hold.exclusively():
        kept.objects.sweep_left_over(_naming(kept.rows))
    if not kept.hold.together(wait_seconds=_WAIT_SECONDS):
        raise Conflict("another farbank command is just opening this case")
    if not kept.log.is_level():
        kept.log.publish()
    kept.ledger.level_folds()


def _check_settings(ledger: SealedLedger, settings: Settings, untrusted: bytes) -> None:
    """The settings are those that the first fact of the ledger recorded."""
    entry = next(ledger.entries(), None)
    opened = entry.fact if entry else None
    if not isinstance(opened, CaseOpened) or opened.case != settings.case:
        raise Damage("the ledger does not begin with the opening of this case")
    if opened.settings != hashlib.sha256(untrusted).hexdigest():
        raise Damage("farbank.toml is not the one that was recorded when the case was opened")


def _naming(rows: Database) -> Callable[[str], bool]:
    """Whether an entry of the ledger names an object."""

    def is_named(name: str) -> bool:
        return rows.execute("SELECT 1 FROM kept_object WHERE name = ?", (name,)).fetchone() is not None

    return is_named
