"""Letting a report leave: only with NO FINDING on exactly its bytes, and what it disclosed is noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from farbank.assemble.judging import Judged, judge_report
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.assemble.placing_pages import written_beside
from farbank.assemble.questioning import question_in_print
from farbank.assemble.revising import Reason
from farbank.desk.release import Declared, released
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.intake.confined import Confinement
from farbank.judgement.rejudging import rejudged
from farbank.judgement.verdict import Finding
from farbank.publish.forms import SIGNS, Form
from farbank.values.draft import Draft, Named
from farbank.values.draft_walk import every_block, every_run, run_groups, words_of
from farbank.views import releases


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Where the pages went, the verdict they left with, and the personas that stand worse now than before it."""

    judged: Judged
    out: Path
    afterwards: tuple[Finding, ...] = ()


def publish(
    room: Newsroom,
    confinement: Confinement,
    name: str,
    out: Path,
    *,
    form: Form = "site",
    reason: Reason | None = None,
    pace: Pace = silent,
) -> Published | Judged:
    """Judge the bytes; with NO FINDING write them and record the release, else return the verdict and write nothing."""
    check_out(out)
    judged = judge_report(room, confinement, name, form=form, reason=reason, pace=pace)
    if not may_leave(judged):
        return judged
    before = question_in_print(room)
    with written_beside(judged.package, out) as put_in_place:
        record_release(room, judged)  # before anybody can read them: what they disclose counts even if we stop here
        put_in_place()
    return Published(judged=judged, out=out, afterwards=rejudged(before, question_in_print(room)))


def may_leave(judged: Judged) -> bool:
    """Whether these bytes may leave."""
    return judged.verdict.verdict == "NO FINDING"


def record_release(room: Newsroom, judged: Judged) -> None:
    """Record the release of these bytes once; what the draft disclosed counts from now on."""
    if any(package == judged.package.digest for package, _ in releases.released(room.rows, judged.report.id)):
        return
    verdict = releases.judgements(room.rows, judged.report.id)[-1].verdict
    printed = judged.draft.published or room.clock.today()
    told = tuple(declared(judged.draft))

    def decide() -> list[Fact]:
        return released(room.known, judged.report.id, judged.package, verdict, told, published=printed)

    room.record(decide)


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
