"""Who a draft puts side by side: in the reports that it leads to, and in one paragraph.

- A link tells a reader that two reports belong together; so their people may be one, unless that cannot be.
- Two people without a name in one paragraph may be one, unless the words say that there are two.
- Chains count: who reads this draft reads what it leads to, and what that leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from farbank.judgement.draft_text import Mark, Passage
from farbank.judgement.publications import Publication, leads_to
from farbank.judgement.question import Question
from farbank.judgement.told import circles
from farbank.values.draft import Draft, Named

HOPS: Final = 3
Circle = frozenset[str]
_ANOTHER: Final = re.compile(
    r"\b(?:another|other|second|third|different|separate|unrelated)\b"
    r"|다른|또 한|둘째|別の|もう一人|他の|另|别的|別的|第二",
    re.IGNORECASE,
)
_NEAR: Final = 12  # letters before a mark in which "another" may stand
_CALLED: Final = re.compile(r"[가-힣]씨|[가-힣](?:양|군)$|氏|さん|某|先生|女士|\b(?:Mr|Mrs|Ms|Dr)\b")
_ARTICLE: Final = re.compile(r"(?:an?|one|another|some)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Two circles of personas that a draft puts side by side; `how` in words, and whether it is by a `link`."""

    one: Circle
    other: Circle
    how: str
    link: bool

    @property
    def both(self) -> frozenset[Circle]:
        return frozenset({self.one, self.other})


def side_by_side(question: Question, passages: tuple[Passage, ...]) -> tuple[SideBySide, ...]:
    """Every pair once, those of one paragraph first; only personas that the case knows."""
    circle_of = {member: circle for circle in circles(question.personas) for member in circle}
    found: dict[frozenset[Circle], SideBySide] = {}
    for each in (*_in_one_paragraph(question, passages, circle_of), *_by_links(question, passages, circle_of)):
        if each.one != each.other:
            found.setdefault(each.both, each)
    return tuple(found.values())


def reports_reached(question: Question) -> tuple[tuple[Publication, Publication | None], ...]:
    """What left and can be reached from the draft, or leads to it, in up to three steps; each with what led there."""
    found: dict[str, tuple[Publication, Publication | None]] = {}
    steps: list[tuple[Draft, Publication | None]] = [(question.draft, None)]
    for _ in range(HOPS):
        steps = [step for draft, by in steps for step in _steps(question, draft, by, found)]
    return tuple(found.values())


def _steps(
    question: Question,
    draft: Draft,
    by: Publication | None,
    found: dict[str, tuple[Publication, Publication | None]],
) -> Iterator[tuple[Draft, Publication | None]]:
    label = question.report if by is None else by.label
    names = set(leads_to(draft))
    for each in question.publications:
        beside = each.label != label and (
            bool({each.id, each.label} & names) or label in leads_to(each.draft) or _parts(draft, each.draft)
        )
        if beside and each.label != question.report:
            if each.label not in found:
                yield each.draft, each
            found.setdefault(each.label, (each, by))


def _parts(one: Draft, other: Draft) -> bool:
    """Whether two are parts of one report, which lead to one another on their pages."""
    return one.of > 1 and (one.title, one.of) == (other.title, other.of) and one.part != other.part


def _by_links(
    question: Question, passages: tuple[Passage, ...], circle_of: Mapping[str, Circle]
) -> Iterator[SideBySide]:
    """The people of the draft with those of each report reached, and those of a report with those of the next."""
    own = _printed(question, passages, circle_of)
    of: dict[str, tuple[Circle, ...]] = {}
    for report, by in reports_reached(question):
        of[report.label] = _printed(question, report.passages(), circle_of)
        through = f" by way of {by.said}" if by else ""
        for one, other in product(own, of[report.label]):
            yield SideBySide(one=one, other=other, how=f"{report.said}, to which this draft leads{through}", link=True)
        for one, other in product(of[by.label], of[report.label]) if by else ():
            yield SideBySide(one=one, other=other, how=f"{report.said} beside {by.said}" if by else "", link=True)


def _printed(question: Question, passages: Iterable[Passage], circle_of: Mapping[str, Circle]) -> tuple[Circle, ...]:
    personas = (question.id_of(mark.run.persona) for passage in passages for mark in _named(passage))
    return tuple(dict.fromkeys(circle_of[each] for each in personas if each in circle_of))


def _in_one_paragraph(
    question: Question, passages: tuple[Passage, ...], circle_of: Mapping[str, Circle]
) -> Iterator[SideBySide]:
    printed_as = {each.id: each.printed_as for each in question.personas}
    for passage in passages:
        marks = [each for each in _named(passage) if _nameless(printed_as.get(question.id_of(each.run.persona), "A B"))]
        for one, other in combinations(marks, 2):
            mine, theirs = (question.id_of(each.run.persona) for each in (one, other))
            if not _said_to_be_two(passage, other):
                words = " and ".join(f'"{passage.text[each.start : each.end]}"' for each in (one, other))
                yield SideBySide(
                    one=circle_of[mine], other=circle_of[theirs], how=f"the same paragraph ({words})", link=False
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Persona:
    start: int
    end: int
    run: Named


def _named(passage: Passage) -> tuple[_Persona, ...]:
    marks: tuple[Mark, ...] = passage.marks
    return tuple(
        _Persona(start=each.start, end=each.end, run=each.run) for each in marks if isinstance(each.run, Named)
    )


def _nameless(words: str) -> bool:
    """Whether words call somebody without a name: `a resident`, `주민`; not `Ms. A`, `김씨`, `Kim`."""
    if _CALLED.search(words):
        return False
    first, *others = words.split() or [""]
    proper = any(each[:1].isupper() for each in others)
    return not proper and (bool(_ARTICLE.match(first)) or not first[:1].isupper())


def _said_to_be_two(passage: Passage, second: _Persona) -> bool:
    return bool(_ANOTHER.search(passage.text[max(second.start - _NEAR, 0) : second.end]))
