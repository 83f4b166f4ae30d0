"""Ctrl-C and SIGKILL at any moment: the case opens, verifies, holds what was acknowledged, and the command goes on."""

import random
import shutil
import signal
import time
from dataclasses import replace

import pytest

SECONDS = {"new": 0.6, "add": 1.2, "apply": 1.2, "publish": 2.6, "approve": 2.2}  # how long each takes, about
FILES = 30
# Before its first line Ctrl-C is Python's own to tell; from here on it is farbank's.
BEGUN = "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL); print('begun', flush=True)"


@pytest.fixture(scope="module")
def pile(tmp_path_factory):
    """A folder of small files."""
    folder = tmp_path_factory.mktemp("pile") / "pile"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"letter {number}.txt").write_text(f"Letter number {number}. " * 200, encoding="utf-8")
    return folder


def stopped(desk, how, seconds, *argv):
    """Run a command, send one signal to it after some time, and give its status and what it said."""
    child = desk.start(*argv, first=BEGUN)
    assert child.stdout.readline() == b"begun\n"
    time.sleep(seconds)
    if child.poll() is None:
        child.send_signal(how)
    _, err = child.communicate(timeout=60)
    assert b"Traceback" not in err, err.decode()
    assert child.returncode in {0, 130, -how}, err.decode()
    if child.returncode == 130:
        assert err.decode().splitlines()[-1].startswith("farbank: stopped; what was recorded so far is kept")
    return child.returncode


def assert_whole(desk, *, kept=0):
    """It opens, verifies without a remark, and its ledger is not shorter than it was."""
    assert desk.head() >= kept
    ran = desk.good("verify", "--json")
    assert (ran.json["ok"], ran.err) == (True, "")
    assert list((desk.case / "staging").iterdir()) == []
    return desk.head()


def stopped_new(desk, tmp_path, how, seconds):
    fresh = replace(desk, case=tmp_path / "fresh")
    status = stopped(fresh, how, seconds, "new", fresh.case)
    if not fresh.case.exists():
        assert status != 0
        fresh.good("new", fresh.case)
    assert_whole(fresh)
    assert [path.name for path in tmp_path.glob(".fresh*")] == []


def stopped_add(desk, pile, how, seconds):
    status = stopped(desk, how, seconds, "add", pile)
    assert_whole(desk)
    before = len(desk.good("list", "item", "--json").json["rows"])
    assert status != 0 or before == FILES
    desk.good("add", pile)
    rows = desk.good("list", "item", "--json").json["rows"]
    assert len(rows) == FILES
    assert len(desk.good("find", "letter", "--json").json["rows"]) == FILES
    assert_whole(desk)


def stopped_apply(desk, sheet, how, seconds):
    head = desk.head()
    status = stopped(desk, how, seconds, "apply", sheet)
    assert_whole(desk)
    taken = len(desk.good("list", "source", "--json").json["rows"])
    assert taken in {0, 2}, "whole or not at all"
    assert status != 0 or (taken, desk.head() > head) == (2, True)
    again = desk.good("apply", sheet, "--json").json
    assert (again["recorded"] == 0) is bool(taken)
    assert_whole(desk)


def stopped_publish(desk, out, how, seconds):
    before = shape(out)
    status = stopped(desk, how, seconds, "publish", "R-REPAIRED", "--out", out)
    after = shape(out)
    assert after in ({}, before) or "index.html" in after
    assert_whole(desk)
    desk.good("publish", "R-REPAIRED", "--out", out)
    whole = shape(out)
    assert after in ({}, before, whole), "no half release"
    assert status != 0 or after == whole
    assert [path.name for path in out.parent.glob(".*")] == []
    assert_whole(desk)


def stopped_approve(desk, how, seconds):
    approve = ("approve", "R-REPAIRED", "--for", "cms")
    status = stopped(desk, how, seconds, *approve)
    assert_whole(desk)
    done = desk.good("show", "R-REPAIRED", "--json").json["lists"].get("approved", [])
    assert len(done) <= 1
    assert status != 0 or done
    assert desk.good(*approve, "--json").json["new"] is not bool(done)
    assert len(desk.good("show", "R-REPAIRED", "--json").json["lists"]["approved"]) == 1
    assert_whole(desk)


def shape(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rounds(command, how, count, desks, tmp_path):
    """A command stopped so many times, each time at another moment and on a case of its own."""
    chance = random.Random(f"{command} {how} {count}")
    for number in range(count):
        seconds = chance.uniform(0.1, SECONDS[command])
        folder = tmp_path / f"{number}"
        folder.mkdir()
        desk = desks(command, folder)
        match command:
            case "new":
                stopped_new(desk, folder, how, seconds)
            case "add":
                stopped_add(desk, desks.pile, how, seconds)
            case "apply":
                stopped_apply(desk, desks.drill, how, seconds)
            case "approve":
                stopped_approve(desk, how, seconds)
            case _:
                stopped_publish(desk, folder / "site", how, seconds)
        shutil.rmtree(folder)


@pytest.fixture
def desks(made, pile, shipped, drill_case):
    """Gives a command the case it works on, as a copy in a folder."""

    def give(command, folder):
        template = drill_case if command in {"publish", "approve"} else made("empty")
        shutil.copytree(template.case, folder / "case")
        return replace(template, case=folder / "case", environ={"XDG_STATE_HOME": str(folder / "state")})

    give.pile, give.drill = pile, shipped / "drill" / "drill.yaml"
    return give


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
@pytest.mark.parametrize(("command", "count"), [("new", 1), ("add", 1), ("apply", 1), ("publish", 1), ("approve", 1)])
def test_a_stopped_command_leaves_a_whole_case_and_can_be_given_again(command, count, how, desks, tmp_path):
    rounds(command, how, count, desks, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
@pytest.mark.parametrize(
    ("command", "count"), [("new", 15), ("add", 20), ("apply", 20), ("publish", 20), ("approve", 20)]
)
def test_a_hundred_and_fifty_stopped_commands_leave_whole_cases(command, count, how, desks, tmp_path):
    rounds(command, how, count, desks, tmp_path)


@pytest.mark.parametrize("seconds", [0, 0.03, 0.08, 0.15, 0.25, 0.35])
def test_ctrl_c_while_farbank_starts_or_ends_shows_no_traceback(desk, seconds):
    stopped(desk, signal.SIGINT, seconds, "list", "item")
    assert_whole(desk)


def test_a_release_that_was_killed_in_the_middle_of_the_swap_comes_back(drill, tmp_path):
    out = tmp_path / "site"
    drill.good("publish", "R-REPAIRED", "--out", out)
    whole = shape(out)
    out.rename(tmp_path / ".site.before")
    (tmp_path / ".site.unfinished").mkdir()
    (tmp_path / ".site.unfinished" / "half.html").write_text("half", encoding="utf-8")
    drill.good("publish", "R-REPAIRED", "--out", out)
    assert shape(out) == whole
    assert list(tmp_path.glob(".site*")) == []
