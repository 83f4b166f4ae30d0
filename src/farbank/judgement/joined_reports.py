"""People whom a draft puts side by side, counted as if they were one: the worst of every pair and chain stands.

A link, or one paragraph for two people without a name, speaks for one person as much as the same rare words do. What is
told of both still decides: who is a teacher here and a soldier there is not taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from farbank.judgement import exposure_words as words
from farbank.judgement.circle import Crowd, Person, crowd, person_of, together
from farbank.judgement.draft_text import Passage
from farbank.judgement.exposure_linked import TWO_PEOPLE
from farbank.judgement.joined import linker_of
from farbank.judgement.joins import SideBySide, side_by_side
from farbank.judgement.linking import LINKED_FROM, Linker, Profile, profile
from farbank.judgement.question import Question
from farbank.judgement.repair import repairs
from farbank.judgement.standing import RANK, Standing, in_print, standing
from farbank.judgement.verdict import Finding

Circle = frozenset[str]
RATIO: Final = 30.0  # reasoned: as the same rare words in both; alone it is just enough for two to be judged as one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Union:
    """Some people as one person, and the pairs that put them side by side."""

    persons: tuple[Person, ...]
    pairs: tuple[SideBySide, ...]
    stands: Standing


def joined_reports(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """One finding for each pair that stands worse together than apart, and for each chain worse than its pairs."""
    pairs = side_by_side(question, passages)
    if not pairs:
        return ()
    around = crowd(question, passages)
    persons = _persons(question, passages, around, pairs)
    linker = linker_of(question, around.told, around.among.tables)
    profiles = {circle: profile(circle, each.known, each.published) for circle, each in persons.items()}
    possible = [each for each in pairs if _may_be_one(linker, profiles[each.one], profiles[each.other])]
    apart = {circle: RANK[standing(each).severity] for circle, each in persons.items()}
    found: list[Finding] = []
    worst = dict(apart)
    for union in _unions(possible, persons, linker, profiles):
        rank, circles = RANK[union.stands.severity], [each.circle for each in union.persons]
        if rank > max(worst[circle] for circle in circles):
            found.append(_finding(union))
            worst |= dict.fromkeys(circles, rank)
    return tuple(found)


def _persons(
    question: Question, passages: tuple[Passage, ...], around: Crowd, pairs: tuple[SideBySide, ...]
) -> dict[Circle, Person]:
    known = {each.circle: each for each in around.persons}
    wanted = dict.fromkeys(circle for each in pairs for circle in (each.one, each.other))
    return {
        circle: known.get(circle) or person_of(question, passages, circle, around.told.get(circle, ()), around.among)
        for circle in wanted
    }


def _may_be_one(linker: Linker, one: Profile, other: Profile) -> bool:
    """Whether two are one with the probability that counts, once they stand side by side; certainly two never are.

    Those that are linked without that are judged already.
    """
    link = linker.link(one, other)
    if link is None or link.probability >= LINKED_FROM:
        return False
    odds = link.probability / (1 - link.probability)
    return odds * RATIO / (1 + odds * RATIO) >= LINKED_FROM


def _unions(
    pairs: list[SideBySide], persons: Mapping[Circle, Person], linker: Linker, profiles: Mapping[Circle, Profile]
) -> Iterator[_Union]:
    for each in pairs:
        yield _union((each,), persons, each.both)
    groups: dict[Circle, frozenset[Circle]] = {}
    for each in pairs:
        one, other = (groups.get(circle, frozenset({circle})) for circle in (each.one, each.other))
        if one != other and all(linker.link(profiles[a], profiles[b]) is not None for a in one for b in other):
            groups |= dict.fromkeys(one | other, one | other)
    for group in sorted(set(groups.values()), key=lambda some: sorted(map(sorted, some))):
        if len(group) > 2:  # noqa: PLR2004  # a pair was told above
            yield _union(tuple(each for each in pairs if each.both <= group), persons, group)


def _union(pairs: tuple[SideBySide, ...], persons: Mapping[Circle, Person], group: frozenset[Circle]) -> _Union:
    first, *others = sorted((persons[circle] for circle in group), key=lambda each: (not each.where, each.label))
    return _Union(persons=(first, *others), pairs=pairs, stands=standing(together(first, others)))


def _finding(union: _Union) -> Finding:
    first, *others = union.persons
    stands, severity = union.stands, union.stands.severity
    assert severity is not None  # it is worse than each of them alone
    k = stands.counted()
    how = words.listed(list(dict.fromkeys(each.how for each in union.pairs)))
    labels = words.listed([each.label for each in others])
    verb = "leaves" if len(stands.known) == 1 else "leave"
    link = any(each.link for each in union.pairs)
    place = f"in {how}" if not link or len(union.pairs) == 1 else f"({how})"
    mended = () if in_print(stands.person).severity else repairs(stands.person.told, stands.person.around)
    apart = "Take out the link to that report." if link else "Say in the text that they are two, or set them apart."
    return Finding(
        rule="related_report" if link else "side_by_side",
        severity=severity,
        persona=first.label,
        where=words.drafted(stands.known) or first.where,
        k=k.people,
        because=f"{words.printed(first.persona, first.label)} in this draft, and {labels} {place}. Nothing says that "
        f"they are different people; together {words.told_where(stands.known)} {verb} {words.leaves(k)}.",
        repair=(*(each.does for each in mended), apart, TWO_PEOPLE),
        remedies=tuple(each for each in mended if each.changes),
    )
