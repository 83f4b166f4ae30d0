"""Every choice of adversaries is found with who made it and when."""

import sqlite3
from datetime import UTC, datetime

from farbank.facts.entry import Entry
from farbank.facts.item import ItemReceived
from farbank.facts.persona import AdversariesChosen
from farbank.views.adversaries import Adversaries, choices


def test_choices_come_back_oldest_first_with_their_member():
    database = sqlite3.connect(":memory:")
    for statement in Adversaries.schema:
        database.execute(statement)
    facts = AdversariesChosen(classes=("A2",), because="b"), ItemReceived(id="E1", label=""), None
    for number, fact in enumerate(facts, start=1):
        at = datetime(2024, 1, number, tzinfo=UTC)
        Adversaries().apply(database, Entry(number=number, at=at, by=f"M{number}", fact=fact))
    (found,) = choices(database)
    assert (found.by, found.at.day, found.choice.classes) == ("M1", 1, ("A2",))
    database.close()
