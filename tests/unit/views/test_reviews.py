"""Readings as folded: of the words that stand, by whoever signed them, here or elsewhere."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlcipher3

from farbank.facts.case import Withdrawn
from farbank.facts.decided import PrintDecided
from farbank.facts.entry import Entry
from farbank.facts.figure import FigureObserved
from farbank.facts.finding import Bearing, FindingDrawn
from farbank.facts.item import Description, Hidden, ItemDescribed, ItemRead, ItemReceived
from farbank.facts.member import MemberJoined
from farbank.facts.parcel import CommitReceived
from farbank.facts.reviewed import ClaimReviewed
from farbank.facts.statement import StatementMade
from farbank.judgement.reviewing import Ask
from farbank.values.count import Count
from farbank.values.span import moment
from farbank.views import reviews

AT = datetime(2024, 6, 3, 12, tzinfo=UTC)
THERE = datetime(2024, 5, 1, 9, tzinfo=UTC)
JOINED = [
    MemberJoined(member=member, verify_key=key, recipient="x", desk=True)
    for member, key in (("M1", "key-one"), ("M2", "key-two"))
]
SAID = StatementMade(id="T1", label="", item="E1", source="S1", says="No ferry sails.")
OTHERWISE = StatementMade(id="T1", label="", item="E1", source="S1", says="One ferry sails.")
LOOSE = StatementMade(id="T2", label="", item="E2", source="S1", says="It is cold.")
DRAWN = FindingDrawn(
    id="F1", label="", text="The harbour is shut.",
    rests_on=tuple(Bearing(on=on, stance="supports", strength="strong") for on in ("T1", "E3")),
)  # fmt: skip
CAME = CommitReceived(
    place="other", number=4, by="M1", known="M2", signer="key-two", at=THERE, prior="", leaves=(), signature=""
)


def read(of="T1", claim="No ferry sails.", verdict="agree", because="it says so"):
    return ClaimReviewed(of=of, claim=claim, verdict=verdict, because=because, item="E1", source="S1")


def figure(identity, value, item="E1", year="2023"):
    day = moment(date(int(year), 1, 1), date(int(year), 12, 31), words=year)
    count = Count(value=value) if value is not None else None
    return FigureObserved(id=identity, label="", series="V1", ref=day, value=count, known_from=day, item=item)


@pytest.fixture
def folded():
    """Folds facts in order, each recorded by M1 at a time of its own, or as (member, minute, fact)."""
    base = sqlcipher3.connect(":memory:", isolation_level=None)
    fold = reviews.Reviews()
    for statement in fold.schema:
        base.execute(statement)
    number = 0

    def more(*facts):
        nonlocal number
        for each in (*(JOINED if number == 0 else ()), *facts):
            number += 1
            by, minute, fact = each if isinstance(each, tuple) else ("M1", number, each)
            fold.apply(base, Entry(number=number, at=AT + timedelta(minutes=minute), by=by, fact=fact))
        return base

    return more


def readers(rows, claim="T1"):
    return [(reviews.member_of(rows, each.key), each.verdict) for each in reviews.claim(rows, claim).read]


def test_the_last_reading_of_each_member_counts(folded):
    rows = folded(SAID, read(), ("M2", 50, read(verdict="disagree")), read(verdict="cannot_tell", because="torn"))
    assert readers(rows) == [("M2", "disagree"), ("M1", "cannot_tell")]
    assert reviews.last_by(rows, "T1", "key-one").because == "torn"
    assert reviews.last_by(rows, "T1", "key-none") is None
    assert reviews.claim(rows, "T9") is None


def test_a_reading_says_nothing_of_words_that_came_after_and_counts_again_when_they_return(folded):
    rows = folded(SAID, read(), OTHERWISE)
    assert readers(rows) == []
    assert reviews.claim(folded(SAID), "T1").read[0].because == "it says so"


def test_whoever_first_recorded_the_words_that_stand_is_a_reader(folded):
    rows = folded(SAID, ("M2", 50, SAID))
    assert reviews.claim(rows, "T1").recorded_by == "key-one"
    rows = folded(("M2", 60, OTHERWISE))
    assert reviews.claim(rows, "T1").recorded_by == "key-two"


def test_what_came_from_elsewhere_was_read_by_whoever_signed_it_there(folded):
    rows = folded(SAID, ("M1", 50, CAME), ("M1", 50, read()), ("M1", 50, LOOSE), ("M1", 51, DRAWN))
    (found,) = reviews.claim(rows, "T1").read
    assert (found.key, found.at) == ("key-two", THERE)
    assert reviews.claim(rows, "T2").recorded_by == "key-two"
    assert reviews.claim(rows, "F1").recorded_by == "key-one"


def test_what_a_finding_rests_on_is_found_both_ways(folded):
    rows = folded(SAID, LOOSE, DRAWN)
    assert reviews.weighty(rows) == ("F1", "T1")
    assert [each.rests for each in reviews.claims(rows, ("F1", "T1", "T2"))] == [True, True, False]
    assert reviews.resting(rows, "E1") == reviews.resting(rows, "E3") == ("F1",)
    assert reviews.claims_in(rows, "E1") == ("T1",)
    assert reviews.items_of(rows, ("T2", "T9", "F1", "F9")) == {"T2": "E2", "F1": "E1"}
    assert reviews.items_of(rows, ("T9",)) == {}
    assert [each.id for each in reviews.claims(rows, ("T2", "T9", "F1"))] == ["T2", "F1"]
    rows = folded(Withdrawn(id="F1", because="x"))
    assert (reviews.weighty(rows), reviews.resting(rows, "E1")) == ((), ())


def test_a_statement_that_nothing_rests_on_asks_until_somebody_signed(folded):
    rows = folded(SAID, LOOSE, DRAWN)
    assert list(reviews.unread(rows, 9)) == [Ask(item="E2", why="ready", other="T2")]
    assert list(reviews.unread(rows, 0)) == []
    assert list(reviews.unread(folded(read("T2", "It is cold.")), 9)) == []


def test_a_figure_that_was_given_otherwise_later_asks_until_somebody_signed(folded):
    rows = folded(figure("G1", 180), figure("G2", 196, "E2"), figure("G3", 180, "E3", "2022"), figure("G10", 196, "E4"))
    assert list(reviews.revised(rows)) == [Ask(item="E1", why="figure_revised", other="G1")]
    assert list(reviews.revised(folded(read("G1", "2023: 180")))) == []


def test_the_day_of_a_camera_is_held_against_what_is_said(folded):
    late = moment(date(2020, 8, 21), date(2020, 8, 31))
    item = ItemReceived(id="E1", label="", about=Description(when=late, derived_from="E7"))
    seen = ItemRead(item="E1", reader="jpeg 1", hidden=(Hidden(what="taken", value="2019:05:02 08:00:00"),))
    rows = folded(item, seen)
    ((own, day, span),) = reviews.days_apart(rows)
    assert (own, day, span.first, span.last) == ("E1", date(2019, 5, 2), date(2020, 8, 21), date(2020, 8, 31))
    assert reviews.made_from(rows, "E7") == ("E1",)
    about = Description(when=moment(date(2019, 1, 1), date(2019, 12, 31)), people_shown=("a woman",))
    rows = folded(ItemDescribed(id="E1", label="", about=about))
    assert (reviews.days_apart(rows), reviews.with_people(rows), reviews.made_from(rows, "E7")) == ((), ("E1",), ())


def test_a_person_shown_asks_until_somebody_decided_on_that_one_person(folded):
    def decided(who):
        return PrintDecided(item="E1", who=who, allowed=False, by="desk", on=date(2024, 6, 2), because="x")

    two = ItemReceived(id="E1", label="", about=Description(people_shown=("a woman; a boy", "nobody")))
    none = ItemReceived(id="E2", label="", about=Description(people_shown=("nobody",)))
    assert reviews.with_people(folded(two, none, decided("A  Woman"))) == ("E1",)
    assert reviews.with_people(folded(decided("a boy"))) == ()


def test_a_camera_that_wrote_no_day_is_held_against_nothing(folded):
    item = ItemReceived(id="E1", label="", about=Description(when=moment(date(2020, 8, 21), date(2020, 8, 31))))
    seen = ItemRead(item="E1", reader="jpeg 1", hidden=(Hidden(what="taken", value="0000:00:00 00:00:00"),))
    assert reviews.days_apart(folded(item, seen)) == ()


def test_nobody_is_called_by_a_key_that_is_not_here(folded):
    rows = folded()
    assert (reviews.key_of(rows, "M9"), reviews.member_of(rows, "key-none")) == ("", "")
