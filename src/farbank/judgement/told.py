"""Everything told about the persons behind the personas: in print already, and in this draft.

- What was withdrawn still counts; nothing that was ever published is left out.
- A new persona does not reset: personas of one person, or linked by a person, are judged as one.
- `not_linked` parts two personas, but never two personas of one and the same person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from farbank.facts.persona import DisclosureNoted, PersonaNamed
from farbank.judgement.draft_text import Mark, Passage
from farbank.judgement.question import Question
from farbank.judgement.shares import said, shown
from farbank.judgement.verdict import Where
from farbank.values.draft import Cite, Named

THIS_DRAFT = "this draft"
NOBODY = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing told of a persona: a set of possible values of one dimension, and `words` to show for it.

    `place` says where it stands in words (`part 1, May 2024`), `group` what it stands together with; `draft` that it is
    in this draft and can still be changed; `lookup` is False when a named person said that nobody can look it up, and
    `least` the least class of adversary who can (`""`: all). `when` is the day it was told, `held` the first and last
    day on which it was true, where somebody said so.
    """

    persona: str
    dimension: str
    values: frozenset[str]
    words: str
    place: str
    group: str
    draft: bool = False
    lookup: bool = True
    least: str = ""
    when: date | None = None
    held: tuple[date | None, date | None] | None = None
    where: tuple[Where, ...] = ()

    def known_to(self, adversary: str) -> bool:
        """Whether a class of adversary can look this up: the least class that can, and each one above it, can."""
        return self.lookup and adversary >= self.least

    def apart_from(self, other: Told) -> bool:
        """Whether this and another thing were true at different times, as somebody said of one of them at least.

        What nobody said it of was true on the day it was told.
        """
        if self.held is None and other.held is None:
            return False
        mine, theirs = self.held or (self.when, self.when), other.held or (other.when, other.when)
        return _before(mine, theirs) or _before(theirs, mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A persona's mark in the draft, and the words it marks."""

    persona: str
    where: Where


def named_in(question: Question, passages: Iterable[Passage]) -> tuple[Printed, ...]:
    """Every mark of a persona in the draft, in reading order, with the persona's id."""
    return tuple(
        Printed(persona=question.id_of(mark.run.persona), where=where_of(passage, mark.start, mark.end))
        for passage in passages
        for mark in passage.marks
        if isinstance(mark.run, Named)
    )


def told_by_draft(question: Question, passages: Iterable[Passage]) -> tuple[Told, ...]:
    """What the draft's own marks disclose; a mark that somebody made in the sheet on the same value is kept."""
    quiet: dict[tuple[str, str, str], str] = {
        (each.persona, each.dimension, said(value)): each.lookup
        for each in sorted(question.disclosures, key=lambda each: each.lookup, reverse=True)  # who can see most, last
        if _is_marked(each)
        for value in each.values
    }
    found: list[Told] = []
    for number, passage in enumerate(passages):
        for mark in passage.marks:
            found.extend(_of_mark(question, passage, mark, group=f"draft {number}", quiet=quiet))
    return tuple(found)


def told_in_print(disclosures: Iterable[DisclosureNoted]) -> tuple[Told, ...]:
    """What is out already, whatever became of it since."""
    return tuple(
        Told(
            persona=each.persona,
            dimension=each.dimension,
            values=frozenset(said(value) for value in each.values),
            words=" or ".join(shown(value) for value in each.values),
            place=_place(each.where, each.published),
            group=f"print {each.where} {each.published}",
            lookup=_mark(each) != NOBODY,
            least=_least(_mark(each)),
            when=each.published,
            held=(each.held.earliest, each.held.latest) if each.held else None,
        )
        for each in disclosures
        if not is_held_cover(each)
    )


def is_held_cover(disclosure: DisclosureNoted) -> bool:
    """Whether a row says what somebody passes for, and not what was printed: a cover that was never published."""
    return disclosure.dimension == "cover" and disclosure.published is None


def where_of(passage: Passage, start: int, end: int) -> Where:
    """Some words of a passage."""
    return Where(channel=passage.channel, text=passage.text, start=start, end=end)


def circles(personas: Iterable[PersonaNamed]) -> tuple[frozenset[str], ...]:
    """The personas as circles that a reader may take for one person each, in order of their first id."""
    known = {each.id: each for each in personas}
    left = set(known)
    found: list[frozenset[str]] = []
    for start in sorted(known):
        if start in left:
            circle = _reach(start, known)
            left -= circle
            found.append(circle)
    return tuple(found)


def cited_ids(question: Question, passages: Iterable[Passage]) -> tuple[str, ...]:
    """The ids of everything cited, placed, or drawn in a computed figure, each once, in reading order."""
    labels: list[str] = []
    for passage in passages:
        labels += [passage.item] if passage.item else []
        labels += [mark.run.label for mark in passage.marks if isinstance(mark.run, Cite)]
    return tuple(dict.fromkeys((*(question.id_of(label) for label in labels), *question.drawn)))


def where_cited(question: Question, passages: Iterable[Passage], cited: str) -> tuple[Where, ...]:
    """The passages that cite an id or place it."""
    return tuple(
        where_of(passage, 0, len(passage.text))
        for passage in passages
        if question.id_of(passage.item) == cited
        or any(isinstance(mark.run, Cite) and question.id_of(mark.run.label) == cited for mark in passage.marks)
    )


def judged(question: Question, passages: tuple[Passage, ...]) -> frozenset[str]:
    """The personas that are printed in the draft or stand behind something it cites."""
    printed = {each.persona for each in named_in(question, passages)}
    items = (item for cited in cited_ids(question, passages) for item in question.items_behind(cited))
    sources = {question.items.get(item, "") for item in items} - {""}
    behind = {each.id for each in question.personas if each.subject in sources}
    return frozenset(printed | behind)


def _of_mark(
    question: Question, passage: Passage, mark: Mark, *, group: str, quiet: Mapping[tuple[str, str, str], str]
) -> tuple[Told, ...]:
    run = mark.run
    if not isinstance(run, Named):
        return ()
    persona = question.id_of(run.persona)
    return tuple(
        Told(
            persona=persona,
            dimension=dimension,
            values=frozenset({said(value)}),
            words=shown(value),
            place=THIS_DRAFT,
            group=group,
            draft=True,
            lookup=quiet.get((persona, dimension, said(value))) != NOBODY,
            least=_least(quiet.get((persona, dimension, said(value)), "")),
            when=question.printed_on,
            where=(where_of(passage, mark.start, mark.end),),
        )
        for dimension, value in run.discloses
    )


def _mark(disclosure: DisclosureNoted) -> str:
    """Who can look it up; only a mark that says who made it takes a value out of the count."""
    return disclosure.lookup if _is_marked(disclosure) else ""


def _is_marked(disclosure: DisclosureNoted) -> bool:
    return bool(disclosure.lookup) and bool(disclosure.lookup_by.strip())


def _least(mark: str) -> str:
    return "" if mark == NOBODY else mark


def _before(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _place(where: str, published: date | None) -> str:
    month = published.strftime("%B %Y") if published else ""
    return ", ".join(part for part in (where, month) if part) or "in print"


def _reach(start: str, known: Mapping[str, PersonaNamed]) -> frozenset[str]:
    circle, waiting = {start}, [start]
    while waiting:
        one = known[waiting.pop()]
        fresh = {each.id for each in known.values() if each.id not in circle and _same(one, each)}
        circle |= fresh
        waiting.extend(sorted(fresh))
    return frozenset(circle)


def _same(one: PersonaNamed, other: PersonaNamed) -> bool:
    if one.subject == other.subject:
        return True
    if other.id in one.not_linked or one.id in other.not_linked:
        return False
    return other.id in one.linked or one.id in other.linked
