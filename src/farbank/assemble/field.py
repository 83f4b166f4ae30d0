"""The field bag: made and filled on a laptop that can read none of it, and taken in at the desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final

from farbank.assemble.adding import Request
from farbank.assemble.carried_file import read_file
from farbank.assemble.clock import SystemClock
from farbank.assemble.newsroom import Newsroom
from farbank.desk.context import Kept
from farbank.desk.guarding import guarded
from farbank.desk.receive import receive
from farbank.errors import Damage, Missing, Refused
from farbank.facts.fact import Fact
from farbank.facts.item import ItemReceived, ReceiptNoted
from farbank.facts.log import Head
from farbank.facts.parcel import HandlingNoted, ParcelReceived
from farbank.intake.bundles.recognise import holds_measurements, may_hold_measurements
from farbank.intake.found import Found, Skipped
from farbank.intake.media import HEAD, media_of
from farbank.intake.walk import walk
from farbank.keeping.carrying import field_bag
from farbank.keeping.carrying.field_bag import FieldBag, Slip
from farbank.keeping.carrying.field_bag_desk import DeskKey
from farbank.keeping.carrying.parcel_tar import poured
from farbank.keeping.disk.fsops import Disk
from farbank.ports import Clock
from farbank.views import births, handling, places

FIELD: Final = "field bag"
_FILES_AT_ONCE: Final = 50


@dataclass(slots=True, kw_only=True)
class PutIn:
    """What was put into a bag: (number, path) each, and what was left."""

    files: list[tuple[int, str]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class TakenIn:
    """What came out of a bag: new items, receipts, which of them were restricted, how many had come before.

    `wrong` is what is missing from the bag or was altered in it.
    """

    items: list[ItemReceived] = field(default_factory=list)
    again: list[ReceiptNoted] = field(default_factory=list)
    restricted: list[str] = field(default_factory=list)
    before: int = 0
    wrong: list[str] = field(default_factory=list)


def desk_key(room: Newsroom) -> DeskKey:
    """What is handed to somebody who is to write for whoever has this case open: the text of DESK.pub."""
    keys = room.kept.keys
    return DeskKey(
        case=keys.case,
        place=births.origin(room.rows),
        member=keys.member,
        verify_key=keys.verify_key(),
        recipients=(keys.recipient(),),
    )


def new_bag(folder: Path, desk: Path) -> DeskKey:
    """Make an empty bag for the desk that this file names."""
    return field_bag.new_field_bag(folder, read_file(desk), Disk()).desk


def add_to_bag(folder: Path, request: Request, clock: Clock | None = None) -> PutIn:
    """Encrypt files to the desk. A file that cannot be read is left where it is, and the next one goes on."""
    bag, disk, now = field_bag.open_field_bag(folder), Disk(), (clock or SystemClock()).now
    for path in request.paths:
        if not path.exists() and not path.is_symlink():
            raise Missing(f"there is no file or folder {path}", advice="Check the name.")
    done = PutIn()
    for met in walk(request.paths):
        if isinstance(met, Skipped):
            done.skipped.append(met)
            continue
        said = partial(_slip, request, met, now().isoformat(timespec="seconds"))
        try:
            with met.open() as stream:
                done.files.append((field_bag.put_in(bag, stream, said, disk), met.path))
        except OSError as trouble:
            because = f"it cannot be read: {trouble.strerror or 'no reason given'}"
            done.skipped.append(Skipped(path=met.path, because=because))
    return done


def receive_field_bag(room: Newsroom, folder: Path) -> TakenIn:
    """Take in what the bag holds and has not come before. What is missing or altered is named, the rest is taken."""
    bag = field_bag.open_field_bag(folder)
    if bag.desk.case != room.kept.keys.case:
        raise Refused(
            f"this field bag was made for another case, {bag.desk.case}", advice="Open the case it was made for."
        )
    done = TakenIn()
    numbers = bag.numbers()
    done.wrong += _gaps(numbers, field_bag.promised(bag))
    for start in range(0, len(numbers), _FILES_AT_ONCE):
        taken = list(_take_out(room, bag, numbers[start : start + _FILES_AT_ONCE], done))
        for source, same in groupby(taken, lambda each: each.slip.source.strip()):
            facts = room.record(partial(_facts, room, bag, tuple(same), source))
            done.items += [each for each in facts if isinstance(each, ItemReceived)]
            done.again += [each for each in facts if isinstance(each, ReceiptNoted)]
            done.restricted += [each.item for each in facts if isinstance(each, HandlingNoted)]
    return done


@dataclass(frozen=True, slots=True, kw_only=True)
class _Out:
    slip: Slip
    kept: Kept
    digest: str


def _slip(request: Request, met: Found, at: str, bag: str, number: int, prior: str) -> Slip:
    return Slip(bag=bag, number=number, prior=prior, at=at, name=met.path, source=request.source, how=request.how)


def _gaps(numbers: Sequence[int], promised: int) -> Iterator[str]:
    there = set(numbers)
    missing = [each for each in range(1, max([promised, *numbers], default=0) + 1) if each not in there]
    if missing:
        yield f"number {', '.join(map(str, missing))} of the bag is missing"


def _take_out(room: Newsroom, bag: FieldBag, numbers: Sequence[int], done: TakenIn) -> Iterator[_Out]:
    for number in numbers:
        digest = field_bag.digest_in(bag, number)
        if places.has_parcel(room.rows, digest):
            done.before += 1
            continue
        try:
            with field_bag.taken_out(bag, number, room.kept.keys.identity) as (slip, stream):
                _check_slip(bag, number, slip)
                yield _Out(slip=slip, kept=_keep(room, slip, stream), digest=digest)
        except Damage as trouble:
            done.wrong.append(str(trouble))
            continue
        if slip.prior != _before(room, bag, number):
            done.wrong.append(f"number {number} of the bag does not follow what lies before it: something was changed")


def _check_slip(bag: FieldBag, number: int, slip: Slip) -> None:
    if slip.bag != bag.name or slip.number != number:
        raise Damage(f"number {number} of the bag was put in as number {slip.number} of another place")


def _before(room: Newsroom, bag: FieldBag, number: int) -> str:
    """The SHA-256 that this file must name; where the one before is gone, of what came of it earlier."""
    if number == 1:
        return field_bag.before_first(bag)
    if bag.file(number - 1).is_file():
        return field_bag.digest_in(bag, number - 1)
    return places.digest_of(room.rows, _origin(bag), number - 1)


def _keep(room: Newsroom, slip: Slip, stream: BinaryIO) -> Kept:
    head = stream.read(HEAD)

    def blocks() -> Iterator[bytes]:
        yield head
        while block := stream.read(1 << 20):
            yield block

    sealed = room.objects.put(poured(blocks()))
    found = Found(path=slip.name, size=sealed.size, open=partial(room.objects.open, sealed))
    measured = holds_measurements(found) or may_hold_measurements(found)
    return Kept(sealed=sealed, file_name=slip.name, media=media_of(head, slip.name).kind, measured=measured)


def _facts(room: Newsroom, bag: FieldBag, taken: Sequence[_Out], source: str) -> list[Fact]:
    """The facts of files from one source, and of each that it came."""
    known = room.known.find("source", source) if source else ""
    kept = [each.kept for each in taken]
    came = receive(room.known, kept, "", known or None)
    told = [_told(fact, out.slip, known=known) for fact, out in zip(came, taken, strict=True)]
    return [*guarded(told, kept, handling.restricted(room.rows)), *(_note(bag, each) for each in taken)]


def _told(fact: Fact, slip: Slip, *, known: str) -> Fact:
    """What the bag says of a file, as how it came."""
    unknown = f"from {slip.source}, who is no source here" if slip.source and not known else ""
    when = f"{FIELD} {slip.bag[:8]} number {slip.number}, put in at {slip.at} by the clock of that laptop"
    how = "; ".join(each for each in (slip.how, unknown, when) if each)
    if isinstance(fact, ItemReceived):
        return replace(fact, about=replace(fact.about, how=how))
    return replace(fact, how=how) if isinstance(fact, ReceiptNoted) else fact


def _note(bag: FieldBag, out: _Out) -> ParcelReceived:
    head = Head(origin=_origin(bag), size=out.slip.number, root=out.slip.prior)
    return ParcelReceived(what=FIELD, digest=out.digest, head=head)


def _origin(bag: FieldBag) -> str:
    return f"field/{bag.name}"
