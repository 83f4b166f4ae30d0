"""`farbank link`: a person says what depends on what."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.linking import link as link_in
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.values.words import LinkType, choices


@click.command()
@click.argument("tail", metavar="ID")
@click.argument("head", metavar="OTHER")
@click.option("--as", "how", type=click.Choice(choices(LinkType)), required=True, help="How they hang together.")
@click.option("--because", required=True, help="Why you say so.")
@everywhere
@click.pass_obj
def link(given: Given, tail: str, head: str, how: LinkType, because: str) -> None:
    """Say how one item or statement (ID) depends on an OTHER, or on an origin.

    This is what turns a likeness that farbank proposes into something that counts: `same_origin` where both show one
    moment, `derived_from` where ID was made from OTHER, `independent` where they only look alike.
    """
    with given.room() as room:
        facts = link_in(room, (tail, head), how, because)
        ends = room.resolve("", tail), room.resolve("", head)
    if given.as_json:
        edge.document({"from": ends[0], "to": ends[1], "type": how, "recorded": len(facts)})
        return
    edge.tell(f"{ends[0]} {how} {ends[1]}." if facts else f"This was said of {ends[0]} and {ends[1]} before.")


COMMANDS: Final = {"link": link}
