"""The least upper end over all small sets of facts, beside trying all of them."""

import math
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.judgement.upper_ends import AT_ONCE, TAIL, Option, least_upper, unjoined

options = st.builds(
    Option,
    log=st.floats(-8, 0),
    spread=st.floats(0, 2),
    value=st.sampled_from([None, ("a", "x"), ("b", "x"), ("c", "x")]),
)
facts = st.lists(st.lists(options, min_size=1, max_size=2), max_size=6)


def tried(size, wide, some, joined=unjoined):
    for number in range(min(len(some), AT_ONCE) + 1):
        for chosen in (pick for few in combinations(some, number) for pick in product(*few)):
            known = [joined(one, other) for one, other in combinations(chosen, 2)]
            log = size + sum(each.log for each in chosen) + sum(more for more, _ in known)
            linked = max(number - 1, 0) * 0.35
            yield log + TAIL * math.hypot(wide, linked, *(each.spread for each in chosen), *(each for _, each in known))


@given(st.floats(0, 17), st.floats(0, 1), facts)
def test_the_search_finds_what_trying_all_sets_finds(size, wide, some):
    assert least_upper(size, wide, some, dependence=0.35) == pytest.approx(min(tried(size, wide, some)))


@given(st.floats(-2, 2), facts)
def test_it_finds_it_with_corrections_of_pairs_too(rho, some):
    def joined(one, other):
        return (rho, 0.1) if {one.value, other.value} == {("a", "x"), ("b", "x")} else (0.0, 0.0)

    found = least_upper(10.0, 0.2, some, dependence=0.35, joined=joined, help_at_most=min(0.0, 6 * rho))
    assert found == pytest.approx(min(tried(10.0, 0.2, some, joined)))
