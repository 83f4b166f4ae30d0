"""`farbank persona`: how a person at risk appears in print, and how little is left to tell of them."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.applying import Applied
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.persona_shown import show_persona
from farbank.assemble.persona_words import document_of, lines_of
from farbank.assemble.personas import Naming, name_persona, tell_of_two
from farbank.cli import edge
from farbank.cli.options import Given, everywhere


@click.command()
@click.argument("name", metavar="PERSONA")
@click.option("--printed-as", default="", help="The words in print, such as 'a resident'.")
@click.option("--of", default="", metavar="CODENAME", help="The source or sealed person behind it, by codename only.")
@click.option("--linked", multiple=True, metavar="PERSONA", help="A persona that a reader may join with this one.")
@click.option("--not-linked", multiple=True, metavar="PERSONA", help="A persona that is certainly another person.")
@click.option("--same", default="", metavar="PERSONA", help="A reader may take the two for one; with --because.")
@click.option("--apart", default="", metavar="PERSONA", help="The two are certainly two persons; with --because.")
@click.option("--because", default="", help="Why they are the same or apart; recorded with the persona.")
@everywhere
@click.pass_obj
def persona(
    given: Given,
    name: str,
    printed_as: str,
    of: str,
    linked: tuple[str, ...],
    not_linked: tuple[str, ...],
    same: str,
    apart: str,
    because: str,
) -> None:
    """Name a PERSONA, join or part two of them; or show one with all that is out and how few people fit it.

    Shown are what is published, withdrawn (it still counts) and in a draft; how many people fit today, alone and with
    whom a reader may take it for, for each adversary the gate reckons with; what each phrase costs in bits; and how
    much may still be told. `farbank list persona` lists them all.
    """
    naming = Naming(printed_as=printed_as, of=of, linked=linked, not_linked=not_linked)
    if same and apart:
        raise click.UsageError("two personas are the same or apart, not both")
    with given.room() as room:
        said = _say(room, name, naming, same, apart, because)
        if said is None:
            _show(given, room, name)
            return
    _tell(given, said[0], joined=said[1])


def _say(
    room: Newsroom, name: str, naming: Naming, same: str, apart: str, because: str
) -> tuple[tuple[Applied, ...], bool] | None:
    """What was recorded, and whether two that were parted hang together still; None where nothing was to be said."""
    done: list[Applied] = []
    joined = False
    if naming:
        done.append(name_persona(room, name, naming))
    if same or apart:
        applied, joined = tell_of_two(room, name, same or apart, "same" if same else "apart", because)
        done.append(applied)
    elif because:
        raise click.UsageError("--because goes with --same or --apart")
    return (tuple(done), joined) if done else None


def _tell(given: Given, done: tuple[Applied, ...], *, joined: bool) -> None:
    ids = {label: own for each in done for label, own in each.ids}
    recorded = sum(each.recorded for each in done)
    if given.as_json:
        edge.document({"ids": ids, "recorded": recorded, "still_joined": joined})
        return
    for label, own in ids.items():
        edge.tell(f"{own:<6} {label}")
    edge.note("recorded" if recorded else "that stands already; nothing is recorded")
    if joined:
        edge.note("note: a reader still gets from one to the other through a third persona that is linked with both")


def _show(given: Given, room: Newsroom, name: str) -> None:
    shown = show_persona(room, name)
    if given.as_json:
        edge.document(document_of(room, shown))
        return
    for line in lines_of(room, shown):
        edge.tell(line)
    edge.note("Counted is what was marked; voice, rhythm and the paper are not. This is not a finding of safety.")


COMMANDS: Final = {"persona": persona}
