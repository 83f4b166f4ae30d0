"""Two members for the same bytes: what a member approves, how far a package stands, and what voided an approval.

- What is approved is the package as it is built and judged now, never one that somebody remembers.
- An approval that came from another place counts only while the signature over it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from farbank.assemble.judging import Judged
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.report_states import last_taken_back
from farbank.desk.approve import Shown, Words
from farbank.desk.approve import approve as decided
from farbank.desk.send_walk import Relayed, as_it_came, walk
from farbank.errors import Conflict, Damage
from farbank.facts.fact import Fact
from farbank.judgement.approval import Approval, Standing, counting, of_verdict, standing
from farbank.judgement.verdict import Verdict
from farbank.keeping.carrying.disclosed import case_of, check
from farbank.publish.forms import Form
from farbank.views import approvals, births, releases


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """What a member approved: the verdict and bytes, whether that was new, how they stand now, what became void."""

    judged: Judged
    new: bool
    stands: Standing
    void: tuple[Approval, ...]


def approve(room: Newsroom, judged: Judged, form: Form, words: Words) -> Approved:
    """Record that whoever has the case open approves exactly the bytes that were judged and shown."""
    shown = Shown(of=name_of(room, judged.report.id), form=form, verdict=judged.verdict)
    facts = record_approval(room, shown, words)
    return Approved(
        judged=judged,
        new=bool(facts),
        stands=stands_of(room, judged.verdict, judged.report.id),
        void=void(room, judged.report.id, judged.verdict, form),
    )


def refuse_other_bytes(judged: Judged, shown: str) -> None:
    """Say it where the bytes that would leave are not those that somebody was shown (their digest)."""
    if judged.package.digest != shown:
        raise Conflict(
            f"{judged.report.label or judged.report.id} would leave with other bytes than you were shown; "
            "nothing was approved",
            advice="Look at them as they are now, and approve them then.",
        )


def record_approval(room: Newsroom, shown: Shown, words: Words, told: Sequence[Approval] = ()) -> tuple[Fact, ...]:
    """This member's approval of these bytes; nothing where it is recorded already.

    `told` are approvals of others that are not in this case and came with what was shown, signed.
    """

    def decide() -> list[Fact]:
        report = births.row_named(room.rows, shown.of)
        stands = stands_of(room, shown.verdict, report, told=told)
        return decided(shown, words, stands, own_approvals(room, shown.verdict, report))

    return room.record(decide)


def stands_of(
    room: Newsroom, verdict: Verdict, report: str, *, publishing: bool = False, told: Sequence[Approval] = ()
) -> Standing:
    """How far these bytes are on their way out; with `publishing`, whoever has the case open counts too."""
    publisher = room.kept.member if publishing else ""
    asked = of_verdict(verdict, room.clock.now(), last_taken_back(room, report))
    return standing((*_holding(room, verdict.bytes), *told), approvals.signers(room.rows), asked, publisher)


def own_approvals(room: Newsroom, verdict: Verdict, report: str) -> tuple[Approval, ...]:
    """The approvals of these bytes that count and are of whoever has the case open."""
    asked = of_verdict(verdict, room.clock.now(), last_taken_back(room, report))
    own = [each for each in approvals.signers(room.rows) if each.member == room.kept.member]
    return counting(approvals.approvals(room.rows, verdict.bytes), own, asked)


def void(room: Newsroom, report: str, verdict: Verdict, form: str) -> tuple[Approval, ...]:
    """The last approval of each member who approved this report in this form, and not as it stands now."""
    stands = stands_of(room, verdict, report)
    last: dict[str, Approval] = {}
    for package in dict.fromkeys(each.package for each in releases.judgements(room.rows, report)):
        for each in approvals.approvals(room.rows, package):
            if each.form == form and (each.member not in last or last[each.member].at <= each.at):
                last[each.member] = each
    return tuple(each for member, each in sorted(last.items()) if member not in stands.by)


def name_of(room: Newsroom, report: str) -> str:
    """What the report is called at every place of the case."""
    return births.name_of(room.rows, report)


def _holding(room: Newsroom, package: str) -> Sequence[Approval]:
    """The approvals of a package; of those that came, the ones whose signature holds."""
    return [each for each in approvals.approvals(room.rows, package) if not each.place or _is_signed(room, each)]


def _is_signed(room: Newsroom, approval: Approval) -> bool:
    """Whether the commit in which an approval came is signed by the key it is said to be of."""
    after = approvals.commit_entry(room.rows, approval.place, approval.entry)
    entries = [each for each in room.kept.ledger.entries(after - 1) if each.number <= approval.entry] if after else []
    for each in walk(entries):
        if isinstance(each, Relayed) and each.number == approval.entry:
            signed, _ = as_it_came(each)
            try:
                return signed.signer == approval.key and not check(signed, case_of(signed.place))
            except Damage:
                return False
    return False
