"""The queue of what asks for a person, and signing a reading of one claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from farbank.assemble.comparing import likenesses_in
from farbank.assemble.newsroom import Newsroom
from farbank.desk.review import Claimed, review
from farbank.errors import Missing, Refused
from farbank.facts.fact import Fact
from farbank.judgement.reviewing import Ask, Claim, differing, first_of_each, waits, why_of
from farbank.values.ids import kind_of
from farbank.values.words import Agreement, choices
from farbank.views import handling, latest_row, likenesses, reviews

MOST: Final = 500  # items in a queue; the rest comes up as these are done
NO_WORD: Final[Agreement] = "cannot_tell"
TAKEN_BACK: Final = "taken back"  # the reason of a reading that says no more than that the one before it does not hold
_COMPARED: Final = 300  # pictures that are compared with one another for a queue
_CLAIMED: Final = frozenset({"statement", "finding", "figure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What asks for this member, one row an item; how many claims wait for another; whether pictures were compared."""

    asks: tuple[Ask, ...]
    waiting: int
    compared: bool


def queue(room: Newsroom) -> Queue:
    """Everything that asks for the member who has the case open, the riskiest first."""
    own = own_key(room)
    shut = handling.restricted(room.rows)
    weighty = tuple(reviews.claims(room.rows, reviews.weighty(room.rows)))
    people = (Ask(item=item, why="person_shown") for item in reviews.with_people(room.rows))
    compared = len(likenesses.prints(room.rows)) <= _COMPARED
    found = (*people, *_of_claims(room, weighty, own), *(_alike(room) if compared else ()), *_rest(room))
    asks = first_of_each(each for each in found if each.item not in shut)
    return Queue(asks=asks[:MOST], waiting=sum(waits(each, own) for each in weighty), compared=compared)


def own_key(room: Newsroom) -> str:
    """The key that the member who has the case open signs with."""
    return reviews.key_of(room.rows, room.kept.member)


def asks_of(room: Newsroom, item: str) -> tuple[Ask, ...]:
    """Everything that asks for a person in one item, the riskiest first."""
    return tuple(each for each in queue(room).asks if each.item == item)


def sign(room: Newsroom, name: str, verdict: str, because: str) -> tuple[Fact, ...]:
    """Sign a reading of a statement, a finding or a figure; nothing is recorded where it says nothing new."""
    if verdict not in choices(Agreement):
        raise Refused("say whether you agree", advice="Choose: agree, disagree, or cannot tell.")
    row = claimed(room, name)
    own = own_key(room)
    return room.record(
        lambda: review(room.known, row, cast("Agreement", verdict), because, reviews.last_by(room.rows, row.id, own))
    )


def take_back(room: Newsroom, name: str) -> tuple[Fact, ...]:
    """Take back what this member signed last of a claim, by signing what they said before it, or that they cannot tell.

    Both stay on record. `Refused` where nothing of the words that stand was signed.
    """
    verdict, because = word_instead(room, name)
    return sign(room, name, verdict, because)


def word_instead(room: Newsroom, name: str) -> tuple[Agreement, str]:
    """What is signed when this member takes back their last reading: verdict, reason. `Refused` where it cannot be."""
    row = claimed(room, name)
    words = [each for each in reviews.words_by(room.rows, row.id, own_key(room)) if each.claim == row.title]
    if not words:
        raise Refused(f"you have signed no reading of {row.id} as it is now", advice="There is nothing to take back.")
    before = words[-2] if len(words) > 1 else None
    verdict, because = (before.verdict, before.because) if before else (NO_WORD, TAKEN_BACK)
    review(room.known, row, verdict, because)  # which says why it cannot be signed
    return verdict, because


def claimed(room: Newsroom, name: str) -> Claimed:
    """The row of a claim by its id or its label."""
    identity = room.resolve("", name)
    kind = kind_of(identity)
    row = latest_row.row_of(room.rows, kind, identity) if kind in _CLAIMED else None
    if row is None:
        raise Missing(f"{name} is no statement, finding or figure", advice="See 'farbank list statement'.")
    return cast("Claimed", row)


def _of_claims(room: Newsroom, weighty: tuple[Claim, ...], own: str) -> Iterator[Ask]:
    """What is still to be read, at the item that it stands in; of a finding, at the first that it rests on."""
    asks = {each.id: why for each in weighty if (why := why_of(each, own)) is not None}
    items = reviews.items_of(room.rows, asks)
    yield from (Ask(item=items[each], why=why, other=each) for each, why in asks.items() if each in items)


def _alike(room: Newsroom) -> Iterator[Ask]:
    for each in likenesses_in(room):
        yield Ask(item=each.item, why="same_photograph", other=each.other)


def _rest(room: Newsroom) -> Iterator[Ask]:
    yield from differing(reviews.days_apart(room.rows))
    yield from reviews.revised(room.rows)
    yield from reviews.unread(room.rows, MOST)
