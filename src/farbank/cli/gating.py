"""`farbank gate`: a report of the case, or a file that was written elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final, TypedDict, TypeVar, Unpack

import click

from farbank.assemble.approving import stands_of
from farbank.assemble.foreign_file import on_disk
from farbank.assemble.judging import judge_report
from farbank.assemble.judging_file import Declared, judge_file, mention_in, refuse_without_case, told_in
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.fact_sheet import FactSheet, fact_sheet
from farbank.assemble.reading_room import confined, writing
from farbank.assemble.writing_sheet import refuse_sheet_name, write_fact_sheet
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.cli.progress import Telling
from farbank.cli.reading_text import LANGUAGES
from farbank.cli.telling_judged import tell_judged
from farbank.errors import Held, Missing, Refused
from farbank.judgement.verdict import Verdict
from farbank.publish.forms import FORMS, Form
from farbank.reading.foreign import Around
from farbank.views import catalogue

T = TypeVar("T")
FORM: Final = click.option(
    "--for",
    "form",
    type=click.Choice(FORMS),
    default="site",
    show_default=True,
    help="A site, a fragment for a newsroom's own system, or a document for its editors.",
)


_CHECK: Final = "Check the name of the file, or see the reports with 'farbank list report'."


class OfFile(TypedDict):
    """The options that only a file from elsewhere takes."""

    personas: tuple[str, ...]
    says: tuple[str, ...]
    outlet: str
    language: str | None
    published: datetime | None
    unconfined: bool


@click.command()
@click.argument("what", metavar="REPORT|FILE")
@FORM
@click.option(
    "--sheet", is_flag=True, help="Of a REPORT: every checkable sentence and what it rests on; judges nothing."
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write the sheet there (.csv or .xlsx).")
@click.option("--persona", "personas", multiple=True, metavar="WORDS=PERSONA", help="Of a FILE: these words mean them.")
@click.option("--says", multiple=True, metavar="PERSONA:DIMENSION=VALUE", help="Of a FILE: it tells this of them.")
@click.option("--outlet", default="", help="Of a FILE: where it is to be printed.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Of a FILE: its language, where its letters do not say it."
)
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Of a FILE: the day it is to be printed.")
@click.option("--unconfined", is_flag=True, help="Read a FILE even where nothing blocks the network.")
@everywhere
@click.pass_obj
def gate(given: Given, what: str, form: Form, out: Path | None, *, sheet: bool, **of_file: Unpack[OfFile]) -> int:
    """Judge a REPORT of the case, or a FILE that was written elsewhere: BLOCK, HOLD or NO FINDING.

    The exact bytes that would leave are judged together with everything published before. A FILE (docx, pdf, html,
    text, picture ...) is read in all that it says and keeps, from alternative texts to tracked changes; what cannot be
    read holds. It needs a case around it, and leaves nothing in it. The gate can find danger; it cannot prove safety.
    BLOCK and HOLD end with status 3.
    """
    if sheet or out is not None:
        return _sheet(given, what, out, sheet=sheet)
    declared = _declared(of_file)
    file = Path(what)
    if file.is_file():
        return _file(given, file, what, declared, unconfined=of_file["unconfined"])
    _refuse_options(declared)
    with confined() as confinement, given.room() as room:
        _refuse_neither(room, what)
        judged = judge_report(room, confinement, what, form=form, pace=Telling())
        stands = stands_of(room, judged.verdict, judged.report.id)
    return tell_judged(given, judged, stands)


def _declared(said: OfFile) -> Declared:
    published = said["published"]
    return Declared(
        personas=tuple(_read(mention_in(each), "--persona", "WORDS=PERSONA", each) for each in said["personas"]),
        says=tuple(_read(told_in(each), "--says", "PERSONA:DIMENSION=VALUE", each) for each in said["says"]),
        around=Around(
            outlet=said["outlet"],
            language=said["language"] or "",
            published=published.date() if published else None,
        ),
    )


def _file(given: Given, file: Path, typed: str, declared: Declared, *, unconfined: bool) -> int:
    refuse_without_case(given.case, typed)
    with (
        writing(LANGUAGES, unconfined=unconfined) as reads,
        confined(unconfined=unconfined) as confinement,
        given.room() as room,
    ):
        _refuse_both(room, typed)
        verdict = judge_file(room, confinement, reads, on_disk(file), declared)
    return _tell_verdict(given, verdict)


def _sheet(given: Given, report: str, out: Path | None, *, sheet: bool) -> int:
    """The fact-checker's sheet of a report, on standard output or in a file."""
    if not sheet:
        raise click.UsageError("--out is for the sheet of a report; give --sheet with it")
    if out is not None:
        refuse_sheet_name(out)
    with given.room() as room:
        made = fact_sheet(room, report)
    if out is not None:
        write_fact_sheet(made, out)
        edge.note(f"{len(made.rows)} sentences are in {out}; it is not encrypted: keep it as you keep the draft")
    if given.as_json:
        edge.document({"report": made.report, "rows": [each.document() for each in made.rows]})
    elif out is None:
        tell_sheet(made)
    return 0


def tell_sheet(made: FactSheet) -> None:
    """The sheet for a terminal."""
    for row in made.rows:
        one = row.sentence
        edge.tell(f"[ ] {one.number:<3} line {one.line:<4} {one.text}")
        edge.tell(f"        {made.say.listed(row.whats)}")
        for line in made.resting(row):
            edge.tell(f"        {line}")
    edge.note(f"{len(made.rows)} sentences to check; nothing was judged")


def _tell_verdict(given: Given, verdict: Verdict) -> int:
    """The verdict on standard output, and the status that it ends with."""
    if given.as_json:
        edge.document(verdict.to_json())
    else:
        for line in verdict.lines():
            edge.tell(line)
    return 0 if verdict.verdict == "NO FINDING" else Held.exit_status


def _refuse_both(room: Newsroom, what: str) -> None:
    """A name with a slash in it is a file; any other may be both."""
    if "/" not in what and catalogue.find(room.rows, "report", what):
        raise Refused(
            f"{what} is a report of this case and a file in this folder",
            advice=f"For the file say ./{what}; for the report, give the command in another folder, with -C.",
        )


def _refuse_neither(room: Newsroom, what: str) -> None:
    """Whoever names a file that is not there hears of the file too."""
    try:
        room.resolve("report", what)
    except Missing as failure:
        said, mark, meant = str(failure).partition(";")
        raise Missing(f"{said}, and there is no such file{mark}{meant}", advice=_CHECK) from None


def _refuse_options(declared: Declared) -> None:
    around = declared.around
    if declared.personas or declared.says or around.outlet or around.language or around.published:
        raise click.UsageError(
            "--persona, --says, --outlet, --language and --published are for a file; a report says all that itself"
        )


def _read(found: T | None, option: str, form: str, text: str) -> T:
    """What an option says, or the usage of it."""
    if found is None:
        raise click.UsageError(f"{option} takes {form}, and got {text!r}")
    return found


COMMANDS: Final = {"gate": gate}
