"""Two personas are the same or apart by a person's word, said of both rows; nothing parts one and the same person."""

import pytest

from farbank.desk.personas import still_joined, told_of_two
from farbank.errors import Refused
from farbank.facts.persona import PersonaNamed


def persona(identity, subject, **more):
    return PersonaNamed(id=identity, label=f"P-{identity}", printed_as="a resident", subject=subject, **more)


ONE, TWO, THREE = persona("P1", "S1"), persona("P2", "S2"), persona("P3", "S3")


def test_apart_is_recorded_with_its_reason():
    (row,) = told_of_two(ONE, TWO, "apart", " other towns ")
    assert (row.linked, row.not_linked, row.note) == ((), ("P2",), "apart from P-P2: other towns")


def test_what_the_other_row_said_to_the_contrary_is_taken_back():
    linked = persona("P2", "S2", linked=("P1",))
    one, other = told_of_two(ONE, linked, "apart", "b")
    assert (one.not_linked, other.linked) == (("P2",), ())
    one, other = told_of_two(one, persona("P2", "S2", not_linked=("P1",)), "same", "c")
    assert (one.linked, one.not_linked, other.not_linked) == (("P2",), (), ())
    assert one.note == "apart from P-P2: b\nsame as P-P2: c"


def test_the_same_word_again_changes_nothing():
    (row,) = told_of_two(ONE, TWO, "same", "b")
    assert told_of_two(row, TWO, "same", "b") == (row,)


def test_two_personas_of_one_person_are_never_parted():
    with pytest.raises(Refused, match="nothing parts them"):
        told_of_two(ONE, persona("P2", "S1"), "apart", "b")


@pytest.mark.parametrize(("other", "because"), [(ONE, "b"), (TWO, " ")])
def test_a_word_needs_two_personas_and_a_reason(other, because):
    with pytest.raises(Refused):
        told_of_two(ONE, other, "same", because)


def test_a_third_persona_may_still_join_two():
    one, two = persona("P1", "S1", not_linked=("P2",), linked=("P3",)), persona("P2", "S2", linked=("P3",))
    assert still_joined((one, two, THREE), "P1", "P2")
    assert not still_joined((one, TWO, THREE), "P1", "P2")
