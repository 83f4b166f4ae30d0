"""What holds for every desk sheet."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farbank.errors import Complained
from farbank.reading.sheet.tabs import parse_tabs
from farbank.reading.sheet.yaml import parse_yaml
from farbank.values.picture import Tab

DESK = Path(__file__).parents[1] / "unit" / "desk"
fake = SimpleNamespace(**runpy.run_path(str(DESK / "fake_known.py")))
GOOD = runpy.run_path(str(DESK / "test_wrong_sheets.py"))["GOOD"]

WORDS = st.text("abcdefgh ,.'ü한", min_size=1, max_size=12).map(str.strip).filter(bool)
LABELS = st.lists(st.integers(1, 99).map("{:02}".format), min_size=1, max_size=4, unique=True)
YEARS = st.integers(1900, 2030).map(str)
SHARES = st.integers(0, 100).map(lambda percent: f"{percent / 100:.2f}")


def complaints(take):
    """What was complained of, nothing when the sheet was taken; any other failure is a fault of ours."""
    try:
        take()
    except Complained as found:
        return found.complaints or pytest.fail("complained of nothing")
    return ()


def sections_of(text):
    """The sections of a sheet, each with its lines."""
    parts = []
    for line in text.splitlines(keepends=True):
        if not line.startswith(" "):
            parts.append("")
        parts[-1] += line
    return parts


@st.composite
def tables(draw):
    """Sections as tables: name -> (columns, rows); what YAML and tabs are both made of."""
    keys = draw(LABELS)
    kinds = st.sampled_from(["donor", "press", "reporter"])
    sources = [(f"S-{key}", draw(kinds), draw(st.sampled_from(["", "A", "F"])), draw(WORDS)) for key in keys]
    looks = [
        (f"L-{key}", "yalu-tumen", draw(SHARES), "1", draw(YEARS), "boat", "fence", "not_seen", draw(SHARES))
        for key in draw(LABELS)
    ]
    said = [(f"T-{key}", f"S-{draw(st.sampled_from(keys))}", draw(WORDS), "yalu-tumen") for key in draw(LABELS)]
    tallies = [
        (
            f"Y-{key}",
            "yalu-tumen",
            "1418",
            draw(st.sampled_from(["at_least 489", "about 353", "12", "10..12"])),
            "x",
            "2023",
        )
        for key in draw(LABELS)
    ]
    consents = [(f"S-{draw(st.sampled_from(keys))}", ("letters", "any"), ("en", "ko"), "2024-04")]
    return {
        "sources": (("key", "kind", "reliability", "note"), sources),
        "looks": (("key", "line", "from_share", "to_share", "when", "vantage.kind", "target", "outcome", "p"), looks),
        "statements": (("key", "source", "says", "about.line"), said),
        "tallies": (("key", "line", "compiler_length_km", "looked_km", "target", "when"), tallies),
        "consents": (("source", "fields", "languages", "given"), consents),
    }


def quoted(cell):
    if isinstance(cell, tuple):
        return f"[{', '.join(map(quoted, cell))}]"
    return "'" + cell.replace("'", "''") + "'"


def as_yaml(tables):
    lines = []
    for name, (columns, rows) in tables.items():
        lines.append(f"{name}:")
        for row in rows:
            cells = []
            for column, cell in zip(columns, row, strict=True):
                outer, _, inner = column.partition(".")
                cells.append(f"{outer}: {{{inner}: {quoted(cell)}}}" if inner else f"{column}: {quoted(cell)}")
            lines.append(f"  - {{{', '.join(cells)}}}")
    return "\n".join(lines) + "\n"


def as_tabs(tables):
    def plain(cell):
        return "; ".join(cell) if isinstance(cell, tuple) else cell

    return tuple(
        Tab(name=name, rows=(columns, *(tuple(map(plain, row)) for row in rows)))
        for name, (columns, rows) in tables.items()
    )


@given(tables())
@settings(max_examples=40, deadline=None)
def test_yaml_and_tabs_of_the_same_sheet_are_the_same_facts(tables):
    by_yaml = fake.apply_sheet(fake.FakeKnown(), parse_yaml(as_yaml(tables), "desk"))
    by_tabs = fake.apply_sheet(fake.FakeKnown(), parse_tabs(as_tabs(tables), "desk"))
    assert by_yaml.facts == by_tabs.facts
    assert by_yaml.ids == by_tabs.ids


@given(tables())
@settings(max_examples=40, deadline=None)
def test_applying_twice_records_nothing_the_second_time(tables):
    known = fake.FakeKnown()
    first = fake.apply(known, as_yaml(tables))
    again = fake.apply(known, as_yaml(tables))
    assert (again.facts, again.unchanged, again.ids) == ((), len(first.facts), first.ids)


@given(st.permutations(sections_of(GOOD)))
@settings(max_examples=40, deadline=None)
def test_the_order_of_sections_is_irrelevant(parts):
    usual = fake.apply(fake.FakeKnown(), GOOD)
    assert fake.apply(fake.FakeKnown(), "".join(parts)).facts == usual.facts


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_sheet_is_taken_or_every_complaint_names_a_line_there_is(data):
    lines = GOOD.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[at])))
    end = data.draw(st.integers(start, len(lines[at])))
    lines[at] = lines[at][:start] + data.draw(st.text(":{}[],'\"# -xy1&*!|>%\t", max_size=3)) + lines[at][end:]
    files = {**fake.FILES, "figures.csv": fake.FILES["figures.csv"]}
    found = complaints(lambda: fake.apply(fake.FakeKnown(), "\n".join(lines) + "\n", files=files))
    heights = {"desk.yaml": len(lines), **{path: text.count("\n") + 1 for path, text in files.items()}}
    assert all(1 <= each.line <= heights[each.file] for each in found)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_sheet_or_a_complaint(text):
    assert all(each.line >= 1 for each in complaints(lambda: fake.apply(fake.FakeKnown(), text)))


@given(
    st.lists(st.lists(st.text(max_size=6), max_size=4).map(tuple), max_size=4),
    st.sampled_from(["items", "looks", "figures", "withdraw", "x"]),
)
@settings(max_examples=150, deadline=None)
def test_any_table_is_a_sheet_or_a_complaint(rows, name):
    tab = Tab(name=name, rows=tuple(rows))
    found = complaints(lambda: fake.apply_sheet(fake.FakeKnown(), parse_tabs((tab,), "desk.xlsx")))
    assert all(1 <= each.line <= max(len(rows), 1) for each in found)
