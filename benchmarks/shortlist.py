"""The shortlist among 5,000 persons, found by the keys of the view, beside rapidfuzz comparing with all of them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from evaluation.peers_people import peers
from evaluation.people_names import FORMS, Lots, people, written

from benchmarks.figure import Figure
from farbank.assemble.name_tables import name_reader
from farbank.facts.entry import Entry
from farbank.facts.statement import SubjectNamed
from farbank.reading.persons.keys import keys_asked
from farbank.reading.persons.name import Name
from farbank.reading.persons.person import Person
from farbank.reading.persons.shortlist import shortlist
from farbank.views import persons

RUNS, COUNT, ASKED = 3, 5_000, 200
NOON = datetime(2026, 1, 1, tzinfo=UTC)


def figures() -> Iterator[Figure]:
    """Seconds of processor time a question, the cost of keeping the keys, and the ratio to the peer."""
    chance = Random(7)
    invented = people(Lots(seed=7, popular=0.2, twins=0.5), COUNT)
    names = [next(filter(None, (written(each, form, chance) for form in FORMS))) for each in invented]
    asked = [written(each, chance.choice(("Revised", "kana", "hanja", "North's Latin")), chance) for each in invented]
    rows, keeping = _kept(names)
    mine = [_seconds(rows, asked[run * ASKED : (run + 1) * ASKED]) for run in range(RUNS)]
    yield Figure(what="shortlist among 5,000 persons", peer="limit", values=tuple(mine), unit="s", at_most=0.2)
    yield Figure(what="keys of a person kept", peer="", values=(1000 * keeping / COUNT,), unit="ms")
    for peer in peers():
        kept = [peer.prepared(each) for each in names]
        theirs = []
        for run in range(RUNS):
            begun = time.process_time()
            for each in asked[run * ASKED : (run + 1) * ASKED]:
                peer.ranked(each, kept)
            theirs.append((time.process_time() - begun) / ASKED)
        ratios = tuple(a / b for a, b in zip(mine, theirs, strict=True))
        yield Figure(what="shortlist among 5,000 persons, CPU", peer=f"{peer.name} with all", values=ratios)


def _kept(names: list[str]) -> tuple[sqlite3.Connection, float]:
    rows = sqlite3.connect(":memory:")
    fold = persons.Persons(name_reader)
    for statement in fold.schema:
        rows.execute(statement)
    begun = time.process_time()
    for number, name in enumerate(names, start=1):
        fact = SubjectNamed(id=f"U{number}", label="", kind_of="person", names=((name, "", "", ""),))
        fold.apply(rows, Entry(number=number, at=NOON, by="M1", fact=fact))
    return rows, time.process_time() - begun


def _seconds(rows: sqlite3.Connection, asked: list[str]) -> float:
    reader = name_reader()
    begun = time.process_time()
    for text in asked:
        name = reader.read(text)
        if isinstance(name, Name):
            near = persons.found(rows, keys_asked(name))
            known = [Person(id=each.id, names=_names(each)) for each in near]
            shortlist(Person(id="", names=(name,)), known, reader.frequencies)
    return (time.process_time() - begun) / len(asked)


def _names(row: SubjectNamed) -> tuple[Name, ...]:
    read = [name_reader().read(text) for text, *_ in row.names]
    return tuple(each for each in read if isinstance(each, Name))
