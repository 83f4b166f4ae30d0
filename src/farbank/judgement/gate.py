"""The release gate: one report with everything the case knows, judged together. It proves danger and never safety.

- Exposure, consent and truth are judged apart; each finding counts, the worst one decides.
- The verdict carries the digest of the package it was asked about and says what it did not look at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from farbank.judgement.circle import Person, crowd
from farbank.judgement.consent import consent
from farbank.judgement.differencing import differencing
from farbank.judgement.draft_text import Passage, passages
from farbank.judgement.editions import editions
from farbank.judgement.exposure import exposure, measures
from farbank.judgement.jitter import jitter
from farbank.judgement.joined import joined
from farbank.judgement.joined_reports import joined_reports
from farbank.judgement.kinship import kinship
from farbank.judgement.lag import constant_lag
from farbank.judgement.printable import left_to_a_person, printable
from farbank.judgement.question import Question
from farbank.judgement.small_cells import small_cells
from farbank.judgement.told import judged
from farbank.judgement.truth_figures import stale_figures
from farbank.judgement.truth_numbers import loose_numbers
from farbank.judgement.truth_words import open_contradictions, unbacked_totals, unhedged, unheld_evidence
from farbank.judgement.undecided import decided_on, undecided
from farbank.judgement.verdict import NEVER_CHECKED, Finding, Verdict

Rule = Callable[[Question, tuple[Passage, ...]], Sequence[Finding]]

# every rule beside the counting of people, in the order in which their findings are told
RULES: Final[tuple[Rule, ...]] = (
    consent,
    printable,
    undecided,
    stale_figures,
    loose_numbers,
    unbacked_totals,
    open_contradictions,
    unheld_evidence,
    unhedged,
    editions,
    kinship,
    joined_reports,
    constant_lag,
    small_cells,
    differencing,
    jitter,
)


def judge(question: Question) -> Verdict:
    """BLOCK, HOLD or NO FINDING on the bytes of one package, with every reason."""
    read = passages(question.draft)
    everybody = crowd(question, read)
    unions = joined(question, everybody)
    return Verdict(
        findings=(
            *exposure(question, read, everybody.persons, unions),
            *(finding for rule in RULES for finding in rule(question, read)),
        ),
        bytes=question.package,
        checked=(*_checked(question, read), *measures(everybody.persons, unions)),
        not_checked=(*NEVER_CHECKED, *left_to_a_person(question, read), *_taken(everybody.persons)),
        report=question.report,
        title=question.title or question.draft.title,
    )


def _checked(question: Question, read: tuple[Passage, ...]) -> tuple[str, ...]:
    limits = question.limits
    numbers = f"BLOCK under {limits.block_below} people, HOLD under {limits.hold_below:,} at the lower end"
    return (
        f"{len(read)} passages of the draft; {len(question.channels)} texts of the package are bound by its digest",
        f"{len(question.disclosures)} disclosures in print, withdrawn ones too",
        f"personas printed or behind a citation: {len(judged(question, read))}, and all linked with them",
        f"{len(question.consents)} consents",
        *decided_on(question, read),
        "figures, numbers, totalising words, contradictions and hedges",
        f"limits, editorial and not statistical: {numbers} ({' and '.join(limits.adversaries)})",
    )


def _taken(persons: tuple[Person, ...]) -> tuple[str, ...]:
    """What was taken for granted without anybody having said it: that a wider value takes in a finer one, or growth."""
    known = [fact for person in persons for fact in person.known]
    return (
        *(
            f'whether "{wider}" takes in "{finer}" (their shares suggest it)'
            for fact in known
            for finer, wider in fact.nested
        ),
        *(
            f'whether "{one}" and "{other}" are one (years passed between them)'
            for fact in known
            for one, other in fact.grown
        ),
    )
