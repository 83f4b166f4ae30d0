"""Whether each datum of the draft is inside what its source agreed to.

- A datum used beyond its consent blocks: field, outlet, language, end and withdrawal all count.
- One consent has to cover the whole use; two halves from two consents do not add up.
- What was made from an item needs the consents for that item too, whoever made it.
- A source without any consent holds, unless it is public already or a reporter.
- A report that names no outlet holds, since nobody agreed to being printed just anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from farbank.facts.source import ConsentGiven
from farbank.judgement.draft_text import Passage
from farbank.judgement.places_said import province_or_wider
from farbank.judgement.question import Question
from farbank.judgement.told import cited_ids, named_in, told_by_draft, where_cited
from farbank.judgement.verdict import Finding, Where

ANY: Final = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use of what a source gave: `fields` any one of which would allow it (none: being printed at all)."""

    source: str
    persona: str
    what: str
    fields: frozenset[str]
    where: tuple[Where, ...]


def consent(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Every use beyond a consent, and every source that was never asked."""
    uses = (*_of_personas(question, passages), *_of_items(question, passages))
    private = [each for each in uses if not _is_open(question, each.source)]
    found = [] if question.draft.outlet else [_no_outlet()]
    for source in dict.fromkeys(each.source for each in private):
        mine = [each for each in private if each.source == source]
        rows = [each for each in question.consents if each.source == source]
        found += (
            [_beyond(question, each, rows) for each in mine if not _covered(question, each, rows)]
            if rows
            else [_none(mine)]
        )
    return tuple(dict.fromkeys(found))


def refusals(question: Question, use: Use, row: ConsentGiven) -> tuple[str, ...]:
    """Why one consent does not cover a use, in words; empty when it does."""
    reasons = (
        ("" if _field(use, row) else f"it covers {_said(row.fields)} only"),
        ("" if _names(row.outlets, question.draft.outlet) else f"it names {_said(row.outlets)} as outlet"),
        ("" if _names(row.languages, question.draft.language) else f"it is for {_said(row.languages)} only"),
        *_in_time(row, question.leaves_on),
    )
    return tuple(each for each in reasons if each)


def _of_personas(question: Question, passages: tuple[Passage, ...]) -> tuple[Use, ...]:
    members = {each.id: each for each in question.personas}
    printed = [
        Use(
            source=members[each.persona].subject,
            persona=_label(question, each.persona),
            what="printing them",
            fields=frozenset(),
            where=(each.where,),
        )
        for each in named_in(question, passages)
        if each.persona in members
    ]
    told = [
        Use(
            source=members[each.persona].subject,
            persona=_label(question, each.persona),
            what=f'{each.dimension} "{each.words}"',
            fields=_fields(each.dimension, each.words),
            where=each.where,
        )
        for each in told_by_draft(question, passages)
        if each.persona in members
    ]
    return (*_merged(printed), *told)


def _of_items(question: Question, passages: tuple[Passage, ...]) -> tuple[Use, ...]:
    pictures = {question.id_of(each.item) for each in passages if each.item}
    uses: list[Use] = []
    for cited in cited_ids(question, passages):
        where = where_cited(question, passages, cited)
        for item in question.items_under(cited):
            field = "photographs" if item in pictures else question.item_fields.get(item, "")
            uses += [
                Use(
                    source=source,
                    persona=_behind(question, source),
                    what=_citing(question, cited),
                    fields=frozenset({field} - {""}),
                    where=where,
                )
                for source in question.sources_of(item)
            ]
    return tuple(uses)


def _is_open(question: Question, source: str) -> bool:
    """Public sources and reporters need no consent."""
    known = question.sources.get(source)
    return known is not None and (known.public or known.kind_of == "reporter")


def _fields(dimension: str, value: str) -> frozenset[str]:
    region = {"region"} if dimension == "residence" and province_or_wider(value) else set()
    return frozenset({dimension} | region)


def _covered(question: Question, use: Use, rows: Iterable[ConsentGiven]) -> bool:
    return any(not refusals(question, use, row) for row in rows)


def _field(use: Use, row: ConsentGiven) -> bool:
    return not use.fields or ANY in row.fields or bool(use.fields & set(row.fields))


def _names(allowed: tuple[str, ...], wanted: str) -> bool:
    """A list that names nothing limits nothing; an absent outlet holds by itself and is not held against the source."""
    return not allowed or not wanted or ANY in allowed or wanted in allowed


def _in_time(row: ConsentGiven, day: date) -> tuple[str, ...]:
    return (
        f"it was given only on {row.given.first}" if row.given.first > day else "",
        f"it ended on {row.until.last}" if row.until is not None and row.until.last < day else "",
        "it was withdrawn" if row.withdrawn is not None and row.withdrawn.first <= day else "",
    )


def _beyond(question: Question, use: Use, rows: list[ConsentGiven]) -> Finding:
    closest = min((refusals(question, use, row) for row in rows), key=len)
    return Finding(
        rule="consent",
        severity="BLOCK",
        persona=use.persona,
        where=use.where,
        because=f"{_who(use)}: the consent does not cover {use.what}: {', and '.join(closest)}.",
        repair=("Leave it out, or ask the source and record what they agree to.",),
    )


def _none(uses: list[Use]) -> Finding:
    first = uses[0]
    asked = (
        "nobody says who it came from, so nobody can have been asked" if not first.source else "no consent is recorded"
    )
    return Finding(
        rule="no_consent",
        severity="HOLD",
        persona=first.persona,
        where=tuple(dict.fromkeys(place for each in uses for place in each.where)),
        because=f"{_who(first)}: {asked} ({', '.join(dict.fromkeys(each.what for each in uses))}).",
        repair=("Name the source of the item." if not first.source else "Record what the source agreed to.",),
    )


def _no_outlet() -> Finding:
    return Finding(
        rule="no_outlet",
        severity="HOLD",
        because="The report names no outlet, so no consent can be held against it.",
        repair=("Write outlet: into the header of the report.",),
    )


def _merged(uses: list[Use]) -> tuple[Use, ...]:
    """One use a persona, however often it is printed."""
    places: dict[tuple[str, str], list[Where]] = {}
    for each in uses:
        places.setdefault((each.source, each.persona), []).extend(each.where)
    return tuple(
        Use(source=source, persona=persona, what="printing them", fields=frozenset(), where=tuple(where))
        for (source, persona), where in places.items()
    )


def _label(question: Question, persona: str) -> str:
    return next((each.label or each.id for each in question.personas if each.id == persona), persona)


def _behind(question: Question, source: str) -> str:
    found = [each.label or each.id for each in question.personas if source and each.subject == source]
    return min(found, default="")


def _citing(question: Question, cited: str) -> str:
    label = min((each for each, known in question.labels.items() if known == cited), default=cited)
    return f"citing {label}"


def _who(use: Use) -> str:
    return use.persona or "A source"


def _said(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "nothing"
