from dataclasses import replace
from fractions import Fraction

from farbank.publish import tables
from farbank.publish.figure import Cell, Lane


def cells(found):
    return [cell for table in found for row in table.rows for cell in row]


def test_the_table_of_a_coverage_chart_holds_each_look_its_true_share_and_each_tally(border):
    found = tables.coverage(border.coverage())
    said = cells(found)
    assert "0.15 %" in said
    assert any("Sakju" in each for each in said)
    assert any("at least 489 km" in each for each in said)
    assert "1,418 km" in said


def test_a_share_is_the_true_one_however_wide_the_print(border):
    wide = Cell(start=0.1, end=0.2, first=0, last=0, state="present", widened=True, true_share=(Fraction(2, 1400),) * 2)
    figure = replace(border.coverage(), lanes=(Lane(name="fence", cells=(wide,)),))
    row = tables.coverage(figure)[0].rows[0]
    assert row[4] == "0.15 %"
    assert "somewhere inside this" in row[3]


def test_what_is_never_looked_at_is_what_is_left(border):
    shares = tables.coverage(border.coverage())[1].rows[0]
    assert shares[1:3] == ("0.15 to 24.85 %", "75.16 to 99.86 %")


def test_every_state_of_every_conduit_has_a_row_and_the_silence_closes_it(border):
    (table,) = tables.conduits(border.conduits())
    assert len(table.rows) == sum(len(row.flows) + 1 for row in border.conduits().rows)
    assert table.rows[-1][5] == "no call in this case since"


def test_revisions_are_kept_beside_the_value_and_gaps_share_a_row(border):
    (table,) = tables.series(border.arrivals(firm_2023=True))
    assert table.rows[-1][:5] == (
        "2023",
        "196",
        "18\u00a0January\u00a02024",
        "revised",
        "about 180 (provisional, December 2023)",
    )
    assert ("2014 to 2019", "none") in [row[:2] for row in table.rows]


def test_a_column_in_which_nothing_stands_is_left_out(border):
    (table,) = tables.series(border.arrivals(firm_2023=True))
    assert all(any(row[at] for row in table.rows) for at in range(len(table.head)))
