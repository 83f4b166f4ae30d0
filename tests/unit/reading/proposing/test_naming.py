"""Names of proposals: what was seen is what is accepted."""

import pytest

from farbank.errors import Refused
from farbank.reading.proposing.naming import mark_of, numbers_named, own_name


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        (("abc123.2",), (2,)),
        (("abc123.2", "5", "3-4"), (2, 3, 4, 5)),
        (("abc123.2-3", "abc123.3"), (2, 3)),
    ],
)
def test_one_mark_is_enough_for_those_after_it(names, numbers):
    assert numbers_named(names, "abc123", 9) == numbers


@pytest.mark.parametrize(
    ("names", "because"),
    [
        (("2",), "of which reading"),
        (("ffffff.2",), "have changed since"),
        (("abc123.0",), "there is no proposal"),
        (("abc123.10",), "there is no proposal"),
        (("abc123.4-3",), "there is no proposal"),
        (("two",), "names no proposal"),
        (("abc123.",), "names no proposal"),
    ],
)
def test_what_was_not_seen_is_refused(names, because):
    with pytest.raises(Refused, match=because):
        numbers_named(names, "abc123", 9)


def test_a_reading_has_another_name_when_anything_proposed_is_other(read):
    one, two = read("They met 12 traders."), read("They met 13 traders.")
    assert mark_of(one) == mark_of(read("They met 12 traders."))
    assert mark_of(one) != mark_of(two)
    assert len(mark_of(())) == 6


def test_the_same_words_give_the_same_row():
    assert own_name("quote", 3, "a\ud800") == own_name("quote", 3, "a\ud800")
    assert own_name("quote", 3, "a") != own_name("count", 3, "a")
