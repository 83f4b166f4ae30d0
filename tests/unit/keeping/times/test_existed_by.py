from datetime import UTC, datetime, timedelta, timezone

import pytest

from farbank.errors import Refused
from farbank.keeping.times.existed_by import Dated, ExistedBy, date_of, existed_by
from farbank.keeping.times.verdict import Block, OtsVerdict, TokenVerdict

MAY = datetime(2026, 5, 1, 12, tzinfo=UTC)


def dated(size, standing="verified", days=0, **more):
    values = {"kind": "rfc3161", "tool": "a tool", "time": MAY + timedelta(days=days)} | more
    return Dated(size=size, standing=standing, **values)


def test_a_checkpoint_dates_the_leaves_under_it_and_no_other():
    one = dated(12)
    assert existed_by(11, [one]) == ExistedBy(verified=one)
    assert existed_by(0, [one]).verified == one
    assert existed_by(12, [one]) == ExistedBy()
    assert existed_by(0, []) == ExistedBy()


def test_the_earliest_of_each_standing_counts_whatever_the_order_and_size():
    late, early, claimed = dated(12, days=9), dated(40, days=2), dated(13, "claimed", days=1)
    for dates in ([late, early, claimed], [claimed, early, late]):
        assert existed_by(5, dates) == ExistedBy(verified=early, claimed=claimed)
    assert existed_by(12, [late, claimed]) == ExistedBy(claimed=claimed)


def test_an_early_claim_never_stands_in_for_what_was_verified():
    assert existed_by(0, [dated(3, "claimed", days=-900)]).verified is None


def test_the_later_end_of_the_accuracy_counts_in_whole_seconds():
    exact, vague = dated(5, days=0), dated(5, accuracy=1_500_000)
    assert exact.by == MAY
    assert vague.by == MAY + timedelta(seconds=2)
    assert existed_by(0, [vague, exact]).verified == exact


def test_a_block_without_a_time_counts_where_nothing_has_one():
    high = dated(5, "claimed", time=None, block=900_000)
    low = dated(9, "claimed", time=None, block=800_000)
    assert existed_by(0, [high, low]).claimed == low
    assert existed_by(0, [high, low, dated(9, "claimed")]).claimed == dated(9, "claimed")


def test_a_date_is_in_utc_and_names_a_time_or_a_block():
    with pytest.raises(Refused):
        dated(5, time=datetime(2026, 5, 1, tzinfo=timezone(timedelta(hours=9))))
    with pytest.raises(Refused):
        dated(5, time=None)


def test_a_token_dates_with_its_time_and_a_proof_with_its_earliest_verified_block():
    token = TokenVerdict(standing="claimed", tool="t", time=MAY, accuracy=5, policy="1.2", authority="A")
    assert date_of(7, "7-aa", token) == dated(7, "claimed", tool="t", folder="7-aa", accuracy=5)
    early, late = Block(height=9, time=MAY), Block(height=8, time=MAY + timedelta(hours=1))
    proof = OtsVerdict(standing="verified", tool="t", verified=(late, early), claimed=(Block(height=2),))
    assert date_of(7, "", proof) == dated(7, kind="opentimestamps", tool="t", block=9)


def test_a_claimed_block_has_no_time_and_a_pending_proof_dates_nothing():
    claimed = OtsVerdict(standing="claimed", tool="t", claimed=(Block(height=5), Block(height=3)))
    one = date_of(7, "", claimed)
    assert (one.standing, one.time, one.block) == ("claimed", None, 3)
    assert date_of(7, "", OtsVerdict(standing="pending", tool="t", calendars=("c",))) is None
