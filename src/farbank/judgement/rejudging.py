"""The personas of a case judged again by what is in print alone, when anything else has come out.

- Everybody is judged, not only those of the latest report: what is told of one persona can expose another.
- Only who stands worse than before is told of; what was known is not told twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from farbank.judgement import exposure_words as words
from farbank.judgement.circle import Person, crowd, person_of
from farbank.judgement.joined import Joined, joined
from farbank.judgement.question import Question
from farbank.judgement.standing import RANK, Standing, in_print
from farbank.judgement.told import circles
from farbank.judgement.verdict import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stands:
    """How a person stands by what is in print; with `union`, together with those a reader may take them for."""

    person: Person
    standing: Standing
    union: Joined | None = None

    @property
    def rank(self) -> int:
        return RANK[self.standing.severity]


def rejudged(before: Question, after: Question) -> tuple[Finding, ...]:
    """Every persona that stands worse by what is in print after something than before it; the drafts are not read."""
    earlier = {member: stands.rank for circle, stands in _all_in_print(before).items() for member in circle}
    return tuple(
        _finding(after, stands)
        for circle, stands in _all_in_print(after).items()
        if stands.rank > max((earlier.get(member, 0) for member in circle), default=0)
    )


def _all_in_print(question: Question) -> Mapping[frozenset[str], _Stands]:
    """How each circle of personas stands, by itself or in its worst union."""
    around = crowd(question, ())
    persons = tuple(
        person_of(question, (), circle, around.told.get(circle, ()), around.among)
        for circle in circles(question.personas)
    )
    unions = joined(question, replace(around, persons=persons))
    return {each.circle: _worst(each, unions) for each in persons}


def _worst(person: Person, unions: tuple[Joined, ...]) -> _Stands:
    mine = [each for each in unions if person.circle in each.circles]
    alone = _Stands(person=person, standing=in_print(person))
    together = [_Stands(person=person, standing=in_print(each.together), union=each) for each in mine]
    return max((alone, *together), key=lambda each: each.rank)


def _finding(question: Question, stands: _Stands) -> Finding:
    person, severity, k = stands.person, stands.standing.severity, stands.standing.counted()
    assert severity is not None  # it stands worse than before
    labels = {each.id: each.label or each.id for each in question.personas}
    union = stands.union
    taken = (
        f", whom a reader may take for {words.taken_for(union.others_than(person), union.links, labels)},"
        if union
        else ""
    )
    return Finding(
        rule="exposed_since",
        severity=severity,
        persona=person.label,
        k=k.people,
        because=f"{words.printed(person.persona, person.label)}{taken} is left among "
        f"{words.leaves(k)} by what is in print now: {words.told_where(stands.standing.known)}.",
        repair=("Print nothing more of them, and tell whoever looks after the source.",),
    )
