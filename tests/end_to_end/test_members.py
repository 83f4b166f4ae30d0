"""Several people in one case: who signs, who opens what, who opens nothing any more, and no passphrase anywhere."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

SECOND = "another six words are there now"
THIRD = "kanarienvogel passphrase of third one"


@pytest.fixture
def passphrases(tmp_path):
    found = []
    for name, words in (("second", SECOND), ("third", THIRD)):
        path = tmp_path / f"{name}.txt"
        path.write_text(words + "\n", encoding="utf-8")
        found.append(path)
    return found


@pytest.fixture
def two(desk, passphrases):
    """The first member, of the source desk, and a second one who is not."""
    desk.good("member", "add", "--new-passphrase-file", passphrases[0])
    return desk, replace(desk, passphrase=passphrases[0])


def signers(desk, name):
    return [line.split(" ")[3].rstrip(":") for line in desk.good("show", name, "--json").json["lists"]["custody"]]


def members(desk):
    return {each["id"]: each for each in desk.good("member", "list", "--json").json["rows"]}


def test_two_members_work_in_turn_and_each_signs_in_their_own_name(two):
    first, second = two
    second.good("describe", "E1", "--what", "a quay")
    first.good("describe", "E1", "--what", "a pier")
    second.good("describe", "E1", "--what", "a mole")
    assert signers(first, "E1")[-3:] == ["M2", "M1", "M2"]
    assert signers(second, "E1") == signers(first, "E1")
    assert first.good("verify", "--json").json["damage"] == []
    assert second.good("verify", "--json").json["damage"] == []


def test_who_was_taken_out_opens_nothing_here_and_still_the_copy_they_had(two, tmp_path):
    first, second = two
    second.good("describe", "E1", "--what", "a quay")
    shutil.copytree(first.case, tmp_path / "copy")
    assert first("member", "remove", "M2").status == 1
    first.good("member", "remove", "M2", "--because", "left")
    for argv in (["list", "item"], ["verify"], ["show", "E1"]):
        assert second(*argv).status == 5
    assert list(members(first)) == ["M1"]
    assert signers(first, "E1")[-1] == "M2", "what they signed stays signed"
    assert first.good("verify", "--json").json["damage"] == []
    elsewhere = {"XDG_STATE_HOME": str(tmp_path / "elsewhere")}
    copied = replace(second, case=tmp_path / "copy", environ=elsewhere)
    copied.good("show", "E1")  # as SECURITY.md says
    third = replace(second, passphrase=second.passphrase.with_name("third.txt"))
    first.good("member", "add", "--new-passphrase-file", third.passphrase)
    assert list(members(third)) == ["M1", "M3"], "an id is never given again"


def test_the_key_file_of_who_was_taken_out_opens_nothing_when_it_is_put_back(two, tmp_path):
    first, second = two
    before = {path.name: path.read_bytes() for path in (first.case / "keys").iterdir()}
    first.good("member", "remove", "M2", "--because", "left")
    for name, content in before.items():
        (first.case / "keys" / name).write_bytes(content)
    ran = second("list", "item")
    assert ran.status in {4, 5}
    assert "E1" not in ran.out
    first.good("list", "item")
    assert first.good("verify", "--json").json["damage"] == []


def test_a_card_is_opened_by_the_desk_only_and_each_opening_is_recorded(two, passphrases, tmp_path):
    first, second = two
    (tmp_path / "card.txt").write_text("somebody at the harbour\n", encoding="utf-8")
    second.good("card", "S-REED", "--file", tmp_path / "card.txt")
    ran = second("card", "S-REED", "--open", "--because", "curious")
    assert (ran.status, "somebody" in ran.out + ran.err) == (1, False), ran.err
    assert "somebody at the harbour" in first.good("card", "S-REED", "--open", "--because", "to call back").out
    first.good("member", "add", "--desk", "--new-passphrase-file", passphrases[1])
    third = replace(first, passphrase=passphrases[1])
    assert "somebody at the harbour" in third.good("card", "S-REED", "--open", "--because", "to call again").out
    custody = " | ".join(first.good("show", "S-REED", "--json").json["lists"]["custody"])
    assert "M1: identity card opened: to call back" in custody
    assert "M3: identity card opened: to call again" in custody
    third.good("member", "remove", "M1", "--because", "left the desk")
    assert "somebody at the harbour" in third.good("card", "S-REED", "--open", "--because", "still").out
    assert first("list", "item").status == 5
    assert third.good("verify", "--json").json["damage"] == []


def test_a_lost_passphrase_is_replaced_by_another_member(two, passphrases):
    first, second = two
    ran = first("member", "rekey", "M2", "--new-passphrase-file", passphrases[1])
    assert (ran.status, "say why" in ran.err) == (1, True)
    first.good("member", "rekey", "M2", "--because", "lost", "--new-passphrase-file", passphrases[1])
    assert second("list", "item").status == 5
    third = replace(first, passphrase=passphrases[1])
    third.good("describe", "E1", "--what", "a quay")
    assert signers(first, "E1")[-1] == "M2"
    assert first.good("verify", "--json").json["damage"] == []


def test_ones_own_passphrase_is_changed_and_the_old_one_opens_nothing(two, passphrases):
    first, second = two
    second.good("member", "passphrase", "--new-passphrase-file", passphrases[1])
    assert second("list", "item").status == 5
    assert replace(second, passphrase=passphrases[1]).good("member", "list", "--json").json["rows"][1]["id"] == "M2"
    first.good("list", "item")
    assert len(list((first.case / "keys").iterdir())) == 2
    assert first.good("verify", "--json").json["damage"] == []


def test_the_last_of_the_desk_stays_and_nobody_takes_themselves_out(two):
    first, second = two
    for who, name, sentence in (
        (second, "M1", "the last member of the source desk stays"),
        (first, "M1", "nobody takes themselves out"),
        (first, "M9", "M9 is not a member of this case"),
    ):
        ran = who("member", "remove", name, "--because", "x")
        assert (ran.status, sentence in ran.err) == (1, True), ran.err
    assert list(members(first)) == ["M1", "M2"]


def test_nobody_is_taken_out_while_somebody_else_has_the_case_open(two):
    first, _ = two
    with first.opened_by_another():
        ran = first("member", "remove", "M2", "--because", "left")
    assert ran.status == 6, ran.err
    assert list(members(first)) == ["M1", "M2"]


def test_a_member_at_another_place_comes_by_their_key_file_and_only_once(two, made, tmp_path):
    first, _ = two
    there = made("elsewhere")
    there = replace(there, environ={"XDG_STATE_HOME": str(tmp_path / "there")})
    ran = there.good("member", "key", "--out", tmp_path / "there.pub")
    assert "fingerprint" in ran.err
    assert there("member", "key", "--out", tmp_path / "there.pub").status == 1
    assert there.good("member", "key").out == (tmp_path / "there.pub").read_text(encoding="utf-8")
    assert first.good("member", "add", "--key", tmp_path / "there.pub", "--json").json == {"member": "M3"}
    known = members(first)["M3"]
    assert known["place"].startswith("farbank/")
    assert known["desk"] is False
    assert f"M3     at {known['place']}" in first.good("member", "list").out
    wrong = tmp_path / "wrong.pub"
    for content in (b"", b"\xff\x00", b"age1nobody\n", (tmp_path / "there.pub").read_bytes()[:-9]):
        wrong.write_bytes(content)
        ran = first("member", "add", "--key", wrong)
        assert ran.status in {1, 4}, content
        assert "Traceback" not in ran.err
        assert "fault of its own" not in ran.err
    for argv in (["--key", tmp_path / "there.pub"], ["--key", tmp_path / "none"], ["--key", wrong, "--desk"]):
        assert first("member", "add", *argv).status == 1
    ran = first("member", "rekey", "M3", "--because", "x", "--new-passphrase-file", first.passphrase)
    assert (ran.status, "works in another place" in ran.err) == (1, True)
    first.good("member", "remove", "M3", "--because", "left")
    assert list(members(first)) == ["M1", "M2"]
    assert first.good("verify", "--json").json["damage"] == []


def test_a_new_passphrase_that_nobody_can_be_asked_for_is_not_made_up(desk, tmp_path):
    head = desk.head()
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    for argv in (["add"], ["passphrase"], ["rekey", "M1", "--because", "x"]):
        assert desk("member", *argv).status == 5
        assert desk("member", *argv, "--new-passphrase-file", tmp_path / "none").status == 5
        assert desk("member", *argv, "--new-passphrase-file", tmp_path / "empty.txt").status == 1
    assert desk.head() == head
    desk.good("list", "item")


def test_a_weak_passphrase_is_warned_of(desk, tmp_path):
    (tmp_path / "weak.txt").write_text("abc\n", encoding="utf-8")
    ran = desk.good("member", "add", "--new-passphrase-file", tmp_path / "weak.txt")
    assert "this passphrase is weak: " in ran.err
    assert "abc" not in ran.err


def test_no_passphrase_of_a_member_is_in_any_argument_environment_output_or_file(
    two, passphrases, tmp_path, monkeypatch
):
    first, _ = two
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    spy = (
        "import os\nfrom pathlib import Path\nfrom farbank.keeping.changes import members_changing as m\nreal = m.lock_keys\n"
        "def lock_keys(*a, **k):\n"
        "    told = Path('/proc/self/cmdline').read_bytes() + Path('/proc/self/environ').read_bytes()\n"
        "    word = 'kanarien' + 'vogel'\n    assert word.encode() not in told and word not in str(os.environ)\n"
        "    return real(*a, **k)\nm.lock_keys = lock_keys"
    )
    ran = first.alone(
        "member", "add", "--new-passphrase-file", passphrases[1], first=spy if Path("/proc").is_dir() else ""
    )
    assert ran.status == 0, ran.err
    third = replace(first, passphrase=passphrases[1])
    said = [ran, third.good("member", "list"), third.good("verify"), third("member", "remove", "M3", "--because", "x")]
    (tmp_path / "more.jpg").write_bytes(b"\xff\xd8\xff")
    said.append(third.good("add", tmp_path / "more.jpg"))
    said.append(first.good("member", "rekey", "M3", "--because", "lost", "--new-passphrase-file", passphrases[1]))
    assert [each for each in said if "kanarienvogel" in each.out + each.err] == []
    state = Path(os.environ["XDG_STATE_HOME"])
    for folder in (first.case, tmp_path / "tmp", state):
        for path in folder.rglob("*"):
            assert not path.is_file() or b"kanarienvogel" not in path.read_bytes(), path
