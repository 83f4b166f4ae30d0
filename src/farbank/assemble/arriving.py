"""Files that arrive as streams, one after the other: sealed while they come, so that no byte lies anywhere in clear.

- A stream that breaks off is left with the reason; what came before it is kept.
- The members of a zip are taken in as with `farbank add`, where the zip is small enough to be held in memory.
- Leaves of letters are put together once all have come, by the rules of `farbank add --collection`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from typing import BinaryIO, Final

from farbank.assemble.adding import MEASURED, Added, Request, keep_file, take
from farbank.assemble.albums import Coming, add_letters, is_leaf, put_together
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.desk.context import Kept
from farbank.desk.receive import source_of
from farbank.errors import Refused
from farbank.intake.bundles.recognise import holds_measurements
from farbank.intake.confined import Confinement
from farbank.intake.found import Found, Skipped
from farbank.intake.media import HEAD, ZIP, media_of
from farbank.intake.names import shown
from farbank.intake.walk import found
from farbank.intake.zips import zip_parts

LARGEST_ZIP: Final = 32 << 20  # bytes; up to here an object can be sought in
KEPT_WHOLE: Final = "it is kept whole, and too large to be opened here: 'farbank add' takes its members in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arriving:
    """One file on its way: its name as given, and bytes that are read once; `Refused` where they break off."""

    name: str
    stream: BinaryIO


def take_in(
    room: Newsroom,
    confinement: Confinement | None,
    files: Iterable[Arriving],
    request: Request,
    progress: Pace = silent,
) -> Added:
    """Keep every file that arrives; then look into all that nobody has looked into yet."""
    if request.source:
        source_of(room.known, request.source)
    added = Added()
    return take(room, confinement, request, _each_kept(room, files, added), added, progress)


def take_in_letters(
    room: Newsroom,
    confinement: Confinement | None,
    files: Iterable[Arriving],
    coming: Coming,
    progress: Pace = silent,
) -> Added:
    """Seal every file that arrives, put leaves and envelopes together, and take the letters in under a collection."""
    if coming.source:
        source_of(room.known, coming.source)
    added = Added()
    sealed: dict[str, Kept] = {}
    for kept, _ in _each_kept(room, files, added):
        sealed[_free(kept.file_name, sealed)] = kept
        room.give_way()
        progress("arrived", len(sealed), 0)
    met = {
        path: found(path, size=kept.sealed.size, opener=partial(room.objects.open, kept.sealed))
        for path, kept in sorted(sealed.items())  # a browser names the files of a folder in any order
    }
    leaves = frozenset(path for path, kept in sealed.items() if is_leaf(kept.media))
    album = put_together(met, leaves, "auto", ())
    return add_letters(room, confinement, album, coming, added, sealed.__getitem__, progress)


def _free(path: str, taken: Container[str]) -> str:
    """A path that no other file of the album has."""
    return next(name for name in chain((path,), (f"{path} ({n})" for n in count(2))) if name not in taken)


def _each_kept(room: Newsroom, files: Iterable[Arriving], added: Added) -> Iterator[tuple[Kept, int]]:
    of = 0
    for each in files:
        try:
            sealed = room.objects.put(each.stream)
        except Refused as broken:
            added.skipped.append(Skipped(path=shown(each.name), because=str(broken)))
            continue
        file = found(each.name, size=sealed.size, opener=partial(room.objects.open, sealed))
        with file.open() as stream:
            media = media_of(stream.read(HEAD), file.name).kind
        kept = Kept(sealed=sealed, file_name=file.path, media=media, measured=holds_measurements(file))
        added.notices += [(file.path, notice) for notice in (*file.notices, *(MEASURED,) * kept.measured)]
        of += 1
        yield kept, of
        if media == ZIP and not kept.measured:
            for member in _members(room, file, added):
                of += 1
                yield member, of


def _members(room: Newsroom, archive: Found, added: Added) -> Iterator[Kept]:
    if archive.size > LARGEST_ZIP:
        added.skipped.append(Skipped(path=archive.path, because=KEPT_WHOLE))
        return
    for met in zip_parts(archive):
        kept = met if isinstance(met, Skipped) else keep_file(room, met)
        if isinstance(kept, Skipped):
            added.skipped.append(kept)
        else:
            yield kept
