"""Writing on a draft in the page: its text, the drafts before it, and the first draft of a new report."""

from __future__ import annotations

from typing import Final

from farbank.assemble.drafting import new_draft, write_draft
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.report_standing import how_it_stands
from farbank.errors import Complained, Conflict, FarbankError, Refused
from farbank.views import drafts
from farbank.web.asked import Asked, Moved, Shown

BLANK: Final = """---
title: ""
outlet: ""
language: en
---

"""


def text(room: Newsroom, asked: Asked) -> Shown:
    """The latest draft in a field to write in; or an earlier one, to be taken up again."""
    identity = room.resolve("report", asked.parts["name"])
    every = drafts.written(room.rows, identity)
    earlier = asked.number("draft", 0, least=0, most=1 << 53)
    chosen = next((each for each in every if each.entry == earlier), every[0] if every else None)
    return _field(room, identity, chosen.draft.text if chosen else "", earlier=bool(earlier))


def written(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Record the edited text; where that cannot be done, it stands in the field again, with the reason."""
    identity = room.resolve("report", asked.parts["name"])
    typed, since = _text(asked), asked.said("since")
    try:
        write_draft(room, identity, typed, since=int(since) if since.isdecimal() else -1)
    except (Complained, Conflict) as failure:
        return _field(room, identity, typed, failure=failure)
    return Moved(to=f"/report/{identity}")


def blank(room: Newsroom, asked: Asked) -> Shown:
    """An empty draft."""
    del room, asked
    return _first("", BLANK)


def first(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Record the first draft of a new report."""
    label, typed = asked.said("label"), _text(asked)
    try:
        identity = new_draft(room, label, typed)
    except Refused as failure:
        return _first(label, typed, failure)
    return Moved(to=f"/report/{identity}")


def _field(
    room: Newsroom, identity: str, typed: str, *, failure: FarbankError | None = None, earlier: bool = False
) -> Shown:
    stands = how_it_stands(room, identity)
    given = {
        "title": stands.verdict.title if stands.verdict else stands.report.heading or stands.report.label,
        "id": identity,
        "label": stands.report.label,
        "text": typed,
        "since": stands.since,
        "drafts": drafts.written(room.rows, identity),
        "earlier": earlier,
        "now": stands.report.text if isinstance(failure, Conflict) else "",
        **_why(failure),
    }
    return Shown(template="draft_text.html.j2", given=given, status=_status(failure))


def _first(label: str, typed: str, failure: FarbankError | None = None) -> Shown:
    given = {"label": label, "text": typed, **_why(failure)}
    return Shown(template="draft_new.html.j2", given=given, status=_status(failure))


def _why(failure: FarbankError | None) -> dict[str, object]:
    lines = str(failure).split("\n") if failure else []
    return {"faults": lines, "advice": failure.advice if failure else ""}


def _status(failure: FarbankError | None) -> int:
    if failure is None:
        return 200
    return 409 if isinstance(failure, Conflict) else 400


def _text(asked: Asked) -> str:
    """What was typed, with its white space."""
    values = asked.form.get("text", ())
    return values[-1] if values else ""
