"""What the machine does to farbank: a full or read-only disk, other commands, closed pipes, odd locales, odd names."""

import fcntl
import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import replace

import pytest

from farbank.keeping import case
from farbank.keeping.case import open_database, unlock
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.layout import Layout
from farbank.values.handling import Secret

WORDS = "six words here now okay fine"


def assert_whole(desk):
    """The case opens, verifies, and has nothing left over."""
    assert desk.good("list", "item").status == 0
    ran = desk.good("verify", "--json")
    assert (ran.json["damage"], ran.err) == ([], "")
    assert list((desk.case / "staging").iterdir()) == []


@contextmanager
def small_disk(folder, kilobytes):
    """A disk of its own of this size; only root can have one."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no disk of its own can be had here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def cramped(desk, tmp_path):
    """The small case on a disk of one megabyte."""
    if shutil.which("mount") is None or os.geteuid():
        pytest.skip("only root can have a small disk")
    with small_disk(tmp_path / "disk", 1500) as disk:
        shutil.copytree(desk.case, disk / "case")
        yield replace(desk, case=disk / "case")


@pytest.fixture
def large(tmp_path):
    path = tmp_path / "large.bin"
    path.write_bytes(os.urandom(3 << 20))
    return path


def assert_disk_trouble(ran):
    assert ran.status == 7, ran.err
    assert "Traceback" not in ran.err
    sentence, remedy = ran.err.splitlines()
    assert sentence.startswith("farbank: ")
    assert remedy == "         Make room or check the disk, then give the same command again."


def test_a_file_that_does_not_fit_on_the_disk_is_told_and_the_case_stays_whole(cramped, large):
    head = cramped.head()
    assert_disk_trouble(cramped("add", large))
    assert cramped.head() == head
    assert_whole(cramped)


def test_a_disk_without_room_for_the_ledger_is_told_and_the_same_command_goes_on_later(cramped):
    balloon = cramped.case.parent / "balloon"
    with balloon.open("wb", 0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            pass
    assert_disk_trouble(cramped("describe", "E-NOTE", "--what", "a quay"))
    assert cramped("verify").status == 0
    balloon.unlink()
    cramped.good("describe", "E-NOTE", "--what", "a quay")
    assert_whole(cramped)


def test_pages_that_do_not_fit_on_the_disk_leave_no_half_release(drill, tmp_path):
    if shutil.which("mount") is None or os.geteuid():
        pytest.skip("only root can have a small disk")
    with small_disk(tmp_path / "disk", 40) as disk:
        assert_disk_trouble(drill("publish", "R-REPAIRED", "--out", disk / "site"))
        assert list(disk.iterdir()) == []
    assert "released" not in drill.good("show", "R-REPAIRED", "--json").json["lists"]
    assert_whole(drill)


def test_a_read_only_disk_is_read_from_and_not_written_to(cramped):
    disk = str(cramped.case.parent)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    try:
        assert cramped("verify").status == 0
        assert_disk_trouble(cramped("describe", "E-NOTE", "--what", "a quay"))
        assert_disk_trouble(cramped("new", cramped.case.parent / "another"))
        assert_disk_trouble(cramped("sheet", cramped.case.parent / "desk.xlsx"))
    finally:
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert_whole(cramped)


@pytest.mark.skipif(not os.geteuid(), reason="root may do everything")
def test_a_file_that_may_not_be_read_is_left_with_the_reason(desk, sheets):
    (sheets / "note.txt").chmod(0)
    (sheets / "desk.yaml").chmod(0)
    ran = desk.good("add", sheets / "note.txt", "--json")
    assert "permission denied" in ran.json["skipped"][0]["because"]
    assert "cannot be read" in desk("apply", sheets / "desk.yaml").err


@pytest.mark.parametrize("kilobytes", [8, 200])
def test_a_limit_on_the_size_of_files_is_a_full_disk(desk, large, kilobytes):
    head = desk.head()
    script = f'ulimit -f {kilobytes}; exec "$@"'
    child = desk.start("add", large, before=["bash", "-c", script, "bash"])
    _, err = child.communicate(timeout=60)
    assert child.returncode == 7, err
    assert b"Traceback" not in err
    assert desk.head() == head
    assert_whole(desk)


@pytest.fixture(params=["a moment", pytest.param("as long as a person would", marks=pytest.mark.long)])
def waits(request, monkeypatch):
    """How long a command waits for another: ten seconds, as it ships, with the long proofs only."""
    if request.param == "a moment":
        monkeypatch.setitem(Database.__init__.__kwdefaults__, "busy_seconds", 0.3)
        monkeypatch.setattr(case, "_WAIT_SECONDS", 0.3)


@pytest.mark.usefixtures("waits")
def test_while_somebody_else_writes_a_command_waits_and_then_says_so(desk):
    layout = Layout(desk.case)
    rows = open_database(layout, unlock(layout, Secret(WORDS)))
    with rows.writing():
        ran = desk("describe", "E-NOTE", "--what", "a quay")
    rows.close()
    assert ran.status == 6
    sentence, remedy = ran.err.splitlines()
    assert sentence == "farbank: another farbank command is writing to this case"
    assert remedy == "         Wait until the other farbank command has ended and give yours again."
    desk.good("describe", "E-NOTE", "--what", "a quay")
    assert_whole(desk)


@pytest.mark.usefixtures("waits")
def test_while_somebody_else_opens_the_case_a_command_waits_and_then_says_so(desk):
    handle = os.open(desk.case / "staging", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    ran = desk("list", "item")
    os.close(handle)
    assert (ran.status, ran.out) == (6, "")
    assert "another farbank command is opening this case, or is changing its keys" in ran.err


def test_two_commands_at_once_both_get_their_word_in(desk, tmp_path):
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    (tmp_path / "b.txt").write_text("two", encoding="utf-8")
    children = [desk.start("add", tmp_path / name) for name in ("a.txt", "b.txt")]
    told = [child.communicate(timeout=100) for child in children]
    assert [child.returncode for child in children] == [0, 0], told
    files = [name for row in desk.good("list", "item", "--json").json["rows"] for name in row["files"]]
    assert sorted(files) == ["a.txt", "b.txt", "note.txt"]
    assert_whole(desk)


@pytest.mark.parametrize("argv", [["list", "item"], ["show", "E-NOTE", "--json"], ["--help"]], ids=" ".join)
def test_a_pipe_that_closes_early_is_no_fault(desk, argv):
    child = desk.start(*argv)
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait() == 0


def test_a_full_disk_behind_standard_output_is_told(desk):
    script = 'exec "$@" > /dev/full'
    child = desk.start("list", "item", before=["bash", "-c", script, "bash"])
    _, err = child.communicate(timeout=60)
    assert child.returncode == 7
    assert err.decode().startswith("farbank: the disk refused what was to be written: No space left on device\n")
    assert b"Traceback" not in err


LOCALES = {
    "C": {"LC_ALL": "C"},
    "C without help": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ascii": {"PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C.UTF-8"},
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_without_unicode_changes_no_status_and_breaks_no_json(desk, locale):
    desk.good("describe", "E-NOTE", "--what", "압록강의 부두 𠮷")
    ran = desk.alone("show", "E-NOTE", "--json", **LOCALES[locale])
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out)["told"]["shows"] == "압록강의 부두 𠮷"
    assert desk.alone("show", "E-NOTE", **LOCALES[locale]).status == 0
    found = desk.alone("find", "압록강", "--json", **LOCALES[locale])
    if locale == "C without help":  # the words of the command itself do not arrive
        assert (found.status, "is not text in UTF-8" in found.err) == (2, True)
    else:
        assert [each["label"] for each in found.json["rows"]] == ["E-NOTE"]


NAMES = [
    b"line\nbreak.txt",
    b"bell\x07and\x1b[31mred.txt",
    "turned\u202etxt.exe".encode(),
    "\u200bnothing.txt".encode(),
    ("하" * 83 + ".txt").encode(),
    b"bad\xff\xfebytes.txt",
    b"-rf",
    b" ",
    b"back\\slash.txt",
    "e\u0301.txt".encode(),
    "\u00e9.txt".encode(),
]


def test_odd_names_are_taken_shown_harmlessly_and_stay_apart(empty, tmp_path):
    folder = tmp_path / "odd"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (tmp_path / "odd" / os.fsdecode(name)).write_text(f"text {number}", encoding="utf-8")
    ran = empty.good("add", folder, "--json")
    titles = [each["files"][0] for each in ran.json["items"]]
    assert len(set(titles)) == len(NAMES)
    assert ran.json["skipped"] == []
    for argv in (["list", "item"], ["show", "E1"], ["show", "E3"], ["find", "text"]):
        shown = empty.good(*argv)
        assert all(each.isprintable() for line in shown.out.splitlines() for each in line.replace("\t", ""))
        assert not set("\u202e\u200b\x1b\x07") & set(shown.out)
    assert len(empty.good("list", "item").out.splitlines()) == len(NAMES)
    assert_whole(empty)


BYTES = os.fsdecode(b"\xff\xfe")


@pytest.mark.parametrize(
    "argv",
    [
        ["find", BYTES],
        ["show", BYTES],
        ["weigh", BYTES],
        ["gate", BYTES],
        ["describe", "E-NOTE", "--what", BYTES],
        ["describe", "E-NOTE", "--when", BYTES],
        ["add", BYTES],
        ["apply", BYTES + ".yaml"],
        ["apply", BYTES + ".md"],
        ["list", BYTES],
        ["list", "item", "--passphrase-file", BYTES],
        ["-C", BYTES, "list", "item"],
        ["coverage", "--target", BYTES],
        ["coverage", "--from", BYTES],
    ],
    ids=lambda argv: " ".join(argv).encode("ascii", "replace").decode(),
)
def test_words_that_are_no_text_are_refused_like_any_other(desk, tmp_path, argv):
    before = desk.head()
    ran = desk(*argv, cwd=tmp_path)
    assert ran.status in {0, 1, 2, 5}, ran.err
    assert "fault of its own" not in ran.err
    assert desk.head() == before
