"""Describe: the five questions about one item, as `farbank describe` asks them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from farbank.assemble.describing import Said, describe_item, known_of
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Missing, Refused
from farbank.views import custody
from farbank.web.asked import Asked, Moved, Shown
from farbank.web.language import N_
from farbank.web.since import compared

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
    known = _known(room, identity)
    return _form(room, identity, known, known)


def answered(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Record what was answered; an answer that is as before, or empty, changes nothing.

    Where somebody else answered the same question meanwhile, nothing is recorded and both answers are shown. What
    cannot be recorded stands in the form again, with the reason.
    """
    identity = room.resolve("item", asked.parts["name"])
    known = _known(room, identity)
    form = compared(asked, known)
    own = {field: form.said[field] or now for field, now in known.items()}
    if form.meanwhile:
        return _form(room, identity, known, own, form.meanwhile)
    try:
        describe_item(room, identity, Said(**form.said))
    except Refused as refused:
        return _form(room, identity, known, own, refused=refused)
    return Moved(to=f"/show/{identity}")


def _form(
    room: Newsroom,
    identity: str,
    known: Mapping[str, str],
    own: Mapping[str, str],
    meanwhile: Mapping[str, str] = MappingProxyType({}),
    refused: Refused | None = None,
) -> Shown:
    item = custody.item(room.rows, identity)
    given = {
        "title": (item.title if item else "") or identity,
        "item": identity,
        "questions": QUESTIONS,
        "was": known,
        "known": own,
        "meanwhile": meanwhile,
        "wrong": str(refused).splitlines() if refused else [],
        "advice": refused.advice if refused else "",
    }
    return Shown(template="describe.html.j2", given=given, status=409 if meanwhile else 400 if refused else 200)


def _known(room: Newsroom, identity: str) -> dict[str, str]:
    item = custody.item(room.rows, identity)
    if item is None:
        raise Missing(f"there is no item {identity}")
    answers = known_of(room, item)
    return {field: getattr(answers, field) for field, _, _ in QUESTIONS}
