import pytest

from farbank.errors import Refused
from farbank.publish import grade
from farbank.publish.page import NamedTable, PictureShown


def test_a_grade_is_words_and_never_a_percentage(border):
    with pytest.raises(Refused, match="percentage"):
        border.card(1, "x-1", "E", "t", "s", says_in_words="80 % sure")


def test_one_origin_is_never_called_probable(border):
    with pytest.raises(Refused, match="one origin"):
        border.card(1, "x-1", "E", "t", "s", says_in_words="Probably true")


def test_a_label_of_the_case_cannot_be_a_public_name(border):
    for name in ("E-NOTICE", "../x", "", "a/b"):
        with pytest.raises(Refused, match="public name"):
            border.card(1, name, "E", "t", "s")
    with pytest.raises(Refused, match="public name"):
        PictureShown(pixels=border.photograph(), public_name="E-PHOTO")


def test_cards_are_numbered_in_order_and_named_once(border):
    first, second = border.CARDS[:2]
    with pytest.raises(Refused, match="numbered from 1"):
        border.page(cards=(second,))
    with pytest.raises(Refused, match="same public name"):
        border.page(cards=(first, border.card(2, first.public_name, "E", "t", "s")))


def test_a_table_has_rows_as_long_as_its_head():
    with pytest.raises(Refused, match="not as long"):
        NamedTable(title="t", head=("a", "b"), rows=(("1",),))


def test_a_single_origin_is_said_to_be_one():
    assert grade.in_words("single_origin") == "One origin, not independently confirmed."
    assert grade.origins_in_words(1, 1) == "one"
    assert "depend" in grade.origins_in_words(1, 2)
    assert grade.in_words("a word nobody knows") == grade.in_words("unassessed")
