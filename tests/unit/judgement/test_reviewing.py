"""The queue: who is asked to read what, in which order, and what a second reader is not told."""

from datetime import UTC, date, datetime

import pytest

from farbank.judgement.reviewing import (
    RISK,
    Ask,
    Claim,
    Read,
    day_of_file,
    differing,
    first_of_each,
    waits,
    why_of,
)
from farbank.values.span import moment

ONE, OTHER, THIRD = "key-one", "key-other", "key-third"
AT = datetime(2024, 6, 3, 12, tzinfo=UTC)


def read(key, verdict="agree"):
    return Read(key=key, verdict=verdict, because="it says so", at=AT)


def claim(*reads, by=ONE, rests=True):
    return Claim(id="F1", recorded_by=by, rests=rests, read=reads)


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (claim(), "own_reading"),
        (claim(by=OTHER), "second_reader"),
        (claim(read(OTHER)), "second_reader"),
        (claim(read(OTHER, "disagree")), "second_reader"),
        (claim(read(OTHER, "cannot_tell")), "own_reading"),
        (claim(read(OTHER), by=THIRD), None),
        (claim(read(ONE)), None),
        (claim(read(ONE), read(OTHER, "disagree")), "readers_disagree"),
        (claim(read(ONE, "disagree")), "readers_disagree"),
        (claim(rests=False), "ready"),
        (claim(read(OTHER), rests=False), None),
        (claim(read(OTHER, "disagree"), by=OTHER, rests=False), None),
    ],
)
def test_a_claim_asks_for_whoever_has_not_read_it_until_two_have(found, why):
    assert why_of(found, ONE) == why


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (claim(), False),
        (claim(read(ONE)), True),
        (claim(read(ONE, "cannot_tell"), by=OTHER), True),
        (claim(read(ONE), by=OTHER), False),
        (claim(read(ONE), rests=False), False),
    ],
)
def test_it_waits_for_another_once_this_one_has_signed(found, expected):
    assert waits(found, ONE) is expected


def test_a_second_reader_is_told_nothing_of_the_first_until_they_have_signed():
    first, second = read(OTHER, "disagree"), read(ONE)
    assert claim(first).told_to(ONE) == ()
    assert claim(first, second).told_to(ONE) == (first, second)


def test_why_a_second_reader_is_asked_does_not_tell_what_the_first_one_said():
    said = {why_of(claim(read(OTHER, verdict), by=THIRD, rests=True), ONE) for verdict in ("agree", "disagree")}
    assert said == {None}
    assert {why_of(claim(read(OTHER, verdict)), ONE) for verdict in ("agree", "disagree")} == {"second_reader"}


def test_an_item_stands_once_for_its_riskiest_reason_and_what_exposes_somebody_comes_first():
    asks = [Ask(item="E10", why="ready"), Ask(item="E2", why="ready"), Ask(item="E9", why="date_unclear")]
    asks += [Ask(item="E2", why="second_reader", other="F1"), Ask(item="E9", why="ready")]
    asks += [Ask(item="E10", why="person_shown")]
    assert [(each.item, each.why) for each in first_of_each(asks)] == [
        ("E10", "person_shown"), ("E2", "second_reader"), ("E9", "date_unclear"),
    ]  # fmt: skip
    assert RISK[0] == "person_shown"
    assert RISK[-1] == "ready"


def test_of_two_reasons_of_one_risk_the_first_stands():
    asks = [Ask(item="E1", why="ready", other="T1"), Ask(item="E1", why="ready", other="T2")]
    assert first_of_each(asks) == (asks[0],)


def test_a_file_made_on_a_day_that_what_is_said_leaves_no_room_for_is_asked_about():
    late = moment(date(2020, 8, 21), date(2020, 8, 31))
    days = [("E1", date(2020, 8, 20), late), ("E2", date(2020, 8, 31), late), ("E3", date(2021, 1, 1), late)]
    assert list(differing(days)) == [
        Ask(item="E1", why="date_unclear", other="2020-08-20"), Ask(item="E3", why="date_unclear", other="2021-01-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "day"),
    [("2020:08:31 12:00:00", date(2020, 8, 31)), ("0000:00:00 00:00:00", None), ("", None), ("yesterday", None)],
)
def test_the_day_a_camera_wrote_is_read_or_is_none(written, day):
    assert day_of_file(written) == day
