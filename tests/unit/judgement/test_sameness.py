"""Who was said to be one person, and where that contradicts itself; nothing is resolved."""

from farbank.judgement.sameness import Standing, Stated


def said(one, verdict, other, row="Z1"):
    return Stated(one=one, other=other, verdict=verdict, because="so it is", row=row)


def standing(*stated):
    return Standing(stated=stated)


def test_same_runs_on_and_apart_does_not():
    found = standing(
        said("U1", "same", "U2"), said("U3", "same", "U2"), said("U3", "apart", "U9"), said("U9", "apart", "U10")
    )
    assert found.group("U1") == ("U2", "U3")
    assert found.group("U9") == ()
    assert found.apart("U9") == ("U3", "U10")


def test_whoever_is_apart_from_one_of_a_group_is_apart_from_all_of_it():
    found = standing(said("U1", "same", "U2"), said("U2", "apart", "U3"))
    assert found.apart("U1") == ("U3",)
    assert found.apart("U3") == ("U2",)


def test_a_contradiction_is_told_with_the_shortest_chain_and_both_stand():
    apart = said("U1", "apart", "U3")
    first, second = said("U1", "same", "U2"), said("U2", "same", "U3")
    around = said("U2", "same", "U4"), said("U4", "same", "U3")
    (found,) = standing(apart, first, *around, second).conflicts()
    assert found.apart == apart
    assert found.chain == (first, second)
    assert standing(apart, first).conflicts() == ()


def test_same_and_apart_of_the_same_two_is_a_contradiction():
    both = said("U2", "apart", "U1"), said("U1", "same", "U2")
    (found,) = standing(*both).conflicts(["U2"])
    assert found.chain == (both[1],)
    assert standing(*both).conflicts(["U3"]) == ()


def test_what_was_said_of_one_is_found_from_both_sides():
    one = said("U1", "same", "U2")
    assert standing(one).about("U1") == standing(one).about("U2") == (one,)


def test_an_id_without_a_number_is_in_a_group_too():
    assert standing(said("U1", "same", "Uncle")).group("U1") == ("Uncle",)
