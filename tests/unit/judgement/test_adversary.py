"""With whom the gate reckons is chosen by a person; of two choices made at once the stricter stands."""

import pytest

from farbank.desk.adversary import choose
from farbank.errors import Refused
from farbank.facts.persona import AdversariesChosen
from farbank.judgement.adversary import CLASSES, DEFAULT, limit_words, limits_of, standing_choice, weaker
from farbank.judgement.question import HOLD_BELOW, Limits


def chosen(*classes, turn=1):
    return AdversariesChosen(classes=classes, because="b", turn=turn)


def test_without_a_choice_the_gate_reckons_with_registries_and_counter_intelligence():
    assert limits_of(()).adversaries == DEFAULT == ("A2", "A3")
    assert standing_choice(()) == ()


def test_the_last_choice_counts_and_of_two_at_once_every_class_that_either_names():
    assert limits_of([chosen("A1"), chosen("A2", turn=2)]).adversaries == ("A2",)
    both = limits_of([chosen("A3", turn=2), chosen("A1", "A2", turn=2), chosen("A0")])
    assert both.adversaries == ("A1", "A2", "A3")
    assert both.hold_below == 1000


def test_every_class_is_said_in_words_with_what_it_can_look_up():
    assert [each.name for each in CLASSES] == list(HOLD_BELOW)
    assert all(each.who and each.looks_up for each in CLASSES)
    assert limit_words("A2") == "HOLD under 200 at the lower end"
    assert limit_words("A0") == "no limit of its own"


def test_fewer_or_weaker_adversaries_are_told_apart():
    assert weaker(Limits(adversaries=("A2",)), Limits())
    assert weaker(Limits(adversaries=("A3",)), Limits())
    assert not weaker(Limits(adversaries=("A1", "A2", "A3")), Limits())


def test_a_choice_is_recorded_after_those_before_and_the_same_again_is_nothing():
    (first,) = choose((), ("a3", "A2"), " no post leaves ")
    assert (first.classes, first.because, first.turn) == (("A2", "A3"), "no post leaves", 1)
    (second,) = choose((first,), ("A2",), "b")
    assert second.turn == 2
    assert choose((first, second), ("A2",), "again") == []


def test_two_choices_made_at_once_can_be_settled_by_a_third():
    (third,) = choose((chosen("A2"), chosen("A3")), ("A2", "A3"), "agreed")
    assert third.turn == 2


@pytest.mark.parametrize(("classes", "because"), [((), "b"), (("A9",), "b"), (("A2",), " ")])
def test_nothing_is_chosen_without_a_known_class_and_a_reason(classes, because):
    with pytest.raises(Refused):
        choose((), classes, because)
