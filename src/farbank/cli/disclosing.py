"""`farbank prove`: one item, to somebody who has to check it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble import disclosing, opening_commitment
from farbank.cli import edge
from farbank.cli.options import Given, everywhere


@click.command()
@click.argument("item", metavar="ITEM")
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="A new folder.")
@click.option("--to", default="", help="Whom it is for, in your words; recorded, for what leaves counts.")
@click.option("--no-content", is_flag=True, help="Prove only that it existed, and disclose nothing of it.")
@click.option("--commitment", is_flag=True, help="Open the commitment a page printed, for checking with sha256sum.")
@everywhere
@click.pass_obj
def prove(given: Given, item: str, out: Path, *, to: str, no_content: bool, commitment: bool) -> None:
    """Write a folder that proves one ITEM to a named verifier, who needs no farbank: age and a C2SP verifier suffice.

    It holds the item as an age file, the line that opens this file and nothing else of the case, its line of the log
    with the way to a signed head, and what dates that head. It places the item in time and beside its neighbours in
    the log: give it to a person, never put it on a page.

    With --commitment: the salt and the evidence itself (an item, a statement or a finding), so that its holder sees
    with sha256sum that this is what the page committed to. Nothing of the log goes with it.
    """
    if commitment:
        if no_content:
            raise click.UsageError("--commitment shows the evidence itself, and --no-content shows nothing of it")
        _open(given, item, out, to)
        return
    with given.room() as room:
        done = disclosing.prove_item(room, item, out, to=to, content=not no_content)
    if given.as_json:
        edge.document(
            {
                "item": done.item,
                "leaf": done.leaf,
                "copy": done.copy,
                "anchors": done.anchors,
                "cosigned": list(done.cosigned),
                "folder": str(out),
            }
        )
        return
    edge.tell(f"{done.item} is proven in {out}: entry {done.leaf} of the log, {_dated(done)}.")
    edge.note("Give it to the person it is for, and never publish it: it shows the item's neighbours in the log.")


def _open(given: Given, name: str, out: Path, to: str) -> None:
    with given.room() as room:
        done = opening_commitment.open_commitment(room, name, out, to=to)
    if given.as_json:
        told = {"id": done.identity, "commitment": done.commitment, "copy": done.copy, "files": list(done.files)}
        edge.document({**told, "folder": str(out)})
        return
    edge.tell(f"{done.identity} is opened in {out}. The page printed: {done.commitment}")
    edge.note("It is in the clear there. Give it to the person it is for, and never publish it.")


def _dated(done: disclosing.Proven) -> str:
    dated = f"{done.anchors} dated head{'' if done.anchors == 1 else 's'}" if done.anchors else "no head of it is dated"
    return f"{dated}, cosigned by {', '.join(done.cosigned)}" if done.cosigned else dated


COMMANDS: Final = {"prove": prove}
