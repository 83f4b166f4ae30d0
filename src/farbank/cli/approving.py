"""`farbank approve`: who lets exactly which bytes leave."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from farbank.assemble import approval_files
from farbank.assemble.approval_files import Opened
from farbank.assemble.approving import Approved
from farbank.assemble.approving import approve as approve_report
from farbank.assemble.importing import begins_with_age
from farbank.assemble.judging import judge_report
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.publishing_together import judge_together
from farbank.assemble.reading_room import confined
from farbank.assemble.report_lines import ALONE, approval_line
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.cli.progress import Telling
from farbank.desk.approve import Words
from farbank.errors import Held, Missing, Refused
from farbank.judgement.approval import GOOD_FOR, Approval, Standing
from farbank.judgement.verdict import Verdict
from farbank.publish.forms import FORMS, Form

_SEALED: Final = (".farbank", ".age")


@click.command()
@click.argument("names", metavar="REPORT...|FILE", nargs=-1, required=True)
@click.option(
    "--for", "form", type=click.Choice(FORMS), default="site", show_default=True, help="The form it is to leave in."
)
@click.option("--ask", type=click.Path(path_type=Path), metavar="FILE", help="Write one file that asks a member.")
@click.option("--for-member", "to", default="", metavar="MEMBER", help="Who is asked, at another place (M2).")
@click.option("--look", type=click.Path(path_type=Path), metavar="DIR", help="Write the pages of a request there.")
@click.option("--answer", type=click.Path(path_type=Path), metavar="FILE", help="Approve a request; write the answer.")
@click.option("--override", is_flag=True, help="Approve in spite of what the gate found; two members have to.")
@click.option("--acknowledge", multiple=True, metavar="RULE", help="Answer for one finding as an editor.")
@click.option("--because", default="", help="The reason for --override or --acknowledge; it is recorded.")
@everywhere
@click.pass_obj
def approve(
    given: Given,
    names: tuple[str, ...],
    form: Form,
    ask: Path | None,
    to: str,
    look: Path | None,
    answer: Path | None,
    acknowledge: tuple[str, ...],
    because: str,
    *,
    override: bool,
) -> None:
    """Approve exactly the bytes of a REPORT that would leave now.

    They are built and judged, verdict and digest are shown, and your approval is recorded under your name. 'publish'
    needs two members; one changed byte, or another finding, voids what was approved, and so do fourteen days.

    A member at another place is asked with --ask FILE --for-member M2. There, 'approve FILE' shows what is asked,
    --look DIR writes the pages, --answer FILE approves them; here, 'approve FILE' takes the answer in.

    Several REPORTs that are to leave together are approved together, as the bytes of all of them.
    """
    if len(names) > 1:
        _refuse_options(("--ask", ask), ("--look", look), ("--answer", answer), ("--for", form != "site"))
        _of_several(given, names, Words(override=override, acknowledge=acknowledge, because=because))
        return
    name = names[0]
    words = Words(override=override, acknowledge=acknowledge, because=because)
    if Path(name).is_file() or Path(name).suffix in _SEALED:
        _refuse_options(("--ask", ask), ("--for-member", to))
        with given.room() as room:
            _of_file(given, room, Path(name), words, look, answer)
        return
    _refuse_options(("--look", look), ("--answer", answer))
    if (ask is None) != (not to):
        raise Refused("a request is for one member, in one file", advice="Give both --ask FILE and --for-member M2.")
    _of_report(given, name, form, words, (to, ask) if ask is not None else None)


def standing_line(stands: Standing) -> str:
    """How far the bytes are on their way out, for a person at a terminal."""
    found = [f"approved by {', '.join(stands.by) or 'nobody'}"]
    if stands.asks == 1:
        found.append(ALONE)
    elif stands.missing:
        found.append("another member has still to approve them" if stands.by else "two members have to approve them")
    if stands.open:
        found.append(f"open: {', '.join(dict.fromkeys(each.rule for each in stands.open))}")
    return "; ".join(found)


def standing_document(stands: Standing) -> dict[str, object]:
    """The same as JSON."""
    return {
        "approved_by": list(stands.by),
        "asks": stands.asks,
        "open": [each.rule for each in stands.open],
        "overriding": [_document(each) for each in stands.overriding],
        "acknowledging": [_document(each) for each in stands.acknowledging],
        "may_leave": stands.may_leave,
    }


def _document(each: Approval) -> dict[str, object]:
    return {"member": each.member, "at": each.at.isoformat(), "because": each.because}


def _refuse_options(*options: tuple[str, object]) -> None:
    for name, value in options:
        if value:
            raise Refused(f"{name} does not fit here", advice="See 'farbank approve --help'.")


@contextmanager
def _shown_first(given: Given, verdict: Verdict) -> Iterator[None]:
    """Where nothing was approved, what was judged is shown before the reason is told."""
    try:
        yield
    except (Held, Refused):
        if given.as_json:
            edge.document({**verdict.to_json(), "approved": False})
        else:
            _tell_verdict(verdict)
        raise


def _of_report(given: Given, name: str, form: Form, words: Words, request: tuple[str, Path] | None) -> None:
    """Approve a report of the case, and write the request for a member (who, into which file) where one is asked."""
    with confined() as confinement, given.room() as room:
        if request is not None:
            approval_files.refuse_request(room, *request)
        judged = judge_report(room, confinement, name, form=form, pace=Telling())
        with _shown_first(given, judged.verdict):
            done = approve_report(room, judged, form, words)
        if request is not None:
            approval_files.write_request(room, done, form, words, to=request[0], out=request[1])
    _told(given, done, request[1] if request else None)


def _of_several(given: Given, names: tuple[str, ...], words: Words) -> None:
    """Approve several reports as the one package that they leave in."""
    with confined() as confinement, given.room() as room:
        judged = judge_together(room, confinement, names, pace=Telling())
        done = [approve_report(room, each, "site", words) for each in judged]
    if given.as_json:
        edge.document({"documents": [_document_of(each) for each in done]})
        return
    for each in done:
        _tell_approved(each)


def _told(given: Given, done: Approved, ask: Path | None) -> None:
    if given.as_json:
        edge.document({**_document_of(done), "ask": str(ask or "")})
        return
    _tell_approved(done)
    if ask is not None:
        edge.tell(f"{ask} can be answered for {GOOD_FOR.days} days; 'farbank list copy' lists it.")


def _document_of(done: Approved) -> dict[str, object]:
    void = [{**_document(each), "package": each.package} for each in done.void]
    new = {"approved": True, "new": done.new, "void": void}
    return {**done.judged.verdict.to_json(), **new, **standing_document(done.stands)}


def _tell_approved(done: Approved) -> None:
    _tell_verdict(done.judged.verdict)
    for each in done.void:
        edge.tell(f"void, for other bytes or findings: {approval_line(each)}")
    edge.tell(standing_line(done.stands))


def _of_file(given: Given, room: Newsroom, path: Path, words: Words, look: Path | None, answer: Path | None) -> None:
    if not path.is_file():
        raise Missing(f"there is no file {path}", advice="Check the name.")
    if not begins_with_age(path):
        raise Refused(f"{path} is neither a request for an approval nor an answer to one", advice="Check the name.")
    if not approval_files.is_request(room, path):
        _refuse_options(("--look", look), ("--answer", answer), ("--override", words.override))
        _take(given, room, path)
        return
    opened = approval_files.open_request(room, path)
    if look is not None:
        approval_files.look(opened, look)
    if answer is None:
        _tell_request(given, opened, look, None)
        return
    with _shown_first(given, opened.verdict):
        given_now = approval_files.write_answer(room, opened, words, answer)
    _tell_request(given, opened, look, given_now)
    if not given.as_json:
        edge.tell(f"{answer} is the answer, sealed to {opened.asker.id}.")


def _tell_request(given: Given, opened: Opened, look: Path | None, own: Approval | None) -> None:
    said = opened.request
    if given.as_json:
        asked = {"report": said.label, "title": said.title, "form": said.form, "asked_by": opened.asker.id}
        more = {"until": said.until.isoformat(), "text": said.text, "look": str(look or "")}
        edge.document({**opened.verdict.to_json(), **asked, **more, "approved": own is not None})
        return
    edge.tell(f"{opened.asker.id} asks for an approval of {said.label} ({said.form}), until {said.until:%Y-%m-%d}")
    edge.tell(approval_line(opened.told))
    _tell_verdict(opened.verdict)
    if look is not None:
        edge.tell(f"The pages are in {look}, in the clear: take the folder away when you have looked.")
    if own is not None:
        edge.tell(approval_line(own))


def _take(given: Given, room: Newsroom, path: Path) -> None:
    taken = approval_files.take_answer(room, path)
    if given.as_json:
        edge.document({"report": taken.report, **_document(taken.approval), **standing_document(taken.stands)})
        return
    edge.tell(f"{taken.report}: {approval_line(taken.approval)}")
    edge.tell(standing_line(taken.stands))


def _tell_verdict(verdict: Verdict) -> None:
    for line in verdict.lines():
        edge.tell(line)
    edge.tell(f"bytes {verdict.bytes}")


COMMANDS: Final = {"approve": approve}
