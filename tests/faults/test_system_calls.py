"""Every single call of the operating system may fail, or be the last: the command says so in its own words, the case
opens and verifies, what was acknowledged is there, and the same command succeeds afterwards."""

import shutil
from dataclasses import replace

import pytest
from crash.bench import Bench, assert_told, thinned
from crash.custody import assert_one_set_of_keys
from crash.failing import WRITING
from crash.stages import SECOND, Stage, second_member
from crash.tracing import needs_strace
from crash.verbs import CUSTODY

from farbank.assemble.newsroom import folds
from farbank.keeping.carrying.keys_apart import keys_apart
from farbank.keeping.carrying.restore import page_of, restore
from farbank.keeping.case import open_case
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.other_folders import BACKUP_PAGE
from farbank.values.handling import Secret
from farbank.views import custody, forgotten

WORDS = Secret("six words here now okay fine")
FULL = "error=ENOSPC"
ERRORS = ("error=EIO", "signal=KILL", FULL)
FILLING = {"openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "mkdir"}  # which a full disk may refuse
SHARES = 3  # the long proof is cut into so many, that they may run side by side
SAMPLE = 10
STRUCK = 60  # faults of a verb of custody in the long run
NEW = 3  # entries of a new case

COMMANDS = {
    "keep": ("add", "--keep-only", "{written}/note.txt", "{written}/harbour.md"),
    "add": ("add", "{written}/note.txt", "{written}/harbour.md"),
    "apply": ("apply", "{written}/desk.yaml"),
}


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Where the case is tried, what it is copied from, and where nothing of it is."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "root" / "state"))
    for name in ("root", "template", "scratch", "aside"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def bench(made, written, folders):
    def give(name):
        template = made("empty")
        shutil.copytree(template.case, folders / "template" / "case")
        desk = replace(template, case=folders / "root" / "case")
        argv = tuple(word.format(written=written) for word in COMMANDS[name])
        return Bench(desk, folders / "template", argv, folders / "scratch", desk.case)

    return give


@pytest.fixture
def custody_bench(small_case, folders):
    """A case with two members and a backup of it, before a verb of custody."""

    def give(verb):
        root = folders / "root"
        desk = replace(small_case, case=root / "case")
        shutil.copytree(small_case.case, desk.case)
        words = {"root": root, "aside": folders / "aside"}
        stage = Stage(desk=desk, root=root, aside=words["aside"], elsewhere=small_case, words=words)
        second_member(stage)
        for each in CUSTODY[verb].before:
            if not callable(each):
                stage.do(*each)
        (folders / "template").rmdir()
        root.rename(folders / "template")
        argv = tuple(word.format(**words) for word in CUSTODY[verb].argv)
        return Bench(desk, folders / "template", argv, folders / "scratch", root)

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
    faults = [
        (each, fault) for each in work.positions(WRITING) for fault in ERRORS if fault != FULL or each.call in FILLING
    ]
    assert len(faults) > 400
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


def is_forgotten(desk):
    """Whether E1 is forgotten: all of it, or nothing of it. Both members open the case, and nothing lies about."""
    for words in (Secret(SECOND), WORDS):
        with open_case(desk.case, words, folds) as kept:
            assert_one_set_of_keys(kept)
            done = any(each.done for each in forgotten.forgotten(kept.rows))
            assert kept.keyring.is_lost("E1") is done
            assert (custody.item(kept.rows, "E1") is None) is done
    return done


def assert_restorable(root):
    """A case comes out of the backup, with every object that it names."""
    page = page_of(root / "backup")
    again = root / "again"
    done = restore(root / "backup", keys_apart(page, root / "keys", WORDS), again)
    assert (done.lost, done.without_keys) == ((), ())
    found = verify(again, WORDS, state=root / "again-state")
    assert (found.damage, found.notes) == ((), ())


def faults_of(work):
    """Faults spread over the whole command, of each kind a third."""
    found = list(thinned(work.positions(WRITING)))
    step = max(1, len(found) // STRUCK)
    return [(each, ERRORS[number % 3]) for number, each in enumerate(found[::step])]


@needs_strace
@pytest.mark.long
@pytest.mark.timeout(900)
def test_calls_of_forget_may_fail_or_be_the_last(custody_bench):
    work = custody_bench("forget item")
    outcomes = set()
    for position, fault in faults_of(work):
        outcome = work.fails(position, fault)
        assert_told(outcome, position, fault)
        where = f"{position} ({position.about}), {fault}"
        work.desk.head()
        done = is_forgotten(work.desk)
        assert done or outcome.status, where
        outcomes.add(done)
        assert_clean(work.desk, where)
        if not done:
            work.desk.good(*work.argv)
            assert is_forgotten(work.desk), where
            assert_clean(work.desk, where)
    assert outcomes == {True, False}


@needs_strace
@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("verb", ["backup", "backup after forget"])
def test_calls_of_a_backup_may_fail_or_be_the_last(custody_bench, verb):
    work = custody_bench(verb)
    root = work.watched
    for position, fault in faults_of(work):
        outcome = work.fails(position, fault)
        assert_told(outcome, position, fault)
        where = f"{position} ({position.about}), {fault}"
        work.desk.head()
        assert_clean(work.desk, where)
        if (root / "backup" / BACKUP_PAGE).exists():
            if "NOT BACKED UP" not in outcome.err:
                assert_restorable(root)
                shutil.rmtree(root / "again")
        else:
            assert verb == "backup", where
        work.desk.good(*work.argv)
        assert_restorable(root)
        assert_clean(work.desk, where)
