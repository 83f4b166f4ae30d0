"""YAML and tabs, read as text with lines."""

import pytest

from farbank.errors import Complained, Refused
from farbank.reading.sheet import convert
from farbank.reading.sheet.column import NOTE
from farbank.reading.sheet.sections import HEADER, SECTIONS, WITHDRAW
from farbank.reading.sheet.tabs import csv_tab, parse_tabs
from farbank.reading.sheet.template import example_of, template
from farbank.reading.sheet.tree import Fields, Listing, Scalar
from farbank.reading.sheet.yaml import parse_header, parse_yaml
from farbank.values.count import Count
from farbank.values.picture import Tab


def cell(text):
    return Scalar(text=text, line=1)


@pytest.mark.parametrize("word", ["no", "2020-01-01", "017", "1e3", "0x1F", "~", "null", "12:30:00", "1_000", ".nan"])
def test_every_scalar_is_text_with_its_line(word):
    (row,) = parse_yaml(f"sources:\n  S-1:\n    note: {word}\n", "a.yaml").rows
    assert row.cells.get("note") == Scalar(text=word, line=3)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("items:\n  E-1: {file: a, file: b}\n", 2, "already stands in line 2"),
        ("items: !!python/object {a: b}\n", 1, "tags"),
        ("items:\n  E-1: &x {file: a}\n  E-2: *x\n", 2, "anchors"),
        ("items:\n  E-1: {? [a] : b}\n", 2, "a key is a word"),
        ("sheet: 1\n---\nsheet: 1\n", 2, "one document"),
        ("- a\n- b\n", 1, "begins with a section"),
        ("items:\n  - {file: a, key: [x]}\n", 2, "one word of your own"),
        ('sources:\n  S-1: {note: "\\uD800"}\n', 2, "half characters"),
        ('sources:\n  S-1: {note: "\\0"}\n', 2, "control characters"),
        ("withdraw: [[a]]\n", 1, "labels"),
        ("withdraw: {T-1: [a]}\n", 1, "why, in words"),
    ],
)
def test_what_a_sheet_may_not_hold_is_a_fault_with_its_line(text, line, said):
    faults = parse_yaml(text, "a.yaml").faults
    assert (faults[0].line, said in faults[0].expected) == (line, True), faults


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("items:\n  E-1: {file: a\n", 2, "not closed"),
        ("items:\n\tE-1: x\n", 2, "use spaces"),
        ("items:\n  E-1: {title: 'a}\n", 2, "quotation mark"),
        ("items:\n  title: a: b\n", 2, "second ': '"),
        ("items:\n  E-1: {a: b}\n E-2: {a: b}\n", 3, "indentation"),
        ("items:\n  title: %x\n", 2, "quotation marks"),
        ('items: "\\UFFFFFFFF"\n', 1, "not YAML"),
        ('items: "\\U00110000"\n', 1, "not YAML"),
        ("items: \x07\n", 1, "a character"),
        ("items: [" + "[" * 40 + "]" * 41 + "\n", 1, "deeper"),
    ],
)
def test_what_is_not_yaml_is_refused_in_plain_words_with_its_line(text, line, said):
    with pytest.raises(Complained) as caught:
        parse_yaml(text, "a.yaml")
    (found,) = caught.value.complaints
    assert found.file == "a.yaml"
    assert (found.line, said in found.expected) == (line, True), found


def test_rows_with_keys_may_be_a_mapping_or_a_list():
    named = parse_yaml("items: {E-1: {url: a}, E-2: {url: b}}\n", "a").rows
    listed = parse_yaml("items: [{key: E-1, url: a}, {url: b, key: E-2}]\n", "a").rows
    assert named == listed


def test_an_empty_sheet_holds_nothing():
    for text in ("", "# nothing yet\n", "items:\n", "\ufeff"):
        assert (parse_yaml(text, "a").rows, parse_yaml(text, "a").faults) == ((), ())


def test_a_header_gives_its_single_words():
    assert parse_header("title: A\nauthors: [b]\npart: 1\n") == {"title": "A", "part": "1"}


def test_one_label_alone_may_be_withdrawn():
    assert [each.label for each in parse_yaml("withdraw: T-1\n", "a").withdrawals] == ["T-1"]
    assert parse_yaml("withdraw: [{T-1: why}]\n", "a").withdrawals[0].because == "why"


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (cell("1,065"), Count(value=1065)),
        (cell("at_least 489"), Count(value=489, precision="at_least")),
        (cell("At most 12"), Count(value=12, precision="at_most")),
        (cell("about 353"), Count(value=353, precision="approx")),
        (cell("between 3 and 5"), Count(value=3, high=5, precision="range")),
        (cell("3-5"), Count(value=3, high=5, precision="range")),
        (Fields(entries=((cell("about"), cell("7")),), line=1), Count(value=7, precision="approx")),
        (
            Fields(entries=((cell("between"), Listing(entries=(cell("3"), cell("5")), line=1)),), line=1),
            Count(value=3, high=5, precision="range"),
        ),
    ],
)
def test_a_count_says_how_firmly_it_is_given(node, expected):
    assert convert.count(node) == expected


@pytest.mark.parametrize("text", ["-3", "1.5", "1,06", "some", "nearly 5", "5..3", "9" * 13, "١٢", "five to six"])
def test_what_is_no_count_is_refused(text):
    with pytest.raises(Refused):
        convert.count(cell(text))


def test_a_count_of_kilometres_is_in_metres():
    assert convert.count(cell("at_least 1,065.5"), convert.kilometres) == Count(value=1_065_500, precision="at_least")


@pytest.mark.parametrize(("text", "value"), [("true", True), ("Yes", True), ("no", False), ("FALSE", False)])
def test_a_flag_is_a_word_written_out(text, value):
    assert convert.yes_or_no(text) is value


@pytest.mark.parametrize("text", ["1", "y", "on", "x"])
def test_other_words_are_no_flag(text):
    with pytest.raises(Refused):
        convert.yes_or_no(text)


def test_a_choice_forgives_spaces_and_capitals_but_no_other_word():
    assert convert.chosen("Not seen", ("seen", "not_seen")) == "not_seen"
    with pytest.raises(Refused, match="did you mean 'seen'"):
        convert.chosen("sean", ("seen", "not_seen"))


def test_tabs_put_cells_inside_cells_and_join_rows_that_repeat_their_key():
    rows = (
        ("key", "carries", "means", "states.when", "states.state"),
        ("C-1", "goods; money", "post", "2019", "open"),
        ("C-1", "", "", "2020", "closed"),
        ("C-2", "people", "boat", "2020", "narrow"),
    )
    sheet = parse_tabs((Tab(name="Conduits", rows=rows),), "desk.xlsx")
    first, second = sheet.rows
    assert (first.key, first.line, second.line) == ("C-1", 2, 4)
    assert [entry.line for entry in first.cells.get("states").entries] == [2, 3]
    assert [each.text for each in first.cells.get("carries").entries] == ["goods", "money"]


@pytest.mark.parametrize(
    ("tabs", "line", "said"),
    [
        ((Tab(name="itmes", rows=(("key",),)),), 1, "did you mean 'items'"),
        ((Tab(name="items", rows=(("key", "fil"), ("E-1", "a"))),), 1, "did you mean 'file'"),
        ((Tab(name="items", rows=(("key", "file", "file"), ("E-1", "a", "b"))),), 1, "twice"),
        ((Tab(name="items", rows=(("key", "file"), ("E-1", "a", "b"))),), 2, "beyond"),
        ((Tab(name="looks", rows=(("key", "vantage"), ("L-1", "boat"))),), 1, "no column"),
        ((Tab(name="looks", rows=(("key", "vantage.sight"), ("L-1", "boat"))),), 1, "no column"),
        ((Tab(name="items", rows=(("key", "url"), ("E-1", "a"), ("", ""), ("E-1", "b"))),), 4, "already is in line 2"),
        ((Tab(name="items", rows=(("key", "url"), ("E-1", "a\ud800"))),), 2, "half characters"),
        ((Tab(name="items", rows=(("key", "url"), ("", "a"))),), 2, "a key of its own"),
    ],
)
def test_what_a_tab_may_not_hold_is_a_fault_with_its_row(tabs, line, said):
    faults = parse_tabs(tabs, "desk.xlsx").faults
    assert (faults[0].line, said in faults[0].expected) == (line, True), faults


def test_the_header_and_withdrawals_have_tabs_too():
    header = Tab(name="sheet", rows=(("sheet", "case"), ("1", "Ellmark")))
    gone = Tab(name="withdraw", rows=(("key", "because"), ("T-1", ""), ("T-2", "why")))
    sheet = parse_tabs((header, gone, Tab(name="", rows=(("",),))), "desk.xlsx")
    assert sheet.header.cells.get("case").text == "Ellmark"
    assert [(each.label, each.because, each.line) for each in sheet.withdrawals] == [("T-1", "", 2), ("T-2", "why", 3)]


def test_csv_keeps_commas_between_quotation_marks():
    tab = csv_tab('\ufeffkey,title\nE-1,"a, b"\n', "items", "items.csv")
    assert tab.rows == (("key", "title"), ("E-1", "a, b"))


def test_the_template_has_a_tab_for_every_section_with_one_filled_row():
    tabs = template()
    assert [tab.name for tab in tabs] == [each.name for each in (HEADER, *SECTIONS, WITHDRAW)]
    for tab in tabs:
        assert len(tab.example) == len(tab.columns)
        assert any(tab.example)
        assert len({column.name for column in tab.columns}) == len(tab.columns)


def test_every_example_chooses_from_its_own_pull_down():
    for tab in template():
        for column, example in zip(tab.columns, tab.example, strict=True):
            assert not example or not column.choices or example in column.choices
            assert column.required is False or example, f"{tab.name}.{column.name}"


def test_a_filled_template_is_read_without_a_fault_and_an_unchanged_example_is_left_out():
    tabs = tuple(
        Tab(name=tab.name, rows=(tuple(column.name for column in tab.columns), tab.example)) for tab in template()
    )
    untouched = parse_tabs(tabs, "desk.xlsx")
    assert (untouched.rows, untouched.withdrawals, untouched.faults) == ((), (), ())
    changed = tuple(Tab(name=tab.name, rows=(tab.rows[0], (*tab.rows[1][:-1], "mine"))) for tab in tabs[:-1])
    read = parse_tabs(changed, "desk.xlsx")
    assert not read.faults
    assert len(read.rows) == len(SECTIONS)


def test_every_section_allows_a_note_and_an_example_key_where_rows_need_one():
    for section in SECTIONS:
        assert NOTE in section.allowed
        assert bool(section.key_example) == section.keyed
        assert example_of(section)
