"""`farbank same` and `farbank apart`: what a person says of two, and why; nothing is merged."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.asking_people import conflict_words, standing_of
from farbank.assemble.telling_apart import tell
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.facts.fact import Row
from farbank.values.words import Sameness


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--because", default="", help="Why; it is recorded, and there is nothing without it.")
@click.option("--withdraw", is_flag=True, help="Take back that they are the same.")
@everywhere
@click.pass_obj
def same(given: Given, one: str, other: str, because: str, *, withdraw: bool) -> None:
    """Say that ONE and the OTHER, two persons in the case, are the same.

    Nothing is merged: both stay as they are, and are shown together. A contradiction is told, not resolved.
    """
    _tell(given, (one, other), "same", because, withdraw=withdraw)


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--because", default="", help="Why; it is recorded, and there is nothing without it.")
@click.option("--withdraw", is_flag=True, help="Take back that they are apart.")
@everywhere
@click.pass_obj
def apart(given: Given, one: str, other: str, because: str, *, withdraw: bool) -> None:
    """Say that ONE and the OTHER, two persons in the case, are certainly two.

    A contradiction with what was said before is told, not resolved.
    """
    _tell(given, (one, other), "apart", because, withdraw=withdraw)


def _tell(given: Given, names: tuple[str, str], verdict: Sameness, because: str, *, withdraw: bool) -> None:
    with given.room() as room:
        facts = tell(room, names, verdict, because, withdraw=withdraw)
        ids = [room.resolve("", name) for name in names]
        conflicts = [conflict_words(each) for each in standing_of(room).conflicts(ids)]
    if given.as_json:
        rows = [each.id for each in facts if isinstance(each, Row)]
        edge.document({"of": ids, "verdict": verdict, "withdrawn": withdraw, "id": rows[0] if rows else None,
                       "recorded": len(facts), "conflicts": conflicts})  # fmt: skip
    elif facts:
        edge.tell(
            f"{ids[0]} and {ids[1]} are {'no longer said to be ' if withdraw else 'said to be '}{_WORDS[verdict]}."
        )
    else:
        edge.tell("That was said already.")
    for each in conflicts:
        edge.note(f"contradiction: {each}")


_WORDS: Final = {"same": "the same", "apart": "apart"}
COMMANDS: Final = {"same": same, "apart": apart}
