"""Taking files in: first every byte is kept, then everything kept is looked into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from farbank.assemble.looking_in import Seen, anything_unread, look_into
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.desk.context import Kept
from farbank.desk.guarding import guarded
from farbank.desk.receive import receive, source_of
from farbank.errors import FarbankError, Missing, Refused
from farbank.facts.fact import Fact
from farbank.facts.item import ItemReceived, ReceiptNoted
from farbank.intake.bundles.recognise import holds_measurements
from farbank.intake.confined import Confinement
from farbank.intake.found import Found, Skipped
from farbank.intake.media import HEAD, ZIP, media_of
from farbank.intake.walk import walk
from farbank.intake.zips import zip_parts
from farbank.views import custody, handling

MEASURED: Final = "it holds what a phone measured; it is restricted and was not looked into: see 'farbank import'"
_FILES_AT_ONCE: Final = 200
_BYTES_AT_ONCE: Final = 256 << 20


@dataclass(slots=True, kw_only=True)
class Added:
    """What came of it: new items (attachments too), receipts, what was left and why, what was read."""

    items: list[ItemReceived] = field(default_factory=list)
    again: list[ReceiptNoted] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    seen: tuple[Seen, ...] = ()
    notices: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to take in, from whom, and how it came."""

    paths: Sequence[Path] = ()
    source: str = ""
    how: str = ""


def add(room: Newsroom, confinement: Confinement | None, request: Request, progress: Pace = silent) -> Added:
    """Keep every file; then look into all that nobody has looked into yet, unless `confinement` is None."""
    for path in request.paths:
        if not path.exists() and not path.is_symlink():
            raise Missing(f"there is no file or folder {path}", advice="Check the name.")
    return add_found(room, confinement, list(walk(request.paths)), request, progress)


def add_found(
    room: Newsroom,
    confinement: Confinement | None,
    met: Sequence[Found | Skipped],
    request: Request,
    progress: Pace = silent,
) -> Added:
    """The same for files that were found already."""
    if request.source:
        source_of(room.known, request.source)
    added = Added()
    return take(room, confinement, request, _each_kept(room, met, added), added, progress)


def take(
    room: Newsroom,
    confinement: Confinement | None,
    request: Request,
    kept: Iterator[tuple[Kept, int]],
    added: Added,
    progress: Pace,
) -> Added:
    """Record sealed files batch by batch, each with how many there are in all; then look into what nobody has yet."""
    cut_off = anything_unread(room)
    for batch in _batches(room, kept, progress):
        facts = room.record(partial(_new, room, batch, request, going_on=cut_off))
        added.items += [each for each in facts if isinstance(each, ItemReceived)]
        added.again += [each for each in facts if isinstance(each, ReceiptNoted)]
    if confinement is not None:
        added.seen = look_into(room, confinement, progress)
        known = {each.id for each in added.items}
        added.items += [each.item for each in added.seen if each.item.id not in known]
    return added


def _new(room: Newsroom, batch: Sequence[Kept], request: Request, *, going_on: bool) -> list[Fact]:
    """The facts of one batch. Where an earlier `add` was cut off, a file it kept already is no second receipt."""
    came = receive(room.known, batch, request.how, request.source or None)
    facts = guarded(came, batch, handling.restricted(room.rows))
    return [each for each in facts if not (going_on and kept_already(room, each))]


def kept_already(room: Newsroom, fact: Fact) -> bool:
    """Whether a fact says only that something which an earlier, cut off command kept was met once more."""
    if not isinstance(fact, ReceiptNoted):
        return False
    return custody.has_come_as(room.rows, fact.item, fact.file_name)


def _batches(room: Newsroom, files: Iterator[tuple[Kept, int]], progress: Pace) -> Iterator[list[Kept]]:
    """Sealed files in batches small enough that an interruption loses little."""
    batch: list[Kept] = []
    size, done, through, of = 0, 0, 0, 0
    most = room.at_once(_FILES_AT_ONCE)
    for kept, of in files:
        room.give_way()
        batch.append(kept)
        size, done, through = size + kept.sealed.size, done + 1, through + kept.sealed.size
        if len(batch) >= most or size >= _BYTES_AT_ONCE:
            yield batch
            progress("kept", done, of, through)
            batch, size = [], 0
    if batch:
        yield batch
        progress("kept", done, of, through)


def _each_kept(room: Newsroom, named: Sequence[Found | Skipped], added: Added) -> Iterator[tuple[Kept, int]]:
    """Every file sealed, with how many there are: those named are counted first, those in archives as they are met."""
    of = sum(isinstance(each, Found) for each in named)
    for top in named:
        for met in with_members(iter((top,))):
            if isinstance(met, Skipped):
                added.skipped.append(met)
                continue
            of += met is not top
            kept = keep_file(room, met)
            if isinstance(kept, Skipped):
                added.skipped.append(kept)
                of -= 1
                continue
            added.notices += [(met.path, notice) for notice in (*met.notices, *(MEASURED,) * kept.measured)]
            yield kept, of


def with_members(found: Iterator[Found | Skipped]) -> Iterator[Found | Skipped]:
    """Every file, and after an archive its members, unless they are what a phone measured: then it stays closed."""
    for met in found:
        yield met
        if isinstance(met, Found) and media_by_content(met) == ZIP and not holds_measurements(met):
            yield from zip_parts(met)


def media_by_content(found: Found) -> str:
    """What a file is by its first bytes, `""` where it cannot be opened."""
    try:
        with found.open() as stream:
            return media_of(stream.read(HEAD), found.name).kind
    except (OSError, FarbankError):
        return ""  # keeping it will say why it cannot be read


def keep_file(room: Newsroom, found: Found) -> Kept | Skipped:
    """Seal one file. A file that cannot be read is left where it is, with the reason, and the next one goes on."""
    try:
        with found.open() as stream:
            sealed = room.objects.put(stream)
        with found.open() as stream:
            media = media_of(stream.read(HEAD), found.name).kind
    except OSError as trouble:
        because = f"it cannot be read: {trouble.strerror or 'no reason given'}"
    except Refused as gone:  # it went away, or became something else, after its folder was listed
        because = str(gone)
    else:
        return Kept(sealed=sealed, file_name=found.path, media=media, measured=holds_measurements(found))
    return Skipped(path=found.path, because=because)
