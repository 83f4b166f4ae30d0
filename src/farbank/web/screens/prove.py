"""Prove: one item, or the commitment that a page printed, to somebody who has to check it and needs no farbank.

- That it leaves is recorded first, with whom it is for.
- To keep, it is one zip that is made in memory; or it is a new folder on this computer, as the command line writes it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from farbank.assemble import disclosing, opening_commitment
from farbank.assemble.disclosing import Left
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Refused
from farbank.values.ids import kind_of
from farbank.views import catalogue, releases
from farbank.web.asked import Answer, Asked, Moved, Sent, Shown
from farbank.web.folders import place_named
from farbank.web.language import N_

ZIP: Final = "application/zip"
EXAMPLE: Final = "~/proof-for-the-court"
_WHERE: Final = "downloads of a browser"
# what is proven -> what that means for whoever gets it
WAYS: Final = {
    "content": N_("The item, with its content: whoever gets it can read it, and nothing else of the case."),
    "existence": N_("Only that it existed, and by when: nothing of its content goes."),
    "commitment": N_("The commitment that a page printed: the salt and the evidence itself, and nothing of the log."),
}


def prove(room: Newsroom, asked: Asked) -> Shown:
    """What can be proven of one thing, and to whom."""
    identity = room.resolve("", asked.parts["name"])
    known = catalogue.one(room.rows, identity)
    given = {
        "id": identity,
        "what": known[1].title if known else "",
        "ways": [(each, WAYS[each]) for each in _ways(room, identity)],
        "example": EXAMPLE,
        "done": asked.query.get("done") == "1",
    }
    return Shown(template="prove.html.j2", given=given)


def proven(room: Newsroom, asked: Asked) -> Answer:
    """Make the proof: as a zip to keep, or into a new folder on this computer."""
    identity = room.resolve("", asked.parts["name"])
    way, to, folder = asked.said("way"), asked.said("to"), asked.said("folder")
    if way not in _ways(room, identity):
        raise Refused("say what is to be proven", advice="Go back, and choose one of the ways.")
    if folder:
        _into(room, identity, way, to, place_named(folder, EXAMPLE))
        return Moved(to=asked.again(done="1"))
    return _to_keep(room, identity, way, Left(to=to, where=_WHERE))


def _ways(room: Newsroom, identity: str) -> tuple[str, ...]:
    of_item = ("content", "existence") if kind_of(identity) == "item" else ()
    return (*of_item, *(("commitment",) if identity in releases.public_names(room.rows) else ()))


def _to_keep(room: Newsroom, identity: str, way: str, left: Left) -> Sent:
    if way == "commitment":
        content = opening_commitment.open_packed(room, identity, left)[1]
        return Sent(content=content, media=ZIP, name=f"opened-{identity}.zip")
    content = disclosing.prove_packed(room, identity, left, content=way == "content")[1]
    return Sent(content=content, media=ZIP, name=f"proof-{identity}.zip")


def _into(room: Newsroom, identity: str, way: str, to: str, folder: Path) -> None:
    if way == "commitment":
        opening_commitment.open_commitment(room, identity, folder, to=to)
    else:
        disclosing.prove_item(room, identity, folder, to=to, content=way == "content")
