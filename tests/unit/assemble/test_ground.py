"""The ground of a weighing: everything the findings reach, through copies and origins, and nothing of the rest."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
import sqlcipher3

from farbank.assemble.ground import ground, ground_for_release
from farbank.facts.entry import Entry
from farbank.facts.finding import Bearing, FindingDrawn
from farbank.facts.item import Description, ItemReceived
from farbank.facts.look import LineAdopted, TallyNoted
from farbank.facts.origin import LinkAsserted, OriginStated
from farbank.facts.source import SourceNamed
from farbank.facts.statement import StatementMade
from farbank.judgement.weight import weigh
from farbank.values.count import Count
from farbank.values.span import moment
from farbank.views import custody, looks, statements


def room_of(*facts):
    rows = sqlcipher3.connect(":memory:", isolation_level=None)
    folds = [statements.Statements(), custody.Custody(), looks.Looks()]
    for fold in folds:
        for statement in fold.schema:
            rows.execute(statement)
    for number, fact in enumerate(facts, start=1):
        for fold in folds:
            fold.apply(rows, Entry(number=number, at=datetime(2024, 1, 1, tzinfo=UTC), by="M1", fact=fact))
    return SimpleNamespace(rows=rows)


def item(number, **about):
    return ItemReceived(id=f"E{number}", label="", source="S1", file_name="", original=None, about=Description(**about))


def origin(number, of):
    return OriginStated(id=f"O{number}", label="", of=of, kind_of="observed", first_hand=True)


def said(number, on, **more):
    return StatementMade(id=f"T{number}", label="", item=on, source="S1", says="a light was seen", **more)


def finding(*on):
    rests = tuple(Bearing(on=each, stance="supports", strength="strong") for each in on)
    return FindingDrawn(
        id="F1", label="", text="A light was seen.", rests_on=rests, status="assessed", grade=("B", "2")
    )


SOURCES = (SourceNamed(id="S1", label="", kind_of="witness"), SourceNamed(id="S2", label="", kind_of="witness"))
COPY = {"derivation": "transcript"}
CASE = (
    *SOURCES,
    item(1, derived_from="E2", **COPY),
    item(2, derived_from="E3", **COPY),
    item(3),
    item(4),
    item(5),
    item(6),
    item(7, derived_from="E8", **COPY),
    item(8),
    origin(2, "E2"), origin(3, "E3"), origin(4, "E4"), origin(5, "E5"), origin(6, "S1"),
    said(1, "E1"), said(2, "E6", origin="O4"), said(3, "E7"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("on", "items", "origins"),
    [
        ("T1", {"E1", "E2", "E3"}, {"O2", "O3", "O6"}),  # through two copies to what they were made of
        ("T2", {"E6", "E4"}, {"O4", "O6"}),  # the origin that the statement names, and what it is stated of
        ("T3", {"E7"}, {"O6"}),  # of what it was made from nobody stated an origin
        ("E5", {"E5"}, {"O5", "O6"}),
        ("O5", {"E5"}, {"O5", "O6"}),
        ("T9", set(), {"O6"}),
    ],
)
def test_the_ground_is_what_a_finding_reaches(on, items, origins):
    found = ground(room_of(*CASE), [finding(on)])
    assert set(found.items) == items
    assert set(found.origins) == origins
    assert set(found.sources) == {"S1", "S2"}


def test_both_ends_of_every_link_are_reached_and_the_item_of_every_tally():
    link = LinkAsserted(id="K1", label="", tail="O5", head="T2", type="unknown", because="they may have met")
    line = LineAdopted(id="L1", label="", name="coast", version=1)
    when, one = moment(date(2023, 9, 21), date(2023, 9, 30)), Count(value=1)
    tally = TallyNoted(
        id="Y1", label="", line="coast", target="fence", when=when, item="E3", looked=one, present=one,
        compiler_length=1,
    )  # fmt: skip
    found = ground(room_of(*CASE, link, line, tally), [])
    assert set(found.items) == {"E3", "E4", "E5", "E6"}
    assert set(found.links) == {"K1"}
    assert set(found.tallies) == {"Y1"}


@pytest.mark.parametrize("on", ["T1", "T2", "E5"])
def test_a_finding_weighs_on_it_what_it_weighs_on_everything(on):
    room = room_of(*CASE, finding(on))
    everything = ground_for_release(room)
    assert set(everything.origins) == {"O2", "O3", "O4", "O5", "O6"}
    assert set(everything.items) == {f"E{n}" for n in range(1, 9)}
    assert weigh(finding(on), ground(room, [finding(on)])) == weigh(finding(on), everything)
