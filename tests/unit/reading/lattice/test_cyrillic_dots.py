"""Print leaves the dots of ё out, so a name with е is also read as if it had them, and says so."""

import pytest

from farbank.reading.lattice import by_cyrillic

DOTS = "е stands for ё"


@pytest.mark.parametrize(("written", "dotted"), [("Хесан", "Хёсан"), ("Пхеньян", "Пхёньян")])
def test_a_name_without_its_dots_has_the_reading_of_the_one_with_them(written, dotted):
    bare = {each.key for each in by_cyrillic.read(written) if DOTS in each.steps}
    full = {each.key for each in by_cyrillic.read(dotted) if DOTS not in each.steps and each.channel != "mandarin"}
    assert bare
    assert full <= bare


def test_a_name_without_an_e_that_could_have_dots_is_read_once():
    assert not [each for each in by_cyrillic.read("Вон") if DOTS in each.steps]
