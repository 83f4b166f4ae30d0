"""`farbank list`, `show` and `find`: what the case holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import click

from farbank.assemble import seeing
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.seeing import LISTABLE
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.values.handling import Secret

LIKENESS: Final = "likeness"  # no row of its own: two items, and how far they are apart


@click.command("list")
@click.argument("kind", type=click.Choice((*LISTABLE, LIKENESS)), metavar="KIND")
@everywhere
@click.pass_obj
def list_(given: Given, kind: str) -> None:
    """List what the case holds of one KIND: item, source, statement, finding, look, tally, report ...

    `farbank list likeness` lists the pictures that look alike; 'farbank link' says what that means.
    """
    with given.room() as room:
        _rows(given, seeing.alike(room) if kind == LIKENESS else seeing.listed(room, kind))
        _elsewhere(room)


@click.command()
@click.argument("words", nargs=-1, required=True)
@everywhere
@click.pass_obj
def find(given: Given, words: tuple[str, ...]) -> None:
    """Search titles, statements, reports and the text of items, in any script.

    A row is found when it holds all the WORDS, also inside longer words.
    """
    with given.room() as room:
        _rows(given, seeing.found(room, " ".join(words)))
        _elsewhere(room)


@click.command()
@click.argument("name", metavar="ID")
@click.option("--identity", is_flag=True, help="Print the age identity line of an item's objects, to hand it over.")
@everywhere
@click.pass_obj
def show(given: Given, name: str, *, identity: bool) -> None:
    """Show one thing (E3, T1, or your own label) with all that is known of it.

    With --identity: the line that opens this one item with stock age, and nothing else in the case. Whoever has the
    line and the object can read the original.
    """
    with given.room() as room:
        if identity:
            _identities(given, seeing.identity_lines(room, name))
            return
        shown = seeing.shown(room, name)
    if given.as_json:
        edge.document(shown.as_document())
        return
    edge.tell(f"{shown.id}  {shown.label}  {shown.title}")
    for key, value in shown.told:
        edge.tell(f"  {key:<14} {value}")
    for heading, lines in shown.lists:
        edge.tell(f"  {heading}")
        for line in lines:
            edge.tell(f"    {line}")


def _identities(given: Given, lines: tuple[tuple[str, Secret], ...]) -> None:
    if given.as_json:
        edge.document({"objects": [{"object": name, "identity": secret.value} for name, secret in lines]})
        return
    for name, secret in lines:
        edge.note(f"opens objects/{name[:2]}/{name}")
        edge.tell(secret.value)


def _elsewhere(room: Newsroom) -> None:
    for sentence in seeing.elsewhere(room):
        edge.note(sentence)


def _rows(given: Given, rows: Iterable[seeing.Line]) -> None:
    if given.as_json:
        edge.document({"rows": [each.as_document() for each in rows]})
        return
    empty = True
    for each in rows:
        empty = False
        edge.tell(f"{each.id:<6} {each.label:<16} {each.title}{each.remark}")
    if empty:
        edge.note("nothing found")


COMMANDS: Final = {"list": list_, "show": show, "find": find}
