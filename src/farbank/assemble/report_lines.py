"""What is told of a report: its verdicts, who approved which bytes, what left, and whether it was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.facts.report import ReportReleased
from farbank.judgement.approval import Approval
from farbank.views import approvals, releases

Lines = list[tuple[str, tuple[str, ...]]]
_STAMP: Final = "%Y-%m-%d %H:%M"
_SHOWN: Final = 16  # digits of a digest in a line
ALONE: Final = "nobody else has looked at it"


def lines_of(room: Newsroom, identity: str) -> Lines:
    """The lists that `show` prints of a report."""
    judged = releases.judgements(room.rows, identity)
    packages = dict.fromkeys(each.package for each in judged)
    approved = [each for package in packages for each in approvals.approvals(room.rows, package)]
    left = approvals.released(room.rows, identity)
    back = approvals.taken_back(room.rows, identity)
    draft, beneath = _since_it_left(room, identity) if left else ((), ())
    return [
        ("verdicts", tuple(f"{each.at:{_STAMP}} {each.outcome} on {each.package[:_SHOWN]}" for each in judged)),
        ("approved", tuple(approval_line(each) for each in sorted(approved, key=lambda each: each.at))),
        ("released", tuple(f"{at:{_STAMP}} {each.package[:_SHOWN]}{_left(each)}" for each, at in left)),
        ("withdrawn", tuple(f"{at:{_STAMP}} {each.because}{_printed(each.printed)}" for each, at in back)),
        ("its draft since then", draft),
        ("the case since then", beneath),
    ]


def _since_it_left(room: Newsroom, identity: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    from farbank.assemble.changed_since import since_it_left  # noqa: PLC0415 - whoever only reads needs no Markdown

    return since_it_left(room, identity)


def approval_line(approval: Approval) -> str:
    """One approval: when, who, of which bytes, and what they said to the findings."""
    where = f" at {approval.place}" if approval.place else ""
    said = "".join(_said(approval))
    who = approval.member or "nobody we know"
    return f"{approval.at:{_STAMP}} {who}{where} approved {approval.package[:_SHOWN]} ({approval.outcome}){said}"


def _said(approval: Approval) -> Iterator[str]:
    if approval.overrides:
        yield f", overriding: {approval.because}"
    if approval.acknowledges:
        yield f", acknowledging {', '.join(' '.join(each) for each in approval.acknowledges)}: {approval.because}"


def _left(released: ReportReleased) -> str:
    """The form and the verdict a package left with, and that one member was enough."""
    said = f" {released.form}, {released.outcome}" if released.outcome else ""
    return f"{said}; {ALONE}" if released.asks == 1 else said


def _printed(words: str) -> str:
    return f"; in print: {words}" if words else ""
