"""Two signatures: this member approves exactly the bytes that were shown; another one answers a file with a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from farbank.assemble import approval_files
from farbank.assemble.approval_files import Opened, Taken
from farbank.assemble.approving import Approved, refuse_other_bytes
from farbank.assemble.approving import approve as approve_report
from farbank.assemble.judging import judge_report
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.assemble.report_lines import approval_line
from farbank.assemble.sealed_file import BROWSER, lying, made
from farbank.desk.approve import Words
from farbank.errors import Refused
from farbank.intake.confined import Confinement
from farbank.judgement.verdict import TRUTH_RULES
from farbank.publish.forms import Form
from farbank.values.package import Package
from farbank.web.asked import Asked, Begun, Moved, Sent, Shown
from farbank.web.language import N_
from farbank.web.screens.report import form_of
from farbank.web.uploads import Upload

REQUEST = "request"  # what a request that was taken in is looked at as


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A sealed file for a member elsewhere, and whose approval of what it carries."""

    name: str
    content: bytes
    line: str


def approve(room: Newsroom, asked: Asked) -> Begun:
    """Build and judge the bytes again, and approve them where they are the ones that were shown."""
    identity = room.resolve("report", asked.parts["name"])
    shown, form, words = asked.said("package"), form_of(asked.said("form", "site")), _words(asked)

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Approved:
        return _approved(own, confinement, identity, (form, shown, words), pace)

    def after(outcome: object) -> Moved:
        del outcome
        return Moved(to=f"{Asked(path=f'/report/{identity}').again(form=form)}#signatures")

    return Begun(title=N_("Approving the exact bytes"), work=work, shown=after, about=identity, pages=_pages)


def ask(room: Newsroom, asked: Asked) -> Begun:
    """The same, and a file that asks a member at another place."""
    identity = room.resolve("report", asked.parts["name"])
    shown, form, words, to = asked.said("package"), form_of(asked.said("form", "site")), _words(asked), asked.said("to")

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> _File:
        done = _approved(own, confinement, identity, (form, shown, words), pace)
        member, content = made(
            lambda out: approval_files.write_request(own, done, form, words, to=to, out=out, where=BROWSER)
        )
        return _File(name="request.farbank", content=content, line=member.id)

    def after(outcome: object) -> Shown:
        given = {"id": identity, "member": cast("_File", outcome).line, "is_answer": False}
        return Shown(template="sealed_file.html.j2", given=given)

    return Begun(title=N_("Writing the request"), work=work, shown=after, file=_file)


def taking(upload: Upload) -> Begun:
    """A file that came: a request to answer, or an answer to one of ours."""

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Opened | Taken:
        del confinement, pace
        for each in upload.files():
            with lying(each.stream, each.name) as path:
                if approval_files.is_request(own, path):
                    return approval_files.open_request(own, path)
                return approval_files.take_answer(own, path)
        raise Refused("no file came", advice="Choose the file that a member sent.")

    return Begun(
        title=N_("Reading what a member sent"), work=work, shown=_came, about=REQUEST, pages=_asked_pages, then=_answer
    )


def _approved(
    own: Newsroom, confinement: Confinement, identity: str, said: tuple[Form, str, Words], pace: Pace
) -> Approved:
    form, shown, words = said
    judged = judge_report(own, confinement, identity, form=form, pace=pace)
    refuse_other_bytes(judged, shown)
    return approve_report(own, judged, form, words)


def _answer(outcome: object, asked: Asked) -> Begun:
    """Approve what a request holds, and write the answer."""
    if not isinstance(outcome, Opened):
        raise Refused("only a request is answered", advice="Choose the file by which a member asks.")
    opened, words = outcome, _words(asked)

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> _File:
        del confinement, pace
        own_now, content = made(lambda out: approval_files.write_answer(own, opened, words, out, BROWSER))
        return _File(name="answer.farbank", content=content, line=approval_line(own_now))

    def after(outcome: object) -> Shown:
        given = {"line": cast("_File", outcome).line, "member": opened.asker.id, "is_answer": True}
        return Shown(template="sealed_file.html.j2", given=given)

    return Begun(title=N_("Writing the answer"), work=work, shown=after, file=_file)


def _came(outcome: object) -> Shown:
    if isinstance(outcome, Taken):
        given: Mapping[str, object] = {"taken": outcome, "line": approval_line(outcome.approval)}
        return Shown(template="answer_taken.html.j2", given=given)
    opened = cast("Opened", outcome)
    found = opened.verdict.findings
    given = {
        "title": opened.request.title or opened.request.label,
        "opened": opened,
        "line": approval_line(opened.told),
        "exposure": [each for each in found if each.rule not in TRUTH_RULES],
        "truth": [each for each in found if each.rule in TRUTH_RULES],
    }
    return Shown(template="request.html.j2", given=given)


def _asked_pages(outcome: object) -> Package:
    return outcome.package if isinstance(outcome, Opened) else Package(files=(), channels=())


def _pages(outcome: object) -> Package:
    return cast("Approved", outcome).judged.package


def _file(outcome: object) -> Sent:
    file = cast("_File", outcome)
    return Sent(content=file.content, media="application/octet-stream", name=file.name)


def _words(asked: Asked) -> Words:
    return Words(
        override=asked.said("override") == "1",
        acknowledge=tuple(each for each in asked.form.get("acknowledge", ()) if each),
        because=asked.said("because"),
    )
