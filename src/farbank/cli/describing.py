"""`farbank describe`: five questions about one item."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.describing import Said, describe_item
from farbank.cli import edge
from farbank.cli.options import Given, everywhere

QUESTIONS: Final = (
    ("what", "What does it show or say?"),
    ("when", "When was that, as exactly as it is known? (late August 2020, spring 2023, since 2019)"),
    ("where", "Where? (in any script)"),
    ("whose", "Whose words or picture is it? (a codename, such as S-REED)"),
    ("printable", "What of it may be printed? (nothing, the words, all but the place ...)"),
)


@click.command()
@click.argument("item")
@click.option("--what", default="", help="What it shows or says.")
@click.option("--when", default="", help="When, as vaguely as it is known.")
@click.option("--where", default="", help="Where, in any script.")
@click.option("--whose", default="", help="Whose words: the label of a source; a new one is made.")
@click.option("--print", "printable", default="", help="What of it may be printed.")
@everywhere
@click.pass_obj
def describe(given: Given, item: str, what: str, when: str, where: str, whose: str, printable: str) -> None:
    """Say of one ITEM what, when, where, whose words, and what may be printed.

    Asks the five questions at the terminal when no option answers them; an empty answer leaves what is known.
    """
    given_answers = {"what": what, "when": when, "where": where, "whose": whose, "printable": printable}
    with given.room() as room:
        identity = room.resolve("item", item)
        answers = given_answers if any(given_answers.values()) else _asked()
        ids = describe_item(room, identity, Said(**answers))
    if given.as_json:
        edge.document({"id": identity, "recorded": len(ids)})
        return
    edge.tell(f"{identity} is described." if ids else f"Nothing new was said of {identity}.")


def _asked() -> dict[str, str]:
    return {name: str(click.prompt(question, default="", show_default=False, err=True)) for name, question in QUESTIONS}


COMMANDS: Final = {"describe": describe}
