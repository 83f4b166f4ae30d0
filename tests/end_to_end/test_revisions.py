"""A report that left and says something else now: what changed is found, readers are told why, old words are judged."""

import re
import shutil

import pytest

SHEET = """\
sheet: 1
case: "A quay"
language: en
sources:
  S-PAPER: {kind: press, public: true, name: "The Harbour Post"}
items:
  E-PAGE: {file: page.txt, from: S-PAPER, acquired: 2024-03-01, how: "bought", language: en, title: "Harbour notes"}
statements:
  - {key: T-QUAY, item: E-PAGE, source: S-PAPER, says: "The quay was closed.", language: en, when: "May 2023"}
findings:
  - {key: F-QUAY, text: "The quay was closed.", rests_on: [{statement: T-QUAY, stance: supports, class: moderate}]}
reports:
  R-ONE: {file: one.md}
"""
ONE = """\
---
title: "The quay"
outlet: sample-desk
published: 2024-04-01
---
The quay was closed [@F-QUAY].

It rained on both days [@E-PAGE].
"""


@pytest.fixture(scope="module")
def left(made, tmp_path_factory):
    """A case whose report left once, its drafts, and the pages."""
    drafts, out = tmp_path_factory.mktemp("drafts"), tmp_path_factory.mktemp("left") / "out"
    for name, text in {"desk.yaml": SHEET, "page.txt": "The quay was closed.\n", "one.md": ONE}.items():
        (drafts / name).write_text(text, encoding="utf-8")
    return made("revised", ("apply", drafts / "desk.yaml"), ("publish", "R-ONE", "--out", out)), drafts, out


@pytest.fixture
def desk(left, tmp_path):
    shutil.copytree(left[0].case, tmp_path / "case")
    return type(left[0])(case=tmp_path / "case", passphrase=left[0].passphrase)


@pytest.fixture
def rewrite(left, desk, tmp_path):
    """Write the report otherwise and take it in again."""
    shutil.copytree(left[1], tmp_path / "drafts")

    def write(old, new):
        path = tmp_path / "drafts" / "one.md"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        desk.good("apply", tmp_path / "drafts" / "desk.yaml")

    return write


def page(out):
    return (out / "index.html").read_text(encoding="utf-8")


def every_file(out):
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_the_same_draft_leaves_again_as_the_same_bytes_without_a_reason(desk, left, tmp_path):
    desk.good("publish", "R-ONE", "--out", tmp_path / "again")
    assert every_file(tmp_path / "again") == every_file(left[2])


def test_a_change_that_nobody_explains_is_held_and_told_word_by_word(desk, rewrite, tmp_path):
    rewrite("both days", "one of the days")
    ran = desk("publish", "R-ONE", "--out", tmp_path / "out")
    assert ran.status == 3
    assert "- It rained on both days." in ran.out
    assert "+ It rained on one of the days." in ran.out
    assert not (tmp_path / "out").exists()
    held = desk("gate", "R-ONE", "--json").json
    assert [each["rule"] for each in held["findings"]] == ["unexplained_change"]
    assert held["changed"]["words"] == [{"was": "It rained on both days.", "now": "It rained on one of the days."}]
    assert "- It rained on both days." in desk.good("show", "R-ONE").out


def test_a_reason_is_printed_with_the_old_words_beside_the_new_and_stays(desk, rewrite, tmp_path):
    rewrite("both days", "one of the days")
    desk.good("publish", "R-ONE", "--because", "The paper says one day.", "--out", tmp_path / "out")
    html = page(tmp_path / "out")
    assert "<del>It rained on both days.</del>" in html
    assert "<ins>It rained on one of the days.</ins>" in html
    assert "The paper says one day." in html
    desk.good("publish", "R-ONE", "--out", tmp_path / "again")
    assert every_file(tmp_path / "again") == every_file(tmp_path / "out")


def test_old_words_that_must_not_be_repeated_are_left_out(desk, rewrite, tmp_path):
    rewrite("both days", "one of the days")
    desk.good("publish", "R-ONE", "--because", "We were wrong.", "--no-old-words", "--out", tmp_path / "out")
    html = page(tmp_path / "out")
    assert "both days" not in html
    assert "The old words are not repeated." in html


def test_spelling_needs_no_reason_and_a_number_is_no_spelling(desk, rewrite, tmp_path):
    rewrite("It rained", "It raind")
    desk.good("publish", "R-ONE", "--minor", "--out", tmp_path / "out")
    assert "Spelling and type were corrected." in page(tmp_path / "out")
    assert "<del>" not in page(tmp_path / "out")
    rewrite("both days", "2 days")
    ran = desk("publish", "R-ONE", "--minor", "--out", tmp_path / "out")
    assert ran.status == 1
    assert "more than spelling: a number changed" in ran.err


def test_other_evidence_is_a_change_and_told_without_a_label(desk, rewrite, tmp_path):
    rewrite(" [@E-PAGE]", "")
    ran = desk.good("publish", "R-ONE", "--because", "The paper was misread.", "--out", tmp_path / "out")
    assert "cites no longer: E-PAGE" in ran.out
    assert "Evidence is no longer cited." in page(tmp_path / "out")
    assert not re.search(r"E-PAGE|F-QUAY|R-ONE", page(tmp_path / "out"))


def test_a_reason_for_a_report_that_never_left_is_refused(desk, rewrite, tmp_path):
    (tmp_path / "drafts" / "new.md").write_text(ONE.replace("The quay", "The pier"), encoding="utf-8")
    desk.good("apply", tmp_path / "drafts" / "new.md")
    ran = desk("publish", "new", "--because", "It is better.", "--out", tmp_path / "out")
    assert ran.status == 1
    assert "has never left" in ran.err


def test_what_changed_in_the_case_since_it_left_is_told(desk, rewrite, tmp_path):
    sheet = tmp_path / "withdraw.yaml"
    sheet.write_text("sheet: 1\nwithdraw: [T-QUAY]\n", encoding="utf-8")
    assert "the case since then" not in desk.good("show", "R-ONE").out
    desk.good("apply", sheet)
    assert "T-QUAY was withdrawn: " in desk.good("show", "R-ONE").out
