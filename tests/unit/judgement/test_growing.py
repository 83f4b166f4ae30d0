"""What years and words on when something was true explain, so that nobody has to be asked."""

import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.facts.persona import Pair
from farbank.judgement import counting, mosaic
from farbank.judgement.gate import judge
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told
from farbank.values.span import moment

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))
AGES = a.population(
    a.share("age", "30s", "0.16"),
    a.share("age", "40s", "0.15"),
    a.share("age", "41", "0.02"),
    a.share("sex", "male", "0.5"),
)
TABLES = Tables(populations=(AGES,), today=date(2024, 8, 15))


def count(facts, tables):
    among = counting.Field(tables=tables)
    return among.count([among.narrowing(each) for each in facts])


def told(value, year, dimension="age"):
    return Told(
        persona="P1",
        dimension=dimension,
        values=frozenset({value}),
        words=value,
        place=f"part {year}",
        group=str(year),
        when=year and date(year, 8, 15),
    )


def median(*rows):
    return count(mosaic.facts(rows, TABLES), TABLES).median / AGES.count


def saying(**discloses):
    return a.draft(a.paragraph(a.named("a resident", "P-CLERK", **discloses), " said so."))


def test_an_age_is_counted_as_it_is_on_the_day_of_the_draft():
    assert median(told("30s", 2024)) == pytest.approx(0.16)
    assert median(told("30s", None)) == pytest.approx(0.16)
    assert median(told("41", 2024)) == pytest.approx(0.02)
    assert median(told("45", 2024)) == pytest.approx(0.015)
    assert median(told("30s", 2018)) == pytest.approx(0.016 * 4 + 0.015 * 5 + 0.02 + 0.015, rel=0.2)


def test_a_pair_with_a_band_of_ages_is_known_by_the_years_in_it():
    pair = Pair(
        dimension="age", value="30s", other="sex", other_value="male", share=10**7, low=10**7, high=10**7, source="x"
    )
    tables = Tables(populations=(replace(AGES, pairs=(pair,)),), today=date(2024, 8, 15))

    def share(*rows):
        return count(mosaic.facts(rows, tables), tables).median / AGES.count

    assert share(told("30s", 2024), told("male", 2024, "sex")) == pytest.approx(0.01)
    assert share(told("30s", 2018), told("male", 2024, "sex")) > 0.05
    assert share(replace(told("30", 2024), values=frozenset({"30", "33"})), told("male", 2024, "sex")) > 0.01


def test_two_ages_years_apart_meet_in_the_years_of_birth():
    meeting = median(told("30s", 2018), told("40s", 2024))
    assert meeting == pytest.approx(0.015 * 6 + 0.02, rel=0.1)
    assert meeting < min(median(told("30s", 2018)), median(told("40s", 2024)))


def test_an_age_that_grew_is_no_contradiction_and_one_that_did_not_is():
    def rules(value, year):
        out = a.disclosure("age", value, published=date(year, 5, 2))
        return a.rules(judge(a.question(saying(age="41"), disclosures=(out,), populations=(AGES,))))

    assert "contradiction" not in rules("35", 2018)
    assert "contradiction" not in rules("30s", 2018)
    assert "contradiction" in rules("41", 2014)


def test_two_years_apart_may_be_two_ways_of_counting_and_that_is_said():
    out = a.disclosure("age", "43", published=date(2024, 5, 2))
    verdict = judge(a.question(saying(age="41"), disclosures=(out,), populations=(AGES,)))
    assert "contradiction" not in a.rules(verdict)
    assert 'whether "41" and "43" are one (years passed between them)' in verdict.not_checked


def test_words_that_name_no_age_are_left_as_they_are():
    fact = mosaic.facts([told("old", 2018), told("41", 2024)], TABLES)[0]
    assert frozenset({"old"}) in fact.sets
    assert fact.conflict


def test_a_child_that_grew_is_no_contradiction():
    def fact(*rows):
        return mosaic.facts(rows, TABLES)[0]

    girl, student = told("daughter 13", 2020, "children"), told("daughter at university", 2024, "children")
    assert not fact(girl, student).conflict
    assert fact(girl, student).grown == (("daughter 13", "daughter at university"),)
    assert fact(girl, told("daughter at university", 2021, "children")).conflict
    assert fact(girl, told("daughter at university", None, "children")).conflict


JOBS = a.population(a.share("occupation", "ferry_clerk", "0.004"), a.share("occupation", "teacher", "0.01"))


def of_jobs(**held):
    out = a.disclosure("occupation", "ferry_clerk", published=date(2018, 5, 2), **held)
    return judge(a.question(saying(occupation="teacher"), disclosures=(out,), populations=(JOBS,)))


def test_two_jobs_are_asked_about_until_somebody_says_when_each_was_true():
    found = a.only(of_jobs(), "contradiction")
    assert "say in the sheet when each was true" in found.repair[0]
    held = moment(date(2016, 1, 1), date(2019, 12, 31), words="from 2016 to 2019")
    verdict = of_jobs(held=held)
    assert "contradiction" not in a.rules(verdict)
    assert a.only(verdict, "mosaic").k.median == round(310_000 * 0.004 * 0.01)  # both count


def test_a_move_to_what_nobody_counted_is_asked_about():
    clerks = a.population(a.share("occupation", "ferry_clerk", "0.004"))
    held = moment(date(2016, 1, 1), date(2019, 12, 31), words="from 2016 to 2019")
    out = a.disclosure("occupation", "ferry_clerk", published=date(2018, 5, 2), held=held)
    verdict = judge(a.question(saying(occupation="teacher"), disclosures=(out,), populations=(clerks,)))
    assert a.rules(verdict) == ["not_counted"]


def test_two_jobs_at_one_time_are_asked_about():
    held = moment(date(2016, 1, 1), date(2025, 12, 31), words="from 2016 to 2025")
    assert "contradiction" in a.rules(of_jobs(held=held))
    open_ended = moment(date(2016, 1, 1), date(2016, 12, 31), words="since 2016")
    assert "contradiction" not in a.rules(of_jobs(held=open_ended))


def test_nobody_moves_from_one_sex_or_origin_to_another():
    rows = [
        Told(
            persona="P1",
            dimension="sex",
            values=frozenset({word}),
            words=word,
            place="part 1",
            group="1",
            held=(date(year, 1, 1), date(year, 12, 31)),
        )
        for word, year in (("male", 2016), ("female", 2020))
    ]
    fact = mosaic.facts(rows, TABLES)[0]
    assert fact.conflict
    assert fact.moves == frozenset()
