"""`farbank access`: small counted sets, which bound how many people fit without any statistics."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.access_sets import SetSaid, count_set, counted_sets
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.facts.persona import AccessCounted
from farbank.values import words

_KINDS: Final = {
    "held": "held it",
    "could_stand": "could stand there",
    "present": "were present",
    "": "had it in common",
}


@click.command()
@click.argument("what", default="")
@click.option("--who", default="", metavar="CODENAME", help="The source who is one of them.")
@click.option("--count", default="", help="How many there are.")
@click.option("--kind", type=click.Choice(words.choices(words.AccessKind)), help="What they had in common.")
@click.option("--basis", default="", help="How that is known.")
@click.option("--meets", multiple=True, metavar="WHAT", help="Another set, when these are in all of them.")
@everywhere
@click.pass_obj
def access(given: Given, what: str, who: str, count: str, kind: str | None, basis: str, meets: tuple[str, ...]) -> None:
    """List the counted sets; or count one: WHAT its people had in common, how many they are, and how that is known.

    Such as: the nine who held a timetable, the six who could stand at a window, the forty who were at a meeting. No
    more people fit than the smallest set has; a disclosure in the same words is bounded by it.
    """
    with given.room() as room:
        if what:
            said = SetSaid(what=what, who=who, count=count, kind=kind or "", basis=basis, meets=meets)
            applied = count_set(room, said)
            if not given.as_json:
                edge.note("recorded" if applied.recorded else "that stands already; nothing is recorded")
        elif who or count or kind or basis or meets:
            raise click.UsageError("say what they had in common, before the options")
        rows = counted_sets(room)
    if given.as_json:
        edge.document({"rows": [_document(each) for each in rows]})
        return
    for each in rows:
        _tell(each)
    if not rows:
        edge.note("no set is counted yet")


def _tell(each: AccessCounted) -> None:
    edge.tell(f"{each.id:<6} {each.count:>4}  {each.what}: {each.who} is one of those who {_KINDS[each.kind_of]}")
    if each.meets:
        edge.tell(f"{'':13}they are in all of: {'; '.join(each.meets)}")
    if each.basis:
        edge.tell(f"{'':13}{each.basis}")


def _document(each: AccessCounted) -> dict[str, object]:
    return {
        "id": each.id,
        "what": each.what,
        "who": each.who,
        "count": each.count,
        "kind": each.kind_of,
        "basis": each.basis,
        "meets": list(each.meets),
    }


COMMANDS: Final = {"access": access}
