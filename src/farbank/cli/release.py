"""`farbank publish`: what leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from farbank.assemble.approving import stands_of
from farbank.assemble.judging import Judged
from farbank.assemble.pages.neighbours import neighbours
from farbank.assemble.publishing import publish as publish_report
from farbank.assemble.publishing_together import publish_together
from farbank.assemble.reading_room import confined
from farbank.assemble.revising import Reason
from farbank.cli import edge
from farbank.cli.approving import standing_document, standing_line
from farbank.cli.gating import FORM
from farbank.cli.options import Given, everywhere
from farbank.cli.progress import Telling
from farbank.cli.telling_judged import changed_document, outcome_words, tell_changed, tell_judged
from farbank.errors import Held
from farbank.judgement.approval import Standing
from farbank.judgement.verdict import Finding
from farbank.publish.forms import FORMS, SIGNS, Form
from farbank.publish.pdf import can_set
from farbank.values.words import RevisionShows


@click.command()
@click.argument("reports", metavar="REPORT...", nargs=-1, required=True)
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where the files go.")
@FORM
@click.option("--because", default="", help="Why it says something else than when it left; printed with the old words.")
@click.option("--no-old-words", is_flag=True, help="With --because: print the reason and leave the old words out.")
@click.option("--minor", is_flag=True, help="Nothing but spelling changed; no old words are printed.")
@everywhere
@click.pass_obj
def publish(
    given: Given, reports: tuple[str, ...], out: Path, form: Form, *, because: str, no_old_words: bool, minor: bool
) -> int:
    """Write the pages of a REPORT that the gate found nothing in and two members approved.

    Static pages without script that load nothing from anywhere, the same report as a PDF, and all of it in one file to
    pass on by hand. For a newsroom's own system: '--for cms' (a fragment with its pictures) or '--for docx'. The same
    case gives the same bytes. With BLOCK or HOLD, or while another member has still to 'approve' these bytes, nothing
    is written and the status is 3; in a case of one member that one suffices. Afterwards everybody in print is judged
    again, and who stands worse is told.

    Several REPORTs are judged and written together, whole or not at all: the parts of a series as part-1/, part-2/, the
    languages of a report as en/, ko/, with a cover page. They lead to each other, and to parts that left before: put
    the folders beside each other. A part that left before leads to a later one only once it is published again.

    A report that left before and says something else now needs a reason for its readers: --because 'WORDS', or --minor
    for spelling. The old words are printed beside the new, and are judged again.
    """
    reason = _reason(because, no_old_words=no_old_words, minor=minor)
    if len(reports) > 1:
        if form != "site":
            raise click.UsageError(
                f"several reports are written together as a site; publish each by itself --for {form}"
            )
        return _together(given, reports, out, reason)
    with confined() as confinement, given.room() as room:
        done = publish_report(room, confinement, reports[0], out, form=form, reason=reason, pace=Telling())
        if isinstance(done, Judged):
            return tell_judged(given, done, stands_of(room, done.verdict, done.report.id))
        folder = neighbours(room, done.judged.report).folder
    if given.as_json:
        edge.document(_document(out, ((done.judged, done.stands),), done.afterwards))
        return 0
    _tell(out, ((done.judged, done.stands),), form, done.afterwards)
    if folder and form == "site":
        edge.note(f"Where it stands beside its other parts and languages, its folder is called {folder}/.")
    return 0


def _together(given: Given, reports: tuple[str, ...], out: Path, reason: Reason | None) -> int:
    """Several reports as one package."""
    with confined() as confinement, given.room() as room:
        done = publish_together(room, confinement, reports, out, reason=reason, pace=Telling())
    each_of = tuple(zip(done.judged, done.stands, strict=True))
    if done.left:
        edge.document(_document(out, each_of, done.afterwards)) if given.as_json else _tell(
            out, each_of, "site", done.afterwards
        )
        return 0
    if given.as_json:
        edge.document({"documents": [{**each.verdict.to_json(), **changed_document(each)} for each in done.judged]})
        return Held.exit_status
    for judged, stands in each_of:
        tell_judged(given, judged, stands)
    edge.tell("Nothing was written: they leave together or not at all.")
    return Held.exit_status


def _document(
    out: Path, each_of: tuple[tuple[Judged, Standing], ...], afterwards: tuple[Finding, ...]
) -> dict[str, object]:
    judged, stands = each_of[0]
    package = judged.package
    told = {
        "out": str(out),
        "package": package.digest,
        "files": [each.path for each in package.files],
        "verdict": judged.verdict.verdict,
        "afterwards": [each.to_json() for each in afterwards],
        **standing_document(stands),
    }
    return told if len(each_of) > 1 else {**told, **changed_document(judged)}


def _tell(out: Path, each_of: tuple[tuple[Judged, Standing], ...], form: Form, afterwards: tuple[Finding, ...]) -> None:
    count = len(each_of[0][0].package.files)
    for judged, stands in each_of:
        tell_changed(judged)
        edge.tell(f"{outcome_words(judged, stands)}  {'1 file' if count == 1 else f'{count} files'} in {out}")
        edge.tell(standing_line(stands))
    if form == "site" and not can_set():
        edge.tell("No PDF was made: it needs the extra 'report' (pip install 'farbank[report]').")
    edge.tell(f"Open {out / SIGNS[FORMS.index(form)][0]}")
    for each in afterwards:
        edge.tell(f"Stands worse since this release: {' '.join((each.because, *each.repair))}")


def _reason(because: str, *, no_old_words: bool, minor: bool) -> Reason | None:
    """What was said of a change, if anything was."""
    if no_old_words and (minor or not because):
        raise click.UsageError("--no-old-words goes with --because")
    if minor:
        return Reason(because=because, shows="minor")
    shows: RevisionShows = "reason" if no_old_words else "old_words"
    return Reason(because=because, shows=shows) if because else None


COMMANDS: Final = {"publish": publish}
