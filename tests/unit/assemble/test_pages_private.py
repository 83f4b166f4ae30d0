"""What a page may tell of somebody who is not public: what they say in our words, and nothing else."""

import pytest

from farbank.assemble.judging import judge_report
from farbank.assemble.newsroom import newsroom
from farbank.intake.confined import Confinement
from farbank.values.handling import Secret

SHEET = """sheet: 1
case: "A quiet harbour"
language: en
published: 2024-08-15
sources:
  S-HERON: {kind: partner_inside, reliability: B}
  S-REED: {kind: reporter, reliability: B}
  S-HARBOUR: {kind: authority, public: true, name: "Harbour Board", reliability: B}
items:
  E-LETTER: {file: letter.txt, from: S-HERON, acquired: 2024-07-28, how: "carried out in a coat lining", language: ko, title: "A letter about the ferry"}
  E-NOTE: {file: note.txt, from: S-REED, acquired: 2024-07-28, how: "noted at the quay", language: en, title: "Note about the ferry"}
  E-NOTICE: {file: notice.txt, from: S-HARBOUR, acquired: 2024-07-28, how: "torn off a wall by a friend", language: en, title: "A notice of the board"}
statements:
  - {key: T-LETTER, item: E-LETTER, source: S-HERON, says: "Ferries stopped.", words: "배가 더는 다니지 않아요", mode: seen, language: ko, when: "June 2024"}
  - {key: T-NOTE, item: E-NOTE, source: S-REED, says: "No ferry was seen.", mode: seen, language: en, when: "2024-06"}
findings:
  - key: F-FERRY
    text: "No ferry sails."
    rests_on: [{statement: T-LETTER, stance: supports, class: moderate}, {statement: T-NOTE, stance: supports, class: moderate}]
reports:
  R-HARBOUR: {file: harbour.md}
"""
REPORT = """---
title: "The quiet harbour"
outlet: sample-desk
language: en
published: 2024-08-15
---
No ferry has sailed [@F-FERRY], says a letter [@E-LETTER] and a statement in it [@T-LETTER]. The board wrote it too [@E-NOTICE].
"""


@pytest.fixture(scope="module")
def said(made, tmp_path_factory):
    """Every text of the package, as one string for each file."""
    folder = tmp_path_factory.mktemp("private")
    for name, text in (("desk.yaml", SHEET), ("harbour.md", REPORT), ("letter.txt", "배가 더는 다니지 않아요\n")):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "note.txt").write_text("nothing sails\n", encoding="utf-8")
    (folder / "notice.txt").write_text("no sailings\n", encoding="utf-8")
    case = made("private", ("apply", folder / "desk.yaml"))
    with newsroom(case.case, Secret(case.passphrase.read_text().strip())) as room, Confinement() as confinement:
        package = judge_report(room, confinement, "R-HARBOUR").package
    found = {}
    for each in package.channels:
        found[each.file] = f"{found.get(each.file, '')}\n{each.text}"
    return found


def page_of(said, title):
    """The page of one piece of evidence; its neighbours name it once."""
    pages = [text for file, text in said.items() if file.startswith("e/") and title in text]
    return max(pages, key=lambda text: text.count(title))


def test_neither_the_very_words_nor_the_way_nor_the_kind_of_a_private_source_is_printed(said):
    whole = "\n".join(said.values())
    assert "Ferries stopped." in whole
    for never in ("배가", "다니지", "coat", "lining", "partner", "inside", "HERON"):
        assert never not in whole, never


def test_a_private_source_is_one_we_do_not_name_and_a_reporter_is_a_reporter(said):
    whole = "\n".join(said.values())
    assert "A source we do not name, seen by themselves. Supports this." in whole
    assert "A reporter, seen by themselves. Supports this." in whole
    assert "Noted at the quay." not in whole  # it is not cited itself


def test_what_an_authority_wrote_does_not_tell_by_whose_hand_it_came(said):
    notice = page_of(said, "A notice of the board")
    assert "Harbour Board" in notice
    assert "torn" not in notice
    assert "can be read where it was published" not in notice


def test_what_is_withheld_is_said_with_its_reason(said):
    letter = page_of(said, "A letter about the ferry")
    assert "Who it came from, how it came, and their own words: " in letter
    assert "The original file: " in letter
