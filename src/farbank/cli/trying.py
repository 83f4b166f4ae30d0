"""`farbank demo`: the whole road on two cases that ship with farbank."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import click

from farbank.assemble.demo import Places, Told, walk_the_road
from farbank.cli import edge
from farbank.cli.options import Given, everywhere

INDENT: Final = " " * 12


@click.command()
@click.argument("folder", metavar="[DIR]", default=Path("farbank-demo"), type=click.Path(path_type=Path))
@click.option("--open", "opening", is_flag=True, help="Open the published page in the browser at the end.")
@everywhere
@click.pass_obj
def demo(given: Given, folder: Path, *, opening: bool) -> None:
    """Walk the whole road on two cases that ship with farbank, and write them to DIR (./farbank-demo).

    "Yalu and Tumen, 2020-2023" is the real border, from public facts, with nobody at risk in it. "Drill" is an invented
    country, where exposure is shown. Nothing is asked; the passphrase is written beside the cases.
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
        _open(places.site / "index.html")


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


def _open(page: Path) -> None:
    """Hand a file to the system's own opener; farbank itself speaks to no browser and no network."""
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        subprocess.run([opener, str(page)], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    except OSError:
        edge.note(f"no program opens pages here; the page is {page}")


COMMANDS: Final = {"demo": demo}
