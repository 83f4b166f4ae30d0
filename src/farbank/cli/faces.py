"""`farbank redact ITEM --faces`: where there may be faces, for a person to look at and decide."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from farbank.assemble.carried_file import refuse_taken, write_copy
from farbank.assemble.proposing_faces import Looked, propose_faces
from farbank.assemble.reading_room import confined, searcher
from farbank.cli import edge
from farbank.cli.options import Given
from farbank.errors import Refused
from farbank.intake.faces.form import SMALLEST
from farbank.intake.faces.searcher import absent

MISSED: Final = (
    f"Proposals of a machine: it looks for faces of {SMALLEST} pixels and more, misses some of them, and all that are "
    "turned away. Look at the whole picture, and give --box for each that is to be covered."
)


def look_for_faces(given: Given, item: str, page: int, out: Path | None, *, unconfined: bool) -> None:
    """Tell every proposal as it is typed after --box; with `out`, draw them into a picture."""
    if because := absent():
        raise Refused(because, advice="Nothing was looked at. Look at the picture yourself and give --box.")
    if out is not None:
        refuse_taken(out)
    with (
        searcher(unconfined=unconfined) as looks,
        confined(unconfined=unconfined) as draws,
        given.room() as room,
    ):
        looked = propose_faces(room, draws, looks, item, page=page)
    if out is not None and not looked.shown:
        raise Refused("a picture of the proposals shows one page", advice="Name it with --page.")
    if out is not None:
        write_copy(out, looked.shown)
    edge.document(_document(looked)) if given.as_json else _tell(looked, out)


def _document(looked: Looked) -> dict[str, object]:
    return {
        "item": looked.item,
        "pages": list(looked.pages),
        "smallest": SMALLEST,
        "proposals": [
            {
                "number": each.number,
                "page": each.proposed.box.page,
                "box": each.typed,
                "sure": each.proposed.sure,
                "height": each.proposed.box.height,
            }
            for each in looked.faces
        ],
    }


def _tell(looked: Looked, out: Path | None) -> None:
    pages = f"{len(looked.pages)} page{'s' * (len(looked.pages) > 1)}"
    edge.tell(f"{looked.item:<6} {len(looked.faces)} proposed on {pages}; nothing was covered or recorded")
    for each in looked.faces:
        edge.tell(
            f"  {each.number:>3}  --box {each.typed}  {each.proposed.sure} %, {each.proposed.box.height} pixels high"
        )
    if out is not None:
        edge.tell(f"       drawn into {out}, which holds the picture uncovered: delete it when you are done")
    edge.note(MISSED)
