"""Noting what is already out about a persona; what cannot be true of one person is recorded and asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.assemble.applying import Applied
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.personas import persona_of
from farbank.assemble.questioning import question_in_print
from farbank.assemble.saying import say_rows
from farbank.desk.out_already import OutSaid, dimension_of, rows_out
from farbank.errors import Refused
from farbank.judgement.persona_today import today
from farbank.views import people

_HOW: Final = "Write it as a dimension and a value, such as occupation=ferry_clerk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where and when something is out, as it was typed."""

    where: str
    channel: str = "body"
    language: str = ""
    published: str = ""
    verbatim: str = ""
    when: str = ""
    lookup: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was recorded, and the questions that what is out now asks."""

    applied: Applied
    questions: tuple[str, ...]


def note_out(room: Newsroom, name: str, told: Sequence[str], place: Place) -> Noted:
    """Record things such as `occupation=ferry_clerk` of a persona; one dimension twice means: the one or the other."""
    persona = persona_of(room, name)
    if not place.where.strip():
        raise Refused("say where it is out", advice="Give the article or part with --where.")
    said = [_said(persona.id, dimension, values, place) for dimension, values in _by_dimension(told)]
    return record_out(room, said)


def record_out(room: Newsroom, said: Sequence[OutSaid]) -> Noted:
    """Record what is said to be out, whole or not at all."""
    rows = rows_out(said, people.disclosures(room.rows))
    return Noted(applied=say_rows(room, rows), questions=contradictions(room, (each.persona for each in said)))


def contradictions(room: Newsroom, personas: Iterable[str]) -> tuple[str, ...]:
    """What is told of some personas (by id) and cannot all be true of one person, as questions."""
    question = question_in_print(room)
    found = (each for one in dict.fromkeys(personas) for each in today(question, one).questions)
    return tuple(dict.fromkeys(each.because for each in found if each.rule == "contradiction"))


def _by_dimension(told: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for each in told:
        word, sign, value = each.partition("=")
        if not sign or not word.strip() or not value.strip():
            raise Refused(f"{each!r} is not what is out about somebody", advice=f"{_HOW}.")
        found.setdefault(_dimension(word.strip()), []).append(value.strip())
    if not found:
        raise Refused("say what is out", advice=f"{_HOW}.")
    return tuple((name, tuple(dict.fromkeys(values))) for name, values in found.items())


def _dimension(word: str) -> str:
    try:
        return dimension_of(word)
    except Refused as fault:
        raise Refused(f"no dimension of this name: {fault}", advice="Nothing was recorded.") from None


def _said(persona: str, dimension: str, values: tuple[str, ...], place: Place) -> OutSaid:
    return OutSaid(
        persona=persona,
        dimension=dimension,
        values=values,
        where=place.where.strip(),
        channel=place.channel,
        language=place.language,
        published=place.published,
        verbatim=place.verbatim,
        when=place.when,
        lookup=place.lookup,
        by=place.by,
    )
