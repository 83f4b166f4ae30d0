"""One thing with all that is known of it: an item with its custody, a finding, a source, a report."""

from __future__ import annotations

from farbank.assemble import seeing
from farbank.assemble.depicting import SMALL, depicted
from farbank.assemble.handing_over import file_of
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.undoing import against_withdrawing, word_before
from farbank.intake.confined import Confinement
from farbank.publish.wording import wording
from farbank.views import custody
from farbank.web.asked import Asked, Sent, Shown
from farbank.web.screens import evidence, long_lists
from farbank.web.sections import section_of


def shown(room: Newsroom, asked: Asked) -> Shown:
    """The record of one thing."""
    found = seeing.shown(room, asked.parts["name"])
    item = custody.item(room.rows, found.id) if found.kind == "item" else None
    read = custody.reading(room.rows, found.id) if item else None
    wanted = asked.query.get("list", "")
    lists = tuple(each for each in found.lists if not item or each[0] not in evidence.OWN or each[0] == wanted)
    given = {
        "title": found.title or found.id,
        "section": section_of(found.kind),
        "found": found,
        "parts": tuple(long_lists.parts(lists, asked)),
        "is_one_list": bool(asked.query.get("list")),
        "evidence": evidence.sheet_of(room, item, wording(asked.language)) if item else None,
        "has_text": bool(read and read.text),
        "against": against_withdrawing(room, found.id),
        "before": word_before(room, found.id) is not None,
    }
    return Shown(template="record.html.j2", given=given)


def picture(room: Newsroom, confinement: Confinement, asked: Asked) -> Sent:
    """An item drawn anew from its pixels, for the page."""
    return Sent(content=depicted(room, confinement, asked.parts["name"], int(asked.parts["page"])), media="image/jpeg")


def small(room: Newsroom, confinement: Confinement, asked: Asked) -> Sent:
    """The first leaf of an item, small, for a contact sheet."""
    return Sent(content=depicted(room, confinement, asked.parts["name"], 1, SMALL), media="image/jpeg")


def original(room: Newsroom, asked: Asked) -> Sent:
    """The original file of an item, to keep: never shown in the page, and recorded as a copy that left."""
    name, content = file_of(room, asked.parts["name"], "downloads of a browser")
    return Sent(content=content, media="application/octet-stream", name=name)
