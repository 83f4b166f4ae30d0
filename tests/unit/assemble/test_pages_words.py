"""The words of the case as they are printed: spans, places, classes, and what a whole rests on."""

from dataclasses import replace
from datetime import date

import pytest

from farbank.assemble import tables
from farbank.assemble.pages import words
from farbank.assemble.pages.backing import backings
from farbank.assemble.pages.notes import _percent, _stopped
from farbank.assemble.pages.series_figure import standing
from farbank.assemble.pages.spans import dated, span_words
from farbank.assemble.pages.whereabouts import place_seen
from farbank.facts.item import ItemReceived
from farbank.facts.look import ConstraintNoted, Looked, TallyNoted, Vantage
from farbank.facts.source import SourceNamed
from farbank.judgement.evidence import Evidence
from farbank.publish.projection import fit
from farbank.publish.svg import Box
from farbank.publish.wording import ENGLISH
from farbank.reading.dates import read_span
from farbank.values.count import WHOLE, Count
from farbank.values.draft import Covered, Draft, Paragraph, Text
from farbank.values.line_shape import DEGREE
from farbank.values.span import Span, moment
from farbank.values.stretch import Stretch


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("2023-10", "October 2023"),
        ("2023-05-27", "27 May 2023"),
        ("2019/2023", "2019 to 2023"),
        ("2023-05-27/2023-06-02", "27 May 2023 to 2 June 2023"),
        ("2020-01/2021-03", "January 2020 to March 2021"),
        ("since 2020-08", "since August 2020"),
        ("late August 2020", "late August 2020"),
        ("before 2020", "before 2020"),
        ("2021", "2021"),
        ("[2020-08-21..2020-08-31]", "21 August 2020 to 31 August 2020"),
    ],
)
def test_a_span_is_printed_in_words_whatever_it_was_written_in(given, printed):
    assert span_words(read_span(given)) == printed


def test_a_span_without_words_is_told_by_its_days():
    assert span_words(moment(date(2023, 10, 1), date(2023, 10, 31))) == "October 2023"
    assert span_words(moment(date(2023, 1, 1), date(2023, 12, 31))) == "2023"
    assert span_words(moment(date(2023, 3, 4), date(2023, 3, 4))) == "4 March 2023"
    assert span_words(Span(start=(date(2020, 2, 3), None), end=(None, None))) == "since 3 February 2020"
    assert span_words(Span(start=(None, None), end=(None, date(2020, 2, 3)))) == "until 3 February 2020"
    assert span_words(Span(start=(None, None), end=(None, None))) == "at an unknown time"
    assert span_words(replace(moment(date(2023, 1, 1), date(2023, 12, 31)), approximate=True)) == "about 2023"


def test_what_only_looks_like_a_day_stays_as_it_is():
    assert dated("2023-13-45") == "2023-13-45"
    assert dated("2023-02-30") == "2023-02-30"
    assert dated("45 to 60") == "45 to 60"


def test_a_class_of_target_within_a_sentence_keeps_its_names():
    assert words.inside(words.target_words("fence_china_side")) == "fence on China\u2019s side"
    assert words.inside("CCTV masts") == "CCTV masts"
    assert words.begun("by sea") == "By sea"


def look(at):
    return Looked(
        id="L9",
        label="L-SECRET",
        line="yalu-tumen",
        version=1,
        at=at,
        when=read_span("August 2023"),
        vantage=Vantage(kind="own_bank", position="41.5, 129.7"),
        target="fence",
        outcome="seen",
    )


@pytest.mark.parametrize(
    ("at", "printed"),
    [
        ("near Samhapjin, opposite Hoeryong", "Sanhe 三合"),
        ("a bend nobody knows, opposite Hoeryong", "opposite Hoeryong 회령"),
        ("opposite Hoeryong", "opposite Hoeryong 회령"),
        ("Sakju County, North Pyongan", "Sakju 삭주"),
        ("nowhere at all", ""),
    ],
)
def test_opposite_is_said_only_of_a_place_that_was_looked_at_from_the_other_side(at, printed):
    assert place_seen(look(at), "en") == printed


def draft(words_said, coverage):
    run = Covered(runs=(Text(text=words_said),), coverage=coverage)
    return Draft(title="t", outlet="o", language="en", blocks=(Paragraph(runs=(run,)),))


ABOUT_321 = Count(value=321_000, precision="approx")


def evidence(*, public=True, looked=321_000, present=ABOUT_321, length=1_300_000):
    tally = TallyNoted(
        id="Y2",
        label="Y-HRW",
        line="yalu-tumen",
        compiler_length=length,
        looked=Count(value=looked),
        present=present,
        target="fence",
        when=read_span("2022/2023"),
        item="E4",
    )
    source = SourceNamed(id="S4", label="S-HRW", kind_of="organisation", public=public, name="Human Rights Watch")
    item = ItemReceived(id="E4", label="E-HRW", source="S4")
    return Evidence(tallies={"Y2": tally}, items={"E4": item}, sources={"S4": source})


def told(given, coverage="Y-HRW", said="Almost all"):
    (backing,) = backings(draft(said, coverage), given)
    return backing.words


def test_what_a_whole_rests_on_is_told_in_lengths_and_shares_without_a_label():
    assert told(evidence()) == (
        "About 321 of the 321 km that Human Rights Watch looked at; no more than a quarter of the border."
    )
    assert told(evidence(), coverage="Y2") == told(evidence())


def test_who_counted_is_named_only_if_public():
    assert "that the survey looked at" in told(evidence(public=False))


def test_a_survey_of_the_whole_line_says_no_part_and_an_odd_part_is_a_percentage():
    assert told(evidence(looked=1_300_000)) == "About 321 of the 1,300 km that Human Rights Watch looked at."
    assert told(evidence(looked=1_200_000)).endswith("no more than 92.31 % of the border.")


def test_a_whole_that_nothing_carries_says_so_without_naming_what_was_asked_for():
    unknown = told(evidence(), coverage="Y-NOWHERE")
    assert "Y-" not in unknown
    assert unknown == "Nothing that this case holds carries these words."
    assert "does not say" in told(evidence(present=None))


def test_revised_is_said_once_because_the_older_value_has_a_column():
    assert standing("revised (was 1,138, from 2023-06-30)") == "revised"
    assert standing("provisional") == "provisional"


def test_a_stretch_where_nobody_could_look_is_told_in_shares():
    row = ConstraintNoted(
        id="N1",
        label="",
        stretch=Stretch(line="yalu-tumen", version=1, start=WHOLE // 10, end=WHOLE // 2),
        when=read_span("2020-02"),
        means=("foreign_visitor",),
        reason="access_denied",
    )
    assert _stopped(row, ENGLISH) == (
        "from 10 to 50 % of the way along the line",
        "February 2020",
        "foreign visitor",
        "access denied",
    )


def test_a_share_of_darkness_is_one_number_or_two():
    assert _percent(0.5, 0.5, ENGLISH) == "50 %"
    assert _percent(0.25, 0.5, ENGLISH) == "between 25 and 50 %"


def test_the_outlines_of_the_line_reach_past_every_edge_of_the_widest_map():
    shape = tables.shape_of("yalu-tumen")
    line = tuple((x / DEGREE, y / DEGREE) for x, y in shape.points)
    west, south, east, north = (each / DEGREE for each in shape.window)
    window = fit(line, Box(x=540, y=136, w=810, h=470))
    corners = [window((x, y)) for x in (west, east) for y in (south, north)]
    assert all(x < 0 or x > 1440 for x, _ in corners)
    assert all(y < 0 or y > 770 for _, y in corners)
