"""Describe: the five questions about one item, as `farbank describe` asks them."""

from __future__ import annotations

from typing import Final

from farbank.assemble.describing import Said, describe_item, known_of
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Missing
from farbank.views import custody
from farbank.web.asked import Asked, Moved, Shown
from farbank.web.language import N_

# field -> the question, and how an answer may look
QUESTIONS: Final = (
    ("what", N_("What does it show?"), "A fence of posts and wire along a river"),
    ("when", N_("When was it?"), "late August 2020"),
    ("where", N_("Where?"), "opposite Hoeryong"),
    ("whose", N_("Whose words or picture is it? A codename."), "S-REED"),
    ("printable", N_("What of it may be printed?"), "everything; nothing; without the corner"),
)


def questions(room: Newsroom, asked: Asked) -> Shown:
    """The questions, with what is known already."""
    identity = room.resolve("item", asked.parts["name"])
    item = custody.item(room.rows, identity)
    if item is None:
        raise Missing(f"there is no item {identity}")
    given = {"title": item.title or identity, "item": identity, "questions": QUESTIONS, "known": known_of(room, item)}
    return Shown(template="describe.html.j2", given=given)


def answered(room: Newsroom, asked: Asked) -> Moved:
    """Record what was answered; an answer that is as before, or empty, changes nothing."""
    identity = room.resolve("item", asked.parts["name"])
    describe_item(room, identity, Said(**{field: asked.said(field) for field, _, _ in QUESTIONS}))
    return Moved(to=f"/show/{identity}")
