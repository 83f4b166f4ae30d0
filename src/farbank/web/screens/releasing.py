"""Letting a report leave, what left of it and what changed since, its proof, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from farbank.assemble import opening_commitment, withdrawing
from farbank.assemble.changed_since import since_it_left
from farbank.assemble.judging import Judged
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.opening_commitment import Opened, commitments
from farbank.assemble.pace import Pace
from farbank.assemble.publishing import Published
from farbank.assemble.publishing import publish as publish_report
from farbank.assemble.report_standing import how_it_stands
from farbank.assemble.revising import Reason
from farbank.assemble.withdrawing import TakenBack
from farbank.errors import Refused
from farbank.intake.confined import Confinement
from farbank.publish.zipped import zipped
from farbank.values.words import RevisionShows
from farbank.views import revisions
from farbank.web.asked import Asked, Begun, Moved, Sent, Shown
from farbank.web.language import N_
from farbank.web.previewing import files_of
from farbank.web.screens.report import form_of


def package(room: Newsroom, asked: Asked) -> Shown:
    """What left of a report, file by file; what is otherwise now; the proof of its evidence."""
    stands = how_it_stands(room, asked.parts["name"])
    identity = stands.report.id
    draft, beneath = since_it_left(room, identity)
    given = {
        "title": stands.report.heading or stands.report.label,
        "id": identity,
        "label": stands.report.label,
        "stands": stands,
        "releases": tuple(reversed(revisions.left(room.rows, identity))),
        "draft": draft,
        "beneath": beneath,
        "commitments": commitments(room, identity),
    }
    return Shown(template="package.html.j2", given=given)


def publish(room: Newsroom, asked: Asked) -> Begun:
    """Let it leave: to a folder of this computer, or as a zip that the browser keeps."""
    identity = room.resolve("report", asked.parts["name"])
    out, form, reason = folder_in(asked), form_of(asked.said("form", "site")), reason_in(asked)

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Published | Judged:
        return publish_report(own, confinement, identity, out, form=form, reason=reason, pace=pace)

    return Begun(title=N_("Letting the report leave"), work=work, shown=_left, about=f"{identity} left", file=_zip)


def take_back(room: Newsroom, asked: Asked) -> Begun:
    """Record that a report is taken back; with a folder, write the notice that replaces it, once it is judged."""
    identity = room.resolve("report", asked.parts["name"])
    because, printed = asked.said("because"), asked.said("printed")
    out = _folder(asked.said("folder")) if asked.said("folder") else None

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> TakenBack:
        del pace
        return withdrawing.unpublish(own, confinement, identity, because, printed=printed, out=out)

    def shown(outcome: object) -> Shown:
        done = cast("TakenBack", outcome)
        lines = done.notice.lines() if done.notice is not None and not done.is_written else ()
        given = {"id": identity, "done": done, "folder": str(out or ""), "lines": lines}
        return Shown(template="taken_back.html.j2", given=given)

    return Begun(title=N_("Taking the report back"), work=work, shown=shown)


def open_one(room: Newsroom, asked: Asked) -> Begun:
    """Open one commitment in a folder of this computer, for somebody who has to check it."""
    identity = room.resolve("report", asked.parts["name"])
    evidence, to, out = asked.said("evidence"), asked.said("to"), _folder(asked.said("folder"))

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Opened:
        del confinement, pace
        return opening_commitment.open_commitment(own, evidence, out, to=to)

    def shown(outcome: object) -> Shown:
        given = {"id": identity, "done": cast("Opened", outcome), "folder": str(out)}
        return Shown(template="opened.html.j2", given=given)

    return Begun(title=N_("Opening a commitment"), work=work, shown=shown)


def folder_in(asked: Asked) -> Path | None:
    """The folder that was named, or None for a zip to keep."""
    return None if asked.said("to") == "zip" else _folder(asked.said("folder"))


def reason_in(asked: Asked) -> Reason | None:
    """What was said of a change, if anything was."""
    because, shows = asked.said("because"), asked.said("shows")
    if shows == "minor":
        return Reason(because=because, shows="minor")
    printed: RevisionShows = "reason" if shows == "reason" else "old_words"
    return Reason(because=because, shows=printed) if because else None


def _folder(said: str) -> Path:
    """A folder named in full: this program has no folder of its own that a page could be in."""
    folder = Path(said) if said and said.isprintable() else Path()
    if not folder.is_absolute():
        raise Refused(
            "name the folder in full, from the top of this computer",
            advice=f"Such as {Path.home() / 'site'}; it is made where it is not there.",
        )
    return folder


def _left(outcome: object) -> Shown | Moved:
    if isinstance(outcome, Judged):  # something is open
        return Moved(to=f"/report/{outcome.report.id}#gate")
    done = cast("Published", outcome)
    judged = done.judged
    given = {
        "title": judged.draft.title,
        "id": judged.report.id,
        "out": str(done.out) if done.out else "",
        "files": files_of(judged.package),
        "digest": judged.package.digest,
        "outcome": judged.verdict.verdict,
        "by": done.stands.by,
        "alone": done.stands.asks == 1,
        "afterwards": done.afterwards,
    }
    return Shown(template="published.html.j2", given=given)


def _zip(outcome: object) -> Sent:
    if not isinstance(outcome, Published):
        raise Refused("nothing left", advice="See what the gate found.")
    return Sent(content=zipped(outcome.judged.package), media="application/zip", name="release.zip")
