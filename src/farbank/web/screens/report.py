"""Report and release: the draft with what the gate says beside it, and the repairs that are one click."""

from __future__ import annotations

from typing import Final, cast

from farbank.assemble.drafting import mend_draft
from farbank.assemble.judging import Judged, judge_report
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.assemble.report_outline import outline_of
from farbank.assemble.report_standing import Stands, how_it_stands
from farbank.errors import Refused
from farbank.intake.confined import Confinement
from farbank.judgement.approval import ACKNOWLEDGED, NEVER
from farbank.judgement.verdict import TRUTH_RULES, Finding
from farbank.publish.forms import FORMS, Form
from farbank.publish.wording import wording
from farbank.reading.report import read_report
from farbank.views import places
from farbank.web.asked import Asked, Begun, Moved, Shown
from farbank.web.language import N_
from farbank.web.screens.report_text import Numbered, lines_of, numbered

# what a form is called on the page
FORM_WORDS: Final[dict[Form, str]] = {
    "site": N_("a site"),
    "cms": N_("a fragment for a newsroom's system"),
    "docx": N_("a document for editors"),
}
STATES: Final = {
    "draft": N_("draft"),
    "embargoed": N_("embargoed"),
    "published": N_("published"),
    "withdrawn": N_("withdrawn"),
}


def report(room: Newsroom, asked: Asked) -> Shown:
    """A draft as it is read, how it stands, and what the gate said of it last."""
    stands = how_it_stands(room, asked.parts["name"])
    found = stands.report
    draft = read_report(found.text, file_name=found.file_name or found.label)
    exposure, truth = _grouped(stands)
    marked = numbered((*exposure, *truth), draft)
    given = {
        "title": draft.title or found.label,
        "id": found.id,
        "label": found.label,
        "draft": draft,
        "state": STATES[stands.state],
        "stands": stands,
        "lines": lines_of(draft, marked if stands.is_of_draft else ()),
        "exposure": marked[: len(exposure)],
        "truth": marked[len(exposure) :],
        "outline": outline_of(room, draft, wording(asked.language)),
        "form": form_of(asked.query.get("form", stands.form)),
        "forms": FORM_WORDS,
        "answerable": _answerable(marked, stands),
        "never": NEVER,
        "me": room.kept.member,
        "elsewhere": [each for each in places.colleagues(room.rows) if each.place],
    }
    return Shown(template="report.html.j2", given=given)


def judge(room: Newsroom, asked: Asked) -> Begun:
    """Have the gate judge it; that builds every file, so it goes on in the background."""
    return judging(room.resolve("report", asked.parts["name"]), form_of(asked.said("form", "site")))


def mend(room: Newsroom, asked: Asked) -> Begun:
    """Write what a finding asks for into the draft, and have it judged again at once."""
    identity = room.resolve("report", asked.parts["name"])
    verdict, finding, remedy, since = (_number(asked, each) for each in ("verdict", "finding", "remedy", "since"))
    mend_draft(room, identity, verdict=verdict, finding=finding, remedy=remedy, since=since)
    return judging(identity, form_of(asked.said("form", "site")))


def judging(identity: str, form: Form) -> Begun:
    """The gate at work on a report; its page shows the verdict, and the pages it built can be looked at."""

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Judged:
        return judge_report(own, confinement, identity, form=form, pace=pace)

    def shown(outcome: object) -> Moved:
        del outcome
        return Moved(to=f"{Asked(path=f'/report/{identity}').again(form=form)}#gate")

    return Begun(
        title=N_("The gate judges the exact bytes"),
        work=work,
        shown=shown,
        about=identity,
        again=f"/report/{identity}/judge",
        pages=lambda outcome: cast("Judged", outcome).package,
    )


def form_of(said: str) -> Form:
    """The form that was asked for; a site where that is none."""
    return next((each for each in FORMS if each == said), "site")


def _grouped(stands: Stands) -> tuple[list[tuple[int, Finding]], list[tuple[int, Finding]]]:
    findings = list(enumerate(stands.verdict.findings)) if stands.verdict else []
    truth = [each for each in findings if each[1].rule in TRUTH_RULES]
    return [each for each in findings if each not in truth], truth


def _answerable(marked: tuple[Numbered, ...], stands: Stands) -> tuple[str, ...]:
    """The rules among those that are open which one editor may answer for."""
    open_now = {each.rule for each in stands.standing.open} if stands.standing else set()
    rules = dict.fromkeys(each.finding.rule for each in marked if each.finding.rule in open_now)
    return tuple(each for each in rules if each in ACKNOWLEDGED)


def _number(asked: Asked, name: str) -> int:
    said = asked.said(name)
    if not (said.isascii() and said.isdigit() and len(said) < 12):  # noqa: PLR2004
        raise Refused("the page you clicked on is no page of this workbench", advice="Open the report again.")
    return int(said)
