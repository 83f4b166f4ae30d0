"""Forgetting, and handing keys over: what goes, what stays and says so, and that nothing of it comes back."""

import json
import os
import pty
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from farbank.assemble import seeing
from farbank.assemble.newsroom import newsroom
from farbank.keeping.disk.layout import Layout
from farbank.keeping.keys.unlocking import unlock
from farbank.values.handling import Secret

KINDS = (
    "item", "source", "collection", "origin", "link", "line", "look", "tally", "constraint", "conduit", "interview",
    "series", "figure", "subject", "statement", "finding", "persona", "disclosure", "consent", "access", "population",
    "report", "copy",
)  # fmt: skip
WORDS = "six words here now okay fine"
CANARY = "kanarienvogelalpha"


def ids(desk, kind):
    return [each["id"] for each in desk.good("list", kind, "--json").json["rows"]]


def everything_shown(desk):
    """Every row can be listed and shown, and no view meets a fault of farbank's own."""
    with newsroom(desk.case, Secret(WORDS)) as room:
        for kind in KINDS:
            for each in seeing.listed(room, kind):
                seeing.shown(room, each.id)
    desk.good("find", "the")
    desk.good("weigh")
    desk.good("coverage")


EVERY = [
    *[("border", one) for one in ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "E1", "E2", "E3", "E4", "E5", "E6")],
    *[("drill", one) for one in ("S1", "S2", "E1", "E2")],
]
# in the everyday run; the others with the long proofs
WALKED = [("border", "S3"), ("border", "E2"), ("drill", "S1"), ("drill", "E2")]
PUBLISHED = [("border", "S6"), ("drill", "S2")]


def everyday(some):
    return [each if each in some else pytest.param(*each, marks=pytest.mark.long) for each in EVERY]


@pytest.mark.parametrize(("name", "one"), everyday(WALKED))
def test_each_source_and_item_can_be_forgotten_and_all_commands_work_around_the_hole(name, one, request, shipped):
    desk = request.getfixturevalue(name)
    plan = desk.good("forget", one, "--plan", "--json").json
    findings = {each["id"]: each for each in desk.good("weigh", "--json").json["findings"]}
    desk.good("forget", one, "--yes")
    assert desk.good("verify", "--json").json["damage"] == []
    everything_shown(desk)
    ran = desk("show", one)
    assert (ran.status, f"{one} was forgotten, by record #" in ran.err) == (1, True)
    _weighed_honestly(desk, plan, findings)
    _gated_honestly(desk)
    if name == "border":
        desk.good("series", "arrivals")
    before = desk.head()
    ran = desk("apply", shipped / name / f"{name}.yaml")
    assert (ran.status, "in which something was forgotten" in ran.err) == (1, True)
    assert desk.head() == before


@pytest.mark.parametrize(("name", "one"), everyday(PUBLISHED))
def test_whatever_was_forgotten_no_report_that_rested_on_it_is_published(name, one, request, tmp_path):
    """A report that cites a finding that rested on it is held, one that names what is gone is refused with the line."""
    desk = request.getfixturevalue(name)
    plan = desk.good("forget", one, "--plan", "--json").json
    desk.good("forget", one, "--yes")
    for report in _gated_honestly(desk):
        desk.good("publish", report, "--out", tmp_path / "site")
        assert not plan["resting"].get("finding") or report not in str(plan["reports"])


def test_each_source_and_item_of_the_two_cases_was_tried(border_case, drill_case):
    found = [
        (name, one)
        for name, desk in (("border", border_case), ("drill", drill_case))
        for one in (*ids(desk, "source"), *ids(desk, "item"))
    ]
    assert found == EVERY


def _weighed_honestly(desk, plan, before):
    """A finding that rested on it names what is not there; the others weigh what they weighed."""
    gone = set(plan["gone"]) | {each for rows in plan["resting"].values() for each in rows}
    for each in desk.good("weigh", "--json").json["findings"]:
        resting = each["id"] in plan["resting"].get("finding", ())
        assert bool(each["unheld"]) is resting, each["id"]
        assert set(each["unheld"]) <= gone
        if resting:
            assert "cannot be read here (forgotten, or its key lies elsewhere)" in " ".join(each["advice"])
        elif not plan["resting"].get("statement"):
            assert each["status"] == before[each["id"]]["status"]


def _gated_honestly(desk):
    """The reports that may leave; any other is held, or refused in words of this case."""
    passed = []
    for report in ids(desk, "report"):
        ran = desk("gate", report)
        assert ran.status in {0, 1, 3}
        assert "Traceback" not in ran.err
        assert "fault of its own" not in ran.err
        if ran.status == 1:
            assert "of this case" in ran.err
        if ran.status == 0:
            passed.append(report)
    return passed


def test_the_plan_lists_what_goes_what_rests_on_it_which_reports_and_which_copies(border, tmp_path):
    border.good("publish", "R-2", "--out", tmp_path / "site")
    border.good("backup", tmp_path / "backup", "--where", "the blue disk")
    ran = border.good("forget", "S-RELAY", "--plan", "--json").json
    assert (ran["of"], ran["gone"]) == ("S6", ["S6", "E5"])
    assert ran["resting"] == {"statement": ["T5"], "finding": ["F3"]}
    assert [each.split(":")[0] for each in ran["reports"]] == ["R1 R-1", "R2 R-2"]
    assert "left 20" in ran["reports"][1]
    assert ran["copies"] == ["H1"]
    assert "copy elsewhere  H1 backup · the blue disk" in border.good("forget", "S6", "--plan").out
    assert border.good("verify").status == 0
    assert ids(border, "source")[5] == "S6", "a plan changes nothing"


def test_what_derives_from_it_goes_too(empty, tmp_path):
    mail = tmp_path / "letter.eml"
    mail.write_text(
        "From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee.\n"
        f'--b\nContent-Type: text/plain; name="a.txt"\nContent-Disposition: attachment; filename="a.txt"\n\n{CANARY}\n--b--\n',
        encoding="utf-8",
    )
    empty.good("add", mail)
    assert ids(empty, "item") == ["E1", "E2"]
    assert empty.good("forget", "E1", "--plan", "--json").json["gone"] == ["E1", "E2"]
    empty.good("forget", "E1", "--yes")
    assert ids(empty, "item") == []


def test_nothing_is_forgotten_without_the_name_typed_or_yes(desk):
    head = desk.head()
    ran = desk("forget", "S-REED")
    assert (ran.status, "S1 is not forgotten: nobody can be asked here" in ran.err) == (1, True)
    assert typed(desk, "E1")[0] == 1
    assert typed(desk, "")[0] != 0
    assert desk.head() == head
    status, shown = typed(desk, "S1")
    assert status == 0, shown
    assert "Type S1 to forget it" in shown
    assert "S1 was forgotten" in desk("show", "S1").err


def typed(desk, answer):
    """The command at a terminal, where somebody types this."""
    ours, theirs = pty.openpty()
    known = {name: value for name, value in {**os.environ, **desk._environ()}.items() if value is not None}
    argv = [sys.executable, "-c", "from farbank.cli.main import main\nmain()", "forget", "S1"]
    child = subprocess.Popen(argv, env=known, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    os.write(ours, (answer + "\n").encode() if answer else b"\x04")
    out, _ = child.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    return child.returncode, out.decode()


def test_no_word_of_it_is_left_in_the_case_temp_or_a_new_backup(empty, sheets, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    note, sheet = sheets / "note.txt", sheets / "desk.yaml"
    note.write_text(f"It says {CANARY}.", encoding="utf-8")
    sheet.write_text(
        sheet.read_text(encoding="utf-8")
        .replace("Note about the ferry", f"{CANARY} note")
        .replace("S-REED", "S-KANARI"),
        encoding="utf-8",
    )
    empty.good("apply", sheet)
    gone = {path.name for path in (empty.case / "objects").glob("*/*")}
    empty.good("forget", "S-KANARI", "--yes")
    empty.good("backup", tmp_path / "backup", "--keys", tmp_path / "keys")
    for folder in (empty.case, tmp_path / "tmp", tmp_path / "backup", tmp_path / "keys"):
        for path in folder.rglob("*"):
            assert path.name not in gone
            assert not path.is_file() or CANARY.encode() not in path.read_bytes()
    empty.good("restore", tmp_path / "backup", tmp_path / "new", "--keys", tmp_path / "keys")
    again = replace(empty, case=tmp_path / "new")
    assert again.good("find", CANARY, "--json").json["rows"] == []
    for argv in (["list", "copy"], ["forget"], ["show", "F1"], ["show", "R1"], ["weigh"]):
        ran = again(*argv)
        assert CANARY not in ran.out + ran.err
        assert "KANARI" not in ran.out + ran.err


def test_the_last_source_item_and_statement_leave_their_numbers_behind(desk, sheets):
    desk.good("forget", "S-REED", "--yes")
    desk.good("apply", sheets / "desk.yaml", "--new")
    assert (ids(desk, "source"), ids(desk, "item"), ids(desk, "statement")) == (["S2"], ["E2"], ["T2"])
    desk.good("forget", "E2", "--yes")
    desk.good("forget", "S2", "--yes")
    desk.good("apply", sheets / "desk.yaml", "--new")
    assert (ids(desk, "source"), ids(desk, "item"), ids(desk, "statement")) == (["S3"], ["E3"], ["T3"])
    assert ids(desk, "finding") == ["F1"]
    assert desk.good("verify", "--json").json["damage"] == []


def test_the_last_persona_leaves_its_number_behind(drill, shipped):
    (persona,) = ids(drill, "persona")
    subject = drill.good("show", persona, "--json").json["told"]["subject"]
    drill.good("forget", subject, "--yes")
    assert ids(drill, "persona") == []
    drill.good("apply", shipped / "drill" / "drill.yaml", "--new")
    assert ids(drill, "persona") == [f"P{int(persona[1:]) + 1}"]
    assert drill.good("verify", "--json").json["damage"] == []


def test_a_sheet_that_is_given_again_brings_nothing_back_unless_somebody_says_that_it_is_new(desk, sheets):
    desk.good("forget", "S-REED", "--yes")
    objects = {path.name for path in (desk.case / "objects").glob("*/*")}
    head = desk.head()
    ran = desk("apply", sheets / "desk.yaml")
    assert ran.status == 1
    assert "S-REED, E-NOTE: new to this case, in which something was forgotten (S1 by record #" in ran.err
    assert "farbank apply --new SHEET" in ran.err
    assert (desk.head(), {path.name for path in (desk.case / "objects").glob("*/*")}) == (head, objects)
    (sheets / "report.md").write_text((sheets / "harbour.md").read_text(encoding="utf-8"), encoding="utf-8")
    desk.good("apply", sheets / "report.md")
    desk.good("apply", sheets / "desk.yaml", "--new")
    desk.good("apply", sheets / "desk.yaml")


def test_what_is_forgotten_already_is_not_forgotten_again(desk):
    desk.good("forget", "S-REED", "--yes")
    ran = desk("forget", "S1", "--yes")
    assert (ran.status, "S1 was forgotten, by record #" in ran.err) == (1, True)
    ran = desk("forget", "S-REED", "--yes")
    assert (ran.status, "there is nothing called S-REED" in ran.err) == (1, True)
    ran = desk("forget", "F1", "--yes")
    assert (ran.status, "neither a source nor an item" in ran.err) == (1, True)


def test_an_item_is_forgotten_and_later_its_source(desk):
    desk.good("forget", "E-NOTE", "--yes", "--reason", "error")
    desk.good("forget", "S-REED", "--yes", "--reason", "danger")
    every = desk.good("forget", "--json").json["forgotten"]
    assert [each["of"] for each in every] == ["E1", "S1"]
    assert every[0]["record"] < every[1]["record"]
    assert desk.good("verify", "--json").json["items"]["erased"] == 1


def test_copies_are_listed_until_somebody_says_what_became_of_them(desk, tmp_path):
    assert desk.good("forget").err == "nothing was forgotten\n"
    desk.good("prove", "E1", "--out", tmp_path / "proof", "--to", "the court")
    desk.good("export", tmp_path / "bag", "E1", "--plain")
    ran = desk.good("forget", "S-REED", "--yes", "--json")
    assert ran.json["copies"] == ["H1", "H2"]
    desk.good("backup", tmp_path / "after")
    left = {each["of"]: each["copies"] for each in desk.good("forget", "--json").json["forgotten"]}
    assert left["E1"] == ["H1", "H2"], "a copy that was made after it is none of them"
    assert desk("forget", "--copy", "H9", "--because", "x").status == 1
    assert desk("forget", "--copy", "H1").status == 1
    desk.good("forget", "--copy", "H1", "--became", "kept", "--because", "the court keeps it")
    desk.good("forget", "--copy", "H2", "--because", "seen it burn")
    left = {each["of"]: each["copies"] for each in desk.good("forget", "--json").json["forgotten"]}
    assert left["E1"] == ["H1"]
    assert "kept: the court keeps it" in desk.good("show", "H1").out
    assert "copies still out: H1 proof" in desk.good("forget").out


def test_where_a_consent_went_with_its_source_nothing_about_the_person_is_released(drill, tmp_path):
    subject = drill.good("show", "P1", "--json").json["told"]["subject"]
    drill.good("forget", subject, "--yes")
    ran = drill("publish", "R-EXPOSED", "--out", tmp_path / "site")
    assert ran.status == 1
    assert "P-CLERK: a persona of this case" in ran.err
    assert not (tmp_path / "site").exists()


# keys with a second custodian


@pytest.fixture
def custodian(made, tmp_path):
    """Somebody with a case of their own, and the file of their public key."""
    other = made("custodian")
    state = {"XDG_STATE_HOME": str(tmp_path / "custodian-state")}
    other = replace(other, case=Path(shutil.copytree(other.case, tmp_path / "custodian")), environ=state)
    other.good("member", "key", "--out", tmp_path / "custodian.pub")
    return other, tmp_path / "custodian.pub"


def restricted(desk, custodian, tmp_path, name="E-NOTE"):
    out = tmp_path / "keys.age"
    desk.good("restrict", name, "--to", custodian[1], "--out", out, "--because", "the court asked")
    return out


def test_what_is_restricted_cannot_be_read_here_and_every_list_says_so(desk, custodian, tmp_path, sheets):
    objects = {path.name for path in (desk.case / "objects").glob("*/*")}
    restricted(desk, custodian, tmp_path)
    recipient = next(each for each in custodian[1].read_text(encoding="utf-8").split() if each.startswith("age1"))
    ran = desk.good("verify", "--json").json
    assert (ran["damage"], ran["items"]["key_absent"]) == ([], 1)
    for argv in (["list", "item"], ["list", "statement"], ["find", "ferries"]):
        ran = desk.good(*argv)
        assert "Note about" not in ran.out
        assert f"not here, with all that was said of it: E1; the key lies with {recipient}" in ran.err
    for argv in (["show", "E1"], ["forget", "E-NOTE", "--plan"], ["describe", "E1", "--what", "x"]):
        ran = desk(*argv)
        assert ran.status == 1
        assert "E1" not in argv or f"E1 cannot be read here: its key lies with {recipient}" in ran.err
    assert desk.good("weigh", "--json").json["findings"][0]["unheld"] == ["T1"]
    assert desk("gate", "R1").status == 1
    assert {path.name for path in (desk.case / "objects").glob("*/*")} == objects, "nothing is forgotten by it"
    (tmp_path / "more.txt").write_text("more", encoding="utf-8")
    desk.good("add", tmp_path / "more.txt")
    assert ids(desk, "item") == ["E2"], "its number is not given again"


def test_the_keys_come_back_in_the_file_as_the_custodian_opened_it(desk, custodian, tmp_path):
    before = desk.good("show", "E1", "--json").json["told"]
    out = restricted(desk, custodian, tmp_path)
    wrong = tmp_path / "wrong.json"
    wrong.write_bytes(b'{"case":"x","keys":{},"v":1}')
    for file in (out, wrong, tmp_path / "nothing"):
        ran = desk("restrict", "--back", file, "--because", "over")
        assert ran.status in {1, 4}, ran.err
        assert "Traceback" not in ran.err
    identity = unlock(Layout(custodian[0].case), Secret(WORDS)).identity.value
    opened = pyrage.decrypt(out.read_bytes(), [pyrage.x25519.Identity.from_str(identity)])
    wrong.write_bytes(opened)
    assert custodian[0]("restrict", "--back", wrong, "--because", "over").status == 1
    shown = json.loads(opened)
    swapped = {**shown, "keys": dict.fromkeys(shown["keys"], "00" * 32)}
    wrong.write_bytes(json.dumps(swapped, sort_keys=True, separators=(",", ":")).encode())
    assert desk("restrict", "--back", wrong, "--because", "over").status == 4
    wrong.write_bytes(opened)
    assert desk("restrict", "--back", wrong).status == 1
    desk.good("restrict", "--back", wrong, "--because", "over")
    assert desk.good("show", "E1", "--json").json["told"] == before
    assert desk.good("find", "ferries", "--json").json["rows"]
    ran = desk.good("verify", "--json").json
    assert (ran["damage"], ran["items"]["intact"]) == ([], 1)
    assert desk("restrict", "--back", wrong, "--because", "over").status == 1


def test_the_custodian_can_be_another_member_of_the_case_who_takes_the_keys_back(desk, tmp_path):
    second = tmp_path / "second.txt"
    second.write_text("another six words are there now\n", encoding="utf-8")
    desk.good("member", "add", "--new-passphrase-file", second)
    other = replace(desk, passphrase=second)
    other.good("member", "key", "--out", tmp_path / "second.pub")
    out = restricted(desk, (other, tmp_path / "second.pub"), tmp_path, "S-REED")
    assert "S1 cannot be read here" in other("show", "S1").err
    ran = desk("restrict", "--back", out, "--because", "over")
    assert (ran.status, "E1" in ran.err) == (4, False)
    assert "E1, S1 can be read again" in other.good("restrict", "--back", out, "--because", "over").out
    desk.good("show", "E1")


def test_one_does_not_hand_keys_to_oneself_nor_without_a_reason_nor_into_nothing(desk, custodian, tmp_path):
    desk.good("member", "key", "--out", tmp_path / "own.pub")
    head = desk.head()
    out = tmp_path / "keys.age"
    refused = (
        ["E1"], ["E1", "--to", custodian[1], "--out", out], ["E1", "--to", "age1nobody", "--out", out, "--because", "x"],
        ["E1", "--to", tmp_path / "own.pub", "--out", out, "--because", "x"],
        ["E9", "--to", custodian[1], "--out", out, "--because", "x"],
        ["F1", "--to", custodian[1], "--out", out, "--because", "x"],
        ["E1", "--to", tmp_path / "nothing", "--out", out, "--because", "x"],
        ["E1", "--to", custodian[1], "--out", "/proc/none/k", "--because", "x"],
        ["E1", "--to", custodian[1], "--out", tmp_path / "own.pub", "--because", "x"],
    )  # fmt: skip
    for argv in refused:
        ran = desk("restrict", *argv)
        assert ran.status in {1, 4, 7}, (argv, ran.err)
        assert "Traceback" not in ran.err
        assert "fault of its own" not in ran.err
    assert not out.exists()
    assert desk.head() in {head, head + 2}, "a copy is counted before it is written, and of these only the last was"
    desk.good("show", "E1")


def test_what_is_restricted_can_be_forgotten(desk, custodian, tmp_path):
    restricted(desk, custodian, tmp_path)
    ran = desk.good("forget", "E1", "--yes", "--json")
    assert (ran.json["gone"], ran.json["copies"]) == (["E1"], ["H1"])
    ran = desk.good("verify", "--json").json
    assert (ran["damage"], ran["items"]["erased"], ran["items"]["key_absent"]) == ([], 1, 0)
    assert not (desk.good("list", "item").err).startswith("not here")
    assert "E1 was forgotten" in desk("show", "E1").err
