"""Opening the commitment that a page printed: the salt and the evidence, for somebody who has to check it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from farbank.assemble.committing import committed, digests_of, record_of
from farbank.assemble.disclosing import Left
from farbank.assemble.newsroom import Newsroom
from farbank.desk.copies import copy_leaves
from farbank.errors import Missing, Refused
from farbank.facts.copy import CopyMade
from farbank.facts.fact import Row
from farbank.facts.item import ItemReceived
from farbank.facts.report import PublicNameDrawn
from farbank.keeping.carrying.opening_folder import Shown, pack_opening, write_opening
from farbank.keeping.carrying.packed import refuse_long
from farbank.keeping.carrying.proof_folder import must_be_free
from farbank.reading.report import read_report
from farbank.values.commitment import opening
from farbank.values.draft import Draft
from farbank.values.draft_labels import labels_used
from farbank.values.ids import ItemId, kind_of
from farbank.views import catalogue, handling, latest_row, releases

WHAT: Final = "commitment"
_ENDINGS: Final = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/html": ".html",
}
_KINDS: Final = ("item", "statement", "finding")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What was opened: the row, its commitment in print, the row of copies it was written to, `""` for a record."""

    identity: str
    commitment: str
    copy: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """A piece of evidence that a page of a report committed to: its id, what it is called, the commitment in print."""

    identity: str
    label: str
    commitment: str


def commitments(room: Newsroom, report: str) -> tuple[Committed, ...]:
    """What the pages of a report commit to, in the order in which it cites them."""
    found = releases.report(room.rows, report)
    drawn = releases.public_names(room.rows)
    draft = read_report(found.text, file_name=found.file_name or found.label) if found else Draft(title="")
    cited = dict.fromkeys(label for kind, label, _ in labels_used(draft) if kind in {"citation", "item"})
    told: list[Committed] = []
    for label in cited:
        identity = next((one for kind in _KINDS if (one := catalogue.find(room.rows, kind, label))), "")
        row = latest_row.row_of(room.rows, kind_of(identity), identity) if identity in drawn else None
        if row is not None:
            told.append(Committed(identity=identity, label=label, commitment=committed(row, drawn[identity])))
    return tuple(told)


def open_commitment(room: Newsroom, name: str, out: Path, *, to: str) -> Opened:
    """Write the folder that opens a commitment. That the item leaves is recorded first."""
    row, drawn = _printed(room, room.resolve("", name))
    must_be_free(out)
    files = _leaving(room, row, to)
    copy = _counted(room, row, Left(to=to))
    write_opening(out, opening(drawn.salt, digests_of(row)), committed(row, drawn), files)
    return _opened(row, drawn, copy, files)


def open_packed(room: Newsroom, name: str, left: Left) -> tuple[Opened, bytes]:
    """The same folder as one zip, which is nowhere on the disk; that the item leaves is recorded first."""
    row, drawn = _printed(room, room.resolve("", name))
    files = _leaving(room, row, left.to)
    held = row.objects if isinstance(row, ItemReceived) else ()
    refuse_long(sum(room.kept.layout.object(each.name).stat().st_size for each in held))
    copy = _counted(room, row, left)
    pack = pack_opening(f"opened-{row.id}", opening(drawn.salt, digests_of(row)), committed(row, drawn), files)
    return _opened(row, drawn, copy, files), pack


def _opened(row: Row, drawn: PublicNameDrawn, copy: str, files: tuple[Shown, ...]) -> Opened:
    names = tuple(each.name for each in files)
    return Opened(identity=row.id, commitment=committed(row, drawn), copy=copy, files=names)


def _leaving(room: Newsroom, row: Row, to: str) -> tuple[Shown, ...]:
    """The files that would leave; `Refused` where they may not."""
    if row.id in handling.restricted(room.rows):
        raise Refused(f"{row.id} is restricted", advice="Give it back its key first: 'farbank restrict --back'.")
    if not to.strip():
        raise Refused(
            "say whom the opening is for", advice="Name them with --to; it is recorded, for what leaves counts."
        )
    return _files(room, row)


def _printed(room: Newsroom, identity: str) -> tuple[Row, PublicNameDrawn]:
    kind = kind_of(identity)
    row = latest_row.row_of(room.rows, kind, identity) if kind in _KINDS else None
    drawn = releases.public_names(room.rows).get(identity)
    if row is None or drawn is None:
        raise Missing(f"no page has printed a commitment of {identity}", advice="See 'farbank show' on a report.")
    return row, drawn


def _files(room: Newsroom, row: Row) -> tuple[Shown, ...]:
    if isinstance(row, ItemReceived) and row.objects:
        return tuple(
            Shown(name=f"file-{number}{_ENDINGS.get(row.media, '')}", open=partial(room.objects.open, each))
            for number, each in enumerate(row.objects, start=1)
        )
    return (Shown(name="record.json", open=partial(io.BytesIO, record_of(row))),)


def _counted(room: Newsroom, row: Row, left: Left) -> str:
    """The row that says this copy left."""
    if not isinstance(row, ItemReceived):
        return ""
    (made,) = room.record(
        lambda: [copy_leaves(room.known, what=WHAT, where=left.where, to=left.to, items=(ItemId(row.id),))]
    )
    return made.id if isinstance(made, CopyMade) else ""
