"""Chosen proposals as rows of a desk sheet."""

from decimal import Decimal

import pytest

from farbank.facts.statement import StatementMade
from farbank.reading.dates import read_span
from farbank.reading.proposing.again import joined
from farbank.reading.proposing.draft_text import sheet_of, tabs_of, written, yaml_of
from farbank.reading.proposing.drafted import drafted, several
from farbank.reading.proposing.drafting import Draft, rows_of, sentence_around
from farbank.reading.proposing.drafting_words import count_words, days_cell, figure_value, note_of, target_of
from farbank.reading.proposing.passages import page_of
from farbank.reading.proposing.proposal import CountSaid
from farbank.reading.sheet.yaml import parse_yaml
from farbank.values.ids import ItemId
from farbank.values.span import Span

QUOTED = "In May 2020 it rained. “The river is closed to us all,” said a 60-year-old farmer from Onsong in June 2021."
CAPTION = "Wire at Hoeryong. Photo taken in August 2023 from the Chinese side. It appears to be new. (Desk)"


@pytest.fixture
def rows(read):
    def rows(text, *kinds, **more):
        return rows_of(Draft(item="E1", page=page_of(text), **more), read(text, *kinds))

    return rows


def test_days_and_places_make_their_sentence_a_statement(rows):
    (row,) = rows("In May 2020 it rained at Musan in June and at Hyesan.", "span", "place")
    assert row.section == "statements"
    assert (row.cell("when"), row.cell("about")) == ("May 2020", (("place", "Musan"),))
    assert row.cell("words") == "In May 2020 it rained at Musan in June and at Hyesan."
    assert row.cell("at") == "characters 0-53"
    assert "also place: Hyesan" in row.cell("note")


def test_a_quotation_and_a_person_are_rows_of_their_own_and_name_no_source(rows):
    found = rows(QUOTED, "quote", "persona", "totalising", "span")
    says = [row.cell("says") for row in found]
    assert says[0] == "In May 2020 it rained."
    assert any(each.startswith("a 60-year-old farmer") and "closed to us all" in each for each in says)
    person = next(row for row in found if row.cell("about") and row.cell("about")[0][0] == "person")
    assert "describes a person: age: 60-year-old" in person.cell("note")
    assert not any(row.cell("source") for row in found)


def test_a_doubt_stands_in_the_note_of_the_caption_that_holds_it(rows):
    (row,) = rows(CAPTION, "caption", "hedge", "place", "span")
    assert row.section == "looks"
    assert row.cell("vantage") == (("kind", "opposite_bank"), ("side", "china"))
    assert (row.cell("place"), row.cell("target"), row.cell("outcome")) == ("Hoeryong", "fence", "seen")
    assert "doubt: appears to be" in row.cell("note")
    assert "credit: Desk" in row.cell("note")


def test_a_caption_that_does_not_say_from_where_is_a_statement(rows):
    (row,) = rows("A map of the rivers (Desk)", "caption")
    assert (row.section, row.cell("note")) == ("statements", "credit: Desk")
    (satellite,) = rows("Satellite image of Musan taken in May 2023. (Orbit)", "caption")
    assert satellite.cell("vantage") == (("kind", "satellite"),)


def test_a_count_is_a_statement_or_a_figure_where_a_series_is_named(rows):
    text = "About 180 people came as of December 2023. They had 3 trucks."
    plain = rows(text, "count", "span")
    assert [row.cell("says") for row in plain] == ["about 180 people (provisional)", "3 trucks"]
    figure, truck = rows(text, "count", "span", series="V1", known_from="2024-01-01")
    assert figure.section == "figures"
    cells = {name: figure.cell(name) for name in ("series", "ref", "value", "flags", "known_from", "item")}
    assert cells == {
        "series": "V1",
        "ref": "as of December 2023",
        "value": "about 180",
        "flags": "P",
        "known_from": "2024-01-01",
        "item": "E1",
    }
    assert truck.section == "statements"


def test_what_could_not_be_read_is_said_in_the_note(rows):
    (row,) = rows("It was on 31 February 2020 at Qwert County.", "span", "place")
    assert "not read: " in row.cell("note")
    assert "Qwert County is not answered" in row.cell("note")


def test_the_same_row_stands_once(rows, read):
    draft = Draft(item="E1", page=page_of(QUOTED))
    twice = read(QUOTED, "quote") * 2
    assert len(rows_of(draft, twice)) == 1


@pytest.mark.parametrize(
    ("said", "words", "value"),
    [
        (CountSaid(value=Decimal(1047), unit="people"), "1,047 people", "1047"),
        (CountSaid(value=Decimal(20), unit="", precision="at_least"), "at least 20", "at_least 20"),
        (CountSaid(value=Decimal(1), high=Decimal(2), precision="range", unit="km"), "1 to 2 km", "1..2"),
        (CountSaid(value=Decimal("3.5"), unit="km"), "3.5 km", ""),
    ],
)
def test_a_count_in_words_and_as_a_figure(said, words, value):
    assert (count_words(said), figure_value(said)) == (words, value)


def test_days_are_written_so_that_they_mean_the_same_when_read_again():
    assert days_cell(None) == ""
    assert days_cell(read_span("late August 2020")) == "late August 2020"
    relative = Span(start=read_span("2023").start, end=read_span("2023").end, words="last year", precision="year")
    assert days_cell(relative) == "2023"
    other = Span(start=read_span("2022").start, end=read_span("2022").end, words="2023", precision="year")
    assert days_cell(other) == "2022"
    nowhere = Span(start=(None, None), end=(None, None), approximate=True)
    assert days_cell(nowhere) == ""


def test_a_remark_is_made_only_of_what_has_no_row_of_its_own(read):
    assert note_of(read("They met 12 traders.", "count"), "", "once", "once") == "once"


def test_an_offset_behind_the_text_has_no_sentence():
    page = page_of("One. Two.")
    assert [sentence_around(page, at) for at in (0, 4, 5, 9)] == [(0, 4), (5, 9), (5, 9), (9, 10)]
    assert rows_of(Draft(item="E1", page=page), ()) == ()


def test_what_a_picture_is_of():
    assert [target_of(each) for each in ("barbed wire", "a guard post", "새 철조망", "fields")] == [
        "fence",
        "guard_post",
        "fence",
        "scene",
    ]


def test_a_draft_is_read_as_the_same_sheet_from_yaml(rows):
    found = rows(QUOTED + "\x07 = \u2028 “: #”\n" + CAPTION)
    sheet, again = sheet_of(found, "draft"), parse_yaml(yaml_of(found, "A draft.\nTwo lines."), "draft.yaml")
    assert (sheet.faults, again.faults) == ((), ())
    shape = [
        [(row.section.name, row.key, [key.text for key, _ in row.cells.entries]) for row in each.rows]
        for each in (sheet, again)
    ]
    assert sorted(shape[0]) == sorted(shape[1])


def test_the_tabs_of_a_workbook_have_a_column_for_every_cell(rows):
    tabs = dict(tabs_of((*rows(CAPTION, "caption"), drafted("figures", "", series="V1", value="3"))))
    assert tabs["looks"][0][:2] == ("key", "place")
    assert "vantage.side" in tabs["looks"][0]
    assert tabs["figures"] == (("series", "value"), ("V1", "3"))


def test_control_characters_never_reach_a_sheet():
    assert written("a\x00b\ud800c") == "abc"


def test_what_somebody_wrote_on_a_statement_since_stays():
    row = drafted("statements", "T-1", item="E1", says="new", words="w", when="2020", note="doubt: may be")
    said = StatementMade(
        id="T1",
        label="T-1",
        item=ItemId("E1"),
        says="ours",
        about=("place", "Musan"),
        note="checked by desk",
        mode="seen",
    )
    cells = dict(joined(row, said).cells)
    assert (cells["says"], cells["mode"], cells["when"]) == ("ours", "seen", "2020")
    assert cells["about"] == (("place", "Musan"),)
    assert cells["note"] == "checked by desk · doubt: may be"
    bare = joined(
        drafted("statements", "T-1", item="E1"), StatementMade(id="T1", label="T-1", says="x", when=read_span("2020"))
    )
    assert dict(bare.cells) == {"item": "E1", "says": "x", "when": "2020"}


def test_several_words_in_one_cell_are_a_list_in_yaml_one_cell_in_a_workbook_and_nothing_where_there_are_none():
    row = drafted("disclosures", "", persona="P1", dimension="age", values=several(("40s", "50s", "40s")))
    assert 'values: ["40s", "50s"]' in yaml_of([row], "")
    assert tabs_of([row])[0][1][1] == ("P1", "age", "40s; 50s")
    (read,) = sheet_of([row], "f", [7]).rows
    listed = read.cells.get("values")
    assert (read.line, [each.text for each in listed.entries]) == (7, ["40s", "50s"])
    assert drafted("disclosures", "", values=several(())).cells == ()
