import struct
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.facts.item import Hidden
from farbank.intake.limits import Limits
from farbank.intake.reading import CouldNot, Part, Reading
from farbank.intake.wire import BAD, packed, unpacked
from farbank.values.picture import Pixels, Tab

READING = Reading(
    media="message/rfc822",
    reader="mail 1",
    text="압록강\n鴨緑江",
    hidden=(Hidden(what="From", value="김"),),
    pages=1,
    parts=(Part(name="a.jpg", content=b"\xff\xd8"), Part(name="b", content=b"")),
    tabs=(Tab(name="t", rows=(("a", "b"), ())),),
)


@pytest.mark.parametrize(
    "answer", [READING, Pixels(width=1, height=2, rgb=b"abcdef"), CouldNot(because="it is broken")], ids=str
)
def test_an_answer_comes_over_as_it_was_given(answer):
    assert unpacked(packed(answer), Limits()) == answer


def head(body, raw=b""):
    return struct.pack(">Q", len(body)) + body + raw


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"\xff" * 8,
        head(b"{"),
        head(b"[]"),
        head(b"{}"),
        head(b'{"because":5}'),
        head(b'{"reading":{"media":"x","reader":"y","pages":-1}}'),
        head(b'{"reading":{"media":"x","reader":"y","text":"\\ud800"}}'),
        head(b'{"reading":{"media":"x"}}'),
        head(b'{"reading":{"media":"x","reader":"y"},"sizes":[3]}', b"abc"),
        head(b'{"reading":{"media":"x","reader":"y","parts":[{"name":"a","content":""}]}}'),
        head(b'{"width":2,"height":2,"sizes":[3]}', b"abc"),
        head(b'{"width":1,"height":1,"sizes":[5,-2]}', b"abc"),
        head(b'{"width":1,"height":1,"sizes":[3]}', b"abcd"),
        packed(READING)[:-1],
        packed(READING) + b"x",
    ],
)
def test_anything_else_is_a_reason(untrusted):
    assert unpacked(untrusted, Limits()) == CouldNot(because=BAD)


@given(st.binary(max_size=60))
def test_no_bytes_at_all_raise_anything(untrusted):
    assert isinstance(unpacked(untrusted, Limits()), CouldNot)


def test_more_than_the_limits_allow_is_cut_or_refused():
    many = replace(READING, hidden=tuple(Hidden(what="x", value=str(n)) for n in range(9)))
    assert len(unpacked(packed(many), Limits(hidden=3)).hidden) == 3
    assert unpacked(packed(READING), Limits(parts=1)) == CouldNot(because=BAD)
    assert unpacked(packed(READING), Limits(characters=2)) == CouldNot(because=BAD)


def test_names_and_short_values_come_over_on_one_clean_line():
    strange = replace(
        READING,
        hidden=(Hidden(what="From", value="two\nlines " + "x" * 9_000),),
        parts=(Part(name="a\u202e\n.jpg", content=b""),),
    )
    reading = unpacked(packed(strange), Limits())
    assert reading.hidden[0].value.startswith("two lines ")
    assert len(reading.hidden[0].value) == 4_001
    assert reading.parts[0].name == "a\\u202e\\x0a.jpg"
