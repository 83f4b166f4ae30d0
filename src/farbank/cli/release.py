"""`farbank gate` and `farbank publish`: what leaves, and what does not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble.judging import Judged, judge_report
from farbank.assemble.publishing import publish as publish_report
from farbank.assemble.reading_room import confined
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.cli.progress import Telling
from farbank.errors import Held
from farbank.publish.forms import FORMS, SIGNS, Form
from farbank.publish.pdf import can_set

_FORM: Final = click.option(
    "--for",
    "form",
    type=click.Choice(FORMS),
    default="site",
    show_default=True,
    help="A site, a fragment for a newsroom's own system, or a document for its editors.",
)


@click.command()
@click.argument("report")
@_FORM
@everywhere
@click.pass_obj
def gate(given: Given, report: str, form: Form) -> int:
    """Judge a REPORT: BLOCK, HOLD or NO FINDING.

    The exact bytes that would leave are judged together with everything published before. The gate can find danger;
    it cannot prove safety. BLOCK and HOLD end with status 3.
    """
    with confined() as confinement, given.room() as room:
        judged = judge_report(room, confinement, report, form=form, pace=Telling())
    return _told(given, judged)


@click.command()
@click.argument("report")
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where the files go.")
@_FORM
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
        return _told(given, done)
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
        for each in done.afterwards:
            edge.tell(f"Stands worse since this release: {' '.join((each.because, *each.repair))}")
    return 0


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _told(given: Given, judged: Judged) -> int:
    if given.as_json:
        edge.document(judged.verdict.to_json())
    else:
        for line in judged.verdict.lines():
            edge.tell(line)
    return 0 if judged.verdict.verdict == "NO FINDING" else Held.exit_status


COMMANDS: Final = {"gate": gate, "publish": publish}
