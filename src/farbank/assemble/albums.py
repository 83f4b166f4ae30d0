"""Letters and albums: many files that are few items, proposed first, then taken in like everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Final

from farbank.assemble import tables
from farbank.assemble.adding import MEASURED, Added, keep_file, kept_already, media_by_content, with_members
from farbank.assemble.looking_in import anything_unread, look_into
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.desk.album import Gift, KeptLetter, receive_letters
from farbank.desk.context import Kept
from farbank.desk.guarding import guarded_letters
from farbank.desk.receive import source_of
from farbank.errors import Missing
from farbank.facts.fact import Fact
from farbank.facts.item import ItemReceived, ReceiptNoted
from farbank.intake.confined import Confinement
from farbank.intake.found import Found, Skipped
from farbank.intake.walk import walk
from farbank.reading.album.grouping import Group, Letter, grouped
from farbank.reading.album.said import Said, said_in
from farbank.reading.dates import read_span
from farbank.values.ids import LineId, SourceId
from farbank.values.place import LinePlace
from farbank.views import handling

TWICE: Final = "the same bytes as another leaf of its letter; it is kept once"
Sealing = Callable[[str], Kept | Skipped]  # the file of an album that lies at a path, sealed, or why it is left
_FILES_AT_ONCE: Final = 200
_BYTES_AT_ONCE: Final = 256 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Album:
    """What a folder holds, as it would be taken in: the letters, every file by its path, what is left and why.

    `others` are files that are no leaf of anything, since they are neither a picture nor a PDF.
    """

    letters: tuple[Letter, ...]
    others: frozenset[str]
    files: Mapping[str, Found]
    skipped: tuple[Skipped, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(each.size for each in self.files.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """How an album comes: to which collection, from whom, in which way."""

    collection: str
    source: str = ""
    how: str = ""


def plan(paths: Sequence[Path], how: Group = "auto") -> Album:
    """How the files would be put together. Nothing is opened but their first bytes; needs no case."""
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise Missing(f"there is no file or folder {path}", advice="Check the name.")
    met = list(with_members(walk(paths)))
    files = {each.path: each for each in met if isinstance(each, Found)}
    leaves = frozenset(path for path, each in files.items() if is_leaf(media_by_content(each)))
    return put_together(files, leaves, how, tuple(each for each in met if isinstance(each, Skipped)))


def put_together(files: Mapping[str, Found], leaves: frozenset[str], how: Group, skipped: tuple[Skipped, ...]) -> Album:
    """The letters that these files are, in the order of the files; what is no leaf stands alone."""
    others = frozenset(files) - leaves
    alone = grouped([path for path in files if path in others], "none")
    place = {path: at for at, path in enumerate(files)}
    letters = sorted(
        (*grouped([path for path in files if path in leaves], how), *alone),
        key=lambda letter: min(place[path] for path in letter.files),
    )
    return Album(letters=tuple(letters), others=others, files=files, skipped=skipped)


def is_leaf(media: str) -> bool:
    """Whether a file of this kind may be a leaf of a letter or an album."""
    return media.startswith("image/") or media == "application/pdf"


def said(letter: Letter) -> tuple[Said, ...]:
    """What the names of a letter may say of when and where."""
    folder = letter.files[0].rpartition("/")[0].partition("/")[2]
    name = letter.name if letter.name.startswith(folder) else f"{folder}/{letter.name}"
    return said_in(name, read_span, _place_of)


def said_of(item: ItemReceived) -> tuple[Said, ...]:
    """What the name that an item came under may say, below the folder that was named."""
    return said_in(item.file_name.partition("/")[2].rpartition(".")[0], read_span, _place_of)


@cache
def _place_of(word: str) -> str:
    """The place beside a built-in line that a word names exactly."""
    answers = (tables.resolve_place(word, LineId(line)) for line in tables.LINES)
    return next((each.names[0][1] for each in answers if isinstance(each, LinePlace)), "")


def add_album(
    room: Newsroom, confinement: Confinement | None, album: Album, coming: Coming, pace: Pace = silent
) -> Added:
    """Keep every letter whole, then look into all that nobody has looked into yet, unless `confinement` is None."""
    added = Added(skipped=list(album.skipped))
    return add_letters(room, confinement, album, coming, added, partial(_sealed, room, album, added), pace)


def add_letters(
    room: Newsroom,
    confinement: Confinement | None,
    album: Album,
    coming: Coming,
    added: Added,
    seal: Sealing,
    pace: Pace,
) -> Added:
    """The same where files are sealed by somebody else, who tells what is to be noticed."""
    source = source_of(room.known, coming.source) if coming.source else SourceId("")
    gift = Gift(collection=coming.collection, source=source, how=coming.how)
    cut_off = anything_unread(room)
    for batch in _batches(room, album, seal, added, pace):
        facts = room.record(lambda batch=batch: _new(room, batch, gift, going_on=cut_off))  # type: ignore[misc]
        added.items += [each for each in facts if isinstance(each, ItemReceived)]
        added.again += [each for each in facts if isinstance(each, ReceiptNoted)]
    if confinement is not None:
        added.seen = look_into(room, confinement, pace)
        known = {each.id for each in added.items}
        added.items += [each.item for each in added.seen if each.item.id not in known]
    return added


def _new(room: Newsroom, batch: Sequence[KeptLetter], gift: Gift, *, going_on: bool) -> list[Fact]:
    facts = guarded_letters(receive_letters(room.known, batch, gift), batch, handling.restricted(room.rows))
    return [each for each in facts if not (going_on and kept_already(room, each))]


def _batches(room: Newsroom, album: Album, seal: Sealing, added: Added, pace: Pace) -> Iterator[list[KeptLetter]]:
    """Letters in batches small enough that an interruption loses little; a letter is never cut."""
    batch: list[KeptLetter] = []
    files, size, done, through = 0, 0, 0, 0
    most = room.at_once(_FILES_AT_ONCE)
    for letter in album.letters:
        room.give_way()
        kept = _keep(album, letter, seal, added)
        files, size = files + len(letter.files), size + sum(album.files[each].size for each in letter.files)
        batch += [kept] if kept is not None else []
        if files >= most or size >= _BYTES_AT_ONCE:
            yield batch
            done, through = done + files, through + size
            pace("kept", done, len(album.files), through)
            batch, files, size = [], 0, 0
    if batch:
        yield batch
    pace("kept", done + files, len(album.files), through + size)


def _sealed(room: Newsroom, album: Album, added: Added, path: str) -> Kept | Skipped:
    found = album.files[path]
    kept = keep_file(room, found)
    if isinstance(kept, Kept):
        added.notices += [(path, notice) for notice in (*found.notices, *(MEASURED,) * kept.measured)]
    return kept


def _keep(album: Album, letter: Letter, seal: Sealing, added: Added) -> KeptLetter | None:
    """Seal the files of one letter; a file that cannot be read is left, a leaf that stands twice is kept once."""
    kept: dict[str, Kept] = {}
    told: list[str] = []
    for path in letter.files:
        each = seal(path)
        if isinstance(each, Skipped):
            added.skipped.append(each)
            continue
        if each.sealed.digest in kept:
            added.notices.append((path, TWICE))
            continue
        kept[each.sealed.digest] = each
        name = album.files[path].name
        told.append(f"{name} (envelope)" if path in letter.envelopes else name)
    note = f"leaves: {'; '.join(told)}" if len(told) > 1 else ""
    return KeptLetter(name=letter.name, kept=tuple(kept.values()), note=note) if kept else None
