"""Every single call of the operating system may fail, or be the last: the command says so in its own words, the case
opens and verifies, what was acknowledged is there, and the same command succeeds afterwards."""

from dataclasses import replace

import pytest
from crash.bench import Bench, assert_told, thinned
from crash.failing import WRITING
from crash.tracing import needs_strace

from farbank.keeping.verify import verify
from farbank.values.handling import Secret

WORDS = Secret("six words here now okay fine")
ERRORS = ("error=EIO", "signal=KILL", "error=ENOSPC")
SHARES = 3  # the long proof is cut into so many, that they may run side by side
SAMPLE = 10
NEW = 3  # entries of a new case

COMMANDS = {
    "keep": ("add", "--keep-only", "{written}/note.txt", "{written}/harbour.md"),
    "add": ("add", "{written}/note.txt", "{written}/harbour.md"),
    "apply": ("apply", "{written}/desk.yaml"),
}


@pytest.fixture
def bench(made, written, tmp_path, monkeypatch):
    def give(name):
        template = made("empty")
        (tmp_path / "scratch").mkdir()
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        desk = replace(template, case=tmp_path / "case")
        argv = tuple(word.format(written=written) for word in COMMANDS[name])
        return Bench(desk, template.case, argv, tmp_path / "scratch")

    return give


def assert_clean(desk, where):
    found = verify(desk.case, WORDS)
    assert (found.damage, found.notes) == ((), ()), where


def assert_whole(bench, outcome, where):
    """Opened, verified, what was acknowledged is there; then the same command succeeds and nothing lies about."""
    desk = bench.desk
    before = desk.head()  # opened, and by that mended
    assert before > NEW or outcome.status, where
    assert_clean(desk, where)
    desk.good(*bench.argv)
    assert desk.head() >= max(before, NEW + 1), where
    assert_clean(desk, where)
    if outcome.status == 0:
        assert desk.good("list", "item", "--json").json["rows"], where


def tried(bench, faults):
    """Try faults out; how many struck a file of the case."""
    struck = 0
    for position, fault in faults:
        outcome = bench.fails(position, fault)
        assert_told(outcome, position, fault)
        assert_whole(bench, outcome, f"{position} ({position.about}), {fault}")
        struck += bool(outcome.hit) or outcome.status == -9
    return struck


@needs_strace
def test_a_call_that_fails_or_is_the_last_leaves_a_whole_case(bench):
    work = bench("keep")
    found = work.positions(WRITING)
    assert {each.call for each in found} >= {"openat", "write", "pwrite64", "fsync", "rename", "mkdir"}
    step = len(found) // SAMPLE
    some = [(each, ERRORS[number % 3]) for number, each in enumerate(found[step // 2 :: step])]
    assert tried(work, some) >= SAMPLE - 1


@needs_strace
@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("share", range(SHARES))
def test_every_call_may_fail_or_be_the_last(bench, share):
    work = bench("keep")
    faults = [(each, fault) for each in work.positions(WRITING) for fault in ("error=EIO", "signal=KILL")]
    assert len(faults) > 300
    assert tried(work, faults[share::SHARES]) > 100


@needs_strace
@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("name", ["add", "apply"])
def test_calls_of_longer_commands_may_fail_or_be_the_last(bench, name, share):
    work = bench(name)
    found = list(thinned(work.positions(WRITING)))
    faults = [(each, ERRORS[number % 3]) for number, each in enumerate(found)]
    assert len(faults) > 100
    assert tried(work, faults[share::SHARES]) > 30
