"""What the draft says of somebody together with the personas a reader may take for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from farbank.judgement import exposure_words as words
from farbank.judgement.joined import Joined
from farbank.judgement.question import Question
from farbank.judgement.repair import repairs
from farbank.judgement.standing import RANK, Standing, in_print, standing
from farbank.judgement.verdict import Finding, Severity

TWO_PEOPLE: Final = "If they are two people for certain, say so with not_linked."


def linked_findings(question: Question, unions: Iterable[Joined], alone: Severity | None) -> tuple[Finding, ...]:
    """The worst union of a person, where it is worse than the person alone; of several, that of the fewest personas.

    A draft that adds nothing to the union holds at most, as it does for a person alone.
    """
    worse = [
        (RANK[severity], -len(union.others), union, stands, severity)
        for union in unions
        if (severity := _severity(stands := standing(union.together))) and RANK[severity] > RANK[alone]
    ]
    if not worse:
        return ()
    _, _, union, stands, severity = max(worse, key=lambda each: each[:2])
    return (_finding(question, union, stands, severity),)


def _severity(stands: Standing) -> Severity | None:
    return stands.severity if stands.person.adds or stands.severity is None else "HOLD"


def _finding(question: Question, union: Joined, stands: Standing, severity: Severity) -> Finding:
    assert stands.k is not None  # what was never counted has no severity
    person = stands.person
    labels = {each.id: each.label or each.id for each in question.personas}
    verb = "leaves" if len(stands.known) == 1 else "leave"
    because = (
        f"{words.printed(person.persona, person.label)}: a reader may take them for "
        f"{words.taken_for(union.others, union.links, labels)}. "
        f"Together {words.told_where(stands.known)} {verb} {words.leaves(stands.k)}."
    )
    mended = () if in_print(union.together).severity else repairs(person.told, person.around)
    return Finding(
        rule="linked",
        severity=severity,
        persona=person.label,
        where=words.drafted(stands.known) or person.where,
        k=stands.k.people,
        because=because,
        repair=(*(mended or (words.without(person.persona),)), TWO_PEOPLE),
    )
