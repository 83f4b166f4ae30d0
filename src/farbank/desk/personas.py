"""That two personas are one person to a reader, or certainly two: said of both rows, so that neither says otherwise.

- Nothing parts two personas of one and the same person.
- It is said with a reason, which stays with the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from farbank.errors import Refused
from farbank.facts.persona import PersonaNamed
from farbank.judgement.told import circles
from farbank.values.ids import PersonaId

Told = Literal["same", "apart"]


def told_of_two(one: PersonaNamed, other: PersonaNamed, told: Told, because: str) -> tuple[PersonaNamed, ...]:
    """The rows as they stand after it, the first one first; the other row only where it said otherwise."""
    if one.id == other.id:
        raise Refused(f"{one.label or one.id} is one persona, not two", advice="Name another persona.")
    if not because.strip():
        raise Refused("say why", advice="Give it with --because; it is recorded with the persona.")
    if told == "apart" and one.subject == other.subject:
        raise Refused(
            f"{one.label or one.id} and {other.label or other.id} are printed of one person; nothing parts them",
            advice="If the person behind one of them is another, say so with --of.",
        )
    first = _said(one, other, told, because.strip())
    second = _cleared(other, one.id, told)
    return (first,) if second == other else (first, second)


def still_joined(personas: Sequence[PersonaNamed], one: str, other: str) -> bool:
    """Whether a reader still gets from one persona to the other, through a third."""
    return any({one, other} <= circle for circle in circles(personas))


def _said(one: PersonaNamed, other: PersonaNamed, told: Told, because: str) -> PersonaNamed:
    cleared = _cleared(one, other.id, told)
    named = _with(cleared.linked, other.id) if told == "same" else cleared.linked
    parted = _with(cleared.not_linked, other.id) if told == "apart" else cleared.not_linked
    said = f"{told} {'as' if told == 'same' else 'from'} {other.label or other.id}: {because}"
    notes = cleared.note.split("\n") if cleared.note else []
    note = cleared.note if said in notes else "\n".join((*notes, said))
    return replace(cleared, linked=named, not_linked=parted, note=note)


def _with(personas: tuple[PersonaId, ...], name: str) -> tuple[PersonaId, ...]:
    return personas if name in personas else (*personas, PersonaId(name))


def _cleared(row: PersonaNamed, name: str, told: Told) -> PersonaNamed:
    """The row without what says the contrary of another persona."""
    if told == "same":
        return replace(row, not_linked=tuple(each for each in row.not_linked if each != name))
    return replace(row, linked=tuple(each for each in row.linked if each != name))
