"""Cells: what looks there say together, and what stopped the others."""

import runpy
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.cells import open_to
from farbank.judgement.coverage import survey
from farbank.judgement.quarters import Quarter
from farbank.values.count import WHOLE

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("evidence_rows.py"))))

Q2, Q3, Q4 = (Quarter(2023, number) for number in (2, 3, 4))
EVERY = ("opposite_bank", "own_bank", "satellite", "boat", "inside_partner", "foreign_visitor", "interview")


def told(*looks, stops=(), first=Q3, last=Q3, targets=("fence",), **more):
    return survey(
        more.pop("line", a.line()),
        looks,
        more.pop("tallies", ()),
        stops,
        targets=targets,
        first=first,
        last=last,
        **more,
    )


def states(found, quarter=Q3):
    return {state: float(share) for state, share in found.lengths("fence", quarter).items()}


def one_state(*looks):
    (state,) = {each.state for each in told(*looks).cells if each.looks}
    return state


def quarter_look(name="L1", outcome="seen", p=0.9, **more):
    return a.look(name, a.stretch(0.25, 0.5), outcome=outcome, p=p, **more)


def test_what_was_seen_is_present_and_the_rest_was_not_looked_at():
    found = told(quarter_look())
    assert states(found) == {"present": 0.25, "not_looked": 0.75}
    assert (found.looked, found.present) == ((Fraction(1, 4),) * 2, (Fraction(1, 4), 1))
    assert [each.blind for each in found.cells] == [True, False, True]
    assert found.cells[0].open_means == EVERY


@pytest.mark.parametrize(
    ("looks", "state"),
    [
        ([("not_seen", 0.8)], "absent"),
        ([("not_seen", 0.79)], "inconclusive"),
        ([("not_seen", None)], "inconclusive"),
        ([("not_seen", 0.6), ("not_seen", 0.6)], "absent"),
        ([("not_seen", 0.9), ("inconclusive", 0.9)], "inconclusive"),
        ([("inconclusive", 0.9)], "inconclusive"),
        ([("seen", 0.9), ("not_seen", 0.5)], "present"),
        ([("seen", 0.9), ("not_seen", 0.8)], "conflict"),
    ],
)
def test_looks_together_make_one_state(looks, state):
    assert one_state(*(quarter_look(f"L{n}", *each) for n, each in enumerate(looks))) == state


def test_two_negatives_of_one_pass_do_not_make_an_absence():
    assert one_state(*(quarter_look(f"L{n}", "not_seen", 0.6, item="E1") for n in (1, 2))) == "inconclusive"
    assert one_state(*(quarter_look(f"L{n}", "not_seen", 0.6, item="") for n in (1, 2))) == "absent"


def test_absence_lowers_what_can_be_there_and_is_expected_to_be_wrong_sometimes():
    found = told(quarter_look("L1", "not_seen", 0.9), quarter_look("L2", "not_seen", 0.5))
    assert found.present == (0, Fraction(3, 4))
    assert found.false_absences == Fraction(1, 20)


def test_an_absence_that_is_cut_is_still_one_absence():
    cut = a.constraint("X1", a.stretch(0.3, 0.4), a.year(2023), "boat")
    assert told(quarter_look("L1", "not_seen", 0.9), stops=[cut]).false_absences == Fraction(1, 10)
    apart = a.look("L2", a.stretch(0.5, 0.6), outcome="not_seen", p=0.8)
    assert told(quarter_look("L1", "not_seen", 0.9), apart).false_absences == Fraction(3, 10)


def test_nobody_can_look_only_where_every_means_is_stopped():
    some = a.constraint("X1", a.stretch(0, 0.5), a.year(2023), *EVERY[:-1], reason="access_denied")
    last = a.constraint("X2", a.stretch(0, 0.25), a.year(2023), "interview", reason="source_lost")
    found = told(stops=[some, last])
    assert states(found) == {"cannot_look": 0.25, "not_looked": 0.75}
    assert [each.reasons for each in found.cells] == [("access_denied", "source_lost"), ("access_denied",), ()]
    assert [each.open_means for each in found.cells] == [(), ("interview",), EVERY]


def test_a_look_outranks_what_should_have_stopped_it():
    stops = [a.constraint("X1", a.stretch(), a.year(2023), *EVERY)]
    assert states(told(quarter_look(), stops=stops)) == {"present": 0.25, "cannot_look": 0.75}


def test_a_constraint_that_ends_within_the_quarter_leaves_its_means_open():
    stops = [a.constraint("X1", a.stretch(), a.days("2023-01-01", "2023-08-31"), *EVERY)]
    assert states(told(stops=stops)) == {"not_looked": 1.0}


def test_a_notice_cannot_be_read_from_orbit():
    assert open_to("notice", ["inside_partner", "interview"]) == ("foreign_visitor",)
    assert open_to("anything else", []) == EVERY


def test_a_look_of_a_vague_day_is_possible_and_certain_nowhere_but_in_the_window():
    vague = a.look("L1", a.stretch(0.25, 0.5), when=a.days("2023-06-01", "2023-08-31"))
    found = told(vague, first=Q2)
    for quarter in (Q2, Q3):
        (cell,) = [each for each in found.cells if each.maybe and each.quarter == quarter]
        assert (cell.state, cell.widened, cell.looks) == ("inconclusive", True, ())
    assert found.looked == (Fraction(1, 4), Fraction(1, 4))
    assert found.present == (Fraction(1, 4), 1)
    assert [each.shares.looked for each in found.periods] == [(0, Fraction(1, 4))] * 2
    assert told(vague).looked == (0, Fraction(1, 4))


def test_a_look_without_beginning_or_end_is_certain_only_where_it_must_have_been():
    since = a.Span(start=(a.date(2023, 4, 1), a.date(2023, 4, 30)), end=(None, None))
    found = told(a.look("L1", a.stretch(0, 0.5), when=since), first=Q2)
    assert (states(found, Q2), states(found, Q3)) == (
        {"present": 0.5, "not_looked": 0.5},
        {"inconclusive": 0.5, "not_looked": 0.5},
    )
    until = a.Span(start=(None, None), end=(None, a.date(2023, 5, 1)))
    assert told(a.look("L1", a.stretch(0, 0.5), when=until), first=Q2, last=Q2).looked == (0, Fraction(1, 2))


def test_a_widened_stretch_is_hatched_and_counted_by_its_true_extent():
    found = told(a.look("L1", a.stretch(0.2, 0.4), extent=14_000))
    assert states(found) == {"inconclusive": 0.2, "not_looked": 0.8}
    assert found.looked == (Fraction(1, 100), Fraction(1, 100))
    assert found.present == (Fraction(1, 100), 1)
    assert [each.widened for each in found.cells] == [False, True, False]


def test_a_widened_look_is_certain_where_all_its_places_overlap():
    found = told(a.look("L1", a.stretch(0.2, 0.4), extent=210_000))
    assert states(found) == {"present": 0.1, "inconclusive": 0.1, "not_looked": 0.8}
    assert found.looked == (Fraction(3, 20), Fraction(3, 20))


def test_a_look_at_a_place_lies_around_it_and_is_approximate():
    found = told(a.look("L1", at="Sakju", centre=WHOLE // 2, extent=140_000))
    (cell,) = [each for each in found.cells if each.looks]
    assert (cell.start, cell.end, cell.approximate) == (450_000_000, 550_000_000, True)


@pytest.mark.parametrize(
    ("look", "line", "because"),
    [
        (a.look("L1", a.stretch(0, 0.5, version=2)), a.line(), "version 2"),
        (a.look("L1", at="Nowhere"), a.line(), "Nowhere is not on the line"),
        (a.look("L1"), a.line(), "its place is not on the line"),
        (a.look("L1", centre=5), a.line(), "how wide"),
        (a.look("L1", centre=5, extent=2000), a.line(lengths=()), "how long"),
        (a.look("L1", a.stretch(0.5, 0.5)), a.line(), "no length"),
    ],
)
def test_a_look_that_cannot_be_placed_fills_no_cell_and_says_why(look, line, because):
    found = told(look, line=line)
    (left,) = found.unplaced
    assert because in left.because
    assert states(found) == {"not_looked": 1.0}


def test_rows_of_another_line_are_left_aside():
    other = a.look("L1", a.stretch(0, 0.5), line="coast")
    stops = [a.constraint("X1", a.stretch(version=2), a.year(2023), *EVERY)]
    found = told(other, stops=stops, tallies=[a.tally(line="coast")])
    assert (states(found), found.tallies, found.unplaced) == ({"not_looked": 1.0}, (), ())


def test_an_older_look_makes_a_cell_stale_and_a_shelf_life_lets_it_speak():
    look = quarter_look(when=a.days("2023-05-01", "2023-05-02"))
    found = told(look)
    (cell,) = [each for each in found.cells if each.told]
    assert (cell.state, cell.told, cell.looks, cell.blind) == ("stale", Q2, (), False)
    assert found.looked == (0, 0)

    kept = told(look, first=Q2, last=Q4, shelf_life={"fence": 1})
    assert [states(kept, each) for each in (Q2, Q3, Q4)] == [
        {"present": 0.25, "not_looked": 0.75},
        {"present": 0.25, "not_looked": 0.75},
        {"stale": 0.25, "not_looked": 0.75},
    ]
    assert told(quarter_look("L1", "not_seen"), last=Q4, shelf_life={"fence": 4}).false_absences == Fraction(1, 10)


def test_tallies_never_fill_cells_but_make_the_places_they_name_possible():
    tally = a.tally(looked=a.Count(value=321_000), within=("Hyesan", "Unknown"))
    found = told(tallies=[tally], within={"Hyesan": a.stretch(0.5, 0.6)})
    (cell,) = [each for each in found.cells if each.maybe]
    assert (cell.state, cell.maybe, cell.widened) == ("not_looked", ("Y1",), True)
    assert found.looked == (0, 0)
    assert not [
        each
        for each in told(
            tallies=[tally], within={"Hyesan": a.stretch(0.5, 0.6)}, first=Quarter(2019, 1), last=Quarter(2019, 1)
        ).cells
        if each.maybe
    ]


def test_two_classes_are_counted_together_and_apart():
    post = a.look("L2", a.stretch(0.5, 0.75), target="guard_post")
    found = told(quarter_look(), post, targets=("fence", "guard_post", "fence"))
    assert found.targets == ("fence", "guard_post")
    assert found.looked == (Fraction(1, 2), Fraction(1, 2))
    assert found.of("fence").looked == found.of("guard_post").looked == (Fraction(1, 4), Fraction(1, 4))
    assert found.of("notice").present == (0, 1)
    assert found.blind == (Fraction(1, 2), Fraction(1, 2))
    assert told(targets=()).looked == (0, 0)
