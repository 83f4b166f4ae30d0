"""Who must have approved the exact bytes of a report before they leave, under these security rules.

- An approval is of the bytes of one package and of the findings shown with it; one changed byte or finding voids it.
- It counts while whoever gave it is a member, with the key it was signed with, and for fourteen days.
- Two members are two ids with two keys. Where the case has one member, that one suffices, and it is said so.
- Taking a report back voids what was approved before.
- Findings are overridden by two members, each with a written reason; one member alone overrides nothing.
- What the gate could not read, and what a person did not agree to, is never overridden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from farbank.judgement.verdict import Finding, Verdict
from farbank.values.digest import canonical_json, sha256_hex

GOOD_FOR: Final = timedelta(days=14)  # editorial: long enough for a file to travel, short enough to be remembered
TWO: Final = 2
ACKNOWLEDGED: Final = ("already_exposed",)  # what one editor may answer for
_A_PERSON: Final = "it is a person's answer, and only they can give another"
_UNREAD: Final = "nobody knows what would be overridden"
# rule -> why no number of members overrides it
NEVER: Final[Mapping[str, str]] = {
    "crashed": _UNREAD,
    "unread": _UNREAD,
    "consent": _A_PERSON,
    "not_printable": "the desk said so of the item, and can say otherwise there",
    "gift_withdrawn": _A_PERSON,
    "person_not_printable": _A_PERSON,
    "child": "a child has not agreed, and cannot be taken to",
    "identifier": "a number like this leads to one person, and nobody needs it in print",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A member as they are now: their id and the key (hex) they sign with."""

    member: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One approval: who signed it with which key and when, of which bytes, and what they said to the findings.

    `entry` holds it here; `place` is the log it came from, empty for one that was given in this folder.
    """

    member: str
    key: str
    at: datetime
    package: str
    saw: str
    form: str = ""
    outcome: str = ""
    overrides: bool = False
    acknowledges: tuple[tuple[str, str], ...] = ()
    because: str = ""
    entry: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Of which bytes it is asked whether they may leave: digest, findings, when, and when they were last taken back."""

    package: str
    findings: tuple[Finding, ...]
    now: datetime
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far the bytes are on their way out.

    `asks` is how many members must approve, `by` those who did, `open` the findings that nobody answered for,
    `overriding` and `acknowledging` the approvals that answer for findings.
    """

    asks: int
    by: tuple[str, ...]
    open: tuple[Finding, ...]
    overriding: tuple[Approval, ...] = ()
    acknowledging: tuple[Approval, ...] = ()

    @property
    def missing(self) -> int:
        """How many members have still to approve."""
        return max(0, self.asks - len(self.by))

    @property
    def may_leave(self) -> bool:
        return not self.open and not self.missing


def saw_of(findings: Iterable[Finding]) -> str:
    """SHA-256 (hex) over findings as `gate --json` prints them: what was shown to whoever approves."""
    return sha256_hex(canonical_json([each.to_json() for each in findings]))


def of_verdict(verdict: Verdict, now: datetime, since: datetime | None = None) -> Asked:
    """The question that a verdict puts."""
    return Asked(package=verdict.bytes, findings=verdict.findings, now=now, since=since)


def never_overridden(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that no number of members overrides."""
    return tuple(each for each in findings if each.rule in NEVER)


def counting(approvals: Sequence[Approval], signers: Sequence[Signer], asked: Asked) -> tuple[Approval, ...]:
    """The approvals that count for these bytes now, in the order given."""
    here = {(each.member, each.key) for each in signers}
    saw = saw_of(asked.findings)
    return tuple(
        each
        for each in approvals
        if (each.member, each.key) in here
        and (each.package, each.saw) == (asked.package, saw)
        and asked.now - GOOD_FOR <= each.at
        and (asked.since is None or each.at > asked.since)
    )


def standing(approvals: Sequence[Approval], signers: Sequence[Signer], asked: Asked, publisher: str = "") -> Standing:
    """Whether the bytes may leave. `publisher` is the member who publishes, which counts as their approval."""
    good = counting(approvals, signers, asked)
    overriding = tuple(each for each in good if each.overrides)
    acknowledging = tuple(each for each in good if each.acknowledges)
    answered = {each for one in acknowledging for each in one.acknowledges if each[0] in ACKNOWLEDGED}
    left = tuple(each for each in asked.findings if (each.rule, each.persona) not in answered)
    if len(_different(overriding, signers)) >= TWO:
        left = never_overridden(left)
    by = _different(good, signers)
    publishing = next((each for each in signers if each.member == publisher), None)
    if publishing is not None and not left and publishing.key not in _keys(by, signers):
        by = tuple(sorted((*by, publishing.member)))
    asks = TWO if len({each.key for each in signers}) >= TWO else 1
    return Standing(asks=asks, by=by, open=left, overriding=overriding, acknowledging=acknowledging)


def _different(approvals: Iterable[Approval], signers: Sequence[Signer]) -> tuple[str, ...]:
    """The members behind approvals, each key once: one key under two ids is one person."""
    key_of = {each.member: each.key for each in signers}
    found = {key_of[each.member]: each.member for each in reversed(tuple(approvals))}
    return tuple(sorted(found.values()))


def _keys(members: Iterable[str], signers: Sequence[Signer]) -> set[str]:
    return {each.key for each in signers if each.member in set(members)}
