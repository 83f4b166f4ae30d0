"""Laws of the ledger's language: what is written is read back the same, and has one spelling."""

import json
from datetime import date
from typing import get_args

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farbank.errors import Damage, FarbankError
from farbank.facts import codec, history
from farbank.facts.fact import Row
from farbank.facts.likeness import Print
from farbank.facts.recognised import Line
from farbank.facts.redacted import ItemRedacted
from farbank.facts.revised import RevisionExplained
from farbank.values.box import Box
from farbank.values.count import Count, Precision
from farbank.values.digest import canonical_json
from farbank.values.handling import SealedObject, Secret
from farbank.values.ids import LETTER
from farbank.values.span import Span
from farbank.values.stretch import NamedLength, Stretch

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
whole = st.integers(-(2**53) + 1, 2**53 - 1)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def spans(draw):
    first, second, third, fourth = sorted(draw(st.lists(days, min_size=4, max_size=4)))
    start, end = draw(st.sampled_from([((first, second), (third, fourth)), ((None, second), (third, fourth)),
                                       ((first, second), (third, None)), ((first, fourth), (first, fourth))]))  # fmt: skip
    return Span(start=start, end=end, words=draw(text), language="ko", approximate=draw(st.booleans()))


@st.composite
def counts(draw):
    precision = draw(st.sampled_from(get_args(Precision)))
    value = draw(whole)
    high = draw(st.integers(value, 2**53 - 1)) if precision == "range" else None
    return Count(value=value, precision=precision, high=high)


hexes = st.text("0123456789abcdef", min_size=64, max_size=64)
ends = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(sorted)
st.register_type_strategy(Span, spans())
st.register_type_strategy(Count, counts())
st.register_type_strategy(date, days)
st.register_type_strategy(str, text)
st.register_type_strategy(int, whole)
st.register_type_strategy(Stretch, ends.map(lambda two: Stretch(line="l", version=1, start=two[0], end=two[1])))
st.register_type_strategy(NamedLength, st.builds(NamedLength, compiler=text, metres=st.integers(1, 10**9)))
st.register_type_strategy(
    SealedObject,
    st.builds(SealedObject, name=hexes, identity=text.map(Secret), digest=hexes, size=st.integers(0, 2**53 - 1)),
)

st.register_type_strategy(
    Print,
    st.builds(Print, leaf=whole, bits=hexes)
    | st.builds(Print, leaf=whole, bits=st.just(""), could_not=st.just("too little in it")),
)
st.register_type_strategy(
    Line,
    st.builds(
        Line,
        page=st.integers(1, 10**6),
        words=text,
        language=text,
        confidence=st.integers(0, 100),
        corners=st.tuples(*[st.integers(0, 10**6)] * 8),
    ),
)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
st.register_type_strategy(
    RevisionExplained,
    st.builds(RevisionExplained, since=digests, now=digests, because=text, shows=st.just("minor"))
    | st.builds(RevisionExplained, since=digests, now=digests, because=text.map(lambda said: f"it was {said}")),
)
at, side = st.integers(0, 10**6), st.integers(1, 10**6)
st.register_type_strategy(Box, st.builds(Box, page=side, x=at, y=at, width=side, height=side))
st.register_type_strategy(
    ItemRedacted,
    st.builds(
        ItemRedacted,
        sizes=st.tuples(side, side) | st.just(()),
        boxes=st.lists(st.from_type(Box), max_size=2).map(tuple),
        page=at,
    ),
)


@pytest.mark.parametrize("kind", sorted(codec.KINDS))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_every_fact_survives_the_codec_and_has_one_spelling(kind, data):
    fact = data.draw(st.from_type(codec.KINDS[kind]))
    line = codec.to_bytes(fact)
    assert codec.from_bytes(line) == fact
    assert codec.to_bytes(codec.from_bytes(line)) == line
    assert line == rfc8785.dumps(json.loads(line))
    assert all(key.isascii() for key in json.loads(line))


@pytest.mark.parametrize("kind", sorted(codec.KINDS))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_every_fact_is_locked_by_somebody_and_names_its_objects(kind, data):
    fact = data.draw(st.from_type(codec.KINDS[kind]))
    assert fact.compartments
    assert all(fact.compartments)
    assert all(isinstance(each, SealedObject) for each in fact.objects)
    if isinstance(fact, Row):
        assert isinstance(fact.title, str)
        assert fact.row in LETTER or fact.row == "case"


json_values = st.recursive(st.none() | st.booleans() | whole | text, lambda inner: st.lists(inner, max_size=3)
                           | st.dictionaries(st.text("abcXYZ_0", max_size=4), inner, max_size=3), max_leaves=8)  # fmt: skip


@given(json_values)
def test_canonical_json_is_rfc_8785(value):
    assert canonical_json(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "line",
    [
        b'{"kind":"dreamt","v":1}',
        b'{"kind":"withdrawn","v":2,"id":"T1","because":"x"}',
        b'{"kind":"withdrawn","v":"1","id":"T1","because":"x"}',
        b'{"kind":"withdrawn","v":1,"id":"T1"}',
        b'{"kind":"withdrawn","v":1,"id":7,"because":"x"}',
        b'{"kind":"withdrawn","v":1,"id":"T1","id":"T2","because":"x"}',
        (
            b'{"kind":"constraint-noted","v":1,"id":"X1","label":"","note":"","stretch":{"line":"l","version":1,"start":9,'
            b'"end":1},"when":{"start":[null,null],"end":[null,null]},"means":[],"reason":"","because":""}'
        ),
    ],
)
def test_what_no_farbank_wrote_is_damage(line):
    with pytest.raises(Damage):
        codec.from_bytes(line)


def test_a_row_of_another_kind_is_damage():
    fact = codec.KINDS["withdrawn"](id="T1", because="x")
    with pytest.raises(Damage, match="stands where"):
        codec.row_from_bytes(codec.to_bytes(fact), codec.KINDS["case-opened"])


def test_only_a_newer_version_is_refused():
    assert history.lift("withdrawn", 1, {"id": "T1"}) == {"id": "T1"}
    with pytest.raises(FarbankError, match="newer"):
        history.lift("withdrawn", 2, {})


def test_a_secret_never_prints_itself():
    secret = Secret("AGE-SECRET-KEY-1XYZ")
    sealed = SealedObject(name="0" * 64, identity=secret, digest="1" * 64, size=1)
    assert "XYZ" not in f"{secret} {secret!r} {sealed} {sealed!r}"


def test_a_line_that_is_no_json_is_damage_where_a_row_belongs():
    with pytest.raises(Damage, match="does not have the form of a fact"):
        codec.row_from_bytes(b'{"kind":', codec.KINDS["withdrawn"])


def test_a_row_that_says_nothing_of_itself_has_no_title():
    assert Row(id="X1", label="").title == ""
