"""The worked examples of the method, and the border case of the sample desk, with the numbers they must give."""

import runpy
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.facts.finding import Checks, Totalising
from farbank.judgement.coverage import survey
from farbank.judgement.quarters import Quarter, window
from farbank.judgement.reach import reach
from farbank.judgement.silence import share_that_would_be_heard, unheard
from farbank.judgement.tally import across_compilers, tally_share
from farbank.judgement.totalising_coverage import coverage_backs
from farbank.judgement.weight import weigh, weigh_all
from farbank.values.count import four_places

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "unit" / "judgement" / "evidence_rows.py")))

CLASSES = ("strong", "moderate", "moderate", "weak", "weak", "weak")
UNPLACED = Checks(authenticity="pass", time="pass", place="not_done", integrity="pass")


def notice(*links, analyst=False):
    """The notice in one photograph (E1), told by six items; and, if wanted, a second analyst's report (E7)."""
    count = 7 if analyst else 6
    rests_on = [a.bearing(f"T{number + 1}", strength) for number, strength in enumerate(CLASSES)]
    return a.finding(*rests_on, *([a.bearing("T7", "moderate")] if analyst else [])), a.evidence(
        sources=[a.source(f"S{number}") for number in range(1, count + 1)],
        items=[a.item(f"E{number}", f"S{number}") for number in range(1, count + 1)],
        statements=[a.statement(f"T{number}", f"E{number}") for number in range(1, count + 1)],
        origins=[a.origin("O1", "E1", "document"), a.origin("O7", "E7", "document")] if analyst else [],
        links=list(links),
    )


RELAYED = [a.link(f"J{number}", f"E{number}", "E1") for number in range(2, 7)]


def test_six_items_counted_naively_look_certain():
    found = weigh(*notice())
    assert (found.n_min, found.n_max) == (6, 6)
    assert found.p_min == pytest.approx(0.997, abs=0.0005)


def test_one_notice_told_by_six_items_is_one_origin():
    found = weigh(*notice(*RELAYED))
    assert (found.n_min, found.n_max, found.status) == (1, 1, "single_origin")
    assert found.p_min == pytest.approx(0.714, abs=0.0005)


def test_a_second_analyst_counted_as_independent_makes_two():
    found = weigh(*notice(*RELAYED, analyst=True))
    assert (found.n_min, found.n_max) == (2, 2)
    assert found.p_min == pytest.approx(0.909, abs=0.0005)


def test_with_an_unknown_link_it_stays_one_origin_and_says_what_to_ask():
    found = weigh(*notice(*RELAYED, a.link("J9", "E7", "E1", "unknown"), analyst=True))
    assert (found.n_min, found.n_max, found.status) == (1, 2, "single_origin")
    assert found.p_min == pytest.approx(0.714, abs=0.0005)
    assert found.p_max == pytest.approx(40 / 41)
    assert "Ask whether E-E7 depends on E-E1; nobody knows yet." in found.advice


def test_the_order_to_shoot_told_twice_is_one_origin():
    found = weigh(a.finding(a.bearing("T1", "strong"), a.bearing("T2", "moderate", hearsay=1)), a.border())
    assert (found.n_min, found.n_max, found.status) == (1, 1, "single_origin")
    assert (found.p_min, found.p_max) == (pytest.approx(5 / 7), pytest.approx(10 / 11))


def fenced():
    return a.finding(
        a.bearing("T3", "moderate", checks=UNPLACED),
        a.bearing("Y2", "moderate"),
        text="Almost the whole length of the two rivers was fenced by 2023.",
        stretch=a.stretch(),
        when=a.year(2023),
        totalising=Totalising(words="almost the whole", coverage="yalu-tumen/fence/2020..2023"),
    )


def test_the_fence_is_supported_for_the_part_that_was_examined_and_not_as_a_whole():
    found = weigh(fenced(), a.border())
    assert (found.status, found.n_min, found.n_max) == ("supported", 2, 2)
    assert (found.p_min, found.p_max) == (pytest.approx(2 / 3), pytest.approx(8 / 9))
    assert found.scope == "scope 321 of 1,300 km"
    assert found.narrower.startswith("For 321 of 1,300 km")
    assert found.totalising is not None
    assert (found.totalising.words, found.totalising.backed) == ("almost the whole", False)


def test_a_careless_relay_does_not_unmake_the_study_it_copied():
    weak = Checks(authenticity="not_done", time="pass", place="pass", integrity="not_done")
    claim = a.finding(a.bearing("T4", "strong"), a.bearing("T5", "weak", "contradicts", checks=weak))
    found = weigh(claim, a.border())
    assert found.relay_errors == ("T-REL282",)
    assert (found.status, found.n_min, found.n_max, found.contested_index) == ("single_origin", 1, 1, 0)
    assert found.p_min == pytest.approx(5 / 7)
    assert any("T-REL282 differs" in each for each in found.advice)


def test_weighing_many_findings_gives_what_weighing_each_gives():
    every = [fenced(), a.finding(a.bearing("T1", "strong"))]
    assert weigh_all(every, a.border()) == tuple(weigh(each, a.border()) for each in every)


def test_the_satellite_review_looked_at_three_quarters_at_most_and_found_works_on_a_third_at_least():
    found = tally_share(a.border().tallies["Y1"])
    assert [four_places(each) for each in found.looked] == [0.3449, 0.7511]
    assert [four_places(each) for each in found.present] == [0.3449, 1.0]


def test_the_study_of_six_areas_looked_at_a_quarter_of_its_own_line():
    found = tally_share(a.border().tallies["Y2"])
    assert [four_places(each) for each in found.looked] == [0.2469, 0.2469]
    assert [four_places(each) for each in found.present] == [0.2469, 1.0]


def test_321_km_are_22_6_to_24_7_per_cent_across_named_compilers():
    low, high = across_compilers(321_000, a.line().lengths)
    assert (f"{float(low):.1%}", f"{float(high):.1%}") == ("22.6%", "24.7%")


def test_two_riverside_photographs_of_one_county_show_a_seventh_of_a_per_cent():
    held = a.border()
    first, last = window("2020", "2023")
    found = survey(
        a.line(),
        held.looks.values(),
        held.tallies.values(),
        (),
        targets=["fence", "guard_post"],
        first=first,
        last=last,
    )
    assert [four_places(each) for each in found.looked] == [0.0014, 0.0014]
    assert [four_places(each) for each in found.blind] == [0.9986, 0.9986]
    assert [four_places(each) for each in found.present] == [0.0014, 1.0]
    assert [each.label for each in found.tallies] == ["Y-REUTERS", "Y-HRW"]
    (seen,) = [each for each in found.cells if each.target == "fence" and each.looks]
    assert (seen.state, seen.quarter, seen.looks) == ("present", Quarter(2023, 3), ("L1",))


def test_almost_all_of_what_the_study_looked_at_is_backed_and_almost_all_of_the_border_is_not():
    assert coverage_backs("Almost all", "Y-HRW", a.border(), language="en").backed
    assert not coverage_backs("almost all", "yalu-tumen/fence/2020..2023", a.border(), language="en").backed


@pytest.mark.parametrize(
    ("width_mm", "metres"),
    [(2000, 12_500), (100, 625), (Fraction(5, 2), 16)],
)
def test_a_200_mm_lens_recognises_a_guard_post_a_fence_post_and_a_wire_strand(width_mm, metres):
    assert round(reach(width_mm=width_mm, focal_mm=200, pitch_um=4, task="recognise")) == metres


def test_three_witnesses_miss_an_event_that_touches_a_fifth_of_everybody_half_of_the_time():
    assert unheard(3, 0.2) == pytest.approx(0.512)
    assert share_that_would_be_heard(3) == pytest.approx(0.632, abs=0.0005)
