"""Tables and series that count one to four people, or let somebody work such a number out."""

import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.facts.figure import SeriesOpened
from farbank.judgement.differencing import differencing
from farbank.judgement.draft_text import passages
from farbank.judgement.publications import Dated, Publication
from farbank.judgement.small_cells import small_cells
from farbank.judgement.table_cells import is_about_people, tables
from farbank.values.draft import Computed, Heading, TableBlock

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))
PUBLIC = {"S1": a.source("S1"), "S9": a.source("S9", "authority", public=True)}
ARRESTS = SeriesOpened(id="V1", label="arrests", name="People arrested", unit="people")


def cells(*words):
    return tuple((each if not isinstance(each, str | int) else a.text(str(each)),) for each in words)


def table(head, *rows, line=7):
    return TableBlock(head=cells(*head), rows=tuple(cells(*row) for row in rows), line=line)


def asked(*blocks, **changes):
    return a.question(a.draft(*blocks), **{"sources": PUBLIC, **changes})


def said(rule, question):
    return [each.because for each in rule(question, passages(question.draft))]


def test_a_small_cell_is_told_with_its_row_its_column_and_the_rows_of_its_table():
    question = asked(table(("County", "Soldiers"), ("Sakju", 12), ("Uiju", 3)))
    (found,) = small_cells(question, passages(question.draft))
    assert '3 under "Soldiers", "Uiju"' in found.because
    assert [each.text for each in found.where] == ["County | Soldiers", "Sakju | 12", "Uiju | 3"]


@pytest.mark.parametrize("head", [("도", "체포된 사람"), ("県", "死者"), ("县", "被捕人数"), ("People", "2023")])
def test_people_are_counted_in_four_languages(head):
    assert len(said(small_cells, asked(table(head, ("x", 2))))) == 1


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        (("County", "Guard posts"), "2"),
        (("County", "Share of women, %"), "3"),
        (("County", "Women"), "2.5"),
        (("County", "Women"), "0"),
        (("County", "Women"), "some"),
        (("Rank", "Won per day"), "3"),
    ],
)
def test_what_counts_nobody_or_is_no_small_number_is_let_by(head, cell):
    assert said(small_cells, asked(table(head, ("x", cell)))) == []


def test_a_heading_or_a_line_with_a_colon_says_what_is_counted():
    plain = table(("County", "2023"), ("Sakju", 2))
    assert said(small_cells, asked(plain)) == []
    assert len(said(small_cells, asked(Heading(level=2, runs=(a.text("People shot"),)), plain))) == 1
    assert len(said(small_cells, asked(a.paragraph("People shot:"), plain))) == 1
    assert said(small_cells, asked(a.paragraph("People were shot."), plain)) == []


def test_a_row_without_cells_and_a_table_without_a_head_are_no_tables_of_numbers():
    (only,) = tables(a.draft(TableBlock(head=cells("People", "2023"), rows=((),))))
    assert (only.rows, only.counts) == (("",), {})
    assert tables(a.draft(TableBlock(head=(), rows=()))) == ()


def test_what_a_public_source_printed_is_out_already():
    cited = table(("County", "Dead"), ("Sakju", 2), (a.cite("E9"), 3))
    dated = {"E9": Dated(source="S9")}
    assert said(small_cells, asked(cited, items={"E9": "S9"}, dated=dated)) == []
    assert said(differencing, asked(cited, items={"E9": "S9"}, dated=dated)) == []
    assert len(said(small_cells, asked(cited, items={"E9": "S1"}))) == 1
    assert len(said(small_cells, asked(cited))) == 1


def arrests(*values, **changes):
    """A series whose values were learned in the first days of 2024."""
    figures = tuple(a.figure(year, value, (2024, 1, known), **more) for year, value, known, more in values)
    drawn = a.series("People arrested.", changes.pop("as_of", ""), name="arrests")
    return asked(drawn, figures=figures, series=(ARRESTS,), labels={"arrests": "V1"}, **changes)


def test_a_series_that_counts_few_people_is_held_unless_its_source_is_public():
    assert "3 for 2023" in said(small_cells, arrests((2022, 40, 2, {}), (2023, 3, 2, {})))[0]
    dated = {"E9": Dated(source="S9")}
    assert said(small_cells, arrests((2023, 3, 2, {"item": "E9"}), dated=dated)) == []
    assert said(small_cells, arrests((2023, 3, 2, {}), as_of="2023-12-31")) == []
    boats = replace(ARRESTS, name="Boats", unit="boats")
    assert said(small_cells, replace(arrests((2023, 3, 2, {})), series=(boats,))) == []
    assert said(small_cells, arrests((2023, None, 2, {}))) == []


def left(as_of, name="arrests", on=date(2024, 2, 1), published=date(2024, 2, 1)):
    draft = a.draft(a.series("People arrested.", as_of, name=name), published=published)
    return (Publication(id="R1", label="R-1", draft=draft, left=on),)


def test_two_vintages_of_a_series_that_differ_by_a_few_people():
    vintages = (2023, 40, 2, {}), (2023, 43, 20, {}), (2022, None, 2, {})
    now = arrests(*vintages)
    assert said(differencing, replace(now, publications=left("2024-01-05"))) == [
        "Fewer than 5 people can be worked out: 2023 is 43 here and 40 in R-1 of 1 February 2024: 3 between them."
    ]
    assert said(differencing, replace(now, publications=left(""))) == []  # as of its day it was 43 already
    assert said(differencing, replace(now, publications=left("2024-01-05", name="boats"))) == []
    assert said(differencing, replace(now, publications=left("long ago"))) == []
    assert said(differencing, replace(now, publications=left("", on=None, published=None))) == []
    assert said(differencing, replace(arrests(*vintages, as_of="2023-12-31"), publications=left("2024-01-05"))) == []
    assert said(differencing, replace(now, series=(), publications=left("2024-01-05"))) == []
    dated = {"E9": Dated(source="S9")}
    public = arrests(*((year, value, known, {"item": "E9"}) for year, value, known, _ in vintages), dated=dated)
    assert said(differencing, replace(public, publications=left("2024-01-05"))) == []


def test_a_total_along_a_row_is_compared_as_well():
    head = ("County", "Women", "Men", "Total")
    assert said(differencing, asked(table(head, ("People of Sakju", 40, "<5", 43))))[0].endswith(
        'the total of "People of Sakju", "Total" minus the cells shown leaves 3 for "People of Sakju", "Men".'
    )
    assert said(differencing, asked(table(head, ("People of Sakju", 40, 3, 43), ("Total", 40, 3, 43)))) == []


def test_tables_with_other_heads_are_other_tables():
    here, there = table(("County", "Dead"), ("Sakju", 40)), table(("County", "Dead", "Shot"), ("Sakju", 41, 9))
    before = (Publication(id="R1", label="R-1", draft=a.draft(there), left=date(2024, 2, 1)),)
    assert said(differencing, asked(here, publications=before)) == []


def test_words_of_people():
    assert is_about_people("Households")
    assert not is_about_people("Guard posts")
    assert isinstance(a.series("x"), Computed)
