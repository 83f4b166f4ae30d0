"""Deciding on one person after the other who may be printed, in an item or in a whole collection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from farbank.assemble.appearing import People, people_of, said_to_derive
from farbank.assemble.citing import report_lines, resting_on
from farbank.assemble.gifts import items_of
from farbank.assemble.newsroom import Newsroom
from farbank.desk.decide import Decision, decide
from farbank.errors import Missing, Refused
from farbank.facts.decided import PrintDecided
from farbank.facts.item import ItemReceived
from farbank.judgement.appearing import PICTURE, Appearing, key_of, standing
from farbank.values.ids import kind_of
from farbank.views import custody, decided

STANDS: Final = "whoever nobody decided on is not printed either; decide anew if they may be"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """In which items it was decided, and where it says no, every report that cites one of them."""

    items: tuple[str, ...]
    reports: tuple[str, ...]


def people_in(room: Newsroom, name: str) -> tuple[tuple[ItemReceived, People], ...]:
    """Everybody in an item, or in every item of a collection, with what was decided."""
    linked = said_to_derive(room.rows)
    return tuple((each, people_of(room.rows, each, linked)) for each in _items(room, name))


def decide_on(room: Newsroom, name: str, who: str, decision: Decision) -> Decided:
    """Record the decision on one person; the reports that cite the items are named where they may no longer be."""
    facts = room.record(lambda: decide(_meant(room, name, who), decision))
    items = tuple(dict.fromkeys(each.item for each in facts if isinstance(each, PrintDecided)))
    if decision.allowed or not items:
        return Decided(items=items, reports=())
    return Decided(items=items, reports=report_lines(room, resting_on(room, items).reports))


def take_back(room: Newsroom, name: str, who: str) -> Decided:
    """Take the decision on one person back: the one before it holds again, or else that they are not printed."""
    instead = decision_instead(room, name, who)
    if instead is None:
        raise Refused(STANDS)
    return decide_on(room, name, who, instead)


def decision_instead(room: Newsroom, name: str, who: str) -> Decision | None:
    """What is decided when the last decision is taken back; None where that would change nothing.

    Somebody on whom nobody decided is not printed, so taking back a first "no" leaves what it says.
    """
    made = [
        each for each in decided.decisions(room.rows, (room.resolve("item", name),)) if key_of(each.who) == key_of(who)
    ]
    now = next(iter(standing(made).values()), None)
    if now is None:
        raise Missing(f"nothing was decided of anybody called that in {name}")
    before = next(iter(standing(each for each in made if each is not now).values()), None)
    if before is not None:
        return Decision(allowed=before.allowed, by=before.by, on=room.clock.today(), because=before.because)
    return Decision(allowed=False, by=now.by, on=room.clock.today(), because="taken back") if now.allowed else None


def _meant(room: Newsroom, name: str, who: str) -> Sequence[Appearing]:
    """The person as each item names them; of `PICTURE`, the marks of each item itself."""
    if key_of(who) == PICTURE:
        return [_marks(room, each) for each in _items(room, name)]
    everybody = [each for _, people in people_in(room, name) for each in people.appearing]
    found = [each for each in everybody if key_of(each.who) == key_of(who)]
    if not found:
        raise Missing(
            f"nobody who has to be decided on is called that in {name}",
            advice=f"See who there is with 'farbank decide {name}'; who is in an item is said in a sheet.",
        )
    return found


def _marks(room: Newsroom, item: ItemReceived) -> Appearing:
    known = standing(decided.decisions(room.rows, (item.id,)))
    return Appearing(item=item.id, role=PICTURE, who=PICTURE, decided=known.get((item.id, PICTURE)))


def _items(room: Newsroom, name: str) -> tuple[ItemReceived, ...]:
    identity = room.resolve("", name)
    if kind_of(identity) == "collection":
        return items_of(room, identity)
    if kind_of(identity) != "item":
        raise Refused(f"{identity} is neither an item nor a collection", advice="See 'farbank list collection'.")
    return custody.items(room.rows, (identity,))
