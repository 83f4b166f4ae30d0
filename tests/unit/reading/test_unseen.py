"""What nobody sees in a text is taken out and told; what is seen stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.intake.second_reader.plain_words import check
from farbank.reading import unseen
from farbank.reading.unseen import Seen, seen_only


@pytest.mark.parametrize(
    ("marked", "seen", "told"),
    [
        ("fer\u200bry", "ferry", ((unseen.NO_WIDTH, 1),)),
        ("fer\u00adry\ufeff", "ferry", ((unseen.NO_WIDTH, 2),)),
        ("나\u3164루", "나루", ((unseen.NO_WIDTH, 1),)),
        ("a\u202eb\u202c", "ab", ((unseen.TURNS, 2),)),
        ("\U000e0041\U000e0042x", "x", ((unseen.NO_WIDTH, 2),)),
        ("葛\U000e0100城", "葛城", ((unseen.SELECTORS, 1),)),
        ("x\x01y\x7f", "xy", ((unseen.CONTROLS, 2),)),
        ("x\ue000", "x", ((unseen.PRIVATE, 1),)),
        ("ten\u00a0boats\u2009sailed", "ten boats sailed", ((unseen.SPACES, 2),)),
        ("two  spaces here ", "two spaces here", ((unseen.MORE_SPACES, 2),)),
        ("one \n\n\n\ntwo", "one\n\ntwo", ((unseen.MORE_SPACES, 2),)),
        ("f\u0435rry b\u03bfat", "ferry boat", ((unseen.ALIKE, 2),)),
        ("\U0001d41fare", "fare", ((unseen.ALIKE, 1),)),
        ("cafe\u0301", "café", ((unseen.COMPOSED, 1),)),
        ("\u212bngstrom", "Ångstrom", ((unseen.COMPOSED, 1),)),
    ],
)
def test_a_mark_that_nobody_sees_is_taken_out_and_told(marked, seen, told):
    assert seen_only(marked) == Seen(text=seen, told=told)


@pytest.mark.parametrize(
    "plain",
    [
        "압록강의 배는 다니지 않는다.\n",
        "鴨緑江の\u3000渡し船",
        "паром не ходит",
        "Ο πορθμός",
        "    indented\n\ttabbed\tcells",
        "one\n\ntwo",
        "",
    ],
)
def test_what_is_seen_stays_as_it_is(plain):
    assert seen_only(plain) == Seen(text=plain, told=())


def test_lines_end_in_one_way():
    assert seen_only("a\r\nb\rc\u2028d\x85e").text == "a\nb\nc\nd\ne"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_comes_out_passes_the_second_reader(text):
    assert check(seen_only(text).text.encode()) is None
