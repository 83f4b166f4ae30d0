"""Forgetting a source, an item or an inquiry: what goes, what rests on it, and what became of the copies that left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from farbank.assemble.backing_up import BACKUP, ENVELOPE
from farbank.assemble.citing import Resting, resting_on
from farbank.assemble.newsroom import Newsroom
from farbank.desk.copies import confirm
from farbank.desk.forget import holds, reach, request, spent
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.keeping.changes import forgetting as keeping
from farbank.values.ids import kind_of
from farbank.views import catalogue, copies, custody, forgotten
from farbank.views.copies import Copy
from farbank.views.forgotten import Forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What forgetting one thing takes away, what rests on it and stays, and the copies elsewhere that hold it."""

    target: str
    gone: tuple[str, ...]
    resting: Resting
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Something that was forgotten: when that was asked, by which record it was done, which copies are left."""

    of: str
    asked: str
    record: int
    copies: tuple[Copy, ...]


def plan(room: Newsroom, name: str) -> Plan:
    """What would go. Nothing is changed."""
    elsewhere = forgotten.handed_over_with(room.rows, name)
    target = name if elsewhere else _target(room, name)
    gone = (*elsewhere, *(each for each in reach(target, custody.every_item(room.rows)) if each not in elsewhere))
    return Plan(target=target, gone=gone, resting=resting_on(room, gone), copies=_holding(room, gone))


def forget(room: Newsroom, planned: Plan, reason: str) -> int:
    """Destroy the keys, the bodies and the files of what was planned; returns the number of the record that says so."""
    if plan(room, planned.target).gone != planned.gone:
        raise Refused("what would go has changed meanwhile", advice="Give the command again and look at the list.")
    asked = {each.of for each in forgotten.forgotten(room.rows)}
    room.record(lambda: request(planned.target, reason) if planned.target not in asked else [])
    at, numbers = room.clock.now(), spent(room.known)
    room.renew(lambda kept: keeping.forget(kept, planned.gone, at=at, spent=numbers))
    return next(each.done for each in forgotten.forgotten(room.rows) if each.of == planned.target)


def forgotten_so_far(room: Newsroom) -> tuple[Standing, ...]:
    """Everything forgotten or asked to be; complete when no copy is left unconfirmed."""
    every = forgotten.forgotten(room.rows)
    return tuple(
        Standing(of=each.of, asked=f"{each.asked:%Y-%m-%d}", record=each.done, copies=_left(room, each))
        for each in every
    )


def confirm_copy(room: Newsroom, copy: str, became: str, because: str) -> Sequence[Fact]:
    """Record what the holder of a copy says became of it."""
    return room.record(lambda: confirm(room.known, copy, became, because))


def _holding(room: Newsroom, gone: Sequence[str]) -> tuple[Copy, ...]:
    """Copies of which nobody has said that they are destroyed or replaced."""
    every = (each for each in copies.copies(room.rows) if each.became not in {"destroyed", "replaced"})
    return tuple(each for each in every if any(holds(each.made, (one,)) for one in gone if _may_hold(each, one)))


def _may_hold(copy: Copy, compartment: str) -> bool:
    """Whether what locks under this name can be in a copy: an inquiry is in backups of the folder, and never sent."""
    return kind_of(compartment) != "inquiry" or copy.made.what in {BACKUP, ENVELOPE}


def _left(room: Newsroom, done: Forgotten) -> tuple[Copy, ...]:
    """The copies that may still hold what was forgotten; one that was made after it never did."""
    holding = _holding(room, (done.of,))
    made = {each.id: each.entry for each in catalogue.listed(room.rows, "copy")}
    return tuple(each for each in holding if not done.done or made.get(each.made.id, 0) < done.done)


def _target(room: Newsroom, name: str) -> str:
    found = room.resolve("", name)
    if kind_of(found) not in {"source", "item", "inquiry"}:
        raise Refused(
            f"{found} is neither a source nor an item nor an inquiry", advice="Withdraw it instead, in a sheet."
        )
    return found
