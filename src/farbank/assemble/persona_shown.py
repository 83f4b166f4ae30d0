"""One persona with everything that is out about it, what a draft would add, and how it stands today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.personas import persona_of
from farbank.assemble.publishing import declared
from farbank.assemble.questioning import question_in_print
from farbank.facts.persona import DisclosureNoted, PersonaNamed
from farbank.judgement.persona_today import Today, today
from farbank.reading.report import read_report
from farbank.views import catalogue, people, releases

State = Literal["published", "withdrawn", "draft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """One thing that is out about a persona, or that a draft of the case would say (no id)."""

    id: str
    state: State
    dimension: str
    values: tuple[str, ...]
    where: str
    channel: str
    language: str
    published: date | None = None
    verbatim: str = ""
    lookup: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaShown:
    """Everything there is about one persona."""

    persona: PersonaNamed
    out: tuple[Out, ...]
    today: Today


def show_persona(room: Newsroom, name: str) -> PersonaShown:
    """One persona, by id, label or printed words."""
    persona = persona_of(room, name)
    printed = tuple(_printed(room, persona))
    return PersonaShown(
        persona=persona,
        out=(*printed, *_drafted(room, persona, printed)),
        today=today(question_in_print(room), persona.id),
    )


def _printed(room: Newsroom, persona: PersonaNamed) -> Iterator[Out]:
    for each in people.disclosures(room.rows):
        if each.persona == persona.id:
            yield _out(each, withdrawn=_is_withdrawn(room, each.id))


def _is_withdrawn(room: Newsroom, identity: str) -> bool:
    known = catalogue.one(room.rows, identity)
    return known is not None and bool(known[1].withdrawn)


def _out(each: DisclosureNoted, *, withdrawn: bool) -> Out:
    return Out(
        id=each.id,
        state="withdrawn" if withdrawn else "published",
        dimension=each.dimension,
        values=each.values,
        where=each.where,
        channel=each.channel,
        language=each.language,
        published=each.published,
        verbatim=each.verbatim,
        lookup=each.lookup,
        by=each.lookup_by,
    )


def _drafted(room: Newsroom, persona: PersonaNamed, printed: tuple[Out, ...]) -> Iterator[Out]:
    """What the reports of the case would say of the persona and have not said yet."""
    out = {(each.where, each.dimension, value) for each in printed for value in each.values}
    for report in releases.reports(room.rows):
        where = report.label or report.id
        draft = read_report(report.text, file_name=report.file_name or where)
        for each in dict.fromkeys(declared(draft)):
            mine = room.known.find("persona", each.persona) == persona.id
            if mine and any((where, each.dimension, value) not in out for value in each.values):
                yield Out(
                    id="",
                    state="draft",
                    dimension=each.dimension,
                    values=each.values,
                    where=where,
                    channel=each.channel,
                    language=each.language,
                    verbatim=each.verbatim,
                )
