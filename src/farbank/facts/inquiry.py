"""Inquiries: a family asks after somebody. Everything about one lies in a compartment of its own and stays here.

- Who asks stands on a card sealed to the source desk, and in none of these facts.
- Nothing here has a place for a route by which money goes: that it was asked for is recorded, and when.
- No fact about an inquiry goes to another place of the case, into an export or into a search.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from farbank.facts.fact import Fact, Row, locked_by
from farbank.facts.statement import Kin
from farbank.values.ids import InquiryId, MemberId, kind_of
from farbank.values.span import Span
from farbank.values.words import ReplyLanguage, Sameness


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryOpened(Row):
    """Somebody asks after a person: names as they wrote them, and what else they know. It is never changed.

    It has no label and no title: a list shows its number and its state. `language` is that of the reply.
    """

    kind: ClassVar[str] = "inquiry-opened"
    row: ClassVar[str] = "inquiry"
    by: MemberId
    names: tuple[str, ...]
    born: Span | None = None
    sex: str = ""
    kin: tuple[Kin, ...] = ()
    last_place: str = ""
    language: ReplyLanguage = "en"

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskerChecked(Fact):
    """A member says whether who asks is who they say they are, and how that is known. The last word counts."""

    kind: ClassVar[str] = "asker-checked"
    inquiry: InquiryId
    by: MemberId
    verified: bool
    because: str

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.inquiry)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSaid(Fact):
    """A member says that a person in the case is, or is not, the one asked after, and why. Nothing is merged.

    An empty verdict takes back what was said. Where the person is a public source, it locks the words as well.
    """

    kind: ClassVar[str] = "match-said"
    inquiry: InquiryId
    by: MemberId
    person: str
    verdict: Sameness | None
    because: str

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.inquiry, self.person if kind_of(self.person) == "source" else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRouteAsked(Fact):
    """Who asks wanted to know a way for money. That is all: no way is ever written down."""

    kind: ClassVar[str] = "money-route-asked"
    inquiry: InquiryId
    on: date

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.inquiry)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWritten(Fact):
    """The reply was written out for who asks, the same words that everybody gets."""

    kind: ClassVar[str] = "reply-written"
    inquiry: InquiryId
    language: ReplyLanguage
    on: date

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.inquiry)


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryClosed(Fact):
    """Nothing more is done about it."""

    kind: ClassVar[str] = "inquiry-closed"
    inquiry: InquiryId
    because: str

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.inquiry)
