"""Report and release: the draft beside what the gate says of the exact bytes that would leave."""

from __future__ import annotations

from typing import cast

from farbank.assemble.judging import Judged, judge_report
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.errors import Missing
from farbank.intake.confined import Confinement
from farbank.judgement.draft_text import Mark, Passage, passages
from farbank.judgement.verdict import TRUTH_RULES
from farbank.reading.report import read_report
from farbank.values.draft import Cite, Covered, Named, NoteMark
from farbank.views import releases
from farbank.web.asked import Asked, Begun, Shown


def report(room: Newsroom, asked: Asked) -> Shown:
    """A draft as it is read, and what was said of it last."""
    identity = room.resolve("report", asked.parts["name"])
    found = releases.report(room.rows, identity)
    if found is None:
        raise Missing(f"there is no report {identity}")
    draft = read_report(found.text, file_name=found.file_name or found.label)
    judged = releases.judgements(room.rows, identity)
    given = {
        "title": draft.title or found.label,
        "id": identity,
        "label": found.label,
        "draft": draft,
        "passages": [(each, _marked(each)) for each in passages(draft)[1:]],
        "last": judged[-1] if judged else None,
        "left": releases.released(room.rows, identity),
    }
    return Shown(template="report.html.j2", given=given)


def _marked(passage: Passage) -> tuple[tuple[str, str, str], ...]:
    """The words of a passage in pieces: (kind of mark, words, what the mark means)."""
    pieces: list[tuple[str, str, str]] = []
    at = 0
    for mark in sorted(passage.marks, key=lambda each: (each.start, each.end)):
        if mark.start >= at:
            pieces += [("", passage.text[at : mark.start], ""), (*_meaning(mark, passage.text[mark.start : mark.end]),)]
            at = mark.end
    return tuple(each for each in (*pieces, ("", passage.text[at:], "")) if each[1])


def _meaning(mark: Mark, words: str) -> tuple[str, str, str]:
    match mark.run:
        case Cite():
            return "cite", mark.run.label, "rests on"
        case Named():
            told = ", ".join(f"{name}={value}" for name, value in mark.run.discloses)
            return "persona", words, f"{mark.run.persona} {told}".strip()
        case Covered():
            return "covered", words, f"backed by {mark.run.coverage}"
        case NoteMark():
            return "note", str(mark.run.number), "footnote"


def judge(room: Newsroom, asked: Asked) -> Begun:
    """Have the gate judge it; that builds every file, so it goes on in the background."""
    identity = room.resolve("report", asked.parts["name"])

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Judged:
        return judge_report(own, confinement, identity, pace=pace)

    return Begun(title=f"The gate judges {identity}", work=work, shown=verdict, again=f"/report/{identity}/judge")


def verdict(outcome: object) -> Shown:
    """What the gate says, exposure first and truth apart, with what would mend it."""
    judged = cast("Judged", outcome)
    found = judged.verdict
    given = {
        "title": f"{found.verdict}: {judged.draft.title}",
        "verdict": found,
        "exposure": [each for each in found.findings if each.rule not in TRUTH_RULES],
        "truth": [each for each in found.findings if each.rule in TRUTH_RULES],
        "report": judged.report,
        "files": [(each.path, len(each.content)) for each in judged.package.files],
    }
    return Shown(template="verdict.html.j2", given=given)
