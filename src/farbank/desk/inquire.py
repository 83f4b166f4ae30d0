"""An inquiry is opened, its asker verified, answered, closed; and what a person says of who could be meant.

- Who opened it does not verify who asks.
- What is said of a match has a reason, is said by a person, and merges nothing.
- A source is matched only when it is public: who a codename is stands on the identity card alone.
- That a way for money was asked for is recorded with the day. A way never is: no verb here takes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from farbank.desk.numbers import Numbers
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.inquiry import (
    AskerChecked,
    InquiryClosed,
    InquiryOpened,
    MatchSaid,
    MoneyRouteAsked,
    ReplyWritten,
)
from farbank.facts.source import CardSealed
from farbank.facts.statement import Kin
from farbank.judgement.inquiry import Hand, Inquiry, is_somebody_else
from farbank.ports import Known
from farbank.values.ids import InquiryId, MemberId, kind_of
from farbank.values.span import Span
from farbank.values.words import ReplyLanguage, Sameness

_PERSONS: Final = ("subject", "source")
_SECOND: Final = "Another member has to verify it, with a passphrase of their own: see 'farbank member add'."


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAfter:
    """The person asked after, as far as who asks knows: names as written, and the rest may be empty."""

    names: tuple[str, ...]
    born: Span | None = None
    sex: str = ""
    kin: tuple[Kin, ...] = ()
    last_place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The sealed card that says who asks: the object and its size."""

    name: str
    size: int


def open_inquiry(
    known: Known, after: AskedAfter, card: Card, by: MemberId, *, language: ReplyLanguage = "en"
) -> list[Fact]:
    """A new inquiry and the card of who asks, in one commit."""
    if not any(each.strip() for each in after.names):
        raise Refused("an inquiry asks after somebody by name", advice="Give a name with --name.")
    own = InquiryId(Numbers(known).new("inquiry"))
    opened = InquiryOpened(
        id=own,
        label="",
        by=by,
        names=tuple(each.strip() for each in after.names if each.strip()),
        born=after.born,
        sex=after.sex,
        kin=after.kin,
        last_place=after.last_place.strip(),
        language=language,
    )
    return [opened, CardSealed(source=own, card=card.name, size=card.size)]


def check_asker(inquiry: Inquiry, by: Hand, because: str, *, verified: bool) -> list[Fact]:
    """That somebody verified who asks, or doubts it. Anybody may doubt; who opened it verifies nothing."""
    _refuse(inquiry, because)
    if verified and not is_somebody_else(inquiry.opener, by):
        raise Refused(f"{by.member} opened {inquiry.id}, so somebody else verifies who asks", advice=_SECOND)
    return [AskerChecked(inquiry=InquiryId(inquiry.id), by=by.member, verified=verified, because=because.strip())]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What is said of one person in the case: is the one asked after, is not, or (None) nothing any more."""

    person: str
    verdict: Sameness | None
    because: str
    is_public: bool = False


def say_match(inquiry: Inquiry, by: MemberId, matching: Matching) -> list[Fact]:
    """That a person in the case is, or is not, the one asked after; nothing when exactly that stands already."""
    refuse_match(inquiry)
    _refuse(inquiry, matching.because)
    person, because = matching.person, matching.because.strip()
    _refuse_person(person, is_public=matching.is_public)
    before = next((each for each in inquiry.said if each.person == person), None)
    if before is None and matching.verdict is None:
        raise Refused(f"nothing was said of {person} in {inquiry.id}")
    if before is not None and (before.verdict, before.because) == (matching.verdict, because):
        return []
    own = InquiryId(inquiry.id)
    return [MatchSaid(inquiry=own, by=by, person=person, verdict=matching.verdict, because=because)]


def ask_for_money(inquiry: Inquiry, on: date) -> list[Fact]:
    """That a way for money was asked for, and when; once a day is enough."""
    _refuse_closed(inquiry)
    return [] if on in inquiry.money else [MoneyRouteAsked(inquiry=InquiryId(inquiry.id), on=on)]


def reply_written(inquiry: Inquiry, language: ReplyLanguage, on: date) -> list[Fact]:
    """That the reply was written out. Whoever asks gets it, verified or not: its words are the same for all."""
    _refuse_closed(inquiry)
    return [ReplyWritten(inquiry=InquiryId(inquiry.id), language=language, on=on)]


def close(inquiry: Inquiry, because: str) -> list[Fact]:
    """That nothing more is done about it."""
    _refuse(inquiry, because)
    return [InquiryClosed(inquiry=InquiryId(inquiry.id), because=because.strip())]


def refuse_match(inquiry: Inquiry) -> None:
    """`Refused` with the reason while nobody may be looked for."""
    if inquiry.no_match_because:
        raise Refused(
            f"nobody is looked for: {inquiry.no_match_because}",
            advice="" if inquiry.closed else "An inquiry may be a probe. " + _SECOND,
        )


def _refuse_person(person: str, *, is_public: bool) -> None:
    if kind_of(person) not in _PERSONS:
        raise Refused(f"{person} names no person", advice="Name a person of the case, or a source who is public.")
    if kind_of(person) == "source" and not is_public:
        raise Refused(f"{person} is a source by codename; who that is stands on the identity card, and nowhere else")


def _refuse(inquiry: Inquiry, because: str) -> None:
    _refuse_closed(inquiry)
    if not because.strip():
        raise Refused("nothing was recorded without a reason", advice="Say why, with --because.")


def _refuse_closed(inquiry: Inquiry) -> None:
    if inquiry.closed is not None:
        raise Refused(f"{inquiry.id} is closed", advice="Open another with 'farbank inquiry open'.")
