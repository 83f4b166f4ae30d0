"""`farbank open` where there is no case: it makes one in the page where nothing is yet, and nowhere else."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from farbank.cli import workbench


@pytest.fixture
def served(monkeypatch):
    """On which folders a workbench was opened; none is served."""
    found = []
    monkeypatch.setattr(workbench, "open_at", lambda folder, **options: found.append(folder))
    return found


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_in_which_nothing_is_yet_is_opened_and_nothing_is_made_by_that(desk, tmp_path, served, there):
    folder = tmp_path / "new"
    if there:
        folder.mkdir()
    ran = replace(desk, case=folder)("open")
    assert (ran.status, served) == (0, [folder])
    assert ran.err == f"There is no case in {folder} yet; the page makes one.\n"
    assert folder.exists() is there


def test_the_folder_one_stands_in_is_known_by_its_name_before_a_case_takes_its_place(desk, tmp_path, served):
    folder = tmp_path / "new"
    folder.mkdir()
    desk.good("open", cwd=folder, FARBANK_CASE=None)
    assert served == [folder]


def test_a_case_is_opened_without_a_word_about_a_new_one(desk, served):
    assert desk.good("open").err == ""
    assert served == [desk.case]


def test_other_files_and_no_case_are_refused_in_one_sentence(desk, tmp_path, served):
    folder = tmp_path / "holiday"
    folder.mkdir()
    (folder / "picture.jpg").write_bytes(b"x")
    ran = replace(desk, case=folder)("open")
    assert (ran.status, served) == (1, [])
    (sentence, advice) = ran.err.splitlines()
    assert sentence.startswith(f"farbank: there is no case in {folder}, and none can be made there: ")
    assert sentence.endswith("is there already and not empty")
    assert "name it with -C" in advice
    assert desk("new", folder).err.splitlines()[0].removeprefix("farbank: ") in sentence  # as `farbank new` refuses it


@pytest.mark.parametrize(("file", "said"), [("a.txt", "is there already"), ("a.txt/case", "so there can be no case")])
def test_a_file_is_no_place_for_a_case(desk, tmp_path, served, file, said):
    (tmp_path / "a.txt").write_text("x")
    ran = replace(desk, case=tmp_path / file)("open")
    assert (ran.status, said in ran.err, served) == (1, True, [])


def test_a_field_bag_and_a_backup_are_refused_as_before(desk, tmp_path, served):
    for name, said in (("farbank-field.txt", "is a field bag"), ("backup.json", "is a backup")):
        folder = tmp_path / name.partition(".")[0]
        folder.mkdir()
        (folder / name).write_text("x")
        ran = replace(desk, case=folder)("open")
        assert (ran.status, said in ran.err, served) == (1, True, [])


@pytest.mark.long
def test_after_a_case_took_the_place_of_the_folder_one_stands_in_the_next_command_finds_it(desk, tmp_path):
    """A shell still names that folder, and stands in one that is gone."""
    folder = tmp_path / "new"
    folder.mkdir()
    code = "from farbank.cli.main import main; main()"
    known = {**os.environ, "FARBANK_PASSPHRASE_FILE": str(desk.passphrase), "PWD": str(folder)}
    words = f'"{sys.executable}" -c "{code}" new . >/dev/null && "{sys.executable}" -c "{code}" list item'
    ran = subprocess.run(["sh", "-c", words], cwd=folder, env=known, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "nothing found" in ran.stderr
