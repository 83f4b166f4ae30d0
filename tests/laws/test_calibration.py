"""That the interval holds what it promises, and that a second pseudonym is found, on made people (the long way)."""

from random import Random

import pytest

pytestmark = pytest.mark.long


@pytest.mark.parametrize("lean", [0.5, 1.0])
def test_nine_of_ten_intervals_hold_the_truth_and_hardly_an_unsafe_description_passes(lean):
    from benchmarks import calibration  # noqa: PLC0415

    some = calibration.described(lean, 2000)
    assert sum(map(calibration._inside, some)) >= 0.9 * len(some)
    assert sum(map(calibration._slips, some)) <= 0.01 * len(some)
    assert sum(map(calibration._slips_bare_limit, some)) <= 0.01 * len(some)


def test_a_second_persona_is_ranked_first_among_twenty_in_four_of_five_cases():
    from benchmarks import twins  # noqa: PLC0415

    tried = twins.tried(Random(11), 200, size=50_000)
    assert sum(each.first for each in tried) >= 0.8 * len(tried)
