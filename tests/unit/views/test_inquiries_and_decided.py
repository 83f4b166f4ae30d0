"""Inquiries and decisions as folded: in order, and nothing of an inquiry where anybody would search for it."""

from datetime import UTC, date, datetime

import pytest
import sqlcipher3

from farbank.assemble.name_tables import name_reader
from farbank.facts.case import CaseTitled, Withdrawn
from farbank.facts.decided import PrintDecided
from farbank.facts.entry import Entry
from farbank.facts.inquiry import AskerChecked, InquiryClosed, InquiryOpened, ReplyWritten
from farbank.facts.source import ConsentGiven
from farbank.values.span import moment
from farbank.views import catalogue, decided, inquiries, latest_row, people, persons, search

AT = datetime(2024, 6, 3, 12, tzinfo=UTC)
OPENED = InquiryOpened(id="Q1", label="", by="M1", names=("표설란",), last_place="kanarienvogel")
CHECKED = AskerChecked(inquiry="Q1", by="M2", verified=True, because="x")
CLOSED = InquiryClosed(inquiry="Q1", because="y")


def no_objects(sealed):
    raise AssertionError(sealed)


@pytest.fixture
def rows():
    """The tables of every fold that these facts could come into, and a way to fold."""
    base = sqlcipher3.connect(":memory:", isolation_level=None)
    every = [catalogue.Catalogue(), inquiries.Inquiries(), decided.Decided(), people.People()]
    every += [persons.Persons(name_reader), search.Search(no_objects)]
    for each in every:
        for statement in each.schema:
            base.execute(statement)

    def fold(*facts):
        for number, fact in enumerate(facts, start=1):
            for each in every:
                each.apply(base, Entry(number=number, at=AT, by="M1", fact=fact))
        return base

    return fold


def test_an_inquiry_is_kept_with_everything_recorded_of_it_in_order(rows):
    other = InquiryOpened(id="Q2", label="", by="M2", names=("x",))
    reply = ReplyWritten(inquiry="Q2", language="en", on=date(2024, 6, 3))
    base = rows(OPENED, CHECKED, other, reply, CLOSED)
    assert inquiries.ids(base) == ("Q1", "Q2")
    assert inquiries.opened(base, "Q1") == (OPENED, 1)
    assert inquiries.opened(base, "Q3") is None
    assert [(each.fact, each.at) for each in inquiries.recorded(base, "Q1")] == [(CHECKED, AT), (CLOSED, AT)]
    assert latest_row.row_of(base, "inquiry", "Q2") == other


def test_nothing_of_an_inquiry_is_in_the_index_nor_among_the_persons(rows):
    base = rows(OPENED, CaseTitled(id="case", label="", name="harbour"))
    assert [each.id for each in search.search(base, "harbour")] == ["case"]
    assert search.search(base, "kanarienvogel") == search.search(base, "표설란") == ()
    assert base.execute("SELECT count(*) FROM person_key").fetchone() == (0,)
    ((kind, line),) = [catalogue.one(base, "Q1")]
    assert (kind, line.label, line.title) == ("inquiry", "", "")


def test_no_row_is_called_nothing(rows):
    assert catalogue.find(rows(OPENED), "inquiry", "") == ""


def test_every_decision_on_an_item_is_kept(rows):
    said = [
        PrintDecided(item=item, who=who, allowed=True, by="x", on=date(2024, 6, 3), because="y")
        for item, who in (("E1", "Mother"), ("E2", "Mother"), ("E1", "Son"))
    ]
    base = rows(*said)
    assert decided.decisions(base, ["E1", "E1"]) == (said[0], said[2])
    assert decided.decisions(base, ["E2", "E3"]) == (said[1],)


def test_a_consent_that_was_withdrawn_as_a_row_is_still_known_until_it_is_given_again(rows):
    day = moment(date(2024, 6, 1), date(2024, 6, 1))
    consent = ConsentGiven(id="N1", label="", source="S1", fields=("any",), outlets=(), languages=(), given=day)
    base = rows(consent, Withdrawn(id="N1", because="taken back"))
    assert (people.consents(base), people.consents_withdrawn(base)) == ((), (consent,))
    people.People().apply(base, Entry(number=3, at=AT, by="M1", fact=consent))
    assert (people.consents(base), people.consents_withdrawn(base)) == ((consent,), ())
