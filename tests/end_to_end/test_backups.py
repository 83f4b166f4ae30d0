"""A backup and the key files apart from it: what is in them and what is not, and a case out of both."""

import hashlib
import json
import shutil
import signal
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

CANARIES = ("Ferries stopped in June", "Note about the ferry", "harbour", "S-REED", "No ferry sails", "six words here")


def tree(folder):
    """The bytes of every file by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def looks_like(desk):
    """What a person sees of a case, and every entry of its ledger."""
    shown = {
        kind: desk.good("list", kind, "--json").json for kind in ("source", "item", "statement", "finding", "report")
    }
    shown["weigh"] = desk.good("weigh", "--json").json
    shown["gate"] = desk("gate", "R1", "--json").json
    shown["item"] = desk.good("show", "E1", "--json").json
    shown["found"] = desk.good("find", "배는", "--json").json
    return shown


@pytest.fixture
def kit(desk, tmp_path):
    """The desk, its backup, and the key files apart."""
    backup, keys = tmp_path / "usb" / "backup", tmp_path / "safe" / "keys"
    desk.good("backup", backup, "--keys", keys)
    return desk, backup, keys


def restored(kit, tmp_path, name="restored", **environ):
    desk, backup, keys = kit
    ran = desk.good("restore", backup, tmp_path / name, "--keys", keys, "--json", **environ)
    return replace(desk, case=tmp_path / name), ran.json


def test_a_second_backup_copies_nothing_and_writes_no_pack(kit):
    desk, backup, keys = kit
    before = tree(backup)
    ran = desk.good("backup", backup, "--keys", keys, "--json")
    assert (ran.json["copy"], ran.json["new_objects"], ran.json["removed"]) == ("H1", 0, 0)
    ran = desk.good("backup", backup, "--json")
    assert (ran.json["new_objects"], ran.json["new_packs"], ran.json["removed"]) == (0, 0, 0)
    after = tree(backup)
    assert {name for name in before if name.startswith("objects/")} == {n for n in after if n.startswith("objects/")}
    assert [each["id"] for each in desk.good("list", "copy", "--json").json["rows"]] == ["H1", "H2"]


def test_what_is_new_since_is_added_and_nothing_else_is_copied(kit, tmp_path):
    desk, backup, _ = kit
    (tmp_path / "more.txt").write_text("a barge passed", encoding="utf-8")
    desk.good("add", tmp_path / "more.txt")
    ran = desk.good("backup", backup, "--json")
    assert (ran.json["new_objects"], ran.json["new_packs"]) == (2, 1)
    assert len(list((backup / "entries").iterdir())) == 1


def test_the_restored_case_is_the_same_case(kit, tmp_path):
    desk, backup, _ = kit
    desk("gate", "R1")  # which draws names at random
    desk.good("backup", backup)
    again, said = restored(kit, tmp_path, XDG_STATE_HOME=str(tmp_path / "elsewhere"))
    again = replace(again, environ={"XDG_STATE_HOME": str(tmp_path / "elsewhere")})
    assert (said["lost"], said["mended"], said["without_keys"]) == ([], [], [])
    assert looks_like(again) == looks_like(desk)
    assert again.good("verify", "--json").json["damage"] == []


def test_every_entry_object_and_file_of_the_log_is_put_back_as_it_was(kit, tmp_path):
    desk, backup, _ = kit
    desk.good("backup", backup)
    again, said = restored(kit, tmp_path)
    assert said["renamed"] is False
    here, there = tree(desk.case), tree(again.case)
    assert not there.keys() - here.keys()
    assert all(".p/" in name for name in here.keys() - there.keys()), "tiles that were outgrown need not be there"
    assert {name for name in there if here[name] != there[name]} == {"case.db"}
    assert again.head() == desk.head()


def test_the_log_goes_on_under_a_new_name_unless_this_computer_knows_that_nothing_came_after(kit, tmp_path):
    desk, _, _ = kit
    again, said = restored(kit, tmp_path, "first")
    assert (said["renamed"], said["log"].count("/")) == (False, 1)
    shutil.rmtree(again.case)
    desk.good("describe", "E-NOTE", "--what", "a quay")
    again, said = restored(kit, tmp_path, "second")
    assert said["renamed"] is True
    assert said["log"].endswith("/2")
    assert again.good("verify", "--json").json["damage"] == []
    ran = desk("describe", "E-NOTE", "--what", "a pier")
    assert ran.status == 4
    elsewhere = {"XDG_STATE_HOME": str(tmp_path / "another computer")}
    again, said = restored(kit, tmp_path, "third", **elsewhere)
    assert said["renamed"] is True
    assert replace(again, environ=elsewhere).good("verify", "--json").json["damage"] == []


def test_a_restored_case_goes_on_with_its_backup_and_the_case_of_before_does_not(kit, tmp_path):
    desk, backup, _ = kit
    desk.good("describe", "E-NOTE", "--what", "a quay")
    desk.good("backup", backup)
    desk.good("describe", "E-NOTE", "--what", "a pier")
    again, _ = restored(kit, tmp_path)
    assert again.good("backup", backup, "--json").json["new_objects"] == 0
    ran = desk("backup", backup)
    assert (ran.status, "a later or another history" in ran.err) == (1, True)


def test_a_backup_of_another_history_or_another_case_is_not_written_over(kit, made, tmp_path):
    desk, backup, _ = kit
    fork = replace(desk, case=tmp_path / "fork", environ={"XDG_STATE_HOME": str(tmp_path / "fork-state")})
    shutil.copytree(desk.case, fork.case)
    desk.good("describe", "E-NOTE", "--what", "a quay")
    desk.good("backup", backup)
    before = tree(backup)
    for said in ("older", "other"):
        ran = fork("backup", backup)
        assert (ran.status, "a later or another history" in ran.err) == (1, True), said
        for what in ("a pier", "a mole", "a jetty"):
            fork.good("describe", "E-NOTE", "--what", what)
    ran = replace(made("other"), environ=fork.environ)("backup", backup)
    assert (ran.status, "the backup of another case" in ran.err) == (1, True)
    assert tree(backup) == before
    assert [each["title"] for each in fork.good("list", "copy", "--json").json["rows"]] == [
        f"backup · {backup}", f"envelope · {tmp_path / 'safe' / 'keys'}"
    ]  # fmt: skip


def test_a_backup_is_made_while_somebody_else_has_the_case_open(kit, sheets):
    desk, backup, _ = kit
    with desk.opened_by_another():
        desk.good("backup", backup)


def test_no_key_no_view_and_no_word_is_in_the_backup_and_no_word_in_the_envelope(kit):
    desk, backup, keys = kit
    names = {path.name for path in (desk.case / "keys").iterdir()}
    assert {path.name for path in keys.iterdir()} == names
    content = tree(backup)
    assert not {Path(name).name for name in content} & names
    assert not [name for name in content if name.endswith((".db", "-journal"))]
    for name, each in {**content, **tree(keys)}.items():
        assert [word for word in CANARIES if word.encode() in each or word.encode("utf-16-le") in each] == [], name
    key_file = json.loads((keys / next(iter(names))).read_bytes())
    for name, each in content.items():
        assert key_file["sealed"].encode() not in each, name
        assert key_file["wrapped"].encode() not in each, name


def test_an_object_that_is_damaged_in_the_case_is_named_and_never_replaces_a_good_copy(kit):
    desk, backup, _ = kit
    good = tree(backup / "objects")
    (path, other) = sorted((desk.case / "objects").glob("*/*"))[:2]
    path.write_bytes(path.read_bytes()[:-20])
    flipped = bytearray(other.read_bytes())
    flipped[50] ^= 1
    other.write_bytes(flipped)
    ran = desk("backup", backup, "--json")
    assert (ran.status, ran.json["damaged"]) == (4, [f"objects/{path.name[:2]}/{path.name}"])
    assert tree(backup / "objects") == good
    ran = desk("backup", backup.with_name("second"), "--json")
    assert ran.status == 4
    assert sorted(ran.json["damaged"]) == sorted(f"objects/{each.name[:2]}/{each.name}" for each in (path, other))
    assert not {path.name, other.name} & {Path(name).name for name in tree(backup.with_name("second"))}


def test_what_was_lost_from_the_backup_comes_back_with_the_next_one(kit, tmp_path):
    desk, backup, _ = kit
    good = tree(backup)
    first, second = sorted((backup / "objects").glob("*/*"))
    first.unlink()
    second.write_bytes(b"")
    (pack,) = (backup / "entries").iterdir()
    pack.write_bytes(pack.read_bytes()[:-1])
    tile = next((backup / "log" / "tile").rglob("*.p/*"))
    tile.write_bytes(b"x")
    (backup / "case" / "farbank.toml").unlink()
    desk.good("backup", backup)
    after = tree(backup)
    assert {name: after[name] for name in good if name.startswith("objects/")} == {
        name: each for name, each in good.items() if name.startswith("objects/")
    }
    again, said = restored(kit, tmp_path)
    assert (said["lost"], said["mended"]) == ([], [])
    assert again.good("verify", "--json").json["damage"] == []


def test_an_object_that_the_backup_lost_is_named_and_the_rest_is_restored(kit, tmp_path):
    desk, backup, keys = kit
    first, second = sorted((backup / "objects").glob("*/*"))
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1])
    ran = desk("restore", backup, tmp_path / "restored", "--keys", keys)
    assert ran.status == 4
    for each in (first, second):
        assert f"LOST: objects/{each.name[:2]}/{each.name} is missing or damaged in the backup" in ran.err
    again = replace(desk, case=tmp_path / "restored")
    assert {each["id"] for each in again.good("list", "item", "--json").json["rows"]} == {"E1"}
    damage = again("verify", "--json").json["damage"]
    assert {each["where"] for each in damage} == {f"objects/{each.name[:2]}/{each.name}" for each in (first, second)}


NAMED = {
    "backup.json": ("backup.json",),
    "tables-*": ("tables-", "in the backup is not what was written"),
    "entries/*": ("entries/", "in the backup is not what was written"),
}


@pytest.mark.parametrize("pattern", NAMED)
@pytest.mark.parametrize("change", ["flipped", "cut", "extended", "gone"])
def test_a_damaged_part_of_the_backup_is_named_and_no_case_is_left(kit, tmp_path, pattern, change):
    desk, backup, keys = kit
    (path,) = backup.glob(pattern)
    whole = path.read_bytes()
    path.unlink()
    if change != "gone":
        middle = len(whole) // 2
        changed = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
        path.write_bytes({"flipped": changed, "cut": whole[:-1], "extended": whole + b"x"}[change])
    ran = desk("restore", backup, tmp_path / "restored", "--keys", keys)
    assert ran.status == (
        1 if (pattern, change) == ("backup.json", "gone") else 4 if change != "flipped" else ran.status
    )
    assert ran.status in {1, 4, 5}
    if change != "gone" and pattern != "backup.json":
        assert all(word in ran.err for word in NAMED[pattern])
    assert "Traceback" not in ran.err
    assert not (tmp_path / "restored").exists()
    path.unlink(missing_ok=True)
    path.write_bytes(whole)
    desk.good("restore", backup, tmp_path / "restored", "--keys", keys)


@pytest.mark.parametrize("name", ["case/farbank.toml", "case/README.txt", "log/checkpoint", "log/tile/0/000.p/*"])
def test_what_lies_in_the_clear_in_the_backup_is_not_believed(kit, tmp_path, name):
    desk, backup, keys = kit
    (path,) = backup.glob(name)
    shown = path.relative_to(backup).as_posix()
    path.write_bytes(path.read_bytes().replace(b"a", b"b") + b"\n")
    ran = desk("restore", backup, tmp_path / "restored", "--keys", keys, "--json")
    assert (ran.status, ran.json["mended"], ran.json["lost"]) == (4, [shown], [])
    assert replace(desk, case=tmp_path / "restored").good("verify", "--json").json["damage"] == []


def test_two_objects_that_were_swapped_in_the_backup_are_both_named(kit, tmp_path):
    desk, backup, keys = kit
    first, second = sorted((backup / "objects").glob("*/*"))
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    ran = desk("restore", backup, tmp_path / "restored", "--keys", keys, "--json")
    assert (ran.status, len(ran.json["lost"])) == (4, 2)


def test_wrong_keys_keys_of_another_case_and_of_another_epoch_open_nothing(kit, made, tmp_path):
    desk, backup, keys = kit
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("none of these six words\n", encoding="utf-8")
    other = replace(made("other"), environ={"XDG_STATE_HOME": str(tmp_path / "other-state")})
    other.good("backup", tmp_path / "other-backup", "--keys", tmp_path / "other-keys")
    shutil.copytree(keys, tmp_path / "old-keys")
    target = tmp_path / "restored"
    for key_folder, options, sentence in (
        (keys, ["--passphrase-file", wrong], "none of the key files opens with this passphrase"),
        (tmp_path / "other-keys", [], "these key files belong to another case"),
    ):
        ran = desk("restore", backup, target, "--keys", key_folder, *options)
        assert (ran.status, sentence in ran.err) == (5, True), ran.err
    desk.good("forget", "S-REED", "--yes")
    desk.good("backup", backup, "--keys", keys)
    ran = desk("restore", backup, target, "--keys", tmp_path / "old-keys")
    assert (ran.status, "are of epoch 1 and the backup is of epoch 2" in ran.err) == (5, True)
    ran = desk("restore", backup, target, "--keys", tmp_path / "nothing here")
    assert (ran.status, "there is no key file in" in ran.err) == (1, True)
    assert not target.exists()


def misspelt(content):
    """The same with one letter changed, whatever it was."""
    return content[:-9] + (b"y" if content[-9:-8] == b"x" else b"x") + content[-8:]


def test_a_damaged_key_file_is_named_and_the_next_backup_puts_it_right(kit, tmp_path):
    desk, backup, keys = kit
    (path,) = keys.iterdir()
    whole = path.read_bytes()
    path.write_bytes(misspelt(whole))
    ran = desk("restore", backup, tmp_path / "restored", "--keys", keys)
    assert (ran.status, f"the key file {path.name} is not what was written" in ran.err) == (4, True)
    desk.good("backup", backup, "--keys", keys)
    assert path.read_bytes() == whole


def test_a_key_file_that_is_damaged_in_the_case_is_not_copied(kit):
    desk, backup, keys = kit
    good = tree(keys)
    second = desk.passphrase.with_name("second.txt")
    second.write_text("another six words are there now\n", encoding="utf-8")
    desk.good("member", "add", "--new-passphrase-file", second)
    new = next(path for path in (desk.case / "keys").iterdir() if path.name not in good)
    new.write_bytes(misspelt(new.read_bytes()))
    ran = desk("backup", backup, "--keys", keys)
    assert (ran.status, f"keys/{new.name} is not the key file that was written" in ran.err) == (4, True)
    assert tree(keys) == good


def test_a_member_who_came_after_the_key_files_were_copied_is_named_at_the_restore(kit, tmp_path):
    desk, backup, _ = kit
    second = tmp_path / "second.txt"
    second.write_text("another six words are there now\n", encoding="utf-8")
    desk.good("member", "add", "--new-passphrase-file", second)
    desk.good("backup", backup)
    again, said = restored(kit, tmp_path)
    assert said["without_keys"] == ["M2"]
    assert again("list", "item", "--passphrase-file", second).status == 5
    again.good("member", "rekey", "M2", "--because", "restored", "--new-passphrase-file", second)
    assert again("list", "item", "--passphrase-file", second).status == 0


def test_a_passphrase_of_before_that_the_envelope_still_has_opens_the_restored_case_again_and_again(kit, tmp_path):
    desk, backup, _ = kit
    second = tmp_path / "second.txt"
    second.write_text("another six words are there now\n", encoding="utf-8")
    desk.good("member", "passphrase", "--new-passphrase-file", second)
    new = replace(desk, passphrase=second)
    new.good("backup", backup)
    again, _ = restored(kit, tmp_path)
    for _ in range(2):
        again.good("list", "item")
    assert again.good("verify", "--json").json["damage"] == []


def test_folders_inside_of_a_case_and_key_files_beside_their_backup_are_refused(kit, made, tmp_path):
    desk, backup, keys = kit
    link = tmp_path / "link"
    link.symlink_to(desk.case)
    other = made("other").case
    before, head = tree(other), desk.head()
    refused = (
        [desk.case / "b"], [link / "b"], [other], [other / "keys" / "b"], [tmp_path / "b", "--keys", other / "keys"],
        [tmp_path / "b", "--keys", link / "k"], [tmp_path / "b", "--keys", tmp_path / "b"],
        [tmp_path / "b", "--keys", tmp_path / "b" / "k"], [tmp_path / "b" / "c", "--keys", tmp_path / "b"],
        [tmp_path / "b", "--keys", backup / "k"],
    )  # fmt: skip
    for argv in refused:
        ran = desk("backup", *argv)
        assert (ran.status, "apart" in ran.err) == (1, True), (argv, ran.err)
    assert tree(other) == before
    assert desk.head() == head, "nothing is recorded of what is not done"
    for target in (desk.case / "r", link / "r", backup / "r"):
        ran = desk("restore", backup, target, "--keys", keys)
        assert (ran.status, "apart" in ran.err) == (1, True)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine", encoding="utf-8")
    assert "holds something that is no backup" in desk("backup", tmp_path / "full").err
    assert "is there already and not empty" in desk("restore", backup, tmp_path / "full", "--keys", keys).err
    assert "there is no backup in" in desk("restore", tmp_path / "full", tmp_path / "r", "--keys", keys).err


def test_a_backup_behind_a_link_is_written_where_the_link_leads(desk, tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    desk.good("backup", tmp_path / "link", "--keys", tmp_path / "keys")
    assert (tmp_path / "disk" / "backup.json").is_file()
    desk.good("restore", tmp_path / "link", tmp_path / "restored", "--keys", tmp_path / "keys")


def test_key_files_of_other_cases_and_other_files_in_the_folder_stay(kit, made, tmp_path):
    desk, backup, keys = kit
    (keys / "letter.txt").write_text("mine", encoding="utf-8")
    odd = keys / hashlib.sha256(b"odd").hexdigest()
    odd.write_bytes(b"odd")
    (keys / ".0123456789abcdef").write_bytes(b"cut off")
    other = replace(made("other"), environ={"XDG_STATE_HOME": str(tmp_path / "other-state")})
    other.good("backup", tmp_path / "other-backup", "--keys", keys)
    theirs = {path.name for path in (other.case / "keys").iterdir()}
    desk.good("forget", "S-REED", "--yes")
    desk.good("backup", backup, "--keys", keys)
    ours = {path.name for path in (desk.case / "keys").iterdir()}
    assert {path.name for path in keys.iterdir()} == {"letter.txt", odd.name} | theirs | ours


def test_a_backup_is_no_case_and_says_how_it_becomes_one(kit):
    desk, backup, _ = kit
    ran = desk("-C", backup, "list", "item")
    assert (ran.status, "is a backup, which is not opened as it is" in ran.err) == (1, True)


def test_after_something_was_forgotten_the_next_backup_holds_nothing_of_it(kit, tmp_path):
    desk, backup, keys = kit
    shutil.copytree(backup, tmp_path / "old-backup")
    shutil.copytree(keys, tmp_path / "old-keys")
    gone = {path.name for path in (desk.case / "objects").glob("*/*")}
    packs = {path.name for path in (backup / "entries").iterdir()} | {path.name for path in backup.glob("tables-*")}
    desk.good("forget", "S-REED", "--yes")
    gone -= {path.name for path in (desk.case / "objects").glob("*/*")}
    assert len(gone) == 2
    ran = desk.good("backup", backup, "--keys", keys, "--json")
    assert (ran.json["copy"], ran.json["removed"], ran.json["epoch"]) == ("H3", 2, 2)
    names = {Path(name).name for name in tree(backup)}
    assert not names & (gone | packs)
    rows = {each["id"]: each["title"] for each in desk.good("list", "copy", "--json").json["rows"]}
    assert set(rows) == {"H1", "H2", "H3", "H4"}
    assert all(each["copies"] == [] for each in desk.good("forget", "--json").json["forgotten"])
    again, _ = restored(kit, tmp_path)
    assert again.good("list", "source", "--json").json["rows"] == []
    assert "was forgotten, by record #" in again("show", "S1").err
    assert [each["id"] for each in again.good("find", "ferry", "--json").json["rows"]] == ["F1", "R1"]
    elsewhere = {"XDG_STATE_HOME": str(tmp_path / "thief")}
    old = (desk, tmp_path / "old-backup", tmp_path / "old-keys")
    thief, _ = restored(old, tmp_path, "thief's", **elsewhere)
    assert replace(thief, environ=elsewhere).good("show", "S-REED").status == 0, "as SECURITY.md says"


def test_the_live_backup_is_listed_again_for_the_second_thing_that_is_forgotten(kit, tmp_path):
    desk, backup, keys = kit
    (tmp_path / "more.txt").write_text("a barge passed", encoding="utf-8")
    desk.good("add", tmp_path / "more.txt")
    desk.good("forget", "S-REED", "--yes")
    desk.good("backup", backup, "--keys", keys)
    assert desk.good("forget", "E2", "--plan", "--json").json["copies"] == ["H3", "H4"]
    desk.good("forget", "E2", "--yes")
    left = {each["of"]: each["copies"] for each in desk.good("forget", "--json").json["forgotten"]}
    assert left == {"S1": [], "E1": [], "E2": ["H3", "H4"]}
    desk.good("backup", backup, "--keys", keys)
    assert all(each["copies"] == [] for each in desk.good("forget", "--json").json["forgotten"])


def test_cards_that_were_sealed_anew_are_restored_as_they_are_and_nothing_counts_as_lost(desk, tmp_path):
    card, second = tmp_path / "card.txt", tmp_path / "second.txt"
    card.write_text("somebody", encoding="utf-8")
    second.write_text("another six words are there now\n", encoding="utf-8")
    desk.good("card", "S-REED", "--file", card)
    desk.good("member", "add", "--desk", "--new-passphrase-file", second)
    desk.good("member", "remove", "M2", "--because", "left")
    kit = desk, tmp_path / "backup", tmp_path / "keys"
    desk.good("backup", kit[1], "--keys", kit[2])
    again, said = restored(kit, tmp_path)
    assert said["lost"] == []
    assert again.good("verify", "--json").json["damage"] == []
    assert "somebody" in again.good("card", "S-REED", "--open", "--because", "to call").out


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("step", [2, 5, 9, 14])
def test_a_backup_that_was_stopped_leaves_the_earlier_one_and_the_next_run_completes(kit, tmp_path, how, step):
    desk, backup, keys = kit
    for number in range(3):
        (tmp_path / f"more {number}.txt").write_text(f"a barge passed {number}", encoding="utf-8")
        desk.good("add", tmp_path / f"more {number}.txt")
    stop = (
        f"import os\nfrom farbank.keeping.disk.fsops import Disk\nreal, left = Disk.rename, [{step}]\n"
        "def rename(self, old, new):\n"
        "    left[0] -= 'backup' in str(new)\n"
        f"    if not left[0]: os.kill(os.getpid(), {int(how)})\n"
        "    return real(self, old, new)\nDisk.rename = rename"
    )
    ran = desk.alone("backup", backup, "--keys", keys, first=stop)
    assert "Traceback" not in ran.err
    elsewhere = {"XDG_STATE_HOME": str(tmp_path / "elsewhere")}
    restored(kit, tmp_path, "earlier", **elsewhere)
    desk.good("backup", backup, "--keys", keys)
    _, said = restored(kit, tmp_path, "later", **elsewhere)
    assert said["lost"] == []
    assert not list((backup / "staging").iterdir())


def test_a_disk_that_is_full_or_read_only_is_told_and_the_earlier_backup_stays(desk, tmp_path):
    if shutil.which("mount") is None:
        pytest.skip("no disk of its own can be had here")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can have a disk of its own")
    try:
        keys = tmp_path / "keys"
        desk.good("backup", folder / "backup", "--keys", keys)
        before = tree(folder / "backup")
        (tmp_path / "large.bin").write_bytes(b"0123456789" * 100_000)
        desk.good("add", tmp_path / "large.bin")
        ran = desk("backup", folder / "backup")
        assert (ran.status, "No space left on device" in ran.err) == (7, True), ran.err
        after = tree(folder / "backup")
        assert {name: after[name] for name in before} == before
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        ran = desk("backup", folder / "backup")
        assert (ran.status, "Read-only file system" in ran.err) == (7, True), ran.err
        desk.good("restore", folder / "backup", tmp_path / "restored", "--keys", keys)
    finally:
        subprocess.run(["umount", folder], check=True)
