"""`farbank gate` on a file: its options, its words, its status; and when a name is a report and when a file."""

import hashlib
import json
from dataclasses import replace

import pytest


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "texts"
    place.mkdir()
    (place / "harbour.txt").write_text("No ferry sails, says a resident, the father of twin boys.", encoding="utf-8")
    (place / "plain.txt").write_text("No ferry has sailed since June, say people on the coast.", encoding="utf-8")
    return place


def test_a_file_is_judged_with_what_is_in_print_and_nothing_is_recorded(drill, folder):
    head = drill.head()
    ran = drill("gate", "harbour.txt", "--outlet", "sample-desk", "--published", "2024-08-15",
                "--says", "P-CLERK:children=twin_sons", "--json", cwd=folder)  # fmt: skip
    assert ran.status == 3
    assert ran.json["verdict"] == "BLOCK"
    assert ran.json["bytes"] == hashlib.sha256((folder / "harbour.txt").read_bytes()).hexdigest()
    assert {"verdict", "findings", "bytes", "checked", "not_checked"} == set(ran.json)
    assert drill.head() == head


def test_a_plain_text_of_nobody_has_no_finding(drill, folder):
    ran = drill("gate", "plain.txt", "--outlet", "sample-desk", cwd=folder)
    assert (ran.status, ran.out.splitlines()[0]) == (0, "NO FINDING  plain.txt, nothing found")
    assert drill("gate", "plain.txt", cwd=folder).out.startswith("HOLD")  # nobody says where it is to be printed


def test_outside_a_case_one_sentence_says_so_and_points_at_scrub(drill, folder):
    ran = replace(drill, case=folder)("gate", "plain.txt", cwd=folder)
    assert ran.status == 1
    assert ran.err.startswith("farbank: there is no case in ")
    assert "farbank scrub plain.txt --out COPY" in ran.err


def test_a_name_that_is_a_report_and_a_file_is_asked_about(drill, folder):
    (folder / "R-REPAIRED").write_text("No ferry sails.", encoding="utf-8")
    ran = drill("gate", "R-REPAIRED", cwd=folder)
    assert ran.status == 1
    assert "./R-REPAIRED" in ran.err
    assert drill("gate", "./R-REPAIRED", "--outlet", "sample-desk", cwd=folder).status == 0
    assert drill("gate", "R-REPAIRED").out.startswith("NO FINDING  R-REPAIRED")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--persona", "a resident"), "WORDS=PERSONA"),
        (("--says", "P-CLERK:children"), "PERSONA:DIMENSION=VALUE"),
        (("--says", "children=two"), "PERSONA:DIMENSION=VALUE"),
    ],
)
def test_what_is_declared_in_another_form_is_told_with_the_form(drill, folder, words, said):
    ran = drill("gate", "plain.txt", *words, cwd=folder)
    assert ran.status == 2
    assert said in ran.err


def test_a_persona_that_is_not_there_or_nowhere_in_the_text_is_told(drill, folder):
    ran = drill("gate", "plain.txt", "--persona", "people=P-NOBODY", cwd=folder)
    assert (ran.status, "P-NOBODY" in ran.err) == (1, True)
    ran = drill("gate", "plain.txt", "--says", "P-CLERK:children=twin_sons", cwd=folder)
    assert ran.status == 1
    assert "--persona 'WORDS=PERSONA'" in ran.err


def test_an_empty_file_and_options_for_a_report_are_refused(drill, folder):
    (folder / "empty.txt").write_bytes(b"")
    assert "empty" in drill("gate", "empty.txt", cwd=folder).err
    ran = drill("gate", "R-REPAIRED", "--outlet", "sample-desk", cwd=folder)
    assert (ran.status, "a report says all that itself" in ran.err) == (2, True)


def test_a_language_that_is_given_counts_before_the_one_of_the_letters(drill, folder):
    ran = drill("gate", "plain.txt", "--outlet", "sample-desk", "--language", "ko", "--json", cwd=folder)
    assert json.loads(ran.out)["verdict"] == "NO FINDING"


def test_a_draft_that_was_taken_in_itself_is_not_held_against_itself(desk, sheets):
    before = desk.good("gate", "R-HARBOUR", "--json").json["verdict"]
    desk.good("add", sheets / "harbour.md")
    assert (before, desk.good("gate", "R-HARBOUR", "--json").json["verdict"]) == ("NO FINDING", "NO FINDING")
