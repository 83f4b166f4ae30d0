import re
from dataclasses import replace
from itertools import pairwise

import pytest

from farbank.errors import Refused
from farbank.publish import coverage_parts, coverage_tall, coverage_wide
from farbank.publish.channels import svg_words
from farbank.publish.figure import CELL_STATES, Amount, Band, Cell, CoverageFigure, Lane
from farbank.publish.svg import Box


def sizes(svg):
    return [float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)]


def lamp_rects(svg):
    return [
        (float(w), float(h))
        for w, h in re.findall(r'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="([\d.]+)" fill="#ffb81f"/>', svg)
    ]


def one(state, *, widened=False, start=0.4, end=0.5):
    cell = Cell(start=start, end=end, first=0, last=0, state=state, widened=widened)
    return CoverageFigure(
        line="line", ends=("a", "b"), first_year=2020, quarters=4, lanes=(Lane(name="x", cells=(cell,)),)
    )


def test_the_smallest_look_is_still_wide_enough_to_see(border):
    for draw in (coverage_wide.wide, coverage_tall.tall):
        figure = replace(border.coverage(), bands=())
        assert lamp_rects(draw(figure))
        assert all(max(size) >= coverage_parts.LEAST for size in lamp_rects(draw(figure)))


def test_every_state_is_drawn_differently():
    for draw in (coverage_wide.wide, coverage_tall.tall):
        drawn = {draw(one(state)).replace(state, "") for state in CELL_STATES}
        assert len(drawn) == len(CELL_STATES)


def test_a_widened_stretch_is_hatched_and_says_so():
    svg = coverage_wide.wide(one("present", widened=True))
    assert "somewhere inside this" in svg_words(svg)
    assert svg != coverage_wide.wide(one("present"))


def test_dark_is_explained_in_words(border):
    for draw in (coverage_wide.wide, coverage_tall.tall):
        assert "dark: this case holds no look there and then" in svg_words(draw(border.coverage()))


def test_labels_stay_readable_at_the_size_they_are_shown(border):
    # the wide drawing is shown at 795 of 1120 units or more, the narrow one at 284 of 360 or more
    assert min(sizes(coverage_wide.wide(border.coverage()))) * 795 / 1120 >= 11
    assert min(sizes(coverage_tall.tall(border.coverage()))) * 284 / 360 >= 11


def test_places_are_named_in_both_scripts(border):
    for draw in (coverage_wide.wide, coverage_tall.tall):
        words = svg_words(draw(border.coverage()))
        assert {"Hyesan", "혜산", "Sinuiju", "신의주"} <= set(words)


def test_bands_are_cut_to_scale_and_the_rest_is_said(border):
    reuters, hrw = border.coverage().bands
    assert [length for _, length, _ in coverage_parts.pieces(reuters)] == [489, 576, 353]
    assert coverage_parts.pieces(hrw)[-1] == ("rest", 979, "979 km outside this study")
    assert coverage_parts.pieces(reuters)[0][2].startswith("at least 489 km")


def test_a_band_that_found_nothing_says_not_there():
    band = Band(who="w", what="fence", when="2020", whole=Amount(km=100), looked=Amount(km=40), absent=Amount(km=40))
    assert coverage_parts.pieces(band) == (("absent", 40, "40 km: not there"), ("rest", 60, "60 km outside this study"))


def test_labels_are_spread_apart_and_stay_on_the_sheet():
    places = coverage_parts.spread([10, 12, 14, 99], 10, 0, 100)
    assert places == sorted(places)
    assert all(b - a >= 10 for a, b in pairwise(places))
    assert places[-1] <= 100


def test_a_label_that_finds_no_room_is_not_forced():
    room = Box(x=0, y=0, w=10, h=10)
    assert coverage_parts.settle(("far too long",), ((5, 5, "start"),), coverage_wide.INSIDE, room, []) is None


def test_a_cell_outside_the_time_shown_is_refused():
    with pytest.raises(Refused, match="outside the time"):
        replace(
            one("present"),
            quarters=1,
            lanes=(Lane(name="x", cells=(Cell(start=0, end=1, first=0, last=3, state="absent"),)),),
        )
    with pytest.raises(Refused, match="lies on the line"):
        Cell(start=0.5, end=0.4, first=0, last=0, state="present")
