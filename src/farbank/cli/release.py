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
from farbank.errors import Held


@click.command()
@click.argument("report")
@everywhere
@click.pass_obj
def gate(given: Given, report: str) -> int:
    """Judge a REPORT: BLOCK, HOLD or NO FINDING.

    The exact bytes that would leave are judged together with everything published before. The gate can find danger;
    it cannot prove safety. BLOCK and HOLD end with status 3.
    """
    with confined() as confinement, given.room() as room:
        judged = judge_report(room, confinement, report)
    return _told(given, judged)


@click.command()
@click.argument("report")
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where the pages go.")
@everywhere
@click.pass_obj
def publish(given: Given, report: str, out: Path) -> int:
    """Write the pages of a REPORT that the gate found nothing in.

    Static pages without script that load nothing from anywhere. The same case gives the same bytes. With BLOCK or HOLD
    nothing is written and the status is 3. Afterwards everybody in print is judged again, and who stands worse is told.
    """
    with confined() as confinement, given.room() as room:
        done = publish_report(room, confinement, report, out)
    if isinstance(done, Judged):
        return _told(given, done)
    package = done.judged.package
    if given.as_json:
        files = [each.path for each in package.files]
        after = [each.to_json() for each in done.afterwards]
        told = {"out": str(out), "package": package.digest, "files": files, "verdict": "NO FINDING"}
        edge.document({**told, "afterwards": after})
    else:
        edge.tell(f"NO FINDING (not a finding of safety)  {len(package.files)} files in {out}")
        edge.tell(f"Open {out / 'index.html'}")
        for each in done.afterwards:
            edge.tell(f"Now that this is out: {each.severity}  {each.because} {' '.join(each.repair)}")
    return 0


def _told(given: Given, judged: Judged) -> int:
    if given.as_json:
        edge.document(judged.verdict.to_json())
    else:
        for line in judged.verdict.lines():
            edge.tell(line)
    return 0 if judged.verdict.verdict == "NO FINDING" else Held.exit_status


COMMANDS: Final = {"gate": gate, "publish": publish}
