"""Who in the case somebody could be: the shortlist, with what was said of each. Nothing is recorded by asking."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from farbank.assemble.name_forms import read_name
from farbank.assemble.name_tables import name_reader
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.whereabouts import also_a_place, whereabouts
from farbank.errors import FarbankError, Refused
from farbank.facts.source import SourceNamed
from farbank.facts.statement import SubjectNamed
from farbank.judgement.sameness import Conflict, Standing, Stated
from farbank.reading.dates import read_span
from farbank.reading.persons.keys import keys_asked
from farbank.reading.persons.name import Name
from farbank.reading.persons.person import Person
from farbank.reading.persons.shortlist import Ranked, shortlist
from farbank.values.span import Span
from farbank.views import catalogue, persons

_GUESS = "guess"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of somebody: a name in any script, or the id or label of a person here; the rest may be empty."""

    text: str
    born: str = ""
    sex: str = ""
    kin: tuple[str, ...] = ()
    last_place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who could be meant, and who was said to be the same as, or apart from them."""

    label: str
    ranked: Ranked
    same: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The names that were asked for as they were read, the ranked candidates, and contradictions among them.

    `place` is what the words name as well, where they name a place too. For a person asked for by id, `same` and
    `apart` are those said to be so; they are no candidates any more.
    """

    query: str
    person: str
    place: str
    names: tuple[Name, ...]
    candidates: tuple[Candidate, ...]
    conflicts: tuple[Conflict, ...]
    same: tuple[str, ...]
    apart: tuple[str, ...]


def ask(room: Newsroom, asked: Asked) -> Answer:
    """The answer; `Refused` with the reason where there is no name in the words."""
    standing = standing_of(room)
    known = _known(room, asked.text)
    person = _asked(asked, known, room)
    same, apart = (standing.group(person.id), standing.apart(person.id)) if known else ((), ())
    ranked = ranked_for(room, person, {person.id, *same, *apart})
    return Answer(
        query=asked.text,
        person=person.id,
        place="" if known else also_a_place(asked.text),
        names=person.names,
        candidates=tuple(candidate(room, standing, each) for each in ranked),
        conflicts=standing.conflicts([person.id, *(each.person for each in ranked)]),
        same=same,
        apart=apart,
    )


def ranked_for(room: Newsroom, person: Person, out: Collection[str]) -> tuple[Ranked, ...]:
    """Who in the case somebody could be, the likeliest first, without those who are `out`."""
    near = persons.found(room.rows, (key for name in person.names for key in keys_asked(name)))
    return shortlist(person, [person_of(each) for each in near if each.id not in out], name_reader().frequencies)


def standing_of(room: Newsroom) -> Standing:
    """Everything that was said to be same or apart, by command and in the rows of persons."""
    said = [
        Stated(one=each.one, other=each.other, verdict=each.verdict, because=each.because, row=each.id)
        for each in persons.said(room.rows)
    ]
    for each in persons.tied(room.rows):
        said += [_in_row(each, other, "same") for other in each.same_as]
        said += [_in_row(each, other, "apart") for other in each.apart_from]
    return Standing(stated=tuple(said))


def _in_row(row: SubjectNamed, other: str, verdict: str) -> Stated:
    return Stated(
        one=row.id,
        other=other,
        verdict="same" if verdict == "same" else "apart",
        because=f"so says the row of {row.label or row.id}",
        row=row.id,
    )


def _known(room: Newsroom, text: str) -> SubjectNamed | SourceNamed | None:
    """The person in the case that an id or a label names."""
    for kind in ("subject", "source"):
        identity = catalogue.find(room.rows, kind, text.strip())
        if identity and (found := persons.person(room.rows, identity)):
            return found
    return None


def _asked(asked: Asked, known: SubjectNamed | SourceNamed | None, room: Newsroom) -> Person:
    base = person_of(known) if known else Person(id="", names=(read_name(asked.text),))
    kin = tuple(read_name(each) for each in asked.kin)
    return replace(
        base,
        born=read_born(room, asked.born) if asked.born.strip() else base.born,
        sex=asked.sex or base.sex,
        kin=kin or base.kin,
        last_place=whereabouts(asked.last_place) if asked.last_place.strip() else base.last_place,
    )


def read_born(room: Newsroom, words: str) -> Span:
    """When somebody was born, out of words; `Refused` with the reason where no date can be read in them."""
    try:
        return read_span(words, as_of=room.clock.today())
    except FarbankError as refusal:
        raise Refused(f"born: {refusal}", advice=refusal.advice) from None


def person_of(row: SubjectNamed | SourceNamed) -> Person:
    """Somebody of the case as the shortlist compares them."""
    if isinstance(row, SourceNamed):
        return Person(id=row.id, names=_names([(row.name, "")]))
    return Person(
        id=row.id,
        names=_names([(text, kind) for text, _, _, kind in row.names]),
        born=row.born,
        sex=row.sex,
        kin=_names([(each.name, "") for each in row.kin]),
        last_place=whereabouts(row.last_place) if row.last_place.strip() else None,
    )


def _names(names: Iterable[tuple[str, str]]) -> tuple[Name, ...]:
    read = [name_reader().read(text, guess=kind.strip().casefold() == _GUESS) for text, kind in names]
    return tuple(each for each in read if isinstance(each, Name))


def candidate(room: Newsroom, standing: Standing, ranked: Ranked) -> Candidate:
    """A ranked person with their label, and who was said to be the same or apart."""
    found = catalogue.one(room.rows, ranked.person)
    return Candidate(
        label=found[1].label if found else "",
        ranked=ranked,
        same=standing.group(ranked.person),
        apart=standing.apart(ranked.person),
    )


def said_lines(room: Newsroom, identity: str) -> Sequence[tuple[str, tuple[str, ...]]]:
    """For `show`: who was said to be the same as one and who apart, why, and where that contradicts itself."""
    standing = standing_of(room)
    about = standing.about(identity)
    lines = [(each.verdict, _line(each, identity)) for each in about]
    return [
        ("same as", tuple(line for verdict, line in lines if verdict == "same")),
        ("apart from", tuple(line for verdict, line in lines if verdict == "apart")),
        ("contradiction", tuple(conflict_words(each) for each in standing.conflicts([identity]))),
    ]


def _line(stated: Stated, identity: str) -> str:
    other = stated.other if stated.one == identity else stated.one
    return f"{other}: {stated.because}" + (f" ({stated.row})" if stated.row != identity else "")


def conflict_words(conflict: Conflict) -> str:
    """A contradiction as one sentence."""
    apart = conflict.apart
    chain = ", ".join(f"{each.one} and {each.other} are the same ({each.because})" for each in conflict.chain)
    return f"{apart.one} and {apart.other} are said to be apart ({apart.because}), but {chain}"
