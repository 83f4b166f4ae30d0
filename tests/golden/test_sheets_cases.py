"""The cases that come with farbank, and the filled rows of the template, taken with the real readers of dates."""

import runpy
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

import farbank
from farbank.desk.wanted import files_wanted, texts_wanted
from farbank.reading.dates import read_span
from farbank.reading.sheet.tabs import parse_tabs
from farbank.reading.sheet.template import template
from farbank.reading.sheet.yaml import parse_yaml
from farbank.values.count import WHOLE, Count
from farbank.values.picture import Tab
from farbank.values.place import LinePlace

CASES = Path(farbank.__file__).parent / "cases"
fake = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "unit" / "desk" / "fake_known.py")))


def anywhere(text, line):
    return LinePlace(id=text, line=line, version=2, share=WHOLE // 5, side="", river="", names=(("en", text),))


def taken(name, known):
    path = CASES / name / f"{name}.yaml"
    sheet = parse_yaml(path.read_text(encoding="utf-8"), path.name)
    wanted = (*files_wanted(sheet), *texts_wanted(sheet))
    files = {each.path: (path.parent / each.path).read_bytes().decode("utf-8", "replace") for each in wanted}
    return fake.apply_sheet(known, sheet, files, read_span=read_span, resolve_place=anywhere)


@pytest.mark.parametrize("name", ["border", "drill"])
def test_the_cases_that_come_with_farbank_are_taken_and_taken_twice_change_nothing(name):
    known = fake.FakeKnown()
    first = taken(name, known)
    again = taken(name, known)
    assert first.facts
    assert (again.facts, again.unchanged) == ((), len(first.facts))


def test_the_border_says_what_its_sheet_says():
    known = fake.FakeKnown()
    kinds = Counter(fact.row for fact in taken("border", known).facts)
    assert kinds["figure"] == 36
    assert (kinds["look"], kinds["tally"], kinds["finding"], kinds["report"]) == (3, 2, 3, 2)
    survey = known.rows[known.find("tally", "Y-REUTERS")]
    assert survey.looked == Count(value=1_065_000, precision="at_most")
    assert survey.no_view == Count(value=353_000, precision="approx")
    notice = known.rows[known.find("statement", "T-SHOOT")]
    assert (str(notice.when.earliest), str(notice.when.latest)) == ("2020-08-21", "2020-08-31")
    relay = known.items[known.find("item", "E-RELAY")]
    assert relay.same_bytes == (known.find("item", "E-SURVEY"), known.find("item", "E-HRW"))
    report = known.rows[known.find("report", "R-1")]
    assert report.heading == "Two windows on a sealed border"


def test_the_drill_shares_are_parts_of_its_population():
    known = fake.FakeKnown()
    taken("drill", known)
    (population,) = (row for row in known.rows.values() if row.row == "population")
    assert (population.label, population.count) == ("ellmark", 310_000)
    clerk = next(share for share in population.shares if share.value == "ferry_clerk")
    assert (clerk.low, clerk.share, clerk.high) == (2_000_000, 4_000_000, 7_000_000)


def test_the_filled_rows_of_the_template_are_a_sheet_as_they_stand():
    tabs = []
    for tab in template():
        note = [column.name for column in tab.columns].index("note") if tab.name != "withdraw" else None
        example = tuple("mine" if place == note else cell for place, cell in enumerate(tab.example))
        if tab.name != "withdraw":
            tabs.append(Tab(name=tab.name, rows=(tuple(column.name for column in tab.columns), example)))
    result = fake.apply_sheet(fake.FakeKnown(), parse_tabs(tabs, "desk.xlsx"), read_span=read_span)
    assert len(result.facts) == len(tabs)
