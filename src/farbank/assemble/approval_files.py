"""A second member at another place: one file that asks, one file that answers, each sealed to whom it is for.

- The request holds the exact pages; what is looked at and what is approved are the same bytes.
- The answer is a parcel with one entry: the approval as its member signed it in their own ledger.
- Forged, for another place, from nobody we know, from oneself, too old, or taken in before: refused in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from farbank.assemble.approving import Approved, name_of, own_approvals, record_approval, stands_of
from farbank.assemble.carried_file import refuse_taken
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.placing_pages import written_beside
from farbank.assemble.receiving import check_commit, receive_parcel
from farbank.assemble.sending import colleague_elsewhere, label_of, register_of
from farbank.desk.approve import Shown, Words
from farbank.desk.copies import copy_leaves
from farbank.desk.send import Order
from farbank.errors import Refused
from farbank.facts import codec
from farbank.facts.approval import ReportApproved
from farbank.facts.disclosed import Carried
from farbank.judgement.approval import GOOD_FOR, Approval, Standing, saw_of
from farbank.judgement.verdict import Verdict
from farbank.judgement.verdict_read import read_verdict
from farbank.keeping.carrying.approval_request import REQUEST, Request, first_name, read_request, signed_request
from farbank.keeping.carrying.approval_request import write_request as written_request
from farbank.keeping.carrying.disclosed import disclose
from farbank.keeping.carrying.parcel import Packing, digest_of, open_parcel, place_parcel, write_parcel
from farbank.values.ids import ItemId, SourceId, kind_of
from farbank.values.package import Package
from farbank.views import births, custody, places, releases
from farbank.views.places import Colleague

ASKED: Final = "approval request"
ANSWERED: Final = "approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A request that holds: what is asked, the pages themselves, the verdict, and who asks (their id here)."""

    request: Request
    package: Package
    verdict: Verdict
    asker: Colleague

    @property
    def told(self) -> Approval:
        """What the asker approved, as their signature over the request says."""
        said = self.request
        return Approval(
            member=self.asker.id,
            key=said.signer,
            at=said.at,
            package=said.package,
            saw=saw_of(self.verdict.findings),
            form=said.form,
            outcome=self.verdict.verdict,
            overrides=said.overrides,
            acknowledges=said.acknowledges,
            because=said.because,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An answer that was taken in: whose approval of which report, and how those bytes stand now."""

    approval: Approval
    report: str
    stands: Standing


def is_request(room: Newsroom, path: Path) -> bool:
    """Whether a file that is sealed to us asks for an approval; else it is a parcel. `Refused` for anything else."""
    name = first_name(path, room.kept.keys.identity)
    if name not in {REQUEST, "parcel.json"}:
        raise Refused(f"{path} is neither a request for an approval nor an answer to one", advice="Check the name.")
    return name == REQUEST


def refuse_request(room: Newsroom, to: str, out: Path) -> None:
    """Say it before anything is built where nobody can be asked like that."""
    refuse_taken(out)
    if colleague_elsewhere(room, to).verify_key == room.kept.keys.verify_key():
        raise Refused("you would ask yourself; a second member is somebody else", advice="Name another member.")


def write_request(
    room: Newsroom, approved: Approved, form: str, words: Words, *, to: str, out: Path, where: str = ""
) -> Colleague:
    """Write the file that asks a member at another place. That it exists is recorded before it stands there.

    `where` is where it goes, if not to `out`.
    """
    refuse_taken(out)
    member = colleague_elsewhere(room, to)
    judged, now = approved.judged, room.clock.now()
    own = _given(own_approvals(room, judged.verdict, judged.report.id), words)
    request = Request(
        place=births.origin(room.rows),
        to=member.place,
        of=name_of(room, judged.report.id),
        label=judged.report.label,
        title=judged.verdict.title,
        form=form,
        package="",
        verdict=releases.verdict_on(room.rows, judged.report.id, judged.package.digest),
        text=judged.report.text,
        by=room.kept.member,
        signer=room.kept.keys.verify_key(),
        at=own.at,
        until=now + GOOD_FOR,
        pages=(),
        overrides=own.overrides,
        acknowledges=own.acknowledges,
        because=own.because,
    )
    signed = signed_request(request, judged.package, room.kept.keys.signer())
    written_request(out, signed, judged.package, member.recipient, room.kept.disk)
    _listed(room, ASKED, member, where or str(out), judged.reached)
    place_parcel(out, room.kept.disk)
    return member


def open_request(room: Newsroom, path: Path) -> Opened:
    """A request that was sealed to us, once all of it holds."""
    request, package = read_request(path, room.kept.keys.identity)
    if request.to not in births.origins(room.rows):
        raise Refused(f"this request is for another place, {request.to}", advice="Ask for one that is for you.")
    if request.signer == room.kept.keys.verify_key():
        raise Refused("you asked this yourself; a second member is somebody else", advice="Send it to them.")
    asker = next((each for each in places.colleagues(room.rows) if each.verify_key == request.signer), None)
    if asker is None:
        raise Refused(
            f"this request is signed by a key that no member here has: {request.signer}",
            advice="Make them a member with the key they told you: 'farbank member add --key'.",
        )
    verdict = read_verdict(request.verdict, report=request.label, title=request.title)
    if not request.holds() or not package.digest == request.package == verdict.bytes:
        raise Refused("this request is not what its asker signed", advice="Ask for it to be written anew.")
    _refuse_old(room, "request", request.until)
    return Opened(request=request, package=package, verdict=verdict, asker=asker)


def look(opened: Opened, folder: Path) -> None:
    """Write the pages to a new folder, to be looked at."""
    if folder.exists():
        raise Refused(f"{folder} is there already", advice="Name a folder that does not exist yet.")
    with written_beside(opened.package, folder) as put_in_place:
        put_in_place()


def write_answer(room: Newsroom, opened: Opened, words: Words, out: Path, where: str = "") -> Approval:
    """Record that whoever has the case open approves these bytes, and write the answer to the asker's place.

    `where` is where it goes, if not to `out`.
    """
    refuse_taken(out)
    request = opened.request
    shown = Shown(of=request.of, form=request.form, verdict=opened.verdict)
    record_approval(room, shown, words, (opened.told,))
    own = _given(own_approvals(room, opened.verdict, births.row_named(room.rows, request.of)), words)
    room.publish_log()
    size = room.kept.publish().size
    commits = [Carried(commit=each, remarks=()) for each in disclose(room.kept, [own.entry], register_of(room))]
    label = label_of(room, Order(to=request.place, until=size), is_all=False)
    packing = Packing(label=label, objects=(), commits=commits)
    write_parcel(out, packing, [opened.asker.recipient], room.kept.disk)
    _listed(room, ANSWERED, opened.asker, where or str(out), ())
    place_parcel(out, room.kept.disk)
    return own


def take_answer(room: Newsroom, path: Path) -> Taken:
    """Take in an answer to a request of ours; all of it is checked before any of it is recorded."""
    carried, fact = _answered(room, path)
    check_commit(room, carried, strangers=False)
    commit = carried.commit
    if commit.signer == room.kept.keys.verify_key():
        raise Refused("this is an approval of your own; a second member is somebody else", advice="Ask them for it.")
    report, verdict = _judged_here(room, fact)
    _refuse_old(room, "answer", commit.at + GOOD_FOR)
    # what came is recorded before the file is noted: where the light went out in between, the same file is noted now
    if places.is_noted(room.rows, commit.place, commit.entries[0].number) or places.has_parcel(
        room.rows, digest_of(path)
    ):
        raise Refused(f"{path} was taken in already", advice=f"See who approved with 'farbank show {report}'.")
    receive_parcel(room, path)
    member = next(each.id for each in places.colleagues(room.rows) if each.verify_key == commit.signer)
    approval = Approval(
        member=member,
        key=commit.signer,
        at=commit.at,
        package=fact.package,
        saw=fact.saw,
        form=fact.form,
        outcome=fact.outcome,
        overrides=fact.overrides,
        acknowledges=fact.acknowledges,
        because=fact.because,
        place=commit.place,
    )
    return Taken(approval=approval, report=report, stands=stands_of(room, verdict, report))


def _given(own: Sequence[Approval], words: Words) -> Approval:
    """The last approval that says what was asked for."""
    return next((each for each in reversed(own) if each.overrides == words.override), own[-1])


def _answered(room: Newsroom, path: Path) -> tuple[Carried, ReportApproved]:
    """The one commit of an answer with the one approval in it."""
    found: list[Carried] = []
    with open_parcel(path, room.kept.keys.identity) as opened:
        if not any(True for _ in opened.objects()):
            found = [each for _, each in zip(range(2), opened.commits(), strict=False)]
    if len(found) == 1 and len(found[0].commit.entries) == 1:
        fact = codec.from_bytes(found[0].commit.entries[0].body)
        if isinstance(fact, ReportApproved):
            return found[0], fact
    raise Refused(f"{path} is a parcel and no answer to a request", advice="Take it in with 'farbank import'.")


def _judged_here(room: Newsroom, fact: ReportApproved) -> tuple[str, Verdict]:
    """The report that was judged here as exactly these bytes, and the verdict."""
    report = births.row_named(room.rows, fact.of)
    said = releases.verdict_on(room.rows, report, fact.package) if report else ""
    if not said:
        raise Refused(
            f"this answer approves bytes that were never judged here ({fact.package[:16]}…)",
            advice="Ask anew with 'farbank approve REPORT --ask FILE'.",
        )
    return report, read_verdict(said)


def _refuse_old(room: Newsroom, what: str, until: datetime) -> None:
    if room.clock.now() > until:
        raise Refused(f"this {what} was good until {until:%Y-%m-%d %H:%M} UTC", advice="Ask anew.")


def _listed(room: Newsroom, what: str, member: Colleague, where: str, rows: Iterable[str]) -> None:
    """The row of the copy that left."""
    items = tuple(ItemId(each) for each in sorted(rows) if kind_of(each) == "item")
    held = [custody.item(room.rows, each) for each in items]
    sources = tuple(SourceId(each) for each in sorted({each.source for each in held if each and each.source}))
    room.record(lambda: [copy_leaves(room.known, what=what, where=where, to=member.id, items=items, sources=sources)])
