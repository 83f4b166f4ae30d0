"""Verifying that every report left with the approvals its bytes asked for at that time, each signed by its member.

- What left before approvals were asked for is whole without them.
- An approval that came from another place holds only under the signature of the key it is told of.
- What left at another place asked the members there, and is checked there.
- How many members had to approve is counted again from who was a member then, and not taken from what is said.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from farbank.errors import Damage
from farbank.facts import codec
from farbank.facts.approval import ReportApproved
from farbank.facts.fact import Fact
from farbank.facts.member import MemberJoined, MemberLeft
from farbank.facts.parcel import CommitReceived, EntryReceived, as_signed
from farbank.facts.report import ReportJudged, ReportReleased
from farbank.judgement.approval import GOOD_FOR, TWO
from farbank.keeping.carrying.disclosed import case_of, check
from farbank.keeping.checks.verification import Docket
from farbank.keeping.ledger.commit import Commit
from farbank.values.digest import canonical_json, sha256_hex


@dataclass(frozen=True, slots=True)
class _Given:
    """An approval as the ledger holds it: signed with this key, then."""

    key: str
    at: datetime
    fact: ReportApproved


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the gate last said of a package: its outcome, and the digest of its findings."""

    outcome: str = ""
    saw: str = ""


class ReleaseCheck:
    """Follows members, verdicts and approvals through the ledger, and looks at every release on its way."""

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        self._keys: dict[str, str] = {}
        self._given: list[_Given] = []
        self._verdicts: dict[tuple[str, str], _Verdict] = {}
        self._asked = False  # once a release was counted, none after it is from before that
        self._came: CommitReceived | None = None
        self._elsewhere: set[str] = set()  # packages that left at the place whose commit is being told here

    def accept(self, commit: Commit, facts: Sequence[tuple[int, Fact]]) -> None:
        """The facts of a commit whose signature holds, in their order."""
        self._elsewhere.clear()
        for number, fact in facts:
            match fact:
                case MemberJoined():
                    self._keys[fact.member] = fact.verify_key
                case MemberLeft():
                    self._keys.pop(fact.member, None)
                case ReportJudged():
                    self._verdicts[fact.report, fact.package] = _read_verdict(fact)
                case CommitReceived():
                    self._came = fact
                case EntryReceived():
                    self._take(number, fact)
                case ReportApproved():
                    self._given.append(_Given(self._keys.get(commit.by, ""), commit.at, fact))
                case ReportReleased() if fact.package not in self._elsewhere:
                    self._release(number, fact, commit.at)
                case _:
                    pass

    def _take(self, number: int, entry: EntryReceived) -> None:
        """What came of approvals and releases: the signature over its commit is checked as when it was taken in."""
        if not any(each.kind in entry.body for each in (ReportApproved, ReportReleased)):
            return
        fact = codec.from_bytes(entry.body.encode())
        if not isinstance(fact, ReportApproved | ReportReleased):
            return
        if self._came is None or not _holds(self._came, entry):
            self._flaw(number, f"the {fact.kind} that came is not signed by the member it is told of")
        elif isinstance(fact, ReportReleased):
            self._elsewhere.add(fact.package)  # that place asked its own members
        else:
            self._given.append(_Given(self._came.signer, self._came.at, fact))

    def _release(self, number: int, fact: ReportReleased, at: datetime) -> None:
        if not fact.asks and not self._asked:
            return  # from before approvals were asked for
        self._asked = True
        here = set(self._keys.values())
        verdict = self._verdicts.get((fact.report, fact.package), _Verdict())
        good = [
            each
            for each in self._given
            if each.key in here
            and (each.fact.package, each.fact.saw) == (fact.package, verdict.saw)
            and each.at >= at - GOOD_FOR
        ]
        asks, found = min(TWO, len(here)), len({each.key for each in good})
        if fact.asks != asks or found < asks:
            self._flaw(number, f"{fact.report} left with {found} of the {asks} approvals that its bytes asked for")
        if verdict.outcome != fact.outcome:
            said = verdict.outcome or "nothing"
            self._flaw(number, f"{fact.report} is said to have left with {fact.outcome!r}, and the gate said {said}")
        elif fact.outcome != "NO FINDING" and not _answered(good):
            self._flaw(number, f"{fact.report} left with {fact.outcome}, and nobody answered for what was found")

    def _flaw(self, number: int, because: str) -> None:
        self._docket.flaw("release", f"entry {number}", because)


def _read_verdict(fact: ReportJudged) -> _Verdict:
    """What was said; a verdict that cannot be read is one that nobody approved."""
    try:
        return _Verdict(fact.outcome, sha256_hex(canonical_json(json.loads(fact.verdict)["findings"])))
    except (ValueError, KeyError, TypeError, RecursionError):
        return _Verdict(fact.outcome)


def _answered(good: Sequence[_Given]) -> bool:
    """Whether two members overrode the findings, or one acknowledged what may be acknowledged."""
    overriding = {each.key for each in good if each.fact.overrides and each.fact.because}
    return len(overriding) >= TWO or any(each.fact.acknowledges and each.fact.because for each in good)


def _holds(commit: CommitReceived, entry: EntryReceived) -> bool:
    """Whether the commit is signed as it says and the entry is one of it."""
    if (commit.place, commit.number) != (entry.place, entry.commit):
        return False
    try:
        return not check(as_signed(commit, entry), case_of(commit.place))
    except (Damage, ValueError):
        return False
