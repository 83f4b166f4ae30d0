"""A finding in words and the row of a sheet that says the same."""

from farbank.facts.finding import Bearing, Checks, FindingDrawn, Totalising
from farbank.reading.dates import read_span
from farbank.reading.proposing.finding_said import CHECKS, BearingSaid, FindingSaid, row_of, said_of
from farbank.reading.sheet.tree import Listing
from farbank.values.ids import LineId
from farbank.values.stretch import Stretch


def test_a_finding_as_it_is_held_and_its_row_say_the_same():
    finding = FindingDrawn(
        id="F1", label="F-A", note="perhaps not", text="It was shut.", when=read_span("1987"), grade=("B", "3"),
        because="two say so", status="superseded", totalising=Totalising(words="all", coverage="coast/fence/2020..2021"),
        rests_on=(Bearing(on="T1", stance="supports", strength="weak", checks=Checks(time="pass"), hearsay=2),
                  Bearing(on="Y1", stance="mentions", strength="none")),
        stretch=Stretch(line=LineId("coast"), version=1, start=250_000_000, end=500_000_000),
    )  # fmt: skip
    said = said_of(finding)
    assert said.stretch == ("coast", "0.250000000", "0.500000000")
    assert said.rests_on[0].hearsay == "2"
    assert said.rests_on[1].hearsay == ""
    row = row_of(said, "F-A", "this")
    assert row.where == "findings.F-A"
    names = [key.text for key, _ in row.cells.entries]
    assert names == [
        "text", "note", "when", "because", "status", "grade", "stretch", "totalising", "rests_on",
    ]  # fmt: skip
    rests = row.cells.get("rests_on")
    assert isinstance(rests, Listing)
    first, second = rests.entries
    assert [key.text for key, _ in first.entries] == ["statement", "stance", "class", "hearsay", "checks"]
    assert next(key.text for key, _ in second.entries) == "tally"


def test_what_is_empty_is_left_out_of_the_row():
    assert said_of(FindingDrawn(id="F1", label="", text="x")) == FindingSaid(text="x")
    row = row_of(FindingSaid(text="x", rests_on=(BearingSaid(on="no id"),)), "F-A", "this")
    assert [key.text for key, _ in row.cells.entries] == ["text", "rests_on"]
    assert row.cells.get("rests_on").entries[0].get("statement").text == "no id"
    assert CHECKS == ("authenticity", "time", "place", "integrity")
