"""Words in disguise: what nobody sees, what looks alike, what is a million signs long. Never more than the clean words say.

Each disguise of a text is refused, or means what the text means; where the clean words have no answer, it has none.
"""

import unicodedata
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farbank.assemble.name_tables import name_reader
from farbank.assemble.proposing import finders
from farbank.assemble.tables import gazetteer
from farbank.errors import Refused
from farbank.reading.dates import read_span
from farbank.reading.persons.written import NoName
from farbank.reading.proposing.proposal import PlaceNamed, SpanSaid
from farbank.reading.proposing.propose import propose

DAY = date(2024, 2, 15)
GAZETTEER, READER, FINDERS = gazetteer(), name_reader(), finders(as_of=DAY)
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
TURNING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
ALIKE = str.maketrans("aceopxyiHMTK", "асеорхуіНМТК")  # Latin -> Cyrillic
DATES = (
    "late August 2020", "24 April 2024", "03/04/2021", "last winter", "on Friday", "31 September 2020", "by Friday",
    "the 30th of February", "2020년 8월 하순", "지난 12일", "지난 15일", "2020年8月下旬", "金曜日", "上周五", "2月30日", "周一至周五", "soon",
)  # fmt: skip
PLACES = (
    "Hoeryong",
    "Sakju County",
    "회령시",
    "무산",
    "会寧",
    "龙井市",
    "Yongzheng City",
    "Paris",
    "Nowhere",
    "서울",
    "東京",
)
PEOPLE = ("Kim Yong-su", "김영수", "金英洙", "Ri Chun Hui", "山田太郎", "Smith", "x", "12345")
TEXTS = (
    "Guards fired near Hoeryong on Tuesday; 300 people fled last winter.", "지난 9일 무산에서 주민 12명이 잡혔다.",
    "今月3日、会寧市で約20人が拘束された。", "上周五，惠山市有5人被拘留。", "03/04/2021 at Nowhere, by Friday.",
)  # fmt: skip


@st.composite
def disguised(draw, words):
    clean = draw(st.sampled_from(words))
    match draw(st.sampled_from(["unseen", "turning", "wide", "apart", "marked", "alike"])):
        case "unseen" | "turning" as kind:
            sign, at = draw(st.sampled_from(UNSEEN if kind == "unseen" else TURNING)), draw(st.integers(0, len(clean)))
            return clean, clean[:at] + sign + clean[at:]
        case "wide":
            return clean, "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in clean)
        case "apart":
            return clean, unicodedata.normalize(draw(st.sampled_from(["NFD", "NFKD"])), clean)
        case "marked":
            at = draw(st.integers(1, len(clean)))
            return clean, clean[:at] + draw(st.sampled_from("\u0301\u0323\u20dd\u0338")) + clean[at:]
        case _:
            return clean, clean.translate(ALIKE)


def days(text):
    try:
        span = read_span(text, as_of=DAY)
    except Refused:
        return None
    return span.start, span.end, span.approximate


@given(disguised(DATES))
def test_a_disguised_date_is_refused_or_means_the_same(pair):
    clean, other = pair
    assert days(other) in {None, days(clean)}


@given(disguised(PLACES))
def test_a_disguised_place_has_no_answer_or_the_same(pair):
    clean, other = pair
    assert GAZETTEER.resolve(other).answer in {None, GAZETTEER.resolve(clean).answer}


@given(disguised(PEOPLE))
def test_a_disguised_name_is_refused_or_no_better_known(pair):
    clean, other = (READER.read(each) for each in pair)
    assert isinstance(other, NoName) or not isinstance(clean, NoName)
    if not isinstance(other, NoName):
        assert {each.syllables for each in other.readings} <= {
            each.syllables for each in clean.readings
        } or not other.readings


def proposed(text):
    """The days and places that a text is proposed to name."""
    found = propose(text, FINDERS)
    spans = {
        (each.value.span.start, each.value.span.end)
        for each in found
        if isinstance(each.value, SpanSaid) and each.value.span
    }
    places = {each.value.meant.id for each in found if isinstance(each.value, PlaceNamed) and each.value.meant}
    return spans | places


@settings(max_examples=40)
@given(disguised(TEXTS))
def test_a_disguised_text_proposes_no_day_or_place_that_the_clean_one_does_not(pair):
    clean, other = pair
    assert proposed(other) <= proposed(clean)


PIECES = st.one_of(
    st.sampled_from(
        [
            "0",
            "May ",
            "2020년 ",
            "회령",
            "무산",
            "金",
            "Kim ",
            "on Friday ",
            "last ",
            "周",
            "\u202e",
            "\u200b",
            "e\u0301",
            "-",
            "(",
        ]
    ),
    st.text(min_size=1, max_size=4),
)


@settings(max_examples=12, deadline=None)
@given(PIECES)
def test_a_line_of_a_megabyte_has_no_answer_and_ends(piece):
    line = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    with pytest.raises(Refused):
        read_span(line, as_of=DAY)
    assert GAZETTEER.resolve(line).answer is None
    assert isinstance(READER.read(line), NoName)


@pytest.mark.long
@settings(max_examples=4, deadline=None)
@given(PIECES)
def test_a_text_of_one_line_of_a_megabyte_is_read_to_its_end(piece):
    line = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    with suppress(Refused):
        found = propose(line, FINDERS)
        assert all(line[each.start : each.end] == each.text for each in found)
