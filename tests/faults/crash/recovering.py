"""What farbank makes of a disk after a power cut: it opens, verifies, holds what was acknowledged, and goes on."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from crash.losses import State
from crash.recording import Recording
from farbank.assemble.newsroom import folds
from farbank.errors import Damage, Locked
from farbank.facts.item import ItemReceived
from farbank.keeping.case import Kept, create, open_case
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.layout import Layout
from farbank.keeping.keys.unlocking import open_database, unlock
from farbank.values.handling import Secret

AT = datetime(2026, 11, 22, tzinfo=UTC)
STATE_FOLDER = "XDG_STATE_HOME"  # what farbank remembers outside a case is below the recorded folder too


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What of a recording must hold in every state: the root of each acknowledged head, and the files that were told of.

    `folders` are complete when the command has ended; `check` is what else a command promises of an open case. The
    case opens with one of the `passphrases`. `note` is how all that `verify` may note after a power cut ends.
    """

    passphrases: tuple[Secret, ...]
    roots: dict[int, bytes]
    folders: tuple[str, ...] = ()
    check: Callable[[Kept, State, Path], None] | None = None
    note: str = ""


def promise_of(
    recording: Recording, *passphrases: str, folders: tuple[str, ...] = (), check=None, note: str = ""
) -> Promise:
    """The roots are those of the case as the command left it."""
    words = tuple(map(Secret, passphrases))
    heads = {int(each.words.split()[1]) for each in _told(recording) if each.words.split()[0] in {"head", "published"}}
    case = recording.root / recording.case
    with _remembering(recording.root), open_case(case, opening(case, words), folds) as kept:
        roots = {head: root_at(kept, head) for head in heads | {kept.ledger.head()}}
    return Promise(passphrases=words, roots=roots, folders=folders, check=check, note=note)


def opening(case: Path, passphrases: tuple[Secret, ...]) -> Secret:
    """The first of some passphrases with which a case opens."""
    for words in passphrases[:-1]:
        try:
            open_database(Layout(case), unlock(Layout(case), words)).close()
        except (Locked, Damage):  # Damage: these keys were replaced, and their file is still on its way out
            continue
        return words
    return passphrases[-1]


def root_at(kept: Kept, size: int) -> bytes:
    return kept.ledger._tree.root_at(size)


def _told(recording: Recording):
    return (each for each in recording.operations if type(each).__name__ == "Told")


def put(state: State, place: Path) -> None:
    """The disk as it was, in a folder that is emptied before."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    for path, content in state.tree.items():
        if content is None:
            (place / path).mkdir(mode=0o700)
        else:
            handle = os.open(place / path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            os.write(handle, content)
            os.close(handle)


def check(recording: Recording, promise: Promise, state: State, place: Path, *, thorough: bool = True) -> None:
    """Put a state into a folder and go on from there, as a person does after the light is back.

    Thorough: verified between the opening that mends and the commit that goes on; else once, after both.
    """
    put(state, place)
    _check_folders(recording, promise, state)
    with _remembering(place):
        case = place / recording.case
        if not case.exists() and not state.exited:
            create(case, promise.passphrases[0], at=AT, folds=folds).close()
            assert_clean(case, promise, "")
            return
        with open_case(case, opening(case, promise.passphrases), folds) as kept:
            _check_acknowledged(kept, promise, state)
            if promise.check is not None:
                promise.check(kept, state, place)
            if not thorough:
                go_on(kept)
        assert_clean(case, promise, promise.note)
        if thorough:
            with open_case(case, opening(case, promise.passphrases), folds) as kept:
                go_on(kept)
            assert_clean(case, promise, promise.note)


def go_on_with(desk, recording: Recording, promise: Promise, state: State, place: Path, *, once: str) -> None:
    """After a power cut the same command is given again, and succeeds, unless it had done what it does only once."""
    put(state, place)
    case = place / recording.case
    environ = {**desk.environ, STATE_FOLDER: str(place / "state")}
    again = replace(desk, case=case, environ=environ)
    if _is_done(recording, promise, place, once):
        return
    again.good(*(word.replace(str(recording.root), str(place)) for word in recording.argv))
    with _remembering(place):
        assert_clean(case, promise, "")


def _is_done(recording: Recording, promise: Promise, place: Path, once: str) -> bool:
    case = place / recording.case
    if once == "words":
        return opening(case, promise.passphrases) != promise.passphrases[0]
    if once != "head":
        return bool(once) and (place / once).exists()
    with _remembering(place), open_case(case, opening(case, promise.passphrases), folds) as kept:
        return kept.ledger.head() == max(promise.roots)


def _check_acknowledged(kept: Kept, promise: Promise, state: State) -> None:
    acknowledged = [int(each.split()[1]) for each in state.told if each.split()[0] in {"head", "published"}]
    head = max(acknowledged, default=0)
    assert kept.ledger.head() >= head, f"{head} was acknowledged, the ledger ends at {kept.ledger.head()}"
    assert not head or root_at(kept, head) == promise.roots[head], f"another history up to {head}"
    for _ in kept.ledger.entries(head and head - 1):
        pass
    if state.exited:
        assert kept.ledger.head() == max(promise.roots), "the command had ended"


def _check_folders(recording: Recording, promise: Promise, state: State) -> None:
    if state.exited:
        for folder in promise.folders:
            wanted = {path: data for path, data in recording.after.items() if f"{path}/".startswith(f"{folder}/")}
            assert wanted, folder
            assert wanted.items() <= state.tree.items(), f"{folder} was told of, and is not whole"


def assert_clean(case: Path, promise: Promise, note: str) -> None:
    """Nothing is damaged, nothing lies about, but for what may be noted."""
    found = verify(case, opening(case, promise.passphrases))
    notes = [each for each in found.notes if not (note and each.endswith(note))]
    assert (found.damage, notes) == ((), []), (found.damage, notes)


def go_on(kept: Kept) -> None:
    """One more commit with an object, published."""
    before = kept.ledger.head()
    sealed = kept.objects.put(io.BytesIO(b"after the light came back"))
    kept.objects.settle()
    fact = ItemReceived(id="E999", label="AFTER", file_name="after.txt", media="text/plain", original=sealed)
    assert kept.ledger.append([fact], by=kept.member, at=AT, after=before) == before + 2
    assert kept.publish().size == before + 2


@contextmanager
def _remembering(place: Path) -> Iterator[None]:
    """farbank remembers things of a case in this folder, not in that of whoever runs the tests."""
    before = os.environ.get(STATE_FOLDER)
    os.environ[STATE_FOLDER] = str(place / "state")
    try:
        yield
    finally:
        if before is None:
            del os.environ[STATE_FOLDER]
        else:
            os.environ[STATE_FOLDER] = before


def fast_place(otherwise: Path) -> Path:
    """A folder in memory where there is one: what is tested is the state, not the disk of the machine."""
    memory = Path("/dev/shm")
    above = memory if os.access(memory, os.W_OK) else otherwise
    return above / f"farbank-crash-{os.getpid()}"
