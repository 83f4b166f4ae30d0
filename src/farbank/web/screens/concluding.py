"""A finding drawn or changed by hand: the claim, what it rests on, what else could explain it, the two grades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from farbank.assemble import seeing
from farbank.assemble.concluding import conclude, finding_called
from farbank.assemble.newsroom import Newsroom
from farbank.errors import FarbankError
from farbank.reading.proposing.finding_said import CHECKS, BearingSaid, FindingSaid, said_of
from farbank.values.ids import kind_of
from farbank.views import catalogue
from farbank.web.asked import Asked, Moved, Shown
from farbank.web.screens import grades
from farbank.web.screens.grades import CHECKED, CONTENT, SOURCE, STANCES, STRENGTHS

MOST: Final = 30  # rows that a search offers
_RESTS: Final = frozenset({"statement", "item", "tally"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A row that a finding rests on, or may: what it says, and how it bears."""

    id: str
    title: str
    bears: BearingSaid
    is_ticked: bool


def drawing(room: Newsroom, asked: Asked) -> Shown:
    """An empty form; `on` in the address names what it may rest on."""
    on = asked.query.get("on", "")
    rests = (BearingSaid(on=on, stance="supports", strength="moderate"),) if kind_of(on) in _RESTS else ()
    return _form(room, asked, FindingSaid(rests_on=rests))


def drawn(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Draw it; a search in the form offers more to rest on, and records nothing."""
    return _answered(room, asked, FindingSaid(), "")


def changing(room: Newsroom, asked: Asked) -> Shown:
    """The form of a finding as it stands."""
    found = finding_called(room, asked.parts["name"])
    return _form(room, asked, said_of(found), name=found.id)


def changed(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Record what is new of it; what the form does not show stays as it is."""
    found = finding_called(room, asked.parts["name"])
    return _answered(room, asked, said_of(found), found.id)


def _answered(room: Newsroom, asked: Asked, before: FindingSaid, name: str) -> Moved | Shown:
    sent = _sent(asked, before)
    if asked.said("step") == "search":
        return _form(room, asked, sent, name=name)
    try:
        identity, _ = conclude(room, sent, name=name, label=asked.said("label"))
    except FarbankError as failure:
        return _form(room, asked, sent, failure, name)
    return Moved(to=f"/show/{identity}")


def _sent(asked: Asked, before: FindingSaid) -> FindingSaid:
    stretch = tuple(asked.said(f"stretch_{part}") for part in ("line", "from", "to"))
    return replace(
        before,
        text=asked.said("text"),
        note=asked.said("note"),
        when=asked.said("when"),
        source=asked.said("source"),
        content=asked.said("content"),
        because=asked.said("because"),
        status=asked.said("status"),
        rests_on=tuple(_bearings(asked)),
        stretch=(stretch[0], stretch[1], stretch[2]) if any(stretch[1:]) else before.stretch,
    )


def _bearings(asked: Asked) -> Iterator[BearingSaid]:
    """What is ticked, with how it bears."""
    for on in dict.fromkeys(asked.form.get("on", ())):
        yield BearingSaid(
            on=on,
            stance=asked.said(f"stance-{on}"),
            strength=asked.said(f"class-{on}"),
            hearsay=asked.said(f"hearsay-{on}"),
            checks=tuple((name, asked.said(f"{name}-{on}")) for name in CHECKS),
        )


def _form(
    room: Newsroom, asked: Asked, sent: FindingSaid, failure: FarbankError | None = None, name: str = ""
) -> Shown:
    words = asked.said("words")
    given = {
        "name": name,
        "label": asked.said("label"),
        "typed": sent,
        "words": words,
        "rests": tuple(_offered(room, sent, words)),
        "stances": STANCES.items(),
        "strengths": STRENGTHS.items(),
        "checks": grades.CHECKS.items(),
        "checked": CHECKED.items(),
        "sources": SOURCE,
        "contents": CONTENT,
        "wrong": str(failure).splitlines() if failure else [],
        "advice": failure.advice if failure else "",
    }
    return Shown(template="finding_form.html.j2", given=given, status=400 if failure else 200)


def _offered(room: Newsroom, sent: FindingSaid, words: str) -> Iterator[Offered]:
    """What it rests on, then what the search found."""
    for each in sent.rests_on:
        yield Offered(id=each.on, title=_title(room, each.on), bears=each, is_ticked=True)
    known = {each.on for each in sent.rests_on}
    for identity in _found(room, words):
        if identity not in known:
            yield Offered(id=identity, title=_title(room, identity), bears=BearingSaid(on=identity), is_ticked=False)


def _found(room: Newsroom, words: str) -> Iterable[str]:
    """Statements first, then items and tallies; what was withdrawn is not offered."""
    every = [each.id for each in seeing.found(room, words) if kind_of(each.id) in _RESTS] if words else []
    counting = [each for each in every if not room.known.withdrawn(each)]
    return sorted(counting, key=lambda each: kind_of(each) != "statement")[:MOST]


def _title(room: Newsroom, identity: str) -> str:
    known = catalogue.one(room.rows, identity)
    return known[1].title if known else ""
