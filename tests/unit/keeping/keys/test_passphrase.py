import math

import pytest

from farbank.keeping.keys import passphrase
from farbank.keeping.keys.passphrase import make_passphrase, weaknesses, words
from farbank.values.handling import Secret


@pytest.mark.parametrize(
    "weak", ["greedy charm fried greedy outweigh resilient", "hurdle charm fried password outweigh resilient"]
)
def test_what_chance_draws_and_we_would_call_weak_is_drawn_again(monkeypatch, weak):
    coming = iter(f"{weak} hurdle charm fried meadow outweigh resilient".split())
    monkeypatch.setattr(passphrase.secrets, "choice", lambda _: next(coming))
    assert make_passphrase().value == "hurdle charm fried meadow outweigh resilient"


def test_six_words_out_of_the_list_are_drawn_and_are_worth_77_bits():
    drawn = make_passphrase().value.split()
    assert len(drawn) == 6
    assert set(drawn) <= set(words())
    assert len(set(words())) == 7776
    assert 77 < 6 * math.log2(len(set(words()))) < 78


def test_two_draws_differ():
    assert make_passphrase().value != make_passphrase().value


def test_the_passphrase_does_not_print_itself():
    assert f"{make_passphrase()!r}" == "<secret>"


def test_nothing_speaks_against_what_was_drawn():
    assert weaknesses(Secret("abacus uncoated rigid viewable dreadful zoom")) == ()


@pytest.mark.parametrize(
    ("easy", "because"),
    [
        ("", "fewer than 16"),
        ("short", "fewer than 16"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "different characters"),
        ("my Password is very long indeed", "every guesser"),
        ("abacus uncoated rigid viewable", "fewer than 6 different words"),
        ("abacus abacus abacus abacus zoom rigid", "fewer than 6 different words"),
    ],
)
def test_an_easily_guessed_passphrase_is_warned_of(easy, because):
    assert any(because in each for each in weaknesses(Secret(easy)))
