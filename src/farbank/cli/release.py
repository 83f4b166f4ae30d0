"""`farbank publish`: what leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble.judging import Judged
from farbank.assemble.publishing import publish as publish_report
from farbank.assemble.reading_room import confined
from farbank.cli import edge
from farbank.cli.gating import FORM, tell_verdict
from farbank.cli.options import Given, everywhere
from farbank.cli.progress import Telling
from farbank.publish.forms import FORMS, SIGNS, Form
from farbank.publish.pdf import can_set


@click.command()
@click.argument("report")
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where the files go.")
@FORM
@everywhere
@click.pass_obj
def publish(given: Given, report: str, out: Path, form: Form) -> int:
    """Write the pages of a REPORT that the gate found nothing in.

    Static pages without script that load nothing from anywhere, the same report as a PDF, and all of it in one file to
    pass on by hand. For a newsroom's own system: '--for cms' (a fragment with its pictures) or '--for docx'. The same
    case gives the same bytes. With BLOCK or HOLD nothing is written and the status is 3. Afterwards everybody in print
    is judged again, and who stands worse is told.
    """
    with confined() as confinement, given.room() as room:
        done = publish_report(room, confinement, report, out, form=form, pace=Telling())
    if isinstance(done, Judged):
        return tell_verdict(given, done.verdict)
    package = done.judged.package
    if given.as_json:
        files = [each.path for each in package.files]
        after = [each.to_json() for each in done.afterwards]
        told = {"out": str(out), "package": package.digest, "files": files, "verdict": "NO FINDING"}
        edge.document({**told, "afterwards": after})
    else:
        edge.tell(f"NO FINDING (not a finding of safety)  {_files(len(package.files))} in {out}")
        if form == "site" and not can_set():
            edge.tell("No PDF was made: it needs the extra 'report' (pip install 'farbank[report]').")
        edge.tell(f"Open {out / SIGNS[FORMS.index(form)][0]}")
    return 0


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


COMMANDS: Final = {"publish": publish}
