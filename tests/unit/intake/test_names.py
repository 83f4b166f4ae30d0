import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.intake.names import clean_text, clipped, shown
from farbank.values.digest import canonical_json


@pytest.mark.parametrize("name", ["압록강 사진 (1).jpg", "三合镇", "写真.png", "a" * 255, "鴨" * 85])
def test_an_ordinary_name_stays_as_it_is(name):
    assert shown(name) == name


@pytest.mark.parametrize(
    ("name", "as_shown"),
    [
        ("a\nb", "a\\x0ab"),
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("photo\u202egpj.exe", "photo\\u202egpj.exe"),
        ("a\u200bb", "a\\u200bb"),
        ("\udcb0\udca1.txt", "\\xb0\\xa1.txt"),
        ("\ud800", "\\ud800"),
        ("a\u2028b", "a\\u2028b"),
        ("a\x85b", "a\\u0085b"),
        ("a\\x0ab", "a\\x5cx0ab"),
    ],
)
def test_what_cannot_be_shown_is_written_out(name, as_shown):
    assert shown(name) == as_shown


@given(st.text(st.characters(codec=None), max_size=30), st.text(st.characters(codec=None), max_size=30))
def test_two_names_are_shown_alike_only_when_they_are_the_same(one, other):
    assert (shown(one) == shown(other)) == (one == other)


@given(st.text(st.characters(codec=None), max_size=50))
def test_every_shown_name_can_be_recorded(name):
    assert json.loads(canonical_json(shown(name))) == shown(name)


def test_text_keeps_every_letter_that_can_be_kept():
    assert clean_text("압록강 \ud83d\ude00 \ud800 \0 \t\n") == "압록강 😀 \ufffd \ufffd \t\n"


def test_a_name_longer_than_any_real_one_is_cut():
    assert len(clipped("a" * 5_000)) == 1_001
