"""Where in an item there may be faces: proposals that a person looks at one by one. Nothing is covered or recorded.

- What is proposed is a box to type after `redact --box`; nobody's box is drawn without being typed.
- That nothing is proposed says nothing: small, turned, covered and mirrored faces are missed.
"""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.item_pages import item_to_cover, leaf_of, leaves_of, page_of, pages_wanted
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Refused
from farbank.intake.confined import Confinement
from farbank.intake.faces.form import Proposed
from farbank.intake.faces.searcher import LONGEST_SIDE, Searcher
from farbank.intake.reading import CouldNot
from farbank.intake.unread import RECORDINGS
from farbank.publish.marked import marked
from farbank.values.picture import Pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A proposal with its number, and as it is typed: in percent of its page, whatever size that is drawn in."""

    number: int
    proposed: Proposed
    typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was proposed on the pages of an item, and the one page with frames around the proposals.

    `shown` is a PNG, and empty where several pages were looked at.
    """

    item: str
    faces: tuple[Face, ...]
    pages: tuple[int, ...]
    shown: bytes = b""


def propose_faces(room: Newsroom, confinement: Confinement, searcher: Searcher, name: str, *, page: int = 0) -> Looked:
    """Look through an item, page by page; `Refused` where nobody can look."""
    item = item_to_cover(room, name)
    leaves = tuple(leaves_of(room, confinement, item))
    if leaves[0].read.media in RECORDINGS:
        raise Refused(f"{item.id} is a recording: take a still of it as an item of its own and look at that")
    if because := searcher.unable():
        raise Refused(f"faces cannot be looked for here: {because}")
    wanted = pages_wanted(item, leaves[-1].first + leaves[-1].pages - 1, page)
    found: list[Face] = []
    shown = b""
    for number in wanted:
        pixels = page_of(room, confinement, leaf_of(leaves, number), number, longest=LONGEST_SIDE)
        proposed = searcher.search(pixels, page=number)
        if isinstance(proposed, CouldNot):
            raise Refused(f"page {number} of {item.id} was not looked through: {proposed.because}")
        found += [_face(len(found) + at, each, pixels) for at, each in enumerate(proposed, start=1)]
        shown = marked(pixels, [(each.number, each.proposed.box) for each in found]) if len(wanted) == 1 else b""
    return Looked(item=item.id, faces=tuple(found), pages=tuple(wanted), shown=shown)


def _face(number: int, proposed: Proposed, on: Pixels) -> Face:
    box = proposed.box
    sides = zip((box.x, box.y, box.width, box.height), (on.width, on.height) * 2, strict=True)
    typed = ",".join(f"{100 * length / side:.3f}".rstrip("0").rstrip(".") + "%" for length, side in sides)
    return Face(number=number, proposed=proposed, typed=f"{box.page}:{typed}")
