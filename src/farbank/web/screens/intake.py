"""Intake: files are dropped, chosen, pasted or taken out of a watched folder, each from a codename, in one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

from farbank.assemble import batches, consenting, looking_in, watching
from farbank.assemble.adding import Added, Request
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Refused
from farbank.values.words import Reliability, choices
from farbank.views import catalogue, custody, deliveries
from farbank.web.asked import Asked, Begun, Moved, Shown
from farbank.web.language import N_
from farbank.web.screens.words_of_intake import FIELDS, KINDS

PAGE: Final = 10  # batches


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came of taking files in, and the batch that it made, 0 where it made none."""

    added: Added
    batch: int


def intake(room: Newsroom, asked: Asked) -> Shown:
    """The ways in, the card of the source that was chosen, and what came in before."""
    total = deliveries.count(room.rows)
    number = asked.number("page", 1, most=max(-(-total // PAGE), 1))
    found = deliveries.batches(room.rows, begin=(number - 1) * PAGE, most=PAGE)
    source = asked.query.get("source", "")
    given = {
        "sources": tuple(each for each in catalogue.listed(room.rows, "source") if not each.withdrawn),
        "collections": tuple(each for each in catalogue.listed(room.rows, "collection") if not each.withdrawn),
        "card": consenting.consent_card(room, source) if source else None,
        "watched": watching.watched(room, asked.watching) if asked.watching else None,
        "unread": len(custody.unread(room.rows)) if looking_in.anything_unread(room) else 0,
        "batches": tuple((each, batches.codename(room, each.source)) for each in found),
        "total": total,
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if number * PAGE < total else "",
        "kinds": KINDS,
        "reliabilities": choices(Reliability),
        "fields": FIELDS.items(),
        "today": room.clock.today(),
    }
    return Shown(template="intake.html.j2", given=given)


def codename(room: Newsroom, asked: Asked) -> Moved:
    """Open a codename; its card is shown next."""
    opened = consenting.open_codename(room, asked.said("codename"), asked.said("kind"), asked.said("reliability"))
    return Moved(to=_card_of(opened))


def consent(room: Newsroom, asked: Asked) -> Moved:
    """Record what a source agreed to."""
    source = room.resolve("source", asked.said("source"))
    said = {name: asked.said(name) for name in ("outlets", "languages", "given", "until", "note")}
    consenting.record_consent(room, source, {**said, "fields": "; ".join(asked.form.get("field", ()))})
    return Moved(to=_card_of(source))


def terms(room: Newsroom, asked: Asked) -> Moved:
    """Record what a donor gave, and on what terms."""
    donor = room.resolve("source", asked.said("donor"))
    said = {name: asked.said(name) for name in ("terms", "kept_where", "returned")}
    consenting.record_terms(room, asked.said("collection"), {**said, "donor": donor})
    return Moved(to=_card_of(donor))


def from_folder(room: Newsroom, asked: Asked) -> Begun:
    """Take in what was shown of the watched folder, and nothing else of it."""
    del room
    folder, names = asked.watching, tuple(asked.form.get("file", ()))
    if folder is None or not names:
        raise Refused("nothing of a watched folder was shown to be taken in", advice="Go back to the intake.")
    said = Request(source=asked.said("source"), how=asked.said("how"))
    return Begun(
        title=N_("Taking files in"),
        work=lambda room, confinement, pace: taken(
            room, watching.take_watched(room, confinement, folder, names, said, pace)
        ),
        shown=taken_in,
    )


def look(room: Newsroom, asked: Asked) -> Begun:
    """Look into what is kept and was not looked into, as the next intake would."""
    del room, asked
    return Begun(
        title=N_("Looking into what is kept"),
        work=lambda room, confinement, pace: taken(room, Added(seen=looking_in.look_into(room, confinement, pace))),
        shown=taken_in,
    )


def taken(room: Newsroom, added: Added) -> TakenIn:
    """What came of it, with the batch in which the last of it lies."""
    came: Sequence[str] = [each.item for each in added.again] + [each.id for each in added.items]
    came = came or [each.item.id for each in added.seen]
    return TakenIn(added=added, batch=max((deliveries.batch_of(room.rows, each) for each in came), default=0))


def taken_in(outcome: object) -> Shown | Moved:
    """The batch; first what was left and why, where anything was, since that is recorded nowhere."""
    done = cast("TakenIn", outcome)
    if done.batch and not done.added.skipped and not done.added.notices:
        return Moved(to=f"/batch/{done.batch}")
    return Shown(template="taken_in.html.j2", given={"added": done.added, "batch": done.batch})


def _card_of(source: str) -> str:
    return f"/intake?source={source}#card"
