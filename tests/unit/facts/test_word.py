import pytest

from farbank.facts.word import Word, beside, branches, key_text, read_key

A, B, C = "farbank/a", "farbank/b", "farbank/c"
FIRST = Word(key=(B, 4))


def after(place, number, before=(B, 4), **said):
    return Word(key=(place, number), replaces=before, **said)


def ends(*words):
    return dict(branches(words).ends)


def test_a_row_that_one_place_spoke_of_has_one_last_word():
    assert ends(FIRST, after(B, 6), after(A, 3, (B, 6))) == {"": ((A, 3),)}


def test_nothing_said_is_no_row():
    assert ends() == {}


def test_of_two_words_after_one_that_of_the_smaller_name_keeps_the_row():
    assert ends(FIRST, after(C, 9), after(A, 12)) == {"": ((A, 12),), f"{C}#n9": ((C, 9),)}


def test_a_withdrawal_keeps_the_row_before_any_other_word():
    assert ends(FIRST, after(A, 3), after(C, 9, firm=True)) == {"": ((C, 9),), f"{A}#n3": ((A, 3),)}


def test_what_follows_a_second_row_stays_on_it():
    said = FIRST, after(C, 9), after(A, 12), after(C, 10, (C, 9))
    assert ends(*said) == {"": ((A, 12),), f"{C}#n9": ((C, 10),)}
    assert branches(said).on[C, 9] == f"{C}#n9"


def test_two_words_that_say_the_same_are_one_and_share_what_follows():
    said = FIRST, after(A, 3), after(C, 9, twin=(A, 3)), after(C, 10, (C, 9))
    assert ends(*said) == {"": ((C, 10),)}
    assert set(beside(said, after(B, 8, (A, 3)))) == {said[3]}


def test_the_order_of_arrival_does_not_matter_to_words_that_say_the_same():
    assert ends(FIRST, after(C, 9), after(A, 3, twin=(C, 9))) == {"": ((C, 9), (A, 3))}


def test_a_word_whose_forerunner_is_not_here_counts_as_said_after_the_first():
    assert ends(FIRST, after(A, 9, (C, 2))) == {"": ((A, 9),)}
    assert ends(after(A, 9, (C, 2))) == {"": ((A, 9),)}
    assert set(beside((FIRST, after(A, 9, (C, 2))), after(C, 1))) == {after(A, 9, (C, 2))}


def test_words_beside_a_first_word_are_the_other_first_words():
    other = Word(key=(A, 2))
    assert beside((FIRST, after(A, 9)), other) == (FIRST,)


@pytest.mark.parametrize(
    "text", ["", "farbank/a#T1", "farbank/a#n", "farbank/a#n01", "#n3", "farbank/a#n-1", "farbank/a#nx"]
)
def test_what_names_no_word_is_no_key(text):
    assert read_key(text) is None


def test_a_key_is_read_as_it_is_written():
    assert read_key(key_text((A, 12))) == (A, 12)
    assert key_text(None) == ""
