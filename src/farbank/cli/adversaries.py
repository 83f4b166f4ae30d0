"""`farbank adversary`: with whom the gate reckons, and what they can look up."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.reckoning import Mark, Reckoned, choose_adversaries, reckoned
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.judgement.adversary import CLASSES, limit_words, weaker
from farbank.judgement.question import Limits

_STAMP: Final = "%Y-%m-%d"


@click.command()
@click.argument("classes", nargs=-1, metavar="[CLASS]...")
@click.option("--because", default="", help="Why; it is recorded, and nothing is chosen without it.")
@everywhere
@click.pass_obj
def adversary(given: Given, classes: tuple[str, ...], because: str) -> None:
    """Show which adversaries the gate reckons with and what each can look up; or choose them, such as A1 A2.

    A choice is recorded with its reason and the member who made it. Of two that were made at once at two places the
    stricter stands. Below stands everything of which somebody said that nobody, or only some, can look it up.
    """
    with given.room() as room:
        new = choose_adversaries(room, classes, because) if classes or because else False
        found = reckoned(room)
    if given.as_json:
        edge.document(_document(found, recorded=new))
        return
    _tell(found)
    if classes:
        edge.note("recorded" if new else "that stands already; nothing is recorded")
    if weaker(found.limits, Limits()):
        edge.note("note: this is less strict than what farbank ships (A2 and A3); every verdict names its limits")


def _tell(found: Reckoned) -> None:
    for each in CLASSES:
        reckons = "reckoned with" if each.name in found.limits.adversaries else "not reckoned with"
        edge.tell(f"{each.name}  {each.who}: {reckons}; {limit_words(each.name)}")
        edge.tell(f"    can look up {each.looks_up}")
    edge.tell(f"The gate blocks under {found.limits.block_below} people and holds under {found.limits.hold_below:,}.")
    for one in found.chosen:
        edge.tell(f"chosen by {one.by} on {one.at:{_STAMP}}: {one.choice.because}")
    if not found.chosen:
        edge.tell("nobody has chosen; these are the ones farbank ships")
    for mark in found.marks:
        edge.tell(f"{mark.disclosure:<6} {mark.persona} {mark.dimension}={' or '.join(mark.values)}: {_who_can(mark)}")


def _who_can(mark: Mark) -> str:
    who = "nobody can look it up" if mark.lookup == "none" else f"{mark.lookup} and above can look it up"
    return f"{who}, says {mark.by or 'nobody, so it counts in full'}"


def _document(found: Reckoned, *, recorded: bool) -> dict[str, object]:
    return {
        "adversaries": list(found.limits.adversaries),
        "block_below": found.limits.block_below,
        "hold_below": found.limits.hold_below,
        "recorded": recorded,
        "classes": [{"class": each.name, "who": each.who, "looks_up": each.looks_up} for each in CLASSES],
        "chosen": [
            {
                "classes": list(each.choice.classes),
                "because": each.choice.because,
                "by": each.by,
                "at": each.at.isoformat(),
            }
            for each in found.chosen
        ],
        "marks": [
            {
                "id": each.disclosure,
                "persona": each.persona,
                "dimension": each.dimension,
                "values": list(each.values),
                "lookup": each.lookup,
                "by": each.by,
            }
            for each in found.marks
        ],
    }


COMMANDS: Final = {"adversary": adversary}
