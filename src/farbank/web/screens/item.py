"""One thing with all that is known of it: an item with its custody, a finding, a source, a report."""

from __future__ import annotations

from farbank.assemble import seeing
from farbank.assemble.handing_over import file_of
from farbank.assemble.newsroom import Newsroom
from farbank.web.asked import Asked, Sent, Shown


def shown(room: Newsroom, asked: Asked) -> Shown:
    """The record of one thing."""
    found = seeing.shown(room, asked.parts["name"])
    return Shown(template="record.html.j2", given={"title": found.title or found.id, "found": found})


def original(room: Newsroom, asked: Asked) -> Sent:
    """The original file of an item, to keep: never shown in the page."""
    name, content = file_of(room, asked.parts["name"])
    return Sent(content=content, media="application/octet-stream", name=name)
