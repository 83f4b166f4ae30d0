"""Approving exactly these bytes, overriding or acknowledging what the gate found, and taking a report back.

- What was approved is what was shown: the digest of the package and the findings.
- Findings are answered for openly: acknowledged or overridden with a written reason, or there is no approval.
- Nobody overrides alone, and nobody overrides what the gate could not read or a person did not agree to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from farbank.errors import Held, Refused
from farbank.facts.approval import ReportApproved, ReportWithdrawn
from farbank.facts.fact import Fact
from farbank.judgement.approval import ACKNOWLEDGED, NEVER, TWO, Approval, Standing, never_overridden, saw_of
from farbank.judgement.verdict import Finding, Verdict
from farbank.values.ids import ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What somebody says as they approve: an override, or rules acknowledged; both with a written reason."""

    override: bool = False
    acknowledge: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was shown to whoever approves: the report by its birth name, the form, the verdict on its bytes."""

    of: str
    form: str
    verdict: Verdict


def approve(shown: Shown, words: Words, stands: Standing, own: Sequence[Approval]) -> list[Fact]:
    """The approval; nothing where `own`, those of this member that count, say it already.

    `stands` is how the bytes stood before. Raises `Refused` for words that do not fit, `Held` where findings are open.
    """
    verdict, because = shown.verdict, words.because.strip()
    _refuse_words(words, because)
    acknowledged = _acknowledged(verdict.findings, words)
    if words.override:
        refuse_override(verdict, stands)
    else:
        _refuse_open(verdict, stands, acknowledged)
    fact = replace(_plain(shown), overrides=words.override, acknowledges=acknowledged, because=because)
    return [] if any(_says(each, fact) for each in own) else [fact]


def publishing(shown: Shown, own: Sequence[Approval]) -> list[Fact]:
    """The approval that publishing is; nothing where this member approved these bytes before."""
    return [] if own else [_plain(shown)]


def refuse_override(verdict: Verdict, stands: Standing) -> None:
    """Say why these findings cannot be overridden, where they cannot."""
    if not verdict.findings:
        raise Refused("the gate found nothing; there is nothing to override", advice="Approve it without --override.")
    if stands.asks < TWO:
        raise Refused(
            "one member alone overrides nothing, and this case has no other",
            advice="Mend the draft, or make somebody a member who looks at it: 'farbank member add'.",
        )
    for each in never_overridden(verdict.findings):
        raise Held(f"{each.rule} is never overridden: {NEVER[each.rule]}. {each.because}", advice="Mend the draft.")


def withdraw_report(
    report: ReportId, *, released: bool, taken_back: bool, because: str, printed: str = "", notice: str = ""
) -> list[Fact]:
    """The report is taken back; nothing where that stands already and nothing new is said."""
    if not released:
        raise Refused(f"{report} never left; there is nothing to take back", advice="See 'farbank list report'.")
    if not because.strip():
        raise Refused("say why the report is taken back", advice="Give it with --because; it stays in the case.")
    if taken_back and not notice:
        return []
    return [ReportWithdrawn(report=report, because=because.strip(), printed=printed.strip(), notice=notice)]


def _plain(shown: Shown) -> ReportApproved:
    return ReportApproved(
        of=shown.of,
        package=shown.verdict.bytes,
        form=shown.form,
        outcome=shown.verdict.verdict,
        saw=saw_of(shown.verdict.findings),
    )


def _refuse_words(words: Words, because: str) -> None:
    if words.override and words.acknowledge:
        raise Refused("either override all findings or acknowledge some", advice="Give one of the two options.")
    if (words.override or words.acknowledge) and not because:
        raise Refused("say why, in words that others can weigh", advice="Give it with --because; it is recorded.")
    for rule in words.acknowledge:
        if rule not in ACKNOWLEDGED:
            raise Refused(
                f"{rule} cannot be acknowledged, only {', '.join(ACKNOWLEDGED)} can",
                advice="Mend what the finding asks for, or have two members override it.",
            )


def _acknowledged(findings: Sequence[Finding], words: Words) -> tuple[tuple[str, str], ...]:
    found = tuple(dict.fromkeys((each.rule, each.persona) for each in findings if each.rule in words.acknowledge))
    missing = set(words.acknowledge) - {rule for rule, _ in found}
    if missing:
        raise Refused(
            f"the gate did not find {', '.join(sorted(missing))} in these bytes", advice="Run the gate again."
        )
    return found


def _refuse_open(verdict: Verdict, stands: Standing, acknowledged: Sequence[tuple[str, str]]) -> None:
    """An approval without a word on what is open would be one of something else than was shown."""
    left = [each for each in stands.open if (each.rule, each.persona) not in set(acknowledged)]
    if left:
        rules = ", ".join(dict.fromkeys(each.rule for each in left))
        raise Held(
            f"the gate says {verdict.verdict} ({rules}); nothing was approved",
            advice="Mend it, or answer for it: --acknowledge RULE or --override, with --because.",
        )


def _says(approval: Approval, fact: ReportApproved) -> bool:
    said = (approval.overrides, approval.acknowledges, approval.because)
    return said == (fact.overrides, fact.acknowledges, fact.because) or not (
        fact.overrides or fact.acknowledges or fact.because
    )
