"""Laws of the ids in facts: none is overlooked, and calling rows otherwise changes nothing else."""

import runpy
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import NewType, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farbank.facts import codec
from farbank.facts.fact import Row
from farbank.facts.references import ID_TYPES, NAMED_TYPES, PLAIN, plan, references, renamed
from farbank.values import ids
from farbank.values.ids import LETTER, kind_of

runpy.run_path(str(Path(__file__).with_name("test_facts.py")))  # how to draw the values that facts are made of

own_ids = st.builds(
    lambda letter, number: f"{letter}{number}", st.sampled_from(sorted(LETTER.values())), st.integers(1, 99)
)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@pytest.fixture(autouse=True)
def _ids_among_the_words():
    st.register_type_strategy(str, own_ids | words)
    yield
    st.register_type_strategy(str, words)


few = settings(
    max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None
)


def parts_of(shape, seen=frozenset()):
    """A dataclass and every dataclass inside it."""
    if shape in seen:
        return
    yield shape
    for hint in get_type_hints(shape).values():
        for inner in inside(hint):
            if is_dataclass(inner):
                yield from parts_of(inner, seen | {shape})


def inside(hint):
    return [hint, *(deep for each in get_args(hint) for deep in inside(each))]


SHAPES = sorted({part for kind in codec.KINDS.values() for part in parts_of(kind)}, key=lambda each: each.__name__)


def test_every_kind_of_id_there_is_is_known_to_be_one_or_a_name():
    new_types = {each for each in vars(ids).values() if isinstance(each, NewType)}
    assert new_types == ID_TYPES | NAMED_TYPES


@pytest.mark.parametrize("shape", SHAPES, ids=lambda each: each.__name__)
def test_no_field_that_holds_an_id_is_left_out(shape):
    hints = get_type_hints(shape)
    holding = {each.name for each in fields(shape) if set(inside(hints[each.name])) & ID_TYPES}
    assert holding <= {name for name, _ in plan(shape)}


@pytest.mark.parametrize("shape", sorted(PLAIN, key=lambda each: each.__name__), ids=lambda each: each.__name__)
def test_every_plain_field_in_the_table_is_there_and_is_covered(shape):
    for name, how in PLAIN[shape].items():
        assert name in {each.name for each in fields(shape)}
        if shape is not Row:
            assert dict(plan(shape))[name] == how


@pytest.mark.parametrize("kind", sorted(codec.KINDS))
@few
@given(data=st.data())
def test_calling_every_row_what_it_is_called_changes_nothing(kind, data):
    fact = data.draw(st.from_type(codec.KINDS[kind]))
    assert renamed(fact, lambda own: own) is fact


@pytest.mark.parametrize("kind", sorted(codec.KINDS))
@few
@given(data=st.data())
def test_calling_otherwise_twice_is_calling_otherwise_once(kind, data):
    fact = data.draw(st.from_type(codec.KINDS[kind]))
    once, again = (lambda own: f"{own}1"[:9]), (lambda own: f"{own[0]}7{own[1:]}"[:9])
    both = renamed(fact, lambda own: again(once(own)))
    assert renamed(renamed(fact, once), again) == both
    assert references(both) == tuple(dict.fromkeys(again(once(own)) for own in references(fact)))


@pytest.mark.parametrize("kind", sorted(codec.KINDS))
@few
@given(data=st.data())
def test_only_ids_are_called_otherwise(kind, data):
    fact = data.draw(st.from_type(codec.KINDS[kind]))
    assert all(kind_of(own) for own in references(fact))
    back = renamed(renamed(fact, lambda own: f"{own[0]}1{own[1:]}"), lambda own: f"{own[0]}{own[2:]}")
    assert back == fact
