"""`farbank prove`: one item, to somebody who has to check it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble import disclosing
from farbank.cli import edge
from farbank.cli.options import Given, everywhere


@click.command()
@click.argument("item", metavar="ITEM")
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="A new folder.")
@click.option("--to", default="", help="Whom it is for, in your words; recorded, for what leaves counts.")
@click.option("--no-content", is_flag=True, help="Prove only that it existed, and disclose nothing of it.")
@everywhere
@click.pass_obj
def prove(given: Given, item: str, out: Path, *, to: str, no_content: bool) -> None:
    """Write a folder that proves one ITEM to a named verifier, who needs no farbank: age and a C2SP verifier suffice.

    It holds the item as an age file, the line that opens this file and nothing else of the case, its line of the log
    with the way to a signed head, and what dates that head. It places the item in time and beside its neighbours in
    the log: give it to a person, never put it on a page.
    """
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


def _dated(done: disclosing.Proven) -> str:
    dated = f"{done.anchors} dated head{'' if done.anchors == 1 else 's'}" if done.anchors else "no head of it is dated"
    return f"{dated}, cosigned by {', '.join(done.cosigned)}" if done.cosigned else dated


COMMANDS: Final = {"prove": prove}
