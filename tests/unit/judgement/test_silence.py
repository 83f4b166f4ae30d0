"""What silence is worth, and how far a camera can tell."""

from fractions import Fraction

import pytest

from farbank.errors import Refused
from farbank.judgement.reach import reach
from farbank.judgement.silence import NothingIsLargeEnough, share_that_would_be_heard, unheard


def test_with_nobody_to_report_nothing_is_heard_however_large():
    assert unheard(0, 1) == 1
    assert share_that_would_be_heard(0) == NothingIsLargeEnough()


@pytest.mark.parametrize("witnesses", [1, 2, 3, 63, 2914])
def test_an_event_of_the_size_that_would_be_heard_is_heard_with_that_chance(witnesses):
    share = share_that_would_be_heard(witnesses, chance=0.9)
    assert isinstance(share, float)
    assert unheard(witnesses, share) == pytest.approx(0.1)


def test_more_witnesses_hear_of_smaller_events():
    assert unheard(2, 0.3) < unheard(1, 0.3)
    assert share_that_would_be_heard(2914) < 0.002


@pytest.mark.parametrize(("witnesses", "share"), [(-1, 0.5), (1, -0.1), (1, 1.1), (1, float("nan"))])
def test_what_is_no_count_and_no_share_is_refused(witnesses, share):
    with pytest.raises(Refused):
        unheard(witnesses, share)


def test_to_detect_reaches_four_times_as_far_as_to_recognise():
    post = {"width_mm": 2000, "focal_mm": 200, "pitch_um": 4}
    assert reach(**post, task="detect") == 4 * reach(**post, task="recognise") == 50_000
    assert reach(**post, task="identify") == Fraction(15625, 2)


@pytest.mark.parametrize("wrong", [{"width_mm": 0}, {"focal_mm": -1}, {"pitch_um": 0}])
def test_a_camera_without_measures_is_refused(wrong):
    with pytest.raises(Refused):
        reach(**{"width_mm": 1, "focal_mm": 1, "pitch_um": 1, **wrong}, task="detect")
