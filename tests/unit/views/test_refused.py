"""The refusals of an item that stand, with who said them: the last word on a proposal counts."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

from farbank.facts.entry import Entry
from farbank.facts.item import ItemReceived
from farbank.facts.refused import ProposalRefused
from farbank.views.refused import Refusals, refused

AT = datetime(2024, 1, 1, tzinfo=UTC)


def said(item, name, **more):
    return ProposalRefused(item=item, name=name, proposed="place", start=1, end=4, **more)


def test_the_last_word_on_a_proposal_counts_and_each_item_has_its_own():
    database = sqlite3.connect(":memory:")
    for statement in Refusals.schema:
        database.execute(statement)
    one = said("E1", "a", because="no")
    facts = (
        one,
        said("E2", "a"),
        said("E1", "b"),
        replace(said("E1", "b"), refused=False),
        ItemReceived(id="E3", label=""),
    )
    for number, fact in enumerate(facts, start=1):
        Refusals().apply(database, Entry(number=number, at=AT, by="M2", fact=fact))
    found = refused(database, "E1")
    database.close()
    assert {name: (each.fact, each.by, each.at) for name, each in found.items()} == {"a": (one, "M2", AT)}
