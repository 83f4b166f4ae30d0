"""`farbank unpublish`: how a report that left is taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble import withdrawing
from farbank.assemble.reading_room import confined
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.errors import Held


@click.command()
@click.argument("report")
@click.option("--because", default="", help="Why; it stays in the case.")
@click.option("--printed", default="", metavar="WORDS", help="The reason for readers; it is judged.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Write the notice that replaces it there.")
@everywhere
@click.pass_obj
def unpublish(given: Given, report: str, because: str, printed: str, out: Path | None) -> int:
    """Take a REPORT back that has left: recorded at once, with a notice for its place if you say where.

    What it disclosed is out and counts in every later verdict: nobody can take that back. The notice says that the
    report was withdrawn and when, and the reason only if you give one for print; it is judged like a report.
    """
    with confined() as confinement, given.room() as room:
        done = withdrawing.unpublish(room, confinement, report, because, printed=printed, out=out)
    if given.as_json:
        verdict = done.notice.to_json() if done.notice else None
        told = {"report": done.report, "new": done.new, "notice": verdict, "out": str(out) if done.is_written else ""}
        edge.document(told)
    else:
        edge.tell(f"{done.report} is withdrawn{'' if done.new else ' already'}. What it disclosed counts on.")
        if done.is_written:
            edge.tell(f"The notice is in {out}.")
        elif done.notice is not None:
            for line in done.notice.lines():
                edge.tell(line)
            edge.tell("The notice was not written.")
    return 0 if done.notice is None or done.is_written else Held.exit_status


COMMANDS: Final = {"unpublish": unpublish}
