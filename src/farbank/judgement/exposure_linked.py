"""What the draft says of somebody together with the personas a reader may take for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from farbank.judgement import exposure_words as words
from farbank.judgement.circle import Person
from farbank.judgement.joined import Joined
from farbank.judgement.question import Question
from farbank.judgement.repair import repairs
from farbank.judgement.standing import RANK, Standing, in_print, standing
from farbank.judgement.verdict import Finding, Severity

TWO_PEOPLE: Final = "If they are two people for certain, say so with not_linked."


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """A union, and how the one person of it stands. A draft that adds nothing to it holds at most."""

    union: Joined
    stands: Standing

    @property
    def severity(self) -> Severity | None:
        """What the limits say of the union, as far as the draft has to do with it."""
        return self.stands.severity if self.stands.person.adds or self.stands.severity is None else "HOLD"


def stood(unions: Iterable[Joined]) -> tuple[Stood, ...]:
    """Every union with how it stands."""
    return tuple(Stood(union=each, stands=standing(each.together)) for each in unions)


def worst_union(person: Person, alone: Severity | None, unions: Iterable[Stood]) -> Stood | None:
    """The worst union that a person is in, where it is worse than the person alone; of several the smallest."""
    worse = [each for each in unions if person.circle in each.union.circles and RANK[each.severity] > RANK[alone]]
    return max(worse, key=lambda each: (RANK[each.severity], -len(each.union.others)), default=None)


def linked_finding(question: Question, person: Person, found: Stood) -> Finding:
    """That a reader may take a person for others, why, and how many people fit them all."""
    stands, severity = found.stands, found.severity
    assert severity is not None  # it is worse than the person alone
    k = stands.counted()
    labels = {each.id: each.label or each.id for each in question.personas}
    verb = "leaves" if len(stands.known) == 1 else "leave"
    because = (
        f"{words.printed(person.persona, person.label)}: a reader may take them for "
        f"{words.taken_for(found.union.others_than(person), found.union.links, labels)}. "
        f"Together {words.told_where(stands.known)} {verb} {words.leaves(k)}."
    )
    printed = in_print(found.union.together).severity
    mended = () if printed else repairs(stands.person.told, stands.person.around)
    return Finding(
        rule="linked",
        severity=severity,
        persona=person.label,
        where=words.drafted(stands.known) or person.where,
        k=k.people,
        because=because,
        repair=(*(tuple(each.does for each in mended) or (words.without(person.persona),)), TWO_PEOPLE),
        remedies=tuple(each for each in mended if each.changes),
    )
