"""Truth, apart from exposure: stale figures, loose numbers, totals, contradictions and hedges."""

import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.gate import judge
from farbank.judgement.numbers_said import numbers_in
from farbank.judgement.question import TruthInput
from farbank.values.count import Count
from farbank.values.draft import Computed, Listing, NoteMark, Picture, Quote, TableBlock

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))


def judged(*blocks, **changes):
    published = changes.pop("published", date(2024, 4, 1))
    known = {"figures": a.FIGURES, "labels": {"arrivals": "V1", "F-1": "F1", "T-1": "T1"}, "rests": {}}
    return judge(a.question(a.draft(*blocks, published=published), **(known | changes)))


def test_a_figure_that_was_revised_before_publication_is_stale():
    found = a.only(judged(a.R_1), "stale_figure")
    assert found.where[0].text[found.where[0].start : found.where[0].end] == "180"
    assert "known from 2024-01-18" in found.because


def test_a_figure_is_not_stale_before_the_revision_is_known():
    assert judged(a.R_1, published=date(2024, 1, 10)).verdict == "NO FINDING"


def test_a_figure_that_is_drawn_and_not_printed_is_stale_too():
    found = a.only(judged(a.series("Arrivals, by year.", "2023-12-31")), "stale_figure")
    assert found.where[0].start == 0


def test_printing_the_newest_beside_the_old_one_tells_the_story():
    assert judged(a.R_2).verdict == "NO FINDING"


def test_an_old_number_is_stale_even_under_a_fresh_date():
    assert a.rules(judged(a.series("In 2023 about 180 arrived.", "2024-04-01"))) == ["stale_figure"]


def test_an_old_number_of_a_year_that_is_not_named_is_no_claim_about_it():
    assert judged(a.series("In the first count 180 arrived.", "2024-04-01")).verdict == "NO FINDING"


def test_without_a_date_of_publication_today_counts():
    assert "stale_figure" in a.rules(judged(a.R_1, published=None))


def test_a_series_without_a_date_shows_what_was_known_at_publication():
    assert judged(a.series("In 2023, 196 arrived.")).verdict == "NO FINDING"
    assert judged(a.series("In 2023, 196 arrived.", "once")).verdict == "NO FINDING"


def test_a_value_that_was_asked_for_and_not_given_is_no_figure():
    figures = (*a.FIGURES, a.figure(2023, None, (2024, 3, 1)))
    assert judged(a.R_2, figures=figures).verdict == "NO FINDING"


def test_a_range_may_be_printed_by_either_end():
    wide = replace(a.figure(2023, 1, (2024, 3, 1)), value=Count(value=190, high=200, precision="range"))
    assert judged(a.series("In 2023, 190 to 200 arrived.", "2024-04-01"), figures=(wide,)).verdict == "NO FINDING"


def test_a_series_may_be_named_by_the_label_of_its_row():
    row = a.SeriesOpened(id="V1", label="entries", name="Arrivals")
    block = a.series("In 2023, 196 arrived.", "2024-04-01", name="entries")
    assert judged(block, series=(row,)).verdict == "NO FINDING"
    assert a.rules(judged(block)) == ["loose_number"]


def test_a_number_in_a_caption_has_to_be_a_value_of_its_series():
    found = a.only(judged(a.series("In 2021, 64 arrived.", "2024-04-01")), "loose_number")
    assert found.because.startswith("64 is no value of this series known by 2024-04-01")


def test_a_value_that_was_not_yet_known_is_loose():
    assert "loose_number" in a.rules(judged(a.series("196 arrived.", "2023-12-31"), published=date(2023, 12, 31)))


@pytest.mark.parametrize(
    "block",
    [
        a.paragraph("There were 12 boats and 1,400 nets."),
        Quote(blocks=(a.paragraph("There were 12 boats and 1,400 nets."),)),
        Listing(ordered=False, entries=((a.paragraph("There were 12 boats and 1,400 nets."),),)),
        TableBlock(head=((a.text("boats"),), (a.text("nets"),)), rows=(((a.text("12"),), (a.text("1,400"),)),)),
    ],
    ids=["paragraph", "quotation", "list", "table"],
)
def test_a_number_that_cites_nothing_is_loose_wherever_it_runs(block):
    found = a.only(judged(block), "loose_number")
    assert [each.text[each.start : each.end] for each in found.where] == ["12", "1,400"]
    assert found.because.startswith("12 (and 1 more) cites nothing")


def test_a_citation_in_the_paragraph_carries_its_numbers():
    assert judged(a.paragraph("There were 12 boats. They came late ", a.cite("F-1"), ".")).verdict == "NO FINDING"


def test_a_paragraph_that_leads_to_a_table_and_cites_carries_its_rows_and_no_others():
    table = TableBlock(head=((a.text("boats"),),), rows=(((a.text("13"),),),))
    assert judged(a.paragraph("Boats by day ", a.cite("F-1"), "."), table).verdict == "NO FINDING"
    assert judged(a.paragraph("Boats by day."), table).verdict == "HOLD"
    assert judged(a.paragraph("Boats ", a.cite("F-1"), "."), a.paragraph("By day."), table).verdict == "HOLD"


def test_a_citation_in_a_table_carries_its_rows():
    table = TableBlock(head=((a.text("boats"),),), rows=(((a.text("12"), a.cite("F-1")),), ((a.text("13"),),)))
    assert judged(table).verdict == "NO FINDING"


def test_a_footnote_that_cites_carries_and_one_that_only_talks_does_not():
    marked = a.paragraph("There were 12 boats", NoteMark(number=1), ".")
    citing = a.draft(marked, published=None)
    notes = (a.paragraph("See ", a.cite("F-1"), "."),), (a.paragraph("See below."), Quote(blocks=()))
    found = [judge(a.question(replace(citing, footnotes=(note,)))).verdict for note in notes]
    assert found == ["NO FINDING", "HOLD"]
    assert judge(a.question(citing)).verdict == "HOLD"


def test_the_caption_of_a_picture_cites_its_picture():
    picture = Picture(item="E-1", caption=(a.text("12 boats."),), alt="12 boats")
    assert "loose_number" not in a.rules(judged(picture, items={"E-1": "S1"}))


def test_numbers_in_the_caption_of_another_figure_belong_to_that_figure():
    assert judged(Computed(what="conduits", options=(), caption=(a.paragraph("12 ways."),))).verdict == "NO FINDING"


@pytest.mark.parametrize(
    "text",
    [
        "In 2023, and again in 2009-2012, in the 1990s.",
        "On 12 May 2024, on May 12, 2024-05-12, late August 2020, 3-5 June.",
        "The 2nd of them, part 2, Chapter 4, No. 3, pages 3-5, Route 7.",
        "At 10:30 in room 39.",
        "The K-12 unit and R-1.",
        "2023년 8월 15일 제3장 1부 3번째",
        "2023年8月15日 第3章",
        "Two windows, three quarters, one third.",
        "2021.",
    ],
)
def test_years_dates_ordinals_and_parts_are_names_and_not_numbers(text):
    assert numbers_in(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2,914 in 2009 to 63 in 2021", [2914, 63]),
        ("about 24.7 % of 1,300 km", [None, 1300]),
        ("2000 people fled", [2000]),
        ("321 kilometres, 3km", [321, 3]),
        ("12명이 2023년에", [12]),
    ],
)
def test_counts_are_numbers(text, values):
    assert [each.value for each in numbers_in(text)] == values


def test_a_total_without_a_coverage_holds():
    found = a.only(judged("Almost all of it was fenced."), "unbacked_total")
    assert '"Almost all" claims a whole' in found.because


def test_a_total_is_carried_by_its_coverage_or_not():
    block = a.paragraph(a.covered("Almost all", "Y-1"), " of it was fenced.")
    key = ("Almost all", "Y-1")
    assert judged(block, backings={key: a.Backed(backed=True)}).verdict == "NO FINDING"
    shy = judged(block, backings={key: a.Backed(backed=False, because="only 0.25 was looked at")})
    assert "only 0.25 was looked at" in a.only(shy, "unbacked_total").because
    assert "was not computed" in a.only(judged(block), "unbacked_total").because


def test_the_caption_of_a_coverage_figure_is_carried_by_its_figure():
    figure = Computed(what="coverage", options=(), caption=(a.paragraph("Almost all of it."),))
    assert judged(figure).verdict == "NO FINDING"
    other = Computed(what="timeline", options=(), caption=(a.paragraph("Almost all of it."),))
    assert a.rules(judged(other)) == ["unbacked_total"]


def test_a_finding_carries_its_own_total_in_its_own_sentence_only():
    truths = (TruthInput(id="F1", total_backed=True),)
    same = a.paragraph("Almost all of it was fenced ", a.cite("F-1"), ".")
    next_one = a.paragraph("Almost all of it was fenced. So they say ", a.cite("F-1"), ".")
    assert judged(same, truths=truths).verdict == "NO FINDING"
    assert a.rules(judged(next_one, truths=truths)) == ["unbacked_total"]
    assert a.rules(judged(same)) == ["unbacked_total"]


def test_a_contested_finding_holds():
    truths = (TruthInput(id="F1", status="contested"),)
    assert a.rules(judged(a.paragraph("So it was ", a.cite("F-1"), "."), truths=truths)) == ["open_contradiction"]


def test_a_finding_that_rested_on_what_cannot_be_read_any_more_holds():
    truths = (TruthInput(id="F1", status="supported", unheld=("T5", "Y2")),)
    found = a.only(judged(a.paragraph("So it was ", a.cite("F-1"), "."), truths=truths), "unheld_evidence")
    assert found.because == "F-1 rests on T5, Y2, which cannot be read here any more."


@pytest.mark.parametrize("mode", ["inferred", "motive"])
def test_an_inference_told_as_fact_holds_and_a_hedge_lets_it_by(mode):
    truths = (TruthInput(id="T1", modes=("seen", mode)),)
    assert a.rules(judged(a.paragraph("They were moved to punish him ", a.cite("T-1"), "."), truths=truths)) == [
        "unhedged"
    ]
    assert judged(a.paragraph("Apparently not. They were moved ", a.cite("T-1"), "."), truths=truths).verdict == "HOLD"
    assert (
        judged(a.paragraph("They were presumably moved. ", a.cite("T-1"), " Later."), truths=truths).verdict
        == "NO FINDING"
    )


def test_what_was_seen_needs_no_hedge():
    truths = (TruthInput(id="T1", modes=("seen",)),)
    assert judged(a.paragraph("They were moved ", a.cite("T-1"), "."), truths=truths).verdict == "NO FINDING"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("入国は2,914人だった", 2914),
        ("입국자는2,914명이다", 2914),
        ("到达2,914人", 2914),
        ("約1,000,000人", 1000000),
        ("は10.5%だ", None),
    ],
)
def test_a_number_right_behind_kana_han_or_hangul_is_read_whole(words, value):
    assert [each.value for each in numbers_in(words)] == [value]


@pytest.mark.parametrize(
    "words", ["は2023-05-01に", "오전9:30에", "5時に", "오전 9시 30분", "平壌2009～2021", "는2019-2021"]
)
def test_days_and_times_right_behind_kana_han_or_hangul_are_no_numbers(words):
    assert numbers_in(words) == ()
