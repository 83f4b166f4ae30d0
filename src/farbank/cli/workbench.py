"""`farbank open`: the workbench, on this computer alone."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Final

import click

from farbank.assemble.field_here import refuse_field_bag
from farbank.assemble.reading_room import confined
from farbank.assemble.starting import must_be_case
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.web.serving import serve


@click.command("open")
@click.option(
    "--port", default=0, type=click.IntRange(0, 65535), help="The port on this computer (else: any free one)."
)
@click.option("--no-browser", is_flag=True, help="Start no browser; the file that lets one in is named.")
@everywhere
@click.pass_obj
def open_(given: Given, port: int, *, no_browser: bool) -> None:
    """Open the workbench: the whole road in a browser, on this computer alone and without a network.

    A file that only you can read lets the browser in, once. The case is unlocked in the page. Ctrl-C ends it.
    """
    refuse_field_bag(given.case)
    must_be_case(given.case)

    def opened(address: str, file: Path) -> None:
        if given.as_json:
            edge.document({"address": address, "file": str(file)})
        else:
            edge.tell(f"The workbench is at {address} until you press Ctrl-C.")
        if no_browser or not webbrowser.open(file.as_uri()):
            edge.note(f"Open this file in a browser on this computer: {file}")

    with confined() as confinement:
        serve(given.case, confinement, port=port, opened=opened)


COMMANDS: Final = {"open": open_}
