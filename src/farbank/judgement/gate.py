"""The release gate: one report with everything the case knows, judged together. It proves danger and never safety.

- Exposure, consent and truth are judged apart; each finding counts, the worst one decides.
- The verdict carries the digest of the package it was asked about and says what it did not look at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from farbank.judgement.bystanders import bystanders, children
from farbank.judgement.circle import Person, crowd
from farbank.judgement.consent import consent
from farbank.judgement.covers import covers
from farbank.judgement.dialect import dialect
from farbank.judgement.differencing import differencing
from farbank.judgement.draft_text import Passage, passages
from farbank.judgement.editions import editions
from farbank.judgement.exposure import exposure, measures
from farbank.judgement.file_hides import file_hides, file_unread, not_asked
from farbank.judgement.groups_named import named_groups
from farbank.judgement.hidden_marks import hidden_marks
from farbank.judgement.identifiers import identifiers
from farbank.judgement.instructions import instructions
from farbank.judgement.jitter import jitter
from farbank.judgement.joined import joined
from farbank.judgement.joined_reports import joined_reports
from farbank.judgement.kinship import kinship
from farbank.judgement.lag import constant_lag
from farbank.judgement.picture_marks import picture_marks, same_vantage
from farbank.judgement.places_hidden import hidden_places
from farbank.judgement.printable import left_to_a_person, printable
from farbank.judgement.pseudonyms import cards_not_compared, pseudonyms
from farbank.judgement.question import Question
from farbank.judgement.remedies import in_the_draft
from farbank.judgement.small_cells import small_cells
from farbank.judgement.telling_gaps import telling_gaps
from farbank.judgement.told import judged
from farbank.judgement.truth_figures import stale_figures
from farbank.judgement.truth_numbers import loose_numbers
from farbank.judgement.truth_words import open_contradictions, unbacked_totals, unhedged, unheld_evidence
from farbank.judgement.undecided import decided_on, undecided
from farbank.judgement.undeclared import Undeclared, not_read, undeclared
from farbank.judgement.unexplained import unexplained_changes
from farbank.judgement.variants import canary_wording
from farbank.judgement.verbatim import verbatim
from farbank.judgement.verdict import Finding, Verdict

Rule = Callable[[Question, tuple[Passage, ...]], Sequence[Finding]]

# every rule beside the counting of people, in the order in which their findings are told
RULES: Final[tuple[Rule, ...]] = (
    file_hides,
    file_unread,
    consent,
    printable,
    undecided,
    bystanders,
    children,
    covers,
    named_groups,
    hidden_places,
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
    unexplained_changes,
    identifiers,
    hidden_marks,
    instructions,
    telling_gaps,
    verbatim,
    canary_wording,
    dialect,
    picture_marks,
    same_vantage,
    pseudonyms,
)

# what is true now is asked of what is said now: old words that a correction repeats are wrong by its own account
OF_TODAY: Final[frozenset[Rule]] = frozenset(
    {stale_figures, loose_numbers, unbacked_totals, open_contradictions, unheld_evidence, unhedged}
)


def judge(question: Question) -> Verdict:
    """BLOCK, HOLD or NO FINDING on the bytes of one package, with every reason."""
    drafted = passages(question.draft)
    read = (*drafted, *question.struck)
    everybody = crowd(question, read)
    unions = joined(question, everybody)
    described = undeclared(question, read)
    found = (
        *exposure(question, read, everybody.persons, unions),
        *described.findings,
        *(finding for rule in RULES for finding in rule(question, drafted if rule in OF_TODAY else read)),
    )
    return Verdict(
        findings=in_the_draft(found, drafted if question.file is None else ()),  # a file from elsewhere stays as it is
        bytes=question.package,
        checked=(*_checked(question, read), *measures(everybody.persons, unions), *_by_itself(described)),
        not_checked=(
            *not_read(question),
            *left_to_a_person(question, read),
            *not_asked(question),
            *_taken(everybody.persons),
            *_words_left(question, read),
        ),
        report=question.report,
        title=question.title or question.draft.title,
        counted=described.counted,
    )


def _checked(question: Question, read: tuple[Passage, ...]) -> tuple[str, ...]:
    limits = question.limits
    numbers = f"BLOCK under {limits.block_below} people, HOLD under {limits.hold_below:,} at the lower end"
    return (
        f"{len(read)} passages of the draft; {len(question.channels)} texts of the package are bound by its digest",
        f"{len(question.disclosures)} disclosures in print, withdrawn ones too",
        f"personas printed or behind a citation: {len(judged(question, read))}, and all linked with them",
        f"{len(question.consents)} consents",
        *_repeated(question),
        *decided_on(question, read),
        "figures, numbers, totalising words, contradictions and hedges",
        f"limits, editorial and not statistical: {numbers} ({' and '.join(limits.adversaries)})",
    )


def _by_itself(described: Undeclared) -> tuple[str, ...]:
    words = dict.fromkeys(f'"{each.words}" ({each.dimension})' for each in described.counted)
    return (f"counted without a mark: {', '.join(words)}",) if words else ()


def _repeated(question: Question) -> tuple[str, ...]:
    return (f"old words that its corrections repeat: {len(question.struck)}",) if question.struck else ()


def _words_left(question: Question, read: tuple[Passage, ...]) -> tuple[str, ...]:
    unheard = (f"the wording of {question.unheard} restricted items",) if question.unheard else ()
    return (*unheard, *cards_not_compared(question, read))


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
