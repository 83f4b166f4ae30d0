from fractions import Fraction

from farbank.publish.share import between, percent


def test_a_share_is_rounded_up_and_never_to_nothing():
    assert percent(Fraction(2, 1400)) == "0.15 %"
    assert percent(Fraction(1, 10**9)) == "0.01 %"
    assert percent(Fraction(1, 4)) == "25 %"
    assert percent(0.14) == "14 %"


def test_an_interval_that_prints_alike_is_printed_once():
    assert between(Fraction(2, 1400), Fraction(2, 1390)) == "0.15 %"
    assert between(Fraction(1065, 1418), 1) == "75.11 to 100 %"
