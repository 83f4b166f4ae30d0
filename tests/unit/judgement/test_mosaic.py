"""The count of those who still fit: formula, bounds, sets that expose, and what the shares allow."""

import math
import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement import bits_told, counting, exposure_words, mosaic, places_said
from farbank.judgement.draft_text import passages, sentence_at, sentences
from farbank.judgement.exposing_sets import exposing_sets, weighed
from farbank.judgement.question import Limits
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told
from farbank.values.draft import Heading, Link, Styled

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))
TABLES = Tables(populations=(a.ELLMARK,))
CLERK = (("residence", "port ells"), ("occupation", "ferry clerk"), ("children", "twin sons"))


def count(facts, tables):
    among = counting.Field(tables=tables)
    return among.count([among.narrowing(each) for each in facts])


def told(*pairs, draft=False, group="part 1"):
    return [
        Told(
            persona="P1", dimension=name, values=frozenset({value}), words=value, place=group, group=group, draft=draft
        )
        for name, value in pairs
    ]


def known(*pairs, tables=TABLES):
    return mosaic.facts(told(*pairs), tables)


def test_the_interval_follows_the_formula():
    k = count(known(*CLERK), TABLES)
    widths = [math.log(5 / 3) / 3.29, math.log(7 / 2) / 3.29, math.log(18 / 8) / 3.29, 2 * 0.35]
    assert k.median == pytest.approx(310_000 * 0.04 * 0.004 * 0.012)
    assert k.lower == pytest.approx(k.median * math.exp(-1.645 * math.hypot(*widths)))
    assert k.upper == pytest.approx(k.median * math.exp(1.645 * math.hypot(*widths)))


def test_a_doubtful_population_widens_the_interval():
    doubtful = Tables(populations=(replace(a.ELLMARK, low=200_000, high=400_000),))
    sure, wide = (count(known(*CLERK), tables) for tables in (TABLES, doubtful))
    assert wide.median == pytest.approx(sure.median)
    assert wide.lower < sure.lower


def test_a_share_of_nobody_is_counted_as_one_in_a_thousand_million():
    tables = Tables(populations=(a.population(a.share("sex", "other", "0")),))
    assert count(known(("sex", "other"), tables=tables), tables).median == pytest.approx(310_000 / 1e9)


def test_with_no_population_and_no_counted_set_there_is_no_count():
    assert count(known(*CLERK), Tables()) is None
    assert weighed(None, Limits()) is None
    assert bits_told.bits(known(*CLERK), counting.Field(tables=Tables())) == ()


def test_a_population_lacking_a_value_takes_the_share_of_another():
    other = a.population(a.share("sex", "female", "0.5"), label="islands", count=10_000)
    tables = Tables(populations=(a.ELLMARK, other))
    k = count(known(("sex", "female"), ("occupation", "ferry clerk"), tables=tables), tables)
    assert k.median == pytest.approx(10_000 * 0.5 * 0.004)


def test_several_values_of_one_dimension_add_up_to_the_whole_at_most():
    part = TABLES.part(a.ELLMARK, "sex", frozenset({"male", "female"}))
    assert (part.share, part.high) == (1, 1)
    assert TABLES.part(a.ELLMARK, "sex", frozenset({"male", "unheard of"})) is None


def test_three_sets_that_meet_only_two_by_two_contradict_each_other():
    sets = [frozenset("ab"), frozenset("bc"), frozenset("ca")]
    rows = [replace(told(("health", "a"))[0], values=each) for each in sets]
    fact = mosaic.facts(rows, TABLES)[0]
    assert fact.conflict
    assert frozenset("b") in fact.sets


@pytest.mark.parametrize(
    ("finer", "wider", "expected"),
    [
        ("41", "40-49", True),
        ("41", "40s", True),
        ("40-44", "40 to 49", True),
        ("52", "40s", False),
        ("female", "male", False),
        ("port ells", "a coastal province", True),
        ("a coastal province", "port ells", False),
        ("port ells", "nowhere", False),
    ],
)
def test_number_ranges_nest_exactly_and_words_by_their_width(finer, wider, expected):
    dimension = "residence" if finer in ("port ells", "a coastal province") else "sex" if "male" in finer else "age"
    assert TABLES.inside(dimension, finer, wider) is expected


def test_a_set_of_several_values_is_bounded_only_when_each_is_counted():
    tables = Tables(access=(a.access("list one", 6), a.access("list two", 8)))
    assert tables.bound({"list one", "list two"}) == 14
    assert tables.bound({"list one", "list three"}) is None
    assert tables.bound(()) is None


def test_the_smallest_sets_that_expose_are_found_and_none_that_only_adds_to_them():
    found = exposing_sets(known(*CLERK), counting.Field(tables=TABLES), Limits(), severity="BLOCK")
    assert [sorted(each.dimension for each in one.facts) for one in found] == [["children", "occupation"]]


def test_bits_name_the_most_telling_phrase_first():
    found = bits_told.bits(known(*CLERK), counting.Field(tables=TABLES))
    assert [fact.dimension for fact, _ in found] == ["occupation", "children", "residence"]
    assert found[0][1] == pytest.approx(-math.log2(0.004))


def test_a_fact_without_a_population_has_no_bits():
    tables = Tables(access=(a.access("the list", 9),))
    facts = known(("knows", "the list"), tables=tables)
    assert bits_told.bits(facts, counting.Field(tables=tables)) == ((facts[0], 0.0),)


def test_a_guess_is_right_in_one_of_all_when_everybody_fits():
    everybody = counting.Candidates(lower=10, median=10, upper=10)
    assert bits_told.correctness(everybody, 10) == pytest.approx(0.1)
    assert bits_told.correctness(replace(everybody, median=1), 10_000) == pytest.approx(1 - math.exp(-1), rel=1e-3)


def test_whole_people_are_rounded_outwards_and_never_fewer_than_one():
    assert counting.Candidates(lower=0.2, median=0.3, upper=0.4).people.to_json() == {
        "upper": 1,
        "median": 1,
        "lower": 0,
    }


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (49, "49"), (149, "150"), (12_345, "12,000"), (999, "1,000")])
def test_numbers_of_people_are_said_to_two_figures(number, words):
    assert exposure_words.about(number) == words


@pytest.mark.parametrize(
    ("place", "wide"),
    [
        ("a coastal province", True),
        ("North Pyongan", True),
        ("Port Ells", False),
        ("Northtown", False),
        ("양강도", True),
        ("혜산시", False),
        ("a county in the northern province", False),
        ("遼寧省", True),
    ],
)
def test_words_decide_how_fine_a_place_is(place, wide):
    assert places_said.province_or_wider(place) is wide


@pytest.mark.parametrize(
    ("place", "time", "points"),
    [
        ("a coastal province", "2024-05", 0),
        ("a coastal province", "2024-05-12", 1),
        ("Port Ells", "2024", 0),
        ("Port Ells", "May 2024", 1),
        ("Port Ells", "2024年5月", 1),
    ],
)
def test_a_point_is_finer_than_a_province_in_a_month(place, time, points):
    rows = told(("event_place", place), ("event_time", time.casefold()))
    assert len(places_said.dated_places(rows)) == points


def test_a_time_told_elsewhere_dates_no_place():
    rows = told(("event_place", "Port Ells")) + told(("event_time", "2024-05"), group="part 2")
    assert places_said.dated_places(rows) == ()


def test_lists_are_read_out_with_one_and():
    assert [exposure_words.listed(each) for each in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_an_unknown_dimension_is_read_out_last():
    facts = mosaic.facts(told(("zeal", "much"), ("sex", "female")), TABLES)
    assert exposure_words.looked_up(facts) == "sex and zeal"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. A spoke. Nobody came!", ["Ms. A spoke.", "Nobody came!"]),
        ("It was 24.7 km. “So they say.” Then", ["It was 24.7 km.", "“So they say.”", "Then"]),
        ("보았다. 없었다.", ["보았다.", "없었다."]),
        ("見た。「いない。」行った", ["見た。", "「いない。」", "行った"]),
        ("  ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_mark_behind_a_full_stop_belongs_to_the_sentence_before():
    text = "One. Two."
    assert sentence_at(text, 4) == (0, 4)
    assert sentence_at(text, 6) == (5, 9)
    assert sentence_at("", 0) == (0, 0)
    assert sentence_at("  One.", 1) == (2, 6)


def test_words_inside_other_marks_are_read_with_their_places():
    inner = a.named("a clerk", "P1")
    block = a.paragraph("says ", Styled(style="strong", runs=(Link(runs=(inner,), address="x"),)), ".")
    found = passages(a.draft(Heading(level=2, runs=(a.text("Head"),)), block))
    assert [each.text for each in found] == ["A title", "Head", "says a clerk."]
    mark = found[2].marks[0]
    assert found[2].text[mark.start : mark.end] == "a clerk"
