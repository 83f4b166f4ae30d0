"""An inquiry in words, for `show`: its state, who opened and who verified it, what was said, what was recorded when."""

from __future__ import annotations

from typing import Final

from farbank.assemble.inquiring import inquiry_of
from farbank.assemble.newsroom import Newsroom
from farbank.facts.fact import Fact
from farbank.facts.inquiry import AskerChecked, InquiryClosed, MatchSaid, MoneyRouteAsked, ReplyWritten
from farbank.judgement.inquiry import Inquiry
from farbank.views import custody, inquiries

Lines = list[tuple[str, tuple[str, ...]]]
_STAMP: Final = "%Y-%m-%d %H:%M"
_IS: Final = {"same": "is the one asked after", "apart": "is not the one asked after", None: "is left open"}


def state_of(room: Newsroom, identity: str) -> str:
    """How far an inquiry has come: all that a list shows of it."""
    return inquiry_of(room, identity).state


def told_of(room: Newsroom, identity: str) -> Lines:
    """Everything that was recorded of an inquiry; who asks stands on the card only."""
    inquiry = inquiry_of(room, identity)
    later = inquiries.recorded(room.rows, identity)
    cards = custody.steps(room.rows, identity)
    return [
        ("state", (inquiry.state,)),
        ("no match", (inquiry.no_match_because,) if inquiry.no_match_because else ()),
        ("said of a match", tuple(_said(each) for each in inquiry.said)),
        ("asked for a way for money", tuple(str(each) for each in inquiry.money)),
        ("recorded", tuple(f"{each.at:{_STAMP}} {_step(each.fact)}" for each in later)),
        ("card of who asks", tuple(f"#{each.entry} {each.at:{_STAMP}} {each.by}: {each.what}" for each in cards)),
    ]


def as_document(inquiry: Inquiry) -> dict[str, object]:
    """An inquiry as JSON; the keys never change. Nothing of who asks is in it."""
    opened, checked = inquiry.opened, inquiry.checked
    return {
        "id": inquiry.id,
        "state": inquiry.state,
        "opened_by": opened.by,
        "verified_by": checked.by if checked is not None and checked.verified else None,
        "may_match": not inquiry.no_match_because,
        "money_route_asked": [str(each) for each in inquiry.money],
        "said": [
            {"person": each.person, "verdict": each.verdict, "because": each.because, "by": each.by}
            for each in inquiry.said
        ],
    }


def _said(said: MatchSaid) -> str:
    return f"{said.person} {_IS[said.verdict]}, says {said.by}: {said.because}"


def _step(fact: Fact) -> str:
    match fact:
        case AskerChecked(by=by, verified=verified, because=because):
            return f"{by} {'verified' if verified else 'doubted'} who asks: {because}"
        case MatchSaid():
            return _said(fact)
        case MoneyRouteAsked(on=on):
            return f"a way for money was asked for on {on}"
        case ReplyWritten(language=language):
            return f"the reply was written out in {language}"
        case InquiryClosed(because=because):
            return f"closed: {because}"
        case _:
            return fact.kind
