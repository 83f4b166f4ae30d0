"""Several reports that leave together, the parts of a series or the languages of one: whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from farbank.assemble.approving import approve, refuse_other_bytes, stands_of
from farbank.assemble.judging import Judged
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.assemble.publishing_together import PublishedTogether, judge_together, publish_together
from farbank.desk.approve import Words
from farbank.errors import Refused
from farbank.intake.confined import Confinement
from farbank.judgement.approval import Standing
from farbank.publish.zipped import zipped
from farbank.values.package import Package
from farbank.views import releases
from farbank.web.asked import Asked, Begun, Moved, Sent, Shown, Work
from farbank.web.language import N_
from farbank.web.previewing import files_of
from farbank.web.screens.releasing import folder_in, reason_in

ABOUT = "together"
_Each = tuple[tuple[Judged, Standing], ...]


def choose(room: Newsroom, asked: Asked) -> Shown:
    """Every report, to be ticked."""
    del asked
    return Shown(template="together.html.j2", given={"reports": releases.reports(room.rows)})


def judge(room: Newsroom, asked: Asked) -> Begun:
    """Have the gate judge all of them as one package."""
    names = _names(room, asked)

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> _Each:
        return _standing(own, judge_together(own, confinement, names, pace=pace))

    return _begun(N_("The gate judges them together"), work)


def sign(room: Newsroom, asked: Asked) -> Begun:
    """Approve them as the one package that was shown."""
    names, shown = _names(room, asked), asked.said("package")
    words = Words(override=asked.said("override") == "1", because=asked.said("because"))

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> _Each:
        judged = judge_together(own, confinement, names, pace=pace)
        for each in judged:
            refuse_other_bytes(each, shown)
        for each in judged:
            approve(own, each, "site", words)
        return _standing(own, judged)

    return _begun(N_("Approving them together"), work)


def publish(room: Newsroom, asked: Asked) -> Begun:
    """Let them leave together."""
    names, out, reason = _names(room, asked), folder_in(asked), reason_in(asked)

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> PublishedTogether:
        return publish_together(own, confinement, names, out, reason=reason, pace=pace)

    def shown(outcome: object) -> Shown | Moved:
        done = cast("PublishedTogether", outcome)
        return _left(done, out) if done.left else _judged(tuple(zip(done.judged, done.stands, strict=True)))

    return Begun(title=N_("Letting them leave together"), work=work, shown=shown, about=f"{ABOUT} left", file=_zip)


def _begun(title: str, work: Work) -> Begun:
    return Begun(
        title=title,
        work=work,
        shown=lambda outcome: _judged(cast("_Each", outcome)),
        about=ABOUT,
        pages=_pages,
    )


def _standing(room: Newsroom, judged: tuple[Judged, ...]) -> _Each:
    return tuple((each, stands_of(room, each.verdict, each.report.id)) for each in judged)


def _judged(each_of: _Each) -> Shown:
    return Shown(
        template="judged_together.html.j2",
        given={"each_of": each_of, "digest": each_of[0][0].package.digest, "about": ABOUT},
    )


def _left(done: PublishedTogether, out: Path | None) -> Shown:
    first = done.judged[0]
    given = {
        "title": " · ".join(each.draft.title for each in done.judged),
        "id": "",
        "out": str(out or ""),
        "files": files_of(first.package),
        "digest": first.package.digest,
        "outcome": ", ".join(dict.fromkeys(each.verdict.verdict for each in done.judged)),
        "by": done.stands[0].by,
        "alone": done.stands[0].asks == 1,
        "afterwards": done.afterwards,
    }
    return Shown(template="published.html.j2", given=given)


def _pages(outcome: object) -> Package:
    return cast("_Each", outcome)[0][0].package


def _zip(outcome: object) -> Sent:
    done = cast("PublishedTogether", outcome)
    if not done.left:
        raise Refused("nothing left", advice="See what the gate found.")
    return Sent(content=zipped(done.judged[0].package), media="application/zip", name="release.zip")


def _names(room: Newsroom, asked: Asked) -> tuple[str, ...]:
    names = tuple(room.resolve("report", each) for each in asked.form.get("report", ()) if each)
    if len(names) < 2:  # noqa: PLR2004
        raise Refused("choose two reports or more", advice="One alone leaves from its own page.")
    return names
