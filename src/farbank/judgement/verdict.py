"""What the gate says: BLOCK, HOLD or NO FINDING, with every finding, bound to the digest of the bytes it judged.

- The gate never says that something is safe; NO FINDING means that nothing was found, and is said only then.
- The worst finding decides; adding a finding never lowers a verdict.
- A part that crashed or timed out is a BLOCK.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from farbank.judgement.rewording import Remedy

Severity = Literal["BLOCK", "HOLD"]
Outcome = Literal["BLOCK", "HOLD", "NO FINDING"]

# rules about truth, listed apart from exposure
TRUTH_RULES: Final = ("stale_figure", "loose_number", "unbacked_total", "open_contradiction", "unhedged")
NEVER_CHECKED: Final = ("voice", "rhythm", "the paper", "what a picture shows beside its subject", "facts in no mark")
NOT_SAFETY: Final = "This is not a finding of safety."


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Words in one channel: `text` is the whole passage, `text[start:end]` the words meant."""

    channel: str
    text: str
    start: int
    end: int

    def to_json(self) -> dict[str, object]:
        """Channel, passage and offsets in characters."""
        return {"channel": self.channel, "text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """How many people fit, as whole numbers: 5 % lower end, median, upper end. The person exists, so never under 1."""

    lower: int
    median: int
    upper: int

    def to_json(self) -> dict[str, object]:
        """The interval under its three names."""
        return {"upper": self.upper, "median": self.median, "lower": self.lower}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reason to stop. `persona` is its label, never the person's; `repair` says what would mend the draft.

    `remedies` are the repairs that are nothing but other words of the draft, ready to be carried out.
    """

    rule: str
    severity: Severity
    persona: str = ""
    where: tuple[Where, ...] = ()
    k: People | None = None
    because: str
    repair: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Keys that never change; `remedies` stands there only where there are some."""
        told: dict[str, object] = {
            "rule": self.rule,
            "severity": self.severity,
            "persona": self.persona,
            "where": [each.to_json() for each in self.where],
            "k": self.k.to_json() if self.k else None,
            "because": self.because,
            "repair": list(self.repair),
        }
        return told | ({"remedies": [each.to_json() for each in self.remedies]} if self.remedies else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAndCounted:
    """Words in no mark that tell something of a persona, and that the gate counted by itself: no more is asked."""

    persona: str
    dimension: str
    value: str
    words: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The gate's answer on one package. `bytes` is the SHA-256 of that package; one changed byte voids the verdict.

    `counted` is noted as disclosed when the package leaves, beside what its marks declare.
    """

    findings: tuple[Finding, ...]
    bytes: str
    checked: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = NEVER_CHECKED
    report: str = ""
    title: str = ""
    counted: tuple[ReadAndCounted, ...] = ()

    @property
    def verdict(self) -> Outcome:
        """The worst of the findings, or NO FINDING when there is none."""
        severities = {each.severity for each in self.findings}
        if "BLOCK" in severities:
            return "BLOCK"
        return "HOLD" if severities else "NO FINDING"

    def to_json(self) -> dict[str, object]:
        """The document that `gate --json` prints; its keys never change."""
        return {
            "verdict": self.verdict,
            "findings": [each.to_json() for each in self.findings],
            "bytes": self.bytes,
            "checked": list(self.checked),
            "not_checked": list(self.not_checked),
        }

    def lines(self) -> tuple[str, ...]:
        """The same for a person at a terminal: exposure first, truth apart, and always what was not counted."""
        exposure = tuple(each for each in self.findings if each.rule not in TRUTH_RULES)
        truth = tuple(each for each in self.findings if each.rule in TRUTH_RULES)
        return (
            self._head(),
            *(f"  {line}" for line in _said(exposure)),
            *(("  Apart from exposure, the truth checks:",) if truth else ()),
            *(f"    {line}" for line in _said(truth)),
            f"  Not counted: {', '.join(self.not_checked)}. {NOT_SAFETY}",
        )

    def _head(self) -> str:
        number = len(self.findings)
        count = "nothing found" if not number else f"{number} finding{'s' if number > 1 else ''}"
        named = " ".join(part for part in (self.report, f'"{self.title}"' if self.title else "") if part)
        return f"{self.verdict}  {named}, {count}" if named else f"{self.verdict}  {count}"


def crashed(because: str, *, package: str = "", report: str = "", title: str = "") -> Verdict:
    """The verdict when a parser or a part of the gate failed or took too long: the unread may expose somebody."""
    finding = Finding(rule="crashed", severity="BLOCK", because=f"The gate could not finish: {because}.")
    return Verdict(findings=(finding,), bytes=package, report=report, title=title)


def _said(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """One line a finding; what would mend it follows, the cheapest first, said once behind the last it mends."""
    last = {sentence: number for number, each in enumerate(findings) for sentence in each.repair}
    return tuple(
        " ".join((each.because, " Or: ".join(one for one in each.repair if last[one] == number))).strip()
        for number, each in enumerate(findings)
    )
