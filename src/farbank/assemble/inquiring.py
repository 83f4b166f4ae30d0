"""Inquiries out of the case: opened with a sealed card, verified by a second member, matched by a person, answered.

- Nobody is looked for before a second member has verified who asks; not even the shortlist is made.
- The reply is made without looking at anything but the language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from farbank.assemble.asking_people import Candidate, candidate, ranked_for, read_born, standing_of
from farbank.assemble.name_forms import read_name
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.whereabouts import whereabouts
from farbank.desk import inquire
from farbank.desk.inquire import AskedAfter, Card, Matching
from farbank.desk.reply import reply
from farbank.errors import Missing, Refused
from farbank.facts.fact import Fact
from farbank.facts.inquiry import InquiryOpened, MatchSaid
from farbank.facts.source import SourceNamed
from farbank.facts.statement import Kin
from farbank.judgement.inquiry import Hand, Inquiry, is_somebody_else, told
from farbank.reading.persons.name import Name
from farbank.reading.persons.person import Person
from farbank.values.handling import Secret
from farbank.values.words import ReplyLanguage, Sameness
from farbank.views import inquiries, persons, places


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What who asks wrote of the person: names, when born, sex, kin as `relation: name`, where last."""

    names: Sequence[str]
    born: str = ""
    sex: str = ""
    kin: Sequence[str] = ()
    last_place: str = ""


def open_inquiry(room: Newsroom, asked: Asked, asker: Secret, language: ReplyLanguage) -> Inquiry:
    """Seal the card of who asks, and open the inquiry; nothing is looked up."""
    if not asker.value.strip():
        raise Refused("nobody asks", advice="Say who asks and how to reach them; it is sealed like an identity card.")
    after = AskedAfter(
        names=tuple(read_name(each).text for each in asked.names if each.strip()),
        born=read_born(room, asked.born) if asked.born.strip() else None,
        sex=asked.sex,
        kin=tuple(_kin(each) for each in asked.kin),
        last_place=asked.last_place,
    )
    by = room.kept.member
    inquire.open_inquiry(room.known, after, Card(name="", size=0), by)  # refuses before anything is sealed
    name, size = room.cards.seal(asker)
    card = Card(name=name, size=size)
    facts = room.record(lambda: inquire.open_inquiry(room.known, after, card, by, language=language))
    return inquiry_of(room, next(each.id for each in facts if isinstance(each, InquiryOpened)))


def inquiry_of(room: Newsroom, name: str) -> Inquiry:
    """One inquiry as it stands."""
    identity = room.resolve("inquiry", name)
    found = inquiries.opened(room.rows, identity)
    if found is None:
        raise Missing(f"there is no inquiry {name} in this case", advice="See 'farbank list inquiry'.")
    opened, entry = found
    opener = Hand(member=opened.by, key=places.key_at(room.rows, opened.by, entry))
    return told(opened, opener, (each.fact for each in inquiries.recorded(room.rows, identity)))


def may_verify(room: Newsroom, inquiry: Inquiry) -> bool:
    """Whether whoever has the case open is another than who opened it. Anybody may doubt."""
    return is_somebody_else(inquiry.opener, _hand(room))


def check(room: Newsroom, name: str, because: str, *, verified: bool) -> Inquiry:
    """Record that whoever has the case open verified who asks, or doubts it."""
    room.record(lambda: inquire.check_asker(inquiry_of(room, name), _hand(room), because, verified=verified))
    return inquiry_of(room, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Who could be the one asked after, the likeliest first, without those of whom a person has said it already."""

    candidates: tuple[Candidate, ...]
    said: tuple[MatchSaid, ...]


def matches(room: Newsroom, name: str) -> Matches:
    """Who in the case could be the one asked after, with the reasons; `Refused` until who asks is verified."""
    inquiry = inquiry_of(room, name)
    inquire.refuse_match(inquiry)
    said = {each.person for each in inquiry.said}
    standing = standing_of(room)
    ranked = ranked_for(room, _person(inquiry.opened), said)
    return Matches(candidates=tuple(candidate(room, standing, each) for each in ranked), said=inquiry.said)


def say_match(room: Newsroom, name: str, person: str, verdict: Sameness | None, because: str) -> Inquiry:
    """Record what a person says of one candidate."""

    def decide() -> Sequence[Fact]:
        inquiry = inquiry_of(room, name)
        inquire.refuse_match(inquiry)
        identity = room.resolve("", person)
        known = persons.person(room.rows, identity)
        if known is None:
            raise Refused(f"{identity} names no person", advice="Name a person of the case, or a public source.")
        public = isinstance(known, SourceNamed) and known.public
        matching = Matching(person=identity, verdict=verdict, because=because, is_public=public)
        return inquire.say_match(inquiry, room.kept.member, matching)

    room.record(decide)
    return inquiry_of(room, name)


def ask_for_money(room: Newsroom, name: str, on: date | None) -> Inquiry:
    """Record that a way for money was asked for, today or on a day."""
    room.record(lambda: inquire.ask_for_money(inquiry_of(room, name), on or room.clock.today()))
    return inquiry_of(room, name)


def answer(room: Newsroom, name: str, language: ReplyLanguage | None) -> str:
    """Record that the reply was written out, and give it: a text made out of the language alone."""
    chosen: ReplyLanguage = language or inquiry_of(room, name).opened.language
    room.record(lambda: inquire.reply_written(inquiry_of(room, name), chosen, room.clock.today()))
    return reply(chosen)


def replied(inquiry: Inquiry) -> str:
    """The reply as it was written out last, `""` before."""
    return reply(inquiry.replied.language) if inquiry.replied else ""


def close(room: Newsroom, name: str, because: str) -> Inquiry:
    """Record that nothing more is done about it."""
    room.record(lambda: inquire.close(inquiry_of(room, name), because))
    return inquiry_of(room, name)


def _hand(room: Newsroom) -> Hand:
    """Whoever has the case open, with the key they sign with now."""
    member = room.kept.member
    return Hand(member=member, key=places.key_at(room.rows, member, room.kept.ledger.head()))


def _kin(words: str) -> Kin:
    """`mother: Ri Sun Ok`, or a name alone."""
    relation, colon, name = words.partition(":")
    said = name if colon else words
    return Kin(relation=relation.strip() if colon else "", name=read_name(said).text.strip())


def _person(opened: InquiryOpened) -> Person:
    return Person(
        id="",
        names=_names(opened.names),
        born=opened.born,
        sex=opened.sex,
        kin=_names(tuple(each.name for each in opened.kin)),
        last_place=whereabouts(opened.last_place) if opened.last_place else None,
    )


def _names(texts: Sequence[str]) -> tuple[Name, ...]:
    return tuple(read_name(each) for each in texts)
