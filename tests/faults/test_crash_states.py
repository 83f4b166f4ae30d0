"""A power cut at any moment, on a disk that keeps only what was fsynced: the case opens, verifies, and goes on.

Each command is recorded once, at the border of the system calls; then every disk that a power cut may have left behind is
put into a folder, and farbank goes on from there. To try out another command, add a line to VERBS.
"""

import random
import shutil
from dataclasses import replace
from itertools import islice

import pytest
from crash.drawing import drawn
from crash.losses import states
from crash.operations import Names, Synced, Told
from crash.recording import record
from crash.recovering import check, fast_place, go_on_with, promise_of
from crash.stages import Stage
from crash.tracing import needs_strace
from crash.verbs import CUSTODY, FIRST, VERBS

QUICK = {"new": 5, "add": 8, "apply": 5}  # states of a command in the everyday run
QUICK_CUSTODY = {"forget source": 4, "backup after forget": 3, "import parcel": 3}
THOROUGH = 4  # of so many states one is verified before the next commit, too
AGAIN = 40  # of so many states one is also given the same command again
LEAST = 5  # every command of custody has more states than that


@pytest.fixture(scope="module")
def recorded(made, written, shipped, tmp_path_factory):
    """Records a command of VERBS once, and gives the desk, the recording and what it promises."""
    there = {}
    commands = {
        "empty": (),
        "small": (("apply", written / "desk.yaml"),),
        "drill": (("apply", shipped / "drill" / "drill.yaml"),),
        "full": (
            ("apply", written / "desk.yaml"),
            ("add", written / "harbour.md"),
            ("card", "S-REED", "--file", written / "note.txt"),
        ),
    }

    def give(name):
        if name not in there:
            verb = VERBS[name]
            root = tmp_path_factory.mktemp("crash") / "root"
            aside = root.with_name("aside")
            for folder in (root, aside):
                folder.mkdir()
            template = made(verb.case or "empty", *commands[verb.case or "empty"])
            environ = {**template.environ, "XDG_STATE_HOME": str(root / "state")}
            desk = replace(template, case=root / "case", environ=environ)
            if verb.case:
                shutil.copytree(template.case, desk.case)
            words = {"root": root, "aside": aside, "written": written, "shipped": shipped}
            elsewhere = made("elsewhere", *commands["small"])
            stage = Stage(desk=desk, root=root, aside=aside, elsewhere=elsewhere, words=words)
            for each in verb.before:
                if callable(each):
                    each(stage)
                else:
                    stage.do(*each)
            recording = record(desk, *(word.format(**words) for word in verb.argv), root=root)
            also = verb.also(stage, recording) if verb.also else None
            there[name] = (
                desk,
                recording,
                promise_of(recording, *verb.words, folders=verb.folders, check=also, note=verb.note),
            )
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
@pytest.mark.parametrize("name", QUICK_CUSTODY)
def test_a_power_cut_leaves_what_custody_promises(recorded, place, name):
    _, recording, promise = recorded(name)
    count = QUICK_CUSTODY[name]
    assert survived(recording, promise, drawn(recording, count), place) == count + 1


@needs_strace
@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", FIRST)
def test_every_disk_that_a_power_cut_may_leave_behind_is_gone_on_from(recorded, place, name):
    desk, recording, promise = recorded(name)
    assert survived(recording, promise, states(recording), place) > 100
    for state in islice(states(recording), 0, None, AGAIN):
        go_on_with(desk, recording, promise, state, place, once=VERBS[name].once)


@needs_strace
@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", CUSTODY)
def test_disks_that_a_power_cut_may_leave_behind_are_gone_on_from(recorded, place, name):
    verb = VERBS[name]
    desk, recording, promise = recorded(name)
    some = drawn(recording, verb.drawn)
    assert survived(recording, promise, some, place) == len(some) > LEAST
    for state in some[::AGAIN]:
        go_on_with(desk, recording, promise, state, place, once=verb.once)


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


@needs_strace
@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("what", FORGOTTEN)
def test_every_kind_of_fsync_that_is_left_out_is_found_out(recorded, place, what):
    """The proof of the proof: each of these must fail, or the states would be too kind."""
    _, recording, promise = recorded("add")
    careless = without_fsync_of(recording, FORGOTTEN[what])
    new = sorted(states(careless), key=lambda state: not state.exited)
    with pytest.raises(AssertionError):
        survived(careless, promise, new, place)


@needs_strace
def test_what_is_written_past_farbank_is_recorded_too(recorded):
    """SQLCipher writes its pages itself; the model still holds what the disk holds, and knows when it was promised."""
    _, recording, _ = recorded("add")
    told = [each.words for each in recording.operations if isinstance(each, Told)]
    assert told[-1] == "exit 0"
    assert [each.split()[0] for each in told[:-1]] == ["head", "head", "published"]
    assert any(path.endswith("case.db") for path in recording.after)
