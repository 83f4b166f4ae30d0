"""`farbank new`: a new case and its passphrase."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Final

import click

from farbank.assemble.new_passphrase import offered_passphrase, weaknesses_of
from farbank.assemble.starting import start
from farbank.cli import edge
from farbank.cli.options import Given, everywhere, read_passphrase
from farbank.errors import Locked, Refused
from farbank.values.handling import Secret


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@everywhere
@click.pass_obj
def new(given: Given, folder: Path) -> None:
    """Make a new, empty, encrypted case in DIR.

    Offers a passphrase of six words; write it down on paper, for nobody can open the case without it.
    """
    start(folder, new_passphrase(given))
    if given.as_json:
        edge.document({"case": str(folder)})
        return
    edge.tell(f"A new case is in {folder}.")
    edge.note(f"Next: cd {folder} && farbank add FILES")


def new_passphrase(given: Given) -> Secret:
    """The passphrase for something new: out of the file that was named, or offered and typed twice."""
    if given.passphrase_file is not None:
        chosen = read_passphrase(given.passphrase_file)
    elif sys.stdin.isatty():
        chosen = _asked()
    else:
        raise Locked(
            "this needs a new passphrase and nobody can be asked here",
            advice="Write one into a file and name it with --passphrase-file.",
        )
    for weakness in weaknesses_of(chosen):
        edge.note(f"farbank: this passphrase is weak: {weakness}")
    return chosen


def _asked() -> Secret:
    offered = offered_passphrase()
    edge.note("Your passphrase could be (write it down now, on paper):")
    edge.note(f"    {offered.value}")
    typed = getpass.getpass("Press Enter to take it, or type your own: ")
    if not typed:
        _repeat(offered.value, "Type the six words once, to be sure you have them: ")
        return offered
    _repeat(typed, "The same again: ")
    return Secret(typed)


def _repeat(chosen: str, prompt: str) -> None:
    if getpass.getpass(prompt) != chosen:
        raise Refused("the two passphrases differ; nothing was made", advice="Give the command again.")


COMMANDS: Final = {"new": new}
