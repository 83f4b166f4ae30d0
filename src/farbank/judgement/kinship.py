"""What words of kinship tell of a persona: 오빠 says that a woman speaks, 姉 that she is the younger one.

- The English edition says "sibling", the Korean one whose: together they tell what neither tells alone. So whatever
  any edition tells is counted in all of them.
- What such a word tells is declared in a mark, or the draft holds with a word that does not tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from farbank.judgement.draft_text import Mark, Passage, sentence_at
from farbank.judgement.kin import KinWord
from farbank.judgement.publications import Publication
from farbank.judgement.question import Question
from farbank.judgement.remedies import instead
from farbank.judgement.rewording import Remedy
from farbank.judgement.shares import said, shown
from farbank.judgement.told import THIS_DRAFT, Told, circles, where_of
from farbank.judgement.verdict import Finding
from farbank.values.draft import Named

_PEOPLE: Final = {"female": "a woman", "male": "a man"}
_RELATIVES: Final = frozenset({"siblings", "ties", "family"})
# what a Korean particle or a plural leaves of a mark that is nothing but the word itself
_TAIL: Final = re.compile(r"(?:님|네|은|는|이|가|을|를|과|와|의|도|에게|한테|께서|들|s)*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A word of kinship that belongs to a persona: `edition` holds it (None: this draft); `sure` of whose it is.

    `tells` are the dimensions it tells of the persona, each with the value.
    """

    persona: str
    word: KinWord
    passage: Passage
    edition: Publication | None
    sure: bool
    tells: tuple[tuple[str, str], ...]


def kinship(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Words of kinship in any edition that tell of a persona what nobody declared."""
    declared = _declared(question, passages)
    found: dict[tuple[str, str, str], Finding] = {}
    for kin in _in_every_edition(question, passages):
        missing = tuple(each for each in kin.tells if (kin.persona, each[0]) not in declared)
        if missing:
            key = kin.persona, _words(kin), kin.edition.id if kin.edition else ""
            found.setdefault(key, _finding(question, kin, missing))
    return tuple(found.values())


def told_by_kin(question: Question, passages: tuple[Passage, ...]) -> tuple[Told, ...]:
    """The sex that words of kinship tell of a persona, in this draft, in other editions and in what left of them."""
    left = [each for each in question.publications if each.label in _labels(question)]
    known = [(kin, False) for each in left for kin in _in_edition(question, each)]
    known += [(kin, True) for kin in _in_every_edition(question, passages)]
    return tuple(_told(question, kin, draft=draft) for kin, draft in known if kin.sure and _sex(kin))


def told_by_editions(question: Question, own: Iterable[Told]) -> tuple[Told, ...]:
    """What the marks of other editions tell beyond those of this draft; they are judged with it."""
    known = {(each.persona, each.dimension, each.values) for each in own}
    found: dict[tuple[str, str, frozenset[str]], Told] = {}
    for edition in question.editions:
        for passage in edition.passages():
            for mark in passage.marks:
                for told in _by_mark(question, edition, passage, mark):
                    key = told.persona, told.dimension, told.values
                    if key not in known:
                        found.setdefault(key, told)
    return tuple(found.values())


def _by_mark(question: Question, edition: Publication, passage: Passage, mark: Mark) -> Iterator[Told]:
    if isinstance(mark.run, Named):
        for dimension, value in mark.run.discloses:
            yield Told(
                persona=question.id_of(mark.run.persona),
                dimension=dimension,
                values=frozenset({said(value)}),
                words=shown(value),
                place=edition.said,
                group=f"edition {edition.id} {passage.line}",
                draft=True,
                when=question.printed_on,
            )


def _in_every_edition(question: Question, passages: tuple[Passage, ...]) -> Iterator[Kin]:
    yield from _in_passages(question, passages, question.draft.language, None)
    for edition in question.editions:
        yield from _in_edition(question, edition)


def _in_edition(question: Question, edition: Publication) -> Iterator[Kin]:
    return _in_passages(question, edition.passages(), edition.draft.language, edition)


def _in_passages(
    question: Question, passages: Iterable[Passage], language: str, edition: Publication | None
) -> Iterator[Kin]:
    for passage in passages:
        marks = [each for each in passage.marks if isinstance(each.run, Named)]
        for word in question.find_kin(passage.text, language) if marks else ():
            yield from _of_word(question, passage, marks, word, edition)


def _of_word(
    question: Question, passage: Passage, marks: list[Mark], word: KinWord, edition: Publication | None
) -> Iterator[Kin]:
    """The word belongs to the mark it stands in, else to whoever is named in its sentence."""
    inside = [each for each in marks if each.start <= word.start and word.end <= each.end]
    start, end = sentence_at(passage.text, word.end)
    near = inside or [each for each in marks if start <= each.start < end]
    personas = dict.fromkeys(question.id_of(each.run.persona) for each in near if isinstance(each.run, Named))
    for persona in personas:
        itself = any(_is_the_word(passage, each, word) for each in inside)
        yield Kin(
            persona=persona,
            word=word,
            passage=passage,
            edition=edition,
            sure=len(personas) == 1,
            tells=_tells(word, itself=itself),
        )


def _is_the_word(passage: Passage, mark: Mark, word: KinWord) -> bool:
    """Whether a mark is nothing but the word: then the persona is the relative, and not whose relative it is.

    Not so where the mark declares relatives: `[오빠]{@P-A siblings=siblings}` tells of P-A.
    """
    if isinstance(mark.run, Named) and _RELATIVES & {name for name, _ in mark.run.discloses}:
        return False
    before, behind = passage.text[mark.start : word.start], passage.text[word.end : mark.end]
    return not before.strip() and bool(_TAIL.match(behind.strip()))


def _tells(word: KinWord, *, itself: bool) -> tuple[tuple[str, str], ...]:
    sex = word.relative if itself else word.speaker
    return (*((("sex", sex),) if sex else ()), (word.dimension, word.says))


def _declared(question: Question, passages: tuple[Passage, ...]) -> frozenset[tuple[str, str]]:
    """(persona, dimension) of everything that is in print or that a mark of any edition declares, by circle."""
    circle_of = {member: circle for circle in circles(question.personas) for member in circle}
    every = (*passages, *(passage for each in question.editions for passage in each.passages()))
    marks = (mark.run for passage in every for mark in passage.marks)
    told = {(question.id_of(run.persona), name) for run in marks if isinstance(run, Named) for name, _ in run.discloses}
    told |= {(each.persona, each.dimension) for each in question.disclosures}
    return frozenset((member, name) for persona, name in told for member in circle_of.get(persona, {persona}))


def _labels(question: Question) -> frozenset[str]:
    return frozenset({question.report, *(each.label for each in question.editions)})


def _sex(kin: Kin) -> str:
    return dict(kin.tells).get("sex", "")


def _told(question: Question, kin: Kin, *, draft: bool) -> Told:
    edition, words = kin.edition, _words(kin)
    here = edition is None
    return Told(
        persona=kin.persona,
        dimension="sex",
        values=frozenset({_sex(kin)}),
        words=f"{_PEOPLE[_sex(kin)]} by {words}",
        place=THIS_DRAFT if edition is None else edition.said,
        group=f"kin {edition.id if edition else ''} {kin.passage.line}",
        draft=draft,
        when=question.printed_on if edition is None or edition.day is None else edition.day,
        where=(where_of(kin.passage, kin.word.start, kin.word.end),) if here else (),
    )


def _words(kin: Kin) -> str:
    return kin.passage.text[kin.word.start : kin.word.end]


def _finding(question: Question, kin: Kin, missing: tuple[tuple[str, str], ...]) -> Finding:
    label, words = question.label_of(kin.persona), _words(kin)
    where = f" in {kin.edition.said}" if kin.edition else ""
    told = " and ".join(_reading(name, value, kin.word) for name, value in missing)
    marks = " ".join(f"{name}={value.replace(' ', '_')}" for name, value in missing)
    place = where_of(kin.passage, kin.word.start, kin.word.end)
    ways = (
        (f'Write "{kin.word.neutral}".', instead(place, kin.word.neutral)),
        ("Declare it.", instead(place, words, persona=label, tells=missing)),
    )
    return Finding(
        rule="kinship",
        severity="HOLD",
        persona=label,
        where=(place,),
        because=f'{label}: "{words}"{where} says {told}, which no mark of any edition declares, so nobody counted it.',
        repair=(f'Write "{kin.word.neutral}", or declare it: {{@{label} {marks}}}.',),
        remedies=() if kin.edition else tuple(Remedy(does=does, changes=(change,)) for does, change in ways),
    )


def _reading(name: str, value: str, word: KinWord) -> str:
    return f"that {_PEOPLE[value]} is meant" if name == "sex" else f"who it is: {word.says}"
