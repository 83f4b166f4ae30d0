"""A sheet may be given again and again: nothing new is recorded, a changed row keeps the old, in every form of sheet."""

import openpyxl
import pytest


def labels(desk, kind):
    return [each["label"] for each in desk.good("list", kind, "--json").json["rows"]]


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_same_sheet_again_records_nothing(desk, sheets):
    before = desk.head()
    ran = desk.good("apply", sheets / "desk.yaml", "--json")
    assert ran.json["recorded"] == 0
    assert ran.json["unchanged"] == 6
    assert ran.json["ids"] == {"S-REED": "S1", "E-NOTE": "E1", "T-FERRY": "T1", "F-FERRY": "F1", "R-HARBOUR": "R1"}
    assert ran.err == "desk.yaml: 0 new or changed, 6 as before\n"
    assert desk.head() == before


def test_a_changed_row_is_recorded_and_the_rest_is_as_before(desk, sheets):
    change(sheets / "desk.yaml", "Ferries stopped in June.", "Ferries stopped in July.")
    ran = desk.good("apply", sheets / "desk.yaml", "--json")
    assert (ran.json["recorded"], ran.json["unchanged"]) == (1, 5)
    assert desk.good("show", "T-FERRY", "--json").json["told"]["says"] == "Ferries stopped in July."
    assert desk.good("find", "July", "--json").json["rows"][0]["label"] == "T-FERRY"


def test_a_withdrawn_row_stays_in_the_record_and_no_longer_counts(border, tmp_path):
    before = border.good("weigh", "F-SHOOT", "--json").json["findings"][0]
    away = tmp_path / "away.yaml"
    away.write_text('sheet: 1\nwithdraw: {T-SHOOT: "taken back", T-PRINTED: "taken back"}\n', encoding="utf-8")
    assert border.good("apply", away, "--json").json["recorded"] == 2
    assert border.good("apply", away, "--json").json["recorded"] == 0
    assert border.good("show", "T-SHOOT", "--json").json["withdrawn"] == "taken back"
    after = border.good("weigh", "F-SHOOT", "--json").json["findings"][0]
    assert (before["n_max"], after["n_max"]) == (1, 0)
    assert "[withdrawn: taken back]" in border.good("list", "statement").out


def test_csv_files_given_together_are_one_sheet(empty, tmp_path):
    (tmp_path / "note.txt").write_text("a note", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("key,kind,reliability\nS-REED,reporter,B\n", encoding="utf-8")
    (tmp_path / "items.csv").write_text(
        "key,file,from,acquired,how,language,title\nE-1,note.txt,S-REED,2024-07,by post,en,Note\n", encoding="utf-8-sig"
    )
    names = [tmp_path / "items.csv", tmp_path / "sources.csv"]
    ran = empty.good("apply", *names, "--json")
    assert (ran.json["recorded"], ran.json["ids"]) == (2, {"S-REED": "S1", "E-1": "E1"})
    assert empty.good("apply", *names, "--json").json["recorded"] == 0


def test_a_report_alone_is_taken_kept_and_changed(desk, sheets):
    assert desk.good("apply", sheets / "harbour.md", "--json").json["recorded"] == 0
    change(sheets / "harbour.md", "since June", "since early June")
    ran = desk.good("apply", sheets / "harbour.md", "--json")
    assert (ran.json["recorded"], ran.json["ids"]) == (1, {"R-HARBOUR": "R1"})
    (sheets / "second.md").write_text((sheets / "harbour.md").read_text(encoding="utf-8"), encoding="utf-8")
    assert desk.good("apply", sheets / "second.md", "--json").json["ids"] == {"second": "R2"}


ROWS = {
    "sources": {"key": "S-REED", "kind": "reporter", "reliability": "B"},
    "items": {"key": "E-NOTE", "file": "note.txt", "from": "S-REED", "acquired": "2024-07", "how": "by post",
              "language": "en", "title": "Note"},
    "statements": {"key": "T-1", "item": "E-NOTE", "source": "S-REED", "says": "배가 없다.", "language": "ko"},
}  # fmt: skip


def fill(path, rows, at):
    book = openpyxl.load_workbook(path)
    for tab, cells in rows.items():
        heads = [cell.value for cell in book[tab][1]]
        for name, value in cells.items():
            book[tab].cell(at, heads.index(name) + 1, value)
    book.save(path)
    book.close()


@pytest.fixture
def workbook(empty, sheets):
    path = sheets / "desk.xlsx"
    assert empty.good("sheet", path, "--json").json == {"file": str(path)}
    return path


def test_an_empty_workbook_is_taken_and_its_examples_are_not(empty, workbook):
    ran = empty.good("apply", workbook, "--json")
    assert (ran.json["recorded"], ran.json["unchanged"], ran.json["ids"]) == (0, 0, {})


def test_a_filled_workbook_is_taken_like_any_sheet(empty, workbook):
    fill(workbook, ROWS, at=3)
    ran = empty.good("apply", workbook, "--json")
    assert (ran.json["recorded"], ran.json["ids"]) == (3, {"S-REED": "S1", "E-NOTE": "E1", "T-1": "T1"})
    assert empty.good("apply", workbook, "--json").json["recorded"] == 0
    assert empty.good("find", "배가", "--json").json["rows"][0]["label"] == "T-1"


def test_a_fault_in_a_workbook_is_told_with_its_row(empty, workbook):
    fill(workbook, {**ROWS, "sources": {"key": "S-REED", "kind": "reportr"}}, at=3)
    before = empty.head()
    ran = empty("apply", workbook)
    assert ran.status == 1
    assert "desk.xlsx:3: sources.S-REED.kind: " in ran.err
    assert "did you mean 'reporter'?" in ran.err
    assert empty.head() == before


def test_an_item_that_add_took_in_is_adopted_by_the_sheet_that_names_it(empty, sheets):
    empty.good("add", sheets / "note.txt")
    empty.good("apply", sheets / "desk.yaml")
    rows = empty.good("list", "item", "--json").json["rows"]
    assert [(each["id"], each["label"]) for each in rows] == [("E1", "E-NOTE")]
    assert labels(empty, "source") == ["S-REED"]
