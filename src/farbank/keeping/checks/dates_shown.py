"""A verdict in the few words that people are shown of it."""

from __future__ import annotations

from farbank.keeping.checks.check_anchors import Rechecked
from farbank.keeping.checks.verification import Dated
from farbank.keeping.times.verdict import NotAccepted, OtsVerdict, Verdict


def dated(checked: Rechecked) -> Dated:
    """What an anchor says today."""
    verdict = checked.today
    return Dated(
        folder=checked.anchor.folder,
        kind=checked.anchor.kind,
        standing="refused" if isinstance(verdict, NotAccepted) else verdict.standing,
        tool="" if isinstance(verdict, NotAccepted) else verdict.tool,
        time=time_of(verdict),
        because=verdict.because,
    )


def time_of(verdict: Verdict) -> str:
    """RFC 3339 in UTC; empty where a verdict gives no time."""
    time = None if isinstance(verdict, NotAccepted) else verdict.time
    return time.isoformat().replace("+00:00", "Z") if time else ""


def block_of(verdict: Verdict) -> int:
    """The block of Bitcoin that dates, -1 for none: the earliest that was checked, else the earliest claimed."""
    if not isinstance(verdict, OtsVerdict):
        return -1
    return min((each.height for each in verdict.verified or verdict.claimed), default=-1)
