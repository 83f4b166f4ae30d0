import re
from dataclasses import replace

import pytest

from farbank.publish import atlas, conduits, series, timeline
from farbank.publish.channels import svg_words
from farbank.publish.faces import width as wide
from farbank.publish.figure import CONDUIT_WORDS, Conduit, ConduitsFigure, Flow
from farbank.publish.projection import Conic, along, clipped, holds
from farbank.publish.svg import Box


@pytest.fixture
def drawings(border):
    pairs = ((conduits, border.conduits()), (series, border.arrivals()), (timeline, border.timeline()))
    return [
        (draw, width) for room, figure in pairs for draw, width in ((room.wide(figure), 1120), (room.tall(figure), 360))
    ]


def test_no_word_leaves_the_sheet(drawings):
    for svg, across in drawings:
        for x, size, weight, anchor, words in re.findall(
            r'<text x="([\d.-]+)" y="[\d.]+"[^>]*?font-size="([\d.]+)" font-weight="(\d+)" fill="[^"]+"(?: text-anchor="(\w+)")?>([^<]+)</text>',
            svg,
        ):
            room = wide(words.replace("&amp;", "&"), float(size), int(weight))
            left = float(x) - {"": 0, "middle": room / 2, "end": room}[anchor]
            assert -1 <= left <= across + 1 - room, words


def test_type_is_large_enough_where_it_is_shown(drawings):
    for svg, across in drawings:
        least = 795 / 1120 if across == 1120 else 284 / 360
        assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)) * least >= 11


def test_every_row_ends_in_its_last_word_and_the_silence_since(border):
    for draw in (conduits.wide, conduits.tall):
        words = " ".join(svg_words(draw(border.conduits())))
        for row in border.conduits().rows:
            assert row.last_word in words
            assert row.silence.split()[0] in words


def test_every_state_of_a_conduit_looks_different():
    drawn = set()
    for state in CONDUIT_WORDS:
        flow = Flow(start=2020, end=2021, state=state, when="2020")
        row = Conduit(name="n", carries="c", flows=(flow,), last_word="l", silence="s")
        drawn.add(conduits.wide(ConduitsFigure(first_year=2020, last_year=2022, rows=(row,))).replace(state, ""))
    assert len(drawn) == len(CONDUIT_WORDS)


def test_an_older_value_is_a_hollow_dot_and_the_latest_is_solid(border):
    plain, revised = series.wide(border.arrivals()), series.wide(border.arrivals(firm_2023=True))
    assert revised.count("<circle") == plain.count("<circle") + 1
    assert "196" in svg_words(revised)
    assert "about 180" in svg_words(plain)


def test_a_series_carries_its_as_of_date(border):
    for draw in (series.wide, series.tall):
        assert "People, as known on 31 December 2023" in svg_words(draw(border.arrivals()))


def test_gaps_are_dotted_and_explained(border):
    svg = series.wide(border.arrivals())
    assert svg.count('stroke-dasharray="2 5"') >= 9
    assert "no value in this case" in svg_words(svg)


def test_an_open_end_dissolves(border):
    figure = border.timeline()
    closed = replace(figure, moments=tuple(replace(each, end=each.end or 2022) for each in figure.moments))
    assert timeline.wide(figure).count("<rect") > timeline.wide(closed).count("<rect")


def test_the_map_has_no_mark_but_on_the_line_and_names_what_was_seen(border):
    for draw in (atlas.wide, atlas.tall):
        svg = draw(border.atlas())
        assert svg.count('stroke-opacity="0.4"') == len(border.atlas().lit)
        assert any("Sakju" in words for words in svg_words(svg))


def test_the_cone_keeps_the_middle_straight_and_north_up():
    cone = Conic(south=40, north=43, middle=127)
    assert abs(cone((127, 41))[0]) < 1e-12
    assert cone((127, 42))[1] < cone((127, 41))[1]
    assert cone((128, 41))[0] > 0


def test_a_ring_is_cut_to_the_sheet_and_one_outside_vanishes():
    square = ((-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0))
    box = Box(x=0, y=0, w=10, h=10)
    assert set(clipped(square, box)) == {(0, 0), (5, 0), (5, 5), (0, 5)}
    assert clipped(tuple((x + 100, y) for x, y in square), box) == ()
    assert holds((square,), (0, 0))
    assert not holds((square,), (9, 9))


def test_a_share_of_a_line_is_a_share_of_its_length():
    assert along(((0.0, 0.0), (10.0, 0.0), (10.0, 10.0)), 0.25, 0.75) == ((5.0, 0.0), (10.0, 0.0), (10.0, 5.0))


def test_the_wide_map_says_what_light_and_dark_mean_and_how_long_a_stretch_is(border):
    words = svg_words(atlas.wide(border.atlas()))
    assert {"Seen", "Dark: no look in this case", "100 km"} <= set(words)
    unlit = svg_words(atlas.wide(replace(border.atlas(), lit=())))
    assert "Seen" not in unlit
    assert "100 km" in unlit
