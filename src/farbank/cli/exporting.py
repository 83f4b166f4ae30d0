"""`farbank export`: items and all that is said of them, for somebody else."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble.exporting import Asked
from farbank.assemble.exporting import export as export_to
from farbank.cli import edge
from farbank.cli.options import Given, everywhere


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("rows", nargs=-1, metavar="[ID...]")
@click.option(
    "--to", multiple=True, metavar="KEY", help="Who can read it: an age recipient, or a file of 'member key'."
)
@click.option("--plain", is_flag=True, help="In the clear, originals too; for an archive that takes no closed bags.")
@everywhere
@click.pass_obj
def export(given: Given, folder: Path, rows: tuple[str, ...], to: tuple[str, ...], *, plain: bool) -> None:
    """Write the case, or the rows named by ID with all they speak of, as a bag in DIR.

    A BagIt bag with an RO-Crate description: the age files as they lie in the case, what was recorded about them with
    its signers, and for each item the proof of its place in the log. Any BagIt reader checks it, and only those named
    with --to can read it. Identity cards never leave, and what is restricted only when it is named.
    """
    with given.room() as room:
        done = export_to(room, Asked(out=folder, only=rows, to=to, plain=plain))
    if given.as_json:
        edge.document(
            {
                "copy": done.copy,
                "items": done.items,
                "entries": done.entries,
                "objects": done.objects,
                "seal": done.seal,
                "folder": str(folder),
            }
        )
        return
    edge.tell(
        f"{folder} holds {done.items} items, {done.entries} entries, {done.objects} objects; listed as {done.copy}."
    )
    edge.note("It shows how the items lie beside one another in the log: give it to a person, never put it on a page.")
    if plain:
        edge.note("It lies open: whoever holds it can read it.")


COMMANDS: Final = {"export": export}
