"""What was agreed to and is taken back, and what was handed over and comes back."""

import shutil
from dataclasses import replace

import pytest


@pytest.fixture
def empty_elsewhere(made, tmp_path):
    """A case of somebody else, on another computer."""
    there = made("elsewhere")
    case = shutil.copytree(there.case, tmp_path / "elsewhere")
    return replace(there, case=case, environ={"XDG_STATE_HOME": str(tmp_path / "other-state")})


def test_a_consent_that_is_taken_back_names_every_report_that_cites_it(drill, shipped, tmp_path):
    folder = shutil.copytree(shipped / "drill", tmp_path / "drill")
    sheet = folder / "drill.yaml"
    words = sheet.read_text(encoding="utf-8")
    given = "{source: S-CLERK, fields: [any], outlets: [sample-desk], languages: [en], given: 2024-04}"
    assert given in words
    sheet.write_text(words.replace(given, given[:-1] + ", withdrawn: 2024-09}"), encoding="utf-8")
    told = drill.good("apply", sheet, "--json").json["consents_taken_back"]
    assert [each["id"] for each in told] == ["N1"]
    assert any("R-EXPOSED" in line for line in told[0]["reports"])
    assert "cited by" in drill.good("show", "N1").out


def test_a_release_is_named_with_its_day_beside_what_it_rests_on(border, tmp_path):
    border.good("publish", "R-2", "--out", tmp_path / "site")
    assert "R2 R-2: left 20" in border.good("show", "E-NOTICE").out


def test_a_custodian_who_works_with_farbank_gives_the_keys_back(desk, empty_elsewhere, tmp_path):
    theirs, ours, sealed, returned = (tmp_path / name for name in ("their.pub", "our.pub", "keys.age", "back.age"))
    empty_elsewhere.good("member", "key", "--out", theirs)
    desk.good("member", "key", "--out", ours)
    desk.good("restrict", "E-NOTE", "--to", theirs, "--out", sealed, "--because", "a court asked")
    assert "lies with" in desk("show", "E1").err
    assert desk("restrict", "--back", sealed, "--because", "early").status == 4
    empty_elsewhere.good("restrict", "--pass-on", sealed, "--to", ours, "--out", returned)
    desk.good("restrict", "--back", returned, "--because", "the court has closed")
    assert "Ferries stopped" in desk.good("find", "ferries").out + desk.good("show", "E1").out


def test_who_is_not_the_custodian_passes_nothing_on(desk, empty_elsewhere, tmp_path):
    ours, sealed = tmp_path / "our.pub", tmp_path / "keys.age"
    desk.good("member", "key", "--out", ours)
    stranger = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    desk.good("restrict", "E-NOTE", "--to", stranger, "--out", sealed, "--because", "a court asked")
    ran = empty_elsewhere("restrict", "--pass-on", sealed, "--to", ours, "--out", tmp_path / "back.age")
    assert ran.status == 4
    assert not (tmp_path / "back.age").exists()
