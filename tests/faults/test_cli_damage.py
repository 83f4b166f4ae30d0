"""A damaged, missing or older part of a case is named exactly, ends with its own status, and nothing is written over."""

import shutil
from dataclasses import replace

import pytest

FLIPS = {
    "farbank.toml": "settings",
    "README.txt": "readme",
    "keys/*": "key file",
    "case.db": "database",
    "objects/*/*": "object",
    "log/checkpoint": "checkpoint",
    "log/tile/0/*.p/*": "tile",
    "log/tile/entries/*.p/*": "entry bundle",
}
MISSING = {  # what is taken away -> the status of any command, and a piece of its sentence
    "farbank.toml": (4, "farbank.toml is missing or cannot be read"),
    "case.db": (4, "case.db is missing or empty"),
    "keys/*": (4, "there is no key file in keys/"),
    "log/checkpoint": (4, "log/checkpoint is missing"),
}
SPOILT = {  # what is written over it -> the same
    "farbank.toml": (4, "farbank.toml does not have the form of one"),
    "case.db": (4, "case.db does not open with the key of its case"),
    "keys/*": (4, "is not the key file that was written"),
    "log/checkpoint": (4, "log/checkpoint is damaged: "),
}


def state(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "case.db-journal"
    }


def files(desk, pattern):
    return [path for path in sorted(desk.case.glob(pattern)) if path.is_file()]


def flip(path, at):
    content = bytearray(path.read_bytes())
    content[at] ^= 0x08
    path.write_bytes(content)


def places(size):
    return sorted({0, size // 2, size - 1})


@pytest.mark.parametrize("pattern", FLIPS)
def test_one_flipped_byte_is_named_by_verify_with_its_place_and_status_4(published, pattern):
    for path in files(published, pattern)[:3]:
        whole = path.read_bytes()
        where = path.relative_to(published.case).as_posix()
        for at in places(len(whole)):
            flip(path, at)
            ran = published("verify", "--json")
            told = published("verify")
            path.write_bytes(whole)
            assert (ran.status, ran.json["ok"]) == (4, False), (where, at)
            assert {each["where"] for each in ran.json["damage"]} == {where}, (where, at)
            assert all(each["because"] and each["what"] for each in ran.json["damage"])
            assert FLIPS[pattern] in {each["what"] for each in ran.json["damage"]}, ran.json["damage"]
            assert told.status == 4
            assert f"{where}: " in told.out.split("DAMAGE", 1)[1]
            assert "Copy the case folder before doing anything else" in told.err
            assert "Traceback" not in told.err + ran.err
    assert published.good("verify", "--json").json["damage"] == []


@pytest.mark.parametrize("what", MISSING)
def test_without_a_part_of_the_case_every_command_says_so(desk, what):
    for path in files(desk, what):
        path.unlink()
    before = state(desk.case)
    assert_damaged(desk, *MISSING[what])
    assert state(desk.case) == before


@pytest.mark.parametrize("what", SPOILT)
@pytest.mark.parametrize("content", [b"\x00" * 5000, b"hello\n"], ids=["zeros", "words"])
def test_a_part_of_the_case_that_was_written_over_is_named(desk, what, content):
    for path in files(desk, what):
        path.write_bytes(content)
    before = state(desk.case)
    assert_damaged(desk, *SPOILT[what])
    assert state(desk.case) == before


def assert_damaged(desk, status, piece):
    for argv in (["list", "item"], ["describe", "E-NOTE", "--what", "a quay"], ["weigh", "--json"]):
        ran = desk(*argv)
        assert (ran.status, ran.out, piece in ran.err) == (status, "", True), ran.err
        sentence, remedy = ran.err.splitlines()
        assert sentence.startswith("farbank: ")
        assert remedy.startswith("         ")
    ran = desk("verify", "--json")
    assert (ran.status, ran.json["ok"]) == (4, False)


def test_an_object_that_is_damaged_is_told_when_it_is_needed_and_counted_by_verify(desk, sheets):
    for path in files(desk, "objects/*/*"):
        flip(path, path.stat().st_size - 1)
    found = desk("verify", "--json")
    assert found.json["items"] == {"intact": 0, "erased": 0, "missing": 0, "corrupt": 1, "key_absent": 0}
    assert found.status == 4
    assert desk("list", "item").status == 0
    for path in files(desk, "objects/*/*"):
        path.unlink()
    assert desk("verify", "--json").json["items"]["missing"] == 1


def test_an_older_database_under_a_newer_log_is_a_rollback(desk, tmp_path):
    shutil.copy(desk.case / "case.db", tmp_path / "older.db")
    desk.good("describe", "E-NOTE", "--what", "a quay")
    shutil.copy(tmp_path / "older.db", desk.case / "case.db")
    assert_read_only(desk, "this folder is older than its log")


def test_an_older_copy_of_the_whole_case_is_a_rollback_where_the_newer_one_was_signed(desk, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(desk.case, copy)
    desk.good("describe", "E-NOTE", "--what", "a quay")
    assert_read_only(replace(desk, case=copy), "it is older")
    assert desk("-C", copy, "list", "item", XDG_STATE_HOME=str(tmp_path / "elsewhere")).err == ""


def test_an_older_copy_goes_on_under_a_new_name_of_the_log(desk, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(desk.case, copy)
    desk.good("describe", "E-NOTE", "--what", "a quay")
    ran = desk("-C", copy, "anchor", "--new-log")
    assert (ran.status, "needs a reason" in ran.err) == (1, True)
    named = desk.good("-C", copy, "anchor", "--new-log", "--because", "the newer one burned", "--json").json
    assert named["head"]["origin"].endswith("/2")
    desk.good("-C", copy, "describe", "E-NOTE", "--what", "a pier")
    assert desk.good("-C", copy, "verify", "--json").json["damage"] == []
    assert "has gone on as" in desk("list", "item").err


def test_an_older_log_under_a_newer_database_is_damage(desk, tmp_path):
    shutil.copytree(desk.case / "log", tmp_path / "log")
    desk.good("describe", "E-NOTE", "--what", "a quay")
    shutil.rmtree(desk.case / "log")
    shutil.copytree(tmp_path / "log", desk.case / "log")
    assert_refused(desk, "had been published")


def test_the_log_of_a_copy_that_was_written_to_apart_is_another_history(desk, tmp_path):
    twin = tmp_path / "twin"
    shutil.copytree(desk.case, twin)
    desk.good("describe", "E-NOTE", "--what", "a quay")
    desk.good("-C", twin, "describe", "E-NOTE", "--what", "a pier", XDG_STATE_HOME=str(tmp_path / "another computer"))
    shutil.rmtree(desk.case / "log")
    shutil.copytree(twin / "log", desk.case / "log")
    assert_read_only(desk, "another history", verified="entry 13: its leaf is not the one that was published")


def assert_read_only(desk, piece, verified=""):
    """What is there can be read, with a remark; nothing is recorded; verify names it. Nothing on disk changes."""
    before = state(desk.case)
    ran = desk("list", "item")
    assert (ran.status, "E-NOTE" in ran.out, piece in ran.err) == (0, True, True), ran.err
    assert "farbank anchor --new-log --because" in ran.err
    for argv in (["describe", "E-NOTE", "--where", "the harbour"], ["anchor"], ["verify"]):
        ran = desk(*argv)
        assert ran.status == 4, (argv, ran.err)
        assert (verified if verified and argv == ["verify"] else piece) in ran.err + ran.out, ran.err
        assert "Traceback" not in ran.err
    assert state(desk.case) == before


def assert_refused(desk, piece):
    before = state(desk.case)
    for argv in (["list", "item"], ["describe", "E-NOTE", "--where", "the harbour"], ["verify"]):
        ran = desk(*argv)
        assert ran.status == 4, (argv, ran.err)
        assert piece in ran.err + ran.out, ran.err
        assert "Traceback" not in ran.err
    assert state(desk.case) == before


def test_a_stray_file_among_the_objects_is_named_and_the_case_still_opens(desk):
    (desk.case / "objects" / "holiday.jpg").write_bytes(b"x")
    ran = desk("verify", "--json")
    assert (ran.status, [each["where"] for each in ran.json["damage"]]) == (4, ["objects/holiday.jpg"])
    assert desk("list", "item").status == 0


def test_a_case_of_another_is_not_opened_with_this_passphrase(desk, made, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("quite another set of six words\n", encoding="utf-8")
    strange = tmp_path / "strange"
    desk.good("new", strange, "--passphrase-file", other)
    ran = desk("-C", strange, "list", "item")
    assert (ran.status, ran.out) == (5, "")
    shutil.copy(next((desk.case / "keys").iterdir()), strange / "keys")
    assert desk("-C", strange, "list", "item").status == 4
