"""The gate of a case is given what left as it left, and the other editions of a report; also those it cannot read."""

import shutil
from dataclasses import replace

import pytest

from farbank.assemble.newsroom import newsroom
from farbank.assemble.published_before import shelf
from farbank.values.handling import Secret
from farbank.views import releases

SHEET = """sheet: 1
case: "A quiet harbour"
language: en
published: 2024-08-15
sources:
  S-REED: {kind: reporter, reliability: B}
items:
  E-NOTE: {file: note.txt, from: S-REED, acquired: 2024-07-28, how: "by courier", language: en, title: "A note"}
statements:
  - {key: T-ONE, item: E-NOTE, source: S-REED, says: "Ferries stopped.", language: en, when: "June 2024"}
findings:
  - {key: F-FERRY, text: "No ferry sails.", rests_on: [{statement: T-ONE, stance: supports, class: moderate}]}
reports:
  R-EN: {file: en.md}
  R-KO: {file: ko.md}
  R-ELSE: {file: else.md}
"""
HEAD = "---\ntitle: Harbour\noutlet: sample-desk\nlanguage: {}\npublished: 2024-08-15\n{}---\n"
EN = HEAD.format("en", "") + "No ferry sails [@F-FERRY].\n"
KO = HEAD.format("ko", 'translation_of: "R-EN"\n') + "배가 다니지 않는다 [@F-FERRY].\n"
ELSE = HEAD.format("en", "") + "Nothing new.\n"


@pytest.fixture(scope="module")
def prepared(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("editions")
    for name, text in (("desk.yaml", SHEET), ("en.md", EN), ("ko.md", KO), ("else.md", ELSE), ("note.txt", "x\n")):
        (folder / name).write_text(text, encoding="utf-8")
    return folder, made("editions", ("apply", folder / "desk.yaml"))


@pytest.fixture
def case(prepared, tmp_path):
    folder, desk = prepared
    work = shutil.copytree(folder, tmp_path / "work")
    return work, replace(desk, case=shutil.copytree(desk.case, tmp_path / "case"))


def shelf_of(desk, label):
    with newsroom(desk.case, Secret(desk.passphrase.read_text().strip())) as room:
        report = next(each for each in releases.reports(room.rows) if each.label == label)
        return shelf(room, report)


def test_editions_find_one_another_whichever_is_asked(case):
    _, desk = case
    assert [each.label for each in shelf_of(desk, "R-EN").editions] == ["R-KO"]
    assert [each.label for each in shelf_of(desk, "R-KO").editions] == ["R-EN"]
    assert shelf_of(desk, "R-ELSE").editions == ()
    found = shelf_of(desk, "R-EN")
    assert (found.publications, found.unread) == ((), ())
    assert [each.items for each in found.editions] == [("E1",)]
    assert found.dated["E1"].came.words == "2024-07-28"


def test_editions_that_name_one_another_in_a_circle_are_one_report(case):
    work, desk = case
    (work / "en.md").write_text(
        HEAD.format("en", "translation_of: R-KO\n") + "No ferry [@F-FERRY].\n", encoding="utf-8"
    )
    desk.good("apply", work / "desk.yaml")
    assert [each.label for each in shelf_of(desk, "R-EN").editions] == ["R-KO"]
    assert [each.label for each in shelf_of(desk, "R-KO").editions] == ["R-EN"]


def test_what_left_is_given_as_it_left_after_it_was_changed_and_withdrawn(case, tmp_path):
    work, desk = case
    desk.good("publish", "R-ELSE", "--out", tmp_path / "out", "--for", "cms")
    (work / "else.md").write_text(ELSE.replace("Nothing new", "Nothing at all"), encoding="utf-8")
    sheet = (work / "desk.yaml").read_text(encoding="utf-8")
    (work / "desk.yaml").write_text(sheet, encoding="utf-8")
    desk.good("apply", work / "desk.yaml")
    (found,) = shelf_of(desk, "R-EN").publications
    assert found.passages()[1].text == "Nothing new."
    assert found.left is not None
    gone = sheet.replace("  R-ELSE: {file: else.md}\n", "") + "withdraw: [R-ELSE]\n"
    (work / "desk.yaml").write_text(gone, encoding="utf-8")
    desk.good("apply", work / "desk.yaml")
    assert [each.label for each in shelf_of(desk, "R-EN").publications] == ["R-ELSE"]


def test_a_gate_holds_what_differs_between_editions(case):
    work, desk = case
    (work / "ko.md").write_text(KO.replace(" [@F-FERRY]", ""), encoding="utf-8")
    desk.good("apply", work / "desk.yaml")
    told = desk("gate", "R-EN", "--json").json
    assert [each["rule"] for each in told["findings"]] == ["edition_differs"]
    assert "the citation F-FERRY (line 7)" in told["findings"][0]["because"]
