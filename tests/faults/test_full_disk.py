"""A disk that is really full, at every page: farbank says so, and when there is room again the same command completes."""

import os
import re
import shutil
import subprocess
from dataclasses import replace

import pytest

PAGE = 4096
PAGES = 1 << 10  # a disk of four megabytes
QUICK = (0, 2, 6, 11, 16, 24, 500)  # pages that are left
EVERY = (*range(0, 110, 3), *range(110, 300, 20), 500)


@pytest.fixture
def disk(tmp_path):
    """A disk of its own; only root can have one."""
    if shutil.which("mount") is None or os.geteuid():
        pytest.skip("only root can have a disk of its own")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={PAGES * PAGE}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no disk of its own can be had here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def pile(tmp_path):
    """Files of several sizes."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for number in range(6):
        (folder / f"letter {number}.txt").write_text(f"Letter number {number}. " * (40 << number), encoding="utf-8")
    return folder


def fill(disk, *, leave):
    """Fill the disk but for some pages."""
    balloon = disk / "balloon"
    with balloon.open("wb", 0) as file:
        try:
            while file.write(bytes(PAGE)):
                pass
        except OSError:
            pass
        os.ftruncate(file.fileno(), max(0, os.fstat(file.fileno()).st_size - leave * PAGE))
    return balloon


def assert_whole(desk):
    ran = desk.good("verify", "--json")
    assert (ran.json["damage"], ran.err) == ([], "")
    assert list((desk.case / "staging").iterdir()) == []


@pytest.fixture
def filled_up(made, disk, pile, tmp_path, monkeypatch):
    """Runs `add` on a disk with so many pages left, and gives what was refused, if anything was."""

    def run(*options, leave):
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / f"state {leave}"))  # each time another case
        shutil.copytree(made("empty").case, disk / "case")
        desk = replace(made("empty"), case=disk / "case")
        return refused_by(desk, ("add", *options, pile), leave=leave)

    return run


def refused_by(desk, argv, *, leave):
    disk = desk.case.parent
    head = desk.head()
    balloon = fill(disk, leave=leave)
    ran = desk(*argv)
    where = f"{leave} pages: {ran}"
    assert ran.status in {0, 7}, where
    if ran.status:
        sentence, remedy = [line for line in ran.err.splitlines() if line.startswith(("farbank: the", "   "))]
        assert "the disk refused" in sentence, where
        assert remedy == "         Make room or check the disk, then give the same command again."
    full = desk("verify")
    assert full.status in {0, 7}, f"{leave} pages: {full.out} {full.err}"
    balloon.unlink()
    kept = desk.head()
    assert kept >= head
    assert_whole(desk)
    desk.good(*argv)
    assert_whole(desk)
    assert len(desk.good("list", "item", "--json").json["rows"]) >= 6
    shutil.rmtree(disk / "case")
    found = re.search(r"the disk refused (?:\S*/(staging|objects|log)\b|the (database))", ran.err)
    return "" if not ran.status else next(each for each in found.groups() if each)


def test_a_disk_that_gets_full_is_told_and_the_same_command_completes_when_there_is_room(filled_up):
    refused = {filled_up("--keep-only", leave=leave) for leave in QUICK}
    assert refused >= {"", "database", "staging"}


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_disk_may_get_full_at_any_page(filled_up):
    refused = [filled_up(leave=leave) for leave in EVERY]
    assert set(refused) >= {"", "database", "staging"}
    assert refused.count("database") > 5, "within the journal and the pages of case.db too"
