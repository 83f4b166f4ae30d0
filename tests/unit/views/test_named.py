"""Subjects and sources together, filtered and sorted, one page at a time."""

from datetime import UTC, datetime

import pytest
import sqlcipher3

from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.source import SourceNamed
from farbank.facts.statement import SubjectNamed
from farbank.views import named
from farbank.views.catalogue import Catalogue
from farbank.views.named import Wanted


@pytest.fixture(scope="module")
def rows():
    rows = sqlcipher3.connect(":memory:", isolation_level=None)
    fold = Catalogue()
    for statement in fold.schema:
        rows.execute(statement)
    facts = [
        *(SubjectNamed(id=f"U{n}", label=f"U-{label}", kind_of="person", names=((name, "", "", ""),))
          for n, label, name in ((1, "B", "표설란"), (2, "A", "조만호"), (10, "C", "Kim"))),
        SourceNamed(id="S1", label="S-REED", kind_of="witness"),
        SubjectNamed(id="U3", label="U-GONE", kind_of="person"),
        Withdrawn(id="U3", because="x"),
    ]  # fmt: skip
    for number, fact in enumerate(facts, start=1):
        fold.apply(rows, Entry(number=number, at=datetime(2024, 1, 1, tzinfo=UTC), by="M1", fact=fact))
    return rows


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ["U1", "U2", "U10", "S1"]),
        (Wanted(backwards=True), ["S1", "U10", "U2", "U1"]),
        (Wanted(shown="source"), ["S1"]),
        (Wanted(shown="subject", by="label"), ["U2", "U1", "U10"]),
        (Wanted(shown="subject", by="name"), ["U10", "U2", "U1"]),
        (Wanted(words="표설란"), ["U1"]),
        (Wanted(words="u- c"), ["U10"]),
        (Wanted(words="nobody"), []),
        (Wanted(words="nobody", also=("U2", "U3")), ["U2"]),
    ],
)
def test_rows_are_filtered_and_sorted(rows, wanted, expected):
    assert [identity for _, identity in named.page(rows, wanted)] == expected
    assert named.count(rows, wanted) == len(expected)
    assert [each for _, each in named.page(rows, wanted, begin=1, most=2)] == expected[1:3]
