"""`farbank open`: the workbench, on this computer alone."""

from __future__ import annotations

import webbrowser
from functools import partial
from pathlib import Path
from typing import Final

import click

from farbank.assemble.field_here import refuse_field_bag
from farbank.assemble.folders_here import is_case, must_be_case_or_have_room, must_be_folder
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.web.doorstep import doorstep


@click.command("open")
@click.option(
    "--port", default=0, type=click.IntRange(0, 65535), help="The port on this computer (else: any free one)."
)
@click.option("--no-browser", is_flag=True, help="Start no browser; the file that lets one in is named.")
@click.option(
    "--watch",
    type=click.Path(path_type=Path),
    help="A folder whose new files are offered on the page of the intake; none is taken in before you say so.",
)
@everywhere
@click.pass_obj
def open_(given: Given, port: int, *, no_browser: bool, watch: Path | None) -> None:
    """Open the workbench: the whole road in a browser, on this computer alone and without a network.

    A file that only you can read lets the browser in, once. The case is unlocked in the page; where the
    folder is empty or not there yet, the page makes a new one. Ctrl-C ends it.
    """
    folder = given.case.absolute()  # a new case takes the place of the empty folder that we may stand in
    refuse_field_bag(folder)
    must_be_case_or_have_room(folder)
    watching = must_be_folder(watch) if watch else None
    if not is_case(folder):
        edge.note(f"There is no case in {folder} yet; the page makes one.")
    open_at(folder, port=port, watching=watching, as_json=given.as_json, no_browser=no_browser)


def open_at(folder: Path, *, as_json: bool, no_browser: bool, port: int = 0, watching: Path | None = None) -> None:
    """The workbench on a folder until Ctrl-C. Whatever answers in it is loaded while the browser starts."""
    with doorstep(port, partial(_tell, as_json=as_json, no_browser=no_browser)) as step:
        from farbank.assemble.reading_room import confined  # noqa: PLC0415
        from farbank.web.serving import serve  # noqa: PLC0415

        with confined() as confinement:
            serve(folder, confinement, step, watching=watching)


def _tell(address: str, file: Path, *, as_json: bool, no_browser: bool) -> None:
    """Say where the workbench is, and let a browser in by its file."""
    if as_json:
        edge.document({"address": address, "file": str(file)})
    else:
        edge.tell(f"The workbench is at {address} until you press Ctrl-C.")
    if no_browser or not webbrowser.open(file.as_uri()):
        edge.note(f"Open this file in a browser on this computer: {file}")


COMMANDS: Final = {"open": open_}
