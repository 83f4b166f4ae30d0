"""`farbank decide`: whether one person who wrote an item, or is shown in it, may be printed."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.deciding import Decided, decide_on, people_in
from farbank.assemble.gifts import person_line
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.desk.decide import Decision
from farbank.errors import Refused
from farbank.judgement.appearing import Appearing


@click.command()
@click.argument("name", metavar="ITEM|COLLECTION")
@click.argument("who", default="")
@click.option("--print/--do-not-print", "allowed", default=None, help="What was decided of this one person.")
@click.option("--by", default="", help="Who decided: the person, their family, the desk.")
@click.option("--because", default="", help="Why; it is recorded.")
@everywhere
@click.pass_obj
def decide(given: Given, name: str, who: str, by: str, because: str, *, allowed: bool | None) -> None:
    """Decide whether one person in an ITEM, or in every item of a COLLECTION, may be printed.

    The consent of a donor covers the donor only: every writer and addressee of a gift, and every person shown in it, is
    "do not print" until somebody decides on that person. WHO is the person as the item names them. Without WHO,
    everybody is listed with what was decided. A decision can be changed; the reports that cite the item are then named.
    With "the picture" as WHO it is decided whether an item may be placed as a picture with its tear, folds,
    handwriting and reflections, after somebody looked.
    """
    if not who:
        _listed(given, name)
        return
    if allowed is None:
        raise Refused("say what was decided", advice="Give --print or --do-not-print, with --by and --because.")
    with given.room() as room:
        decision = Decision(allowed=allowed, by=by, on=room.clock.today(), because=because)
        done = decide_on(room, name, who, decision)
    edge.document(_document(done, allowed=allowed)) if given.as_json else _tell(done, allowed=allowed)


def _listed(given: Given, name: str) -> None:
    with given.room() as room:
        every = people_in(room, name)
    if given.as_json:
        rows = [_person(item.id, each) for item, people in every for each in people.appearing]
        undeclared = [item.id for item, people in every if people.undeclared]
        edge.document({"people": rows, "undeclared": undeclared})
        return
    for item, people in every:
        for each in people.appearing:
            edge.tell(person_line(item.id, each))
        if people.undeclared:
            edge.tell(f"{item.id}: nobody said who wrote it and who is shown in it")
    if not any(people.appearing or people.undeclared for _, people in every):
        edge.note("nobody in it has to be decided on")


def _person(item: str, each: Appearing) -> dict[str, object]:
    said = each.decided
    return {
        "item": item,
        "named_in": each.item,
        "role": each.role,
        "who": each.who,
        "print": each.allowed,
        "decided": None
        if said is None
        else {"print": said.allowed, "by": said.by, "on": str(said.on), "because": said.because},
    }


def _document(done: Decided, *, allowed: bool) -> dict[str, object]:
    return {"items": list(done.items), "print": allowed, "reports": list(done.reports)}


def _tell(done: Decided, *, allowed: bool) -> None:
    if not done.items:
        edge.tell("That was decided already.")
        return
    edge.tell(f"{', '.join(done.items)}: they {'may be printed' if allowed else 'are not to be printed'}.")
    for report in done.reports:
        edge.tell(f"cited by  {report}")


COMMANDS: Final = {"decide": decide}
