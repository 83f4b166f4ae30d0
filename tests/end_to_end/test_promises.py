"""Promises of SECURITY.md that are best seen from outside."""

import hashlib
import shutil
import subprocess

import click
import pytest

from farbank.cli.steps import STEPS, farbank
from farbank.keeping.objects import cards

# options whose name sounds like a secret: each is a file, a folder or a public key, and none is the secret itself
HARMLESS = {
    "--passphrase-file",
    "--new-passphrase-file",
    "--pass-on",  # restrict: a file that a custodian holds
    "--keep-only",  # add: keep the bytes, read them later
    "--key",  # member add: the file of somebody's public key
    "--keys",  # backup, restore: the folder of the key files
}


def every_option(command, ctx):
    own = [option for each in command.get_params(ctx) for option in each.opts]
    under = command.commands.values() if isinstance(command, click.Group) else ()
    return [*own, *(option for each in under for option in every_option(each, ctx))]


@pytest.mark.parametrize("name", [name for _, offered in STEPS for name, _, _ in offered])
def test_no_command_takes_a_passphrase_as_an_argument(name):
    ctx = click.Context(farbank)
    command = farbank.get_command(ctx, name)
    named = {each for each in every_option(command, ctx) if "pass" in each or "key" in each or "secret" in each}
    assert "--passphrase-file" in named
    assert named <= HARMLESS


def test_add_changes_nothing_in_the_folder_it_takes_from(empty, tmp_path):
    folder = tmp_path / "material"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "note.txt").write_text("words\n", encoding="utf-8")
    before = {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in [folder, *folder.rglob("*")]}
    empty.good("add", folder)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in [folder, *folder.rglob("*")]} == before


def test_where_an_observer_stood_and_the_notes_of_the_desk_are_in_no_published_byte(empty, shipped, tmp_path):
    folder = tmp_path / "border"
    shutil.copytree(shipped / "border", folder)
    sheet = folder / "border.yaml"
    said = sheet.read_text(encoding="utf-8")
    said = said.replace(
        "{kind: opposite_bank, side: china}", '{kind: opposite_bank, side: china, position: "canaryperch"}'
    )
    said = said.replace("key: L-SAKJU,", 'key: L-SAKJU, note: "canarynote",')
    assert "canaryperch" in said
    assert "canarynote" in said
    sheet.write_text(said, encoding="utf-8")
    empty.good("apply", sheet)
    empty.good("publish", "R-2", "--out", tmp_path / "site")
    for path in (tmp_path / "site").rglob("*"):
        if path.is_file():
            assert b"canary" not in path.read_bytes().lower(), path
    assert "canaryperch" in empty.good("show", "L-SAKJU").out


def test_the_opening_of_a_card_is_recorded_before_its_words_are_shown(desk, tmp_path, monkeypatch):
    card = tmp_path / "card.txt"
    card.write_text("somebody\n", encoding="utf-8")
    desk.good("card", "S-REED", "--file", card)

    def broken(self, name):
        raise KeyboardInterrupt

    monkeypatch.setattr(cards.SourceCards, "open", broken)
    ran = desk("card", "S-REED", "--open", "--because", "to call back")
    assert ran.status == 130
    assert ran.out == ""
    assert "identity card opened: to call back" in desk.good("show", "S-REED").out


def test_one_identity_line_opens_one_item_with_stock_age_and_no_other(desk, tmp_path):
    if shutil.which("age") is None:
        pytest.skip("Debian's age is not installed")
    (line,) = desk.good("show", "E-NOTE", "--identity", "--json").json["objects"]
    (tmp_path / "identity.txt").write_text(line["identity"] + "\n", encoding="utf-8")
    path = desk.case / "objects" / line["object"][:2] / line["object"]
    opened = subprocess.run(["age", "-d", "-i", tmp_path / "identity.txt", path], capture_output=True, check=True)
    assert "Ferries stopped in June" in opened.stdout.decode()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == line["object"]
    others = [each for each in (desk.case / "objects").rglob("*") if each.is_file() and each != path]
    assert others
    for other in others:
        tried = subprocess.run(["age", "-d", "-i", tmp_path / "identity.txt", other], capture_output=True, check=False)
        assert tried.returncode != 0


def test_a_thing_without_a_file_has_no_identity_line(desk):
    ran = desk("show", "T-FERRY", "--identity")
    assert ran.status == 1
    assert ran.out == ""
