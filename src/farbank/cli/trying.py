"""`farbank demo`: the whole road on two cases that ship with farbank."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

import click

from farbank.assemble.demo import Places, Told, walk_the_road
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.cli.workbench import open_at

INDENT: Final = " " * 12


@click.command()
@click.argument("folder", metavar="[DIR]", default=Path("farbank-demo"), type=click.Path(path_type=Path))
@click.option("--open", "opening", is_flag=True, help="Then open the workbench on the case of the border.")
@click.option("--no-browser", is_flag=True, help="With --open: start no browser; the file that lets one in is named.")
@everywhere
@click.pass_obj
def demo(given: Given, folder: Path, *, opening: bool, no_browser: bool) -> None:
    """Walk the whole road on two cases that ship with farbank, and write them to DIR (./farbank-demo).

    "Yalu and Tumen, 2020-2023" is the real border, from public facts, with nobody at risk in it. "Drill" is an invented
    country, where exposure is shown. Nothing is asked; the passphrase is written beside the cases. With --open it is
    shown, to be typed into the page.
    """
    places = Places(folder=folder)
    told: list[Told] = []
    for each in walk_the_road(places):
        told.append(each)
        if not given.as_json:
            edge.tell(f"{each.step:<12}{each.words}" if each.step else f"{INDENT}{each.words}")
    if given.as_json:
        edge.document({"steps": [{"step": each.step, "words": each.words} for each in told], **_paths(places)})
    else:
        _next(places)
    if opening:
        open_workbench(places, as_json=given.as_json, no_browser=no_browser)


def _paths(places: Places) -> dict[str, object]:
    found = {"case": places.case, "drill": places.drill, "site": places.site, "passphrase": places.passphrase}
    return {name: str(path) for name, path in found.items()}


def _next(places: Places) -> None:
    own = _called()
    edge.tell(f"{INDENT}then: {own} -C {places.case} --passphrase-file {places.passphrase} verify")
    edge.tell(f"Next:       {own} new mycase")
    edge.tell(f"{INDENT}{own} -C mycase add ~/material")
    edge.tell(f"{INDENT}{own} sheet desk.xlsx   (fill it in, then: {own} -C mycase apply desk.xlsx)")


def _called() -> str:
    """How this farbank is called from here: its name if the shell finds it, else its path as it was typed."""
    return "farbank" if shutil.which("farbank") else sys.argv[0]


def open_workbench(places: Places, *, as_json: bool, no_browser: bool) -> None:
    """The workbench on the case of the border. Its passphrase is told here, and never to the browser."""
    edge.note(f"The passphrase of the demo, to be typed into the page: {places.passphrase.read_text('utf-8').strip()}")
    open_at(places.case, as_json=as_json, no_browser=no_browser)


COMMANDS: Final = {"demo": demo}
