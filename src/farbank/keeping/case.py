"""A case: made, opened, closed. `Kept` is what the rest of farbank gets of it.

- A case is made beside its place and put there whole; an interrupted `new` leaves no half case.
- Opening checks what was recorded of the folder before anything is trusted: key file, settings, log.
- Opening sweeps what interrupted commands left, unless another command is at work, and publishes what is not yet.
- An older or forked copy opens to be read: nothing is appended, published or swept in it, and that is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from farbank.errors import Conflict, Locked, RolledBack
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.fsops import Disk, Hold
from farbank.keeping.disk.layout import Layout, must_be_free, no_case, read_whole
from farbank.keeping.keys.keyring import Keyring
from farbank.keeping.keys.leftover import settle_rename, sweep_keys, take_away_keys, take_away_objects
from farbank.keeping.keys.log_key import log_key
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.keys.members_key_file import lift_key_file
from farbank.keeping.keys.unlocking import open_database, unlock
from farbank.keeping.ledger.ledger import SealedLedger
from farbank.keeping.ledger.members import Members, desk_recipients, members
from farbank.keeping.ledger.settings_settled import settled
from farbank.keeping.log.checkpoint import Checkpoint
from farbank.keeping.log.guard import Guard, state_folder
from farbank.keeping.log.public_log import PublicLog
from farbank.keeping.log.settings import Settings, read_settings
from farbank.keeping.new_case import build
from farbank.keeping.objects.cards import SourceCards
from farbank.keeping.objects.objects import SealedObjects
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
class Place:
    """Where a case stands, and with what it is opened. `state` is where farbank remembers things outside of it."""

    layout: Layout
    disk: Disk
    folds: Folds = no_folds
    state: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An open case. `rows` are its tables, for views; `keys` are those of the member who opened it.

    `place` says where and how it was opened, so that it can be opened again after a change of keys.
    """

    place: Place
    keys: MemberKeys
    keyring: Keyring
    ledger: SealedLedger
    objects: SealedObjects
    cards: SourceCards
    rows: Database
    log: PublicLog
    guard: Guard
    hold: Hold

    @property
    def layout(self) -> Layout:
        return self.place.layout

    @property
    def disk(self) -> Disk:
        return self.place.disk

    @property
    def member(self) -> MemberId:
        """Whose keys are open."""
        return self.keys.member

    @property
    def settings(self) -> Settings:
        """farbank.toml as it is now."""
        return self.log.settings

    @property
    def contradiction(self) -> RolledBack | None:
        """Why nothing may be recorded in this copy of the case; None when it is the one that was signed last."""
        return self.ledger.contradiction

    @property
    def notices(self) -> tuple[str, ...]:
        """What whoever opened the case should hear, in sentences."""
        wrong = self.contradiction
        told = f"{wrong}; it can be read, and nothing is recorded in it. {wrong.advice}" if wrong else ""
        return tuple(each for each in (told, self.guard.trouble) if each)

    @property
    def is_open(self) -> bool:
        """Whether it can still be read and written to; not after it was closed, or another epoch took its place."""
        return self.hold.is_open

    def publish(self) -> Checkpoint:
        """Extend the public log to the head of the ledger and sign it; the end of every writing command."""
        return self.log.publish()

    def close(self) -> None:
        """Sweep what no fact came to name, and let go of the case."""
        try:
            self.objects.sweep(naming(self.rows))
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
    folder: Path,
    passphrase: Secret,
    *,
    at: datetime,
    folds: Folds = no_folds,
    disk: Disk | None = None,
    state: Path | None = None,
) -> Kept:
    """A new case with its first facts (`CaseOpened`, `MemberJoined` for M1), published and open.

    `state` is where farbank remembers things outside of the case; else it is where the environment says.
    """
    disk = disk or Disk()
    folder = folder.absolute()
    must_be_free(folder)
    disk.make_dir(folder.parent)
    beside = folder.with_name(f".{folder.name}.unfinished")
    disk.make_dir(beside)
    with disk.lock(beside, wait_seconds=0):
        disk.empty(beside)
        keys = build(Layout(beside), passphrase, at=at, disk=disk)
        disk.rename(beside, folder)
        disk.fsync_dir(folder.parent)
    return open_again(Place(layout=Layout(folder), disk=disk, folds=folds, state=state), keys)


def open_case(
    folder: Path,
    passphrase: Secret,
    folds: Folds = no_folds,
    *,
    disk: Disk | None = None,
    state: Path | None = None,
) -> Kept:
    """A case that is there."""
    layout = Layout(folder.absolute())
    if not layout.is_case():
        raise no_case(folder)
    place = Place(layout=layout, disk=disk or Disk(), folds=folds, state=state)
    with _held(place) as hold:
        return _open(place, unlock(layout, passphrase), hold, lift=passphrase)


def open_again(place: Place, keys: MemberKeys) -> Kept:
    """A case whose keys are known."""
    with _held(place) as hold:
        return _open(place, keys, hold, lift=None)


@contextmanager
def _held(place: Place) -> Iterator[Hold]:
    """The case, held beside others who have it open; a change of its keys is waited for. Let go of only if it fails."""
    for emptied in (place.layout.objects, place.layout.log, place.layout.staging):  # a copy may have left them out
        place.disk.make_dir(emptied)
    hold = place.disk.hold(place.layout.staging)
    try:
        _hold_together(hold)
        yield hold
    except BaseException:
        hold.release()
        raise


def _hold_together(hold: Hold) -> None:
    if not hold.together(wait_seconds=_WAIT_SECONDS):
        raise Conflict("another farbank command is opening this case, or is changing its keys")


def _open(place: Place, keys: MemberKeys, hold: Hold, *, lift: Secret | None) -> Kept:
    layout, disk = place.layout, place.disk
    read_settings(read_whole(layout.settings, "farbank.toml"))  # what is no farbank.toml is said before all else
    opened = file_of(layout)
    rows = open_database(layout, keys)
    try:
        settle_rename(layout, rows, disk)
        keyring = Keyring(keys, rows)
        objects = SealedObjects(layout, disk)
        ledger = SealedLedger(keys, rows, keyring, (Members(), *place.folds(objects)))
        settings = settled(layout, ledger, rows, disk)
        guard = Guard(place.state or state_folder(), keys.case)
        identity = keys.identity if keys.desk else None
        kept = Kept(
            place=place,
            keys=keys,
            keyring=keyring,
            ledger=ledger,
            objects=objects,
            cards=SourceCards(objects, lambda: desk_recipients(members(rows)), identity),
            rows=rows,
            log=PublicLog(layout, settings, rows, log_key(keyring, rows), disk, guard),
            guard=guard,
            hold=hold,
        )
        _catch_up(kept, opened, lift)
    except BaseException:
        rows.close()
        raise
    return kept


def _catch_up(kept: Kept, opened: tuple[int, int], lift: Secret | None) -> None:
    """Finish what an interrupted command left: files, log, folds. In an older or forked copy, the folds only."""
    kept.ledger.contradiction = kept.log.contradiction()
    if kept.contradiction is None and kept.hold.exclusively():
        _refuse_replaced(kept.layout, opened)
        _sweep(kept, lift)
    _hold_together(kept.hold)
    _refuse_replaced(kept.layout, opened)
    if kept.contradiction is None:
        kept.log.catch_up()
        take_away_objects(kept.layout, kept.rows, kept.disk)
    kept.ledger.level_folds()
    if not any(each.verify_key == kept.keys.verify_key() for each in members(kept.rows) if each.id == kept.member):
        raise Locked(f"these are not the keys of a member of this case: {kept.member} left, or has others now")


def _sweep(kept: Kept, lift: Secret | None) -> None:
    """Take away what interrupted commands left; only while nobody else has the case open."""
    kept.objects.sweep_left_over(naming(kept.rows))
    take_away_keys(kept.layout, kept.rows, kept.disk)
    sweep_keys(kept.layout, kept.keys.case, kept.rows, kept.disk)
    if lift is not None:
        lift_key_file(kept.layout, kept.rows, kept.disk, kept.keys, lift)


def file_of(layout: Layout) -> tuple[int, int]:
    """Which file case.db is, whatever may take its place."""
    try:
        found = layout.database.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _refuse_replaced(layout: Layout, opened: tuple[int, int]) -> None:
    """What is written to a database whose place another has taken would be lost."""
    if file_of(layout) != opened:
        raise Conflict("another farbank command has just changed the keys of this case")


def naming(rows: Database) -> Callable[[str], bool]:
    """Whether an entry of the ledger names an object."""

    def is_named(name: str) -> bool:
        return rows.execute("SELECT 1 FROM kept_object WHERE name = ?", (name,)).fetchone() is not None

    return is_named
