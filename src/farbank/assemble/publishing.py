"""Letting a report leave: only judged and approved as exactly these bytes, and what it disclosed is noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from farbank.assemble.approving import name_of, own_approvals, stands_of
from farbank.assemble.judging import Judged, judge_report
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.assemble.placing_pages import placed
from farbank.assemble.questioning import question_in_print
from farbank.assemble.report_states import is_out
from farbank.assemble.revising import Reason
from farbank.desk.approve import Shown, publishing
from farbank.desk.release import Declared, Leaving, refuse_missing, released
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.intake.confined import Confinement
from farbank.judgement.approval import Standing
from farbank.judgement.rejudging import rejudged
from farbank.judgement.verdict import Finding
from farbank.publish.forms import SIGNS, Form
from farbank.values.draft import Draft, Named
from farbank.values.draft_walk import every_block, every_run, run_groups, words_of
from farbank.views import releases


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The verdict they left with, where they went (None: to whoever asked), who approved, and who stands worse now."""

    judged: Judged
    out: Path | None
    stands: Standing
    afterwards: tuple[Finding, ...] = ()


def publish(
    room: Newsroom,
    confinement: Confinement,
    name: str,
    out: Path | None,
    *,
    form: Form = "site",
    reason: Reason | None = None,
    pace: Pace = silent,
) -> Published | Judged:
    """Judge the bytes; where no finding is open, write them and record the release, else return the verdict.

    Without `out` nothing is written: whoever asked hands the package of the verdict over.
    `Held` where members have still to approve these bytes; nothing is written then.
    """
    if out is not None:
        check_out(out)
    judged = judge_report(room, confinement, name, form=form, reason=reason, pace=pace)
    stands = may_leave(room, judged)
    if stands.open:
        return judged
    before = question_in_print(room)
    with placed(judged.package, out) as put_in_place:
        record_release(room, judged, form)  # before anybody can read them: what they disclose counts from here on
        put_in_place()
    return Published(judged=judged, out=out, stands=stands, afterwards=rejudged(before, question_in_print(room)))


def may_leave(room: Newsroom, judged: Judged) -> Standing:
    """How far these bytes are; they stay with an open finding. `Held` while another member has to approve them."""
    stands = stands_of(room, judged.verdict, judged.report.id, publishing=True)
    if not stands.open and not is_out(room, judged.report.id, judged.package.digest):
        refuse_missing(judged.report.id, stands)
    return stands


def record_release(room: Newsroom, judged: Judged, form: Form) -> None:
    """Record the release of these bytes once, with the approval that publishing is; what they disclosed counts on."""
    if is_out(room, judged.report.id, judged.package.digest):
        return
    report, own = judged.report.id, name_of(room, judged.report.id)
    verdict = releases.judgements(room.rows, report)[-1].verdict
    printed = judged.draft.published or room.clock.today()
    told = (*declared(judged.draft), *_read_and_counted(judged))

    def decide() -> list[Fact]:
        stands = stands_of(room, judged.verdict, report, publishing=True)
        leaving = Leaving(form=form, stands=stands, day=judged.draft.published)
        left = released(room.known, report, judged.package, verdict, told, leaving=leaving, published=printed)
        mine = own_approvals(room, judged.verdict, report)
        return [*publishing(Shown(of=own, form=form, verdict=judged.verdict), mine), *left]

    room.record(decide)


def _read_and_counted(judged: Judged) -> Iterator[Declared]:
    """What the gate read in the words beside the marks, and counted by itself."""
    for each in judged.verdict.counted:
        yield Declared(
            persona=each.persona,
            dimension=each.dimension,
            values=(each.value,),
            channel=each.channel,
            language=judged.draft.language,
            verbatim=each.words,
        )


def declared(draft: Draft) -> Iterator[Declared]:
    """What the marks of the draft say of its personas."""
    for block in every_block(draft):
        for runs in run_groups(block):
            for run in every_run(runs):
                if isinstance(run, Named):
                    words = words_of(run.runs)
                    for dimension, value in run.discloses:
                        yield Declared(
                            persona=run.persona,
                            dimension=dimension,
                            values=(value,),
                            language=draft.language,
                            verbatim=words,
                        )


def check_out(out: Path) -> None:
    """A release is written to a folder that is new or empty, or over an earlier release of farbank's own."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not any(all((out / name).is_file() for name in sign) for sign in SIGNS):
        raise Refused(f"{out} is there already and holds something else", advice="Name a folder that is new or empty.")
