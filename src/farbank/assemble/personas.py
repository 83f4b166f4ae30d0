"""Personas as a reporter keeps them: named, joined and parted, each through the desk's own verb for sheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from farbank.assemble.applying import Applied
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.saying import say_rows
from farbank.desk.personas import Told, still_joined, told_of_two
from farbank.errors import Refused
from farbank.facts.persona import PersonaNamed
from farbank.reading.proposing.drafted import Drafted, drafted, several
from farbank.views import people


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What is said of a persona; what is left empty stays as it was."""

    printed_as: str = ""
    of: str = ""
    linked: tuple[str, ...] = ()
    not_linked: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.printed_as or self.of or self.linked or self.not_linked)


def persona_of(room: Newsroom, name: str) -> PersonaNamed:
    """The persona with an id, a label, or the words it is printed as, where only one is printed so."""
    every = people.personas(room.rows)
    printed = [each for each in every if each.printed_as.casefold() == name.strip().casefold()]
    identity = room.known.find("persona", name)
    if not identity and len(printed) > 1:
        named = ", ".join(each.label or each.id for each in printed)
        raise Refused(f"{name!r} is how several personas are printed", advice=f"Name one of them: {named}.")
    identity = identity or (printed[0].id if printed else room.resolve("persona", name))
    found = next((each for each in every if each.id == identity), None)
    if found is None:
        raise Refused(f"{identity} was withdrawn", advice="Name the persona anew in a sheet to take it up again.")
    return found


def name_persona(room: Newsroom, name: str, naming: Naming) -> Applied:
    """Record a persona, or what is new of one."""
    identity = room.known.find("persona", name)
    before = next((each for each in people.personas(room.rows) if each.id == identity), None)
    if before is None and not (naming.printed_as and naming.of):
        raise Refused(
            f"there is no persona {name} yet",
            advice="Say how it is printed with --printed-as, and by --of which codename is behind it.",
        )
    return say_rows(room, [_row_of(name, naming, before)])


def tell_of_two(room: Newsroom, name: str, other: str, told: Told, because: str) -> tuple[Applied, bool]:
    """Record that two personas are one to a reader, or two; whether they hang together still, through a third."""
    one, two = persona_of(room, name), persona_of(room, other)
    rows = told_of_two(one, two, told, because)
    applied = say_rows(room, [row_as_said(each) for each in rows])
    return applied, told == "apart" and still_joined(people.personas(room.rows), one.id, two.id)


def row_as_said(persona: PersonaNamed) -> Drafted:
    """A persona as the row that would say it."""
    return drafted(
        "personas",
        persona.label or persona.id,
        printed_as=persona.printed_as,
        subject=persona.subject,
        linked=several(persona.linked),
        not_linked=several(persona.not_linked),
        note=persona.note,
    )


def labels_of(room: Newsroom, ids: Iterable[str]) -> tuple[str, ...]:
    """What the reporters call some personas."""
    called = {each.id: each.label or each.id for each in people.personas(room.rows)}
    return tuple(called.get(each, each) for each in ids)


def _row_of(name: str, naming: Naming, before: PersonaNamed | None) -> Drafted:
    row = row_as_said(before) if before else drafted("personas", name)
    linked = (*(before.linked if before else ()), *naming.linked)
    parted = (*(before.not_linked if before else ()), *naming.not_linked)
    changed = {
        "printed_as": naming.printed_as,
        "subject": naming.of,
        "linked": several(linked),
        "not_linked": several(parted),
    }
    cells = dict(row.cells) | {name: cell for name, cell in changed.items() if cell}
    return replace(row, cells=tuple(cells.items()))
