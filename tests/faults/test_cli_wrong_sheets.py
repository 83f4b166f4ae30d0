"""Every fault in a sheet or a report is told with its file, line and what was expected, and nothing of it is taken."""

import os
import re

import pytest

# what is replaced in the sheet, by what -> the line told, and a piece of what is told there
SHEETS = {
    "a section of no name": ("items:", "itms:", 7, "did you mean 'items'?"),
    "a section without its colon": ("sources:", "sources", 5, "a key without ': ' after it"),
    "a version of the future": ("sheet: 1", "sheet: 2", 1, "sheet"),
    "a day that is none": ("2024-08-15", "2024-02-30", 4, "published"),
    "a tab for indentation": ("  S-REED:", "\tS-REED:", 6, "tab"),
    "a column of no name": ("reliability: B", "relibility: B", 6, "did you mean 'reliability'?"),
    "a kind of no name": ("kind: reporter", "kind: reportr", 6, "did you mean 'reporter'?"),
    "a reliability of no name": ("reliability: B", "reliability: Z", 6, "not 'Z'"),
    "a brace left open": ("{kind: reporter, reliability: B}", "{kind: reporter, reliability: B", 0, "a { that is opened"),
    "a quotation mark left open": ('"A quiet harbour"', '"A quiet harbour', 0, ""),
    "a source not there": ("from: S-REED", "from: S-REEDS", 8, "did you mean 'S-REED'?"),
    "a file not there": ("file: note.txt", "file: notes.txt", 8, "a file that is there, not 'notes.txt'"),
    "a folder as file": ("file: note.txt", "file: .", 8, "a file that is there, not '.'"),
    "a file with a nul": ("file: note.txt", 'file: "note\\0.txt"', 8, ""),
    "a span nobody can read": ("acquired: 2024-07-28", "acquired: one day", 8, "'one day'"),
    "a doubtful day": ("acquired: 2024-07-28", "acquired: 03/04/2021", 8, "two readings"),
    "an impossible day": ("acquired: 2024-07-28", "acquired: 2024-13-01", 8, ""),
    "an item without a file": ("file: note.txt, ", "", 8, "a file, pages or a url"),
    "a statement without a key": ("key: T-FERRY, ", "", 10, "a key of its own"),
    "a statement that says nothing": ('says: "Ferries stopped in June.", ', "", 10, "must be given"),
    "an empty saying": ('says: "Ferries stopped in June."', 'says: ""', 10, "must"),
    "an item not there": ("item: E-NOTE", "item: E-NOTES", 10, "did you mean 'E-NOTE'?"),
    "a statement not there": ("statement: T-FERRY", "statement: T-FERY", 12, "did you mean 'T-FERRY'?"),
    "a stance of no name": ("stance: supports", "stance: agrees", 12, "not 'agrees'"),
    "a class of no name": ("class: moderate", "class: middling", 12, "not 'middling'"),
    "a list where one belongs": ("from: S-REED", "from: [S-REED]", 8, "one value, not several"),
    "a word where rows belong": ("reports:\n  R-HARBOUR: {file: harbour.md}\n", "reports: harbour.md\n", 13, "rows"),
    "a report not there": ("harbour.md", "harbor.md", 14, "a file that is there, not 'harbor.md'"),
    "a label twice": ("findings:", "  - {key: T-FERRY, item: E-NOTE, source: S-REED, says: x, language: en}\nfindings:", 11, "line 10"),
    "a key twice": ("reliability: B", "reliability: B, reliability: C", 6, ""),
    "an anchor": ("{kind: reporter", "&reed {kind: reporter", 6, ""),
    "an alias": ("findings:", "withdraw: *reed\nfindings:", 11, ""),
    "a tag": ("{kind: reporter", "!!python/object:os.system {kind: reporter", 6, ""),
    "two documents": ("sources:", "---\nsources:", 5, ""),
    "a withdrawal of nothing": ("findings:", "withdraw: [T-NONE]\nfindings:", 11, "there is no 'T-NONE' in the case"),
    "a control character": ("A quiet", "A \x07quiet", 2, "a character that cannot stand"),
    "a list at the top": ("sheet: 1\n", "- sheet: 1\n", 0, ""),
    "a share over one": ("reports:", "looks:\n  - {key: L-1, line: x, when: 2023, outcome: seen, target: fence, p: 1.9}\nreports:", 14, "p:"),
    "a line not adopted": ("reports:", "constraints:\n  - {line: yalu-tumen, from_share: 0, to_share: 2, when: 2020, means: [boat], reason: access_denied}\nreports:", 14, ""),
    "a number that is a word": ("reports:", "access:\n  - {what: list, who: S-REED, count: nine, basis: said}\nreports:", 14, "not 'nine'"),
    "a figure of no series": ("reports:", "figures:\n  - {series: arrivals, ref: 2023, value: 196, known_from: 2024-01-18}\nreports:", 14, "arrivals"),
    "a consent of nobody": ("reports:", "consents:\n  - {source: S-NONE, fields: [any], outlets: [any], given: 2024}\nreports:", 14, "S-NONE"),
}  # fmt: skip
REPORTS = {
    "a citation of nothing": ("[@T-FERRY]", "[@T-FERY]", 7, "T-FERY"),
    "raw HTML": ("No ferry", "<b>No</b> ferry", 7, "HTML"),
    "a script": ("No ferry", "<script>alert(1)</script>\n\nNo ferry", 7, "HTML"),
    "no title": ('title: "The quiet harbour"\n', "", 1, "a report has a title"),
    "no header": ("---\n", "", 1, "a report begins with a header"),
    "a header left open": ("published: 2024-08-15\n---", "published: 2024-08-15", 1, "header"),
    "a word of no header": ("outlet:", "outlett:", 3, "did you mean 'outlet'?"),
    "a day that is none": ("2024-08-15", "2024-08-32", 5, "published"),
    "a persona of nobody": ("No ferry", "[A resident]{@P-NONE} says no ferry", 7, "P-NONE"),
    "a figure of no name": ("No ferry", "::: coverag {line=x}\nx\n:::\n\nNo ferry", 7, "did you mean 'coverage'?"),
    "a figure left open": ("No ferry", "::: timeline {from=2020 to=2024}\nx\n\nNo ferry", 7, "not closed"),
    "a picture from elsewhere": ("No ferry", '![x](https://example.org/x.png){alt="x"}\n\nNo ferry', 7, "nothing is loaded from outside"),
    "a picture without words": ("No ferry", "![x](E-NOTE)\n\nNo ferry", 7, "a picture says in words what it shows"),
    "a heading of the first rank": ("No ferry", "# Big\n\nNo ferry", 7, "headings have two to four signs"),
    "a footnote of nothing": ("No ferry", "No[^1] ferry", 7, "no footnote"),
    "nothing at all": ("No ferry has sailed since June [@T-FERRY].\n", "", 0, "there is nothing after the header"),
}  # fmt: skip


def changed(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def assert_complained(ran, file, line, piece):
    assert ran.status == 1, ran.err
    assert (ran.out, "Traceback" in ran.err, "fault of its own" in ran.err) == ("", False, False), ran.err
    *told, remedy = ran.err.splitlines()
    assert remedy == "         Mend the lines named above and give the same command again; nothing was recorded."
    assert all(re.match(rf"farbank: {re.escape(file)}(:\d+)?: \S", each) for each in told), ran.err
    where = f"farbank: {file}:{line}:" if line else f"farbank: {file}"
    assert any(each.startswith(where) and piece in each for each in told), ran.err


@pytest.mark.parametrize("fault", SHEETS)
def test_a_fault_in_a_sheet_is_told_with_its_line_and_nothing_is_taken(empty, sheets, fault):
    old, new, line, piece = SHEETS[fault]
    changed(sheets / "desk.yaml", old, new)
    before = empty.head()
    assert_complained(empty("apply", sheets / "desk.yaml"), "desk.yaml", line, piece)
    assert empty.head() == before
    assert list((empty.case / "objects").rglob("*/*")) == []


@pytest.mark.parametrize("fault", REPORTS)
def test_a_fault_in_a_report_is_told_with_its_line_and_nothing_is_taken(desk, sheets, fault):
    old, new, line, piece = REPORTS[fault]
    changed(sheets / "harbour.md", old, new)
    before = desk.head()
    ran = desk("apply", sheets / "harbour.md")
    if ran.status == 0:  # what only the gate can know, it says in the same words
        before = desk.head()
        ran = desk("gate", "R-HARBOUR")
    assert_complained(ran, "harbour.md", line, piece)
    assert desk.head() == before


@pytest.mark.parametrize(("old", "line"), [("note.txt", 8), ("harbour.md", 14)])
def test_a_pipe_named_by_a_sheet_is_never_waited_for(empty, sheets, old, line):
    os.mkfifo(sheets / "pipe")
    changed(sheets / "desk.yaml", f"file: {old}", "file: pipe")
    assert_complained(empty("apply", sheets / "desk.yaml"), "desk.yaml", line, "a file that is there, not 'pipe'")


def test_a_link_named_by_a_sheet_is_followed(empty, sheets):
    (sheets / "note.txt").rename(sheets / "elsewhere.txt")
    (sheets / "note.txt").symlink_to("elsewhere.txt")
    assert empty.good("apply", sheets / "desk.yaml", "--json").json["recorded"] == 6


def test_every_fault_of_a_sheet_is_told_at_once_in_the_order_of_lines(empty, sheets):
    for old, new in (("kind: reporter", "kind: x"), ("from: S-REED", "from: S-X"), ("stance: supports", "stance: x")):
        changed(sheets / "desk.yaml", old, new)
    changed(sheets / "harbour.md", "No ferry", "<b>No</b> ferry")
    told = re.findall(r"^farbank: (\S+?:\d+):", empty("apply", sheets / "desk.yaml").err, re.MULTILINE)
    assert list(dict.fromkeys(told)) == ["desk.yaml:6", "desk.yaml:8", "desk.yaml:12", "harbour.md:7"]


def test_a_sheet_after_a_faulty_one_waits_and_one_before_it_stays_taken(empty, sheets):
    (sheets / "bad.yaml").write_text("sheet: 1\nsorces: {}\n", encoding="utf-8")
    (sheets / "late.yaml").write_text("sheet: 1\nsources:\n  S-LATE: {kind: donor}\n", encoding="utf-8")
    ran = empty("apply", sheets / "desk.yaml", sheets / "bad.yaml", sheets / "late.yaml")
    assert ran.status == 1
    assert "bad.yaml:2" in ran.err
    assert [each["label"] for each in empty.good("list", "source", "--json").json["rows"]] == ["S-REED"]


CSVS = {
    "a column of no name": ("key,knd\nS-X,donor\n", 1, "did you mean 'kind'?"),
    "a kind of no name": ("key,kind\nS-X,donr\n", 2, "did you mean 'donor'?"),
    "a row without key": ("key,kind\n,donor\n", 2, "a key of its own"),
    "more cells than columns": ("key,kind\nS-X,donor,more\n", 2, ""),
    "a quotation mark left open": ('key,kind\nS-X,"donor\n', 2, "a quotation mark is not closed"),
    "a label twice": ("key,kind\nS-X,donor\nS-X,donor\n", 3, "line 2"),
    "a NUL": ("key,kind\nS-X,do\0nor\n", 2, ""),
}


@pytest.mark.parametrize("fault", CSVS)
def test_a_fault_in_a_csv_section_is_told_with_its_line(empty, tmp_path, fault):
    text, line, piece = CSVS[fault]
    (tmp_path / "sources.csv").write_text(text, encoding="utf-8")
    before = empty.head()
    assert_complained(empty("apply", tmp_path / "sources.csv"), "sources.csv", line, piece)
    assert empty.head() == before


def test_a_csv_that_is_no_section_names_the_sections(empty, tmp_path):
    (tmp_path / "sorces.csv").write_text("key,kind\nS-X,donor\n", encoding="utf-8")
    assert_complained(empty("apply", tmp_path / "sorces.csv"), "sorces.csv", 1, "did you mean 'sources'?")
