"""A power cut at any moment, on a disk that keeps only what was fsynced: the case opens, verifies, and goes on.

Each command is recorded once, at the border of the system calls; then every disk that a power cut may have left behind is
put into a folder, and farbank goes on from there. To try out another command, add a line to VERBS.
"""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

import pytest
from crash.losses import states
from crash.operations import Names, Synced, Told
from crash.recording import record
from crash.recovering import check, fast_place, go_on_with, promise_of
from crash.tracing import needs_strace

from farbank.views import releases

WORDS = "six words here now okay fine"
QUICK = {"new": 10, "add": 20, "apply": 10}  # states of a command in the everyday run
THOROUGH = 4  # of so many states one is verified before the next commit, too
AGAIN = 40  # of so many states one is also given the same command again


def a_release_is_recorded_before_it_can_be_read(kept, state, place):
    if "site/index.html" in state.tree:
        assert any(releases.released(kept.rows, each.id) for each in releases.reports(kept.rows))


@dataclass(frozen=True)
class Verb:
    """A command: on which case, what is done before it, its words; folders it promises, what else must hold."""

    argv: tuple[str, ...]
    case: str = "empty"
    before: tuple[tuple[str, ...], ...] = ()
    folders: tuple[str, ...] = ()
    also: Callable | None = None


# {root} is recorded, with the case in {root}/case; {written} and {shipped} hold what the commands read.
VERBS = {
    "new": Verb(("new", "{root}/case"), case=""),
    "add": Verb(("add", "{written}/note.txt", "{written}/harbour.md", "{written}/desk.yaml")),
    "add again": Verb(("add", "{written}/note.txt"), case="small"),
    "apply": Verb(("apply", "{written}/desk.yaml")),
    "card": Verb(("card", "S-REED", "--file", "{written}/note.txt"), case="small"),
    "open card": Verb(
        ("card", "S-REED", "--open", "--because", "to write"),
        case="small",
        before=(("card", "S-REED", "--file", "{written}/note.txt"),),
    ),
    "describe": Verb(("describe", "E-NOTE", "--what", "a quay"), case="small"),
    "publish": Verb(
        ("publish", "R-REPAIRED", "--out", "{root}/site"),
        case="drill",
        folders=("site",),
        also=a_release_is_recorded_before_it_can_be_read,
    ),
    "publish over": Verb(
        ("publish", "R-REPAIRED", "--out", "{root}/site"),
        case="drill",
        before=(("publish", "R-REPAIRED", "--out", "{root}/site"), ("describe", "E-LETTER", "--what", "a letter")),
        folders=("site",),
        also=a_release_is_recorded_before_it_can_be_read,
    ),
}


@pytest.fixture(scope="module")
def recorded(made, written, shipped, tmp_path_factory):
    """Records a command of VERBS once, and gives the desk, the recording and what it promises."""
    there = {}
    commands = {
        "empty": (),
        "small": (("apply", written / "desk.yaml"),),
        "drill": (("apply", shipped / "drill" / "drill.yaml"),),
    }

    def give(name):
        if name not in there:
            verb = VERBS[name]
            root = tmp_path_factory.mktemp("crash") / "root"
            root.mkdir()
            template = made(verb.case or "empty", *commands[verb.case or "empty"])
            environ = {**template.environ, "XDG_STATE_HOME": str(root / "state")}
            desk = replace(template, case=root / "case", environ=environ)
            if verb.case:
                shutil.copytree(template.case, desk.case)
            words = {"root": root, "written": written, "shipped": shipped}
            for each in verb.before:
                desk.good(*(word.format(**words) for word in each))
            recording = record(desk, *(word.format(**words) for word in verb.argv), root=root)
            there[name] = desk, recording, promise_of(recording, WORDS, folders=verb.folders, check=verb.also)
        return there[name]

    return give


@pytest.fixture
def place(tmp_path):
    folder = fast_place(tmp_path)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def survived(recording, promise, some, place):
    """How many states farbank went on from; the first it did not is told with how it came about."""
    survivors = 0
    for state in some:
        try:
            check(recording, promise, state, place, thorough=survivors % THOROUGH == 0)
        except Exception as failure:
            how = f"{recording.argv[0]}, {state.because}, told {state.told[-3:]}"
            raise AssertionError(f"{how}: {failure!r}") from failure
        survivors += 1
    return survivors


@needs_strace
@pytest.mark.parametrize("name", QUICK)
def test_a_power_cut_leaves_a_case_that_opens_verifies_and_goes_on(recorded, place, name):
    _, recording, promise = recorded(name)
    every = list(states(recording))
    some = random.Random(name).sample(every, QUICK[name])
    assert survived(recording, promise, [*some, every[-1]], place) == QUICK[name] + 1


@needs_strace
@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", VERBS)
def test_every_disk_that_a_power_cut_may_leave_behind_is_gone_on_from(recorded, place, name):
    desk, recording, promise = recorded(name)
    assert survived(recording, promise, states(recording), place) > 100
    for state in islice(states(recording), 0, None, AGAIN):
        go_on_with(desk, recording, state, place)


def without_fsync_of(recording, named):
    """The same recording on a farbank that forgot one kind of fsync."""
    nodes = {
        change.node
        for each in recording.operations
        if isinstance(each, Names)
        for change in each.changes
        if change.node is not None and named(change.name)
    }
    nodes |= {node for names in recording.before.folders.values() for name, node in names.items() if named(name)}
    assert any(isinstance(each, Synced) and each.node in nodes for each in recording.operations)
    changed = [
        Synced(-1, 0) if isinstance(each, Synced) and each.node in nodes else each for each in recording.operations
    ]
    return replace(recording, operations=tuple(changed))


FORGOTTEN = {
    "the objects themselves": lambda name: len(name) == 64,
    "the folders of the objects": lambda name: len(name) == 2,
    "the journal of the database": lambda name: name == "case.db-journal",
    "the database": lambda name: name == "case.db",
    "the name of the journal": lambda name: name == "case",
    "the checkpoint": lambda name: name == "checkpoint",
    "the folder of the checkpoint": lambda name: name == "log",
    "the folders of the tiles": lambda name: name.endswith(".p"),
}


def assert_found_out(recorded, place, what):
    """The proof of the proof: each of these must fail, or the states would be too kind."""
    _, recording, promise = recorded("add")
    careless = without_fsync_of(recording, FORGOTTEN[what])
    new = sorted(states(careless), key=lambda state: not state.exited)
    with pytest.raises(AssertionError):
        survived(careless, promise, new, place)


@needs_strace
@pytest.mark.parametrize("what", ["the folder of the checkpoint"])
def test_an_fsync_that_is_left_out_is_found_out(recorded, place, what):
    assert_found_out(recorded, place, what)


@needs_strace
@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("what", FORGOTTEN)
def test_every_kind_of_fsync_that_is_left_out_is_found_out(recorded, place, what):
    assert_found_out(recorded, place, what)


@needs_strace
def test_what_is_written_past_farbank_is_recorded_too(recorded):
    """SQLCipher writes its pages itself; the model still holds what the disk holds, and knows when it was promised."""
    _, recording, _ = recorded("add")
    told = [each.words for each in recording.operations if isinstance(each, Told)]
    assert told[-1] == "exit 0"
    assert [each.split()[0] for each in told[:-1]] == ["head", "head", "published"]
    assert any(path.endswith("case.db") for path in recording.after)
