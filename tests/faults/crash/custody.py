"""What the verbs of custody promise beside a case that opens: of key files, of what was forgotten, of what left.

Each gives, for a stage and the recording made on it, a check of an open case in a state, as it lies in a folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from crash.losses import State
from crash.recording import Recording
from crash.stages import SECOND, THIRD, WORDS, Stage
from farbank.assemble.carriers import ExportFolder
from farbank.assemble.field import receive_field_bag
from farbank.assemble.newsroom import Newsroom, folds
from farbank.errors import Locked
from farbank.keeping.carrying.approval_request import read_request
from farbank.keeping.carrying.backup_tables import object_names
from farbank.keeping.carrying.keys_apart import keys_apart
from farbank.keeping.carrying.parcel import open_parcel
from farbank.keeping.carrying.restore import page_of, restore
from farbank.keeping.case import Kept, open_case
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.other_folders import BACKUP_PAGE
from farbank.keeping.keys.key_file import read_key_file
from farbank.keeping.keys.leftover import key_names
from farbank.keeping.keys.unlocking import unlock
from farbank.keeping.ledger.members import members
from farbank.values.handling import Secret
from farbank.views import approvals, custody, forgotten, log_dates

Check = Callable[[Kept, State, Path], None]
Promising = Callable[[Stage, Recording], Check]


class Clock:
    def now(self):
        return datetime(2026, 11, 22, tzinfo=UTC)


def assert_one_set_of_keys(kept: Kept) -> None:
    """The key files are those recorded, of one epoch; the objects are those named by what is not erased."""
    files = {path.name: path.read_bytes() for path in kept.layout.keys.iterdir()}
    assert tuple(sorted(files)) == key_names(kept.rows)
    assert {read_key_file(each).epoch for each in files.values()} <= {kept.keys.epoch}
    there = {path.name for path in kept.layout.objects.rglob("*") if path.is_file()}
    assert there == set(object_names(kept.rows, kept.ledger.head()))
    assert list(kept.layout.staging.iterdir()) == []


def opened_by(kept: Kept, words: str) -> str:
    """Whose passphrase it is; nobody's if the case does not open with it."""
    try:
        keys = unlock(kept.layout, Secret(words))
    except Locked:
        return ""
    with open_case(kept.layout.folder, Secret(words), folds, state=kept.place.state) as other:
        assert other.ledger.head() == kept.ledger.head()
    assert (keys.epoch, keys.secret) == (kept.keys.epoch, kept.keys.secret)
    return keys.member


def forgets(*gone: str) -> Promising:
    """Nothing of it has happened, or all of it."""

    def promising(stage: Stage, recording: Recording) -> Check:
        before = {path for path in recording.before.shape() if path.startswith("case/objects/")}
        after = {path for path in recording.after if path.startswith("case/objects/")}
        taken = {Path(path).name for path in before - after if len(Path(path).name) == 64}
        assert taken

        def check(kept: Kept, state: State, place: Path) -> None:
            assert_one_set_of_keys(kept)
            assert opened_by(kept, SECOND) == "M2"
            there = {path.name for path in kept.layout.objects.rglob("*")}
            done = any(each.done for each in forgotten.forgotten(kept.rows))
            assert all(kept.keyring.is_lost(name) == done for name in gone)
            assert not there & taken if done else taken <= there
            assert kept.keys.epoch == (2 if done else 1)
            named = {each.id for each in custody.every_item(kept.rows)}
            assert not named & set(gone) if done else named >= {each for each in gone if each.startswith("E")}

        return check

    return promising


def hands_over(*gone: str, file: str) -> Promising:
    """Whoever's key is gone here has it in a whole file."""

    def promising(stage: Stage, recording: Recording) -> Check:
        def check(kept: Kept, state: State, place: Path) -> None:
            assert_one_set_of_keys(kept)
            whole = state.tree.get(file)
            assert whole in {None, recording.after[file]}, "a torn file under its final name"
            done = bool(forgotten.handed_over(kept.rows))
            assert all(kept.keyring.is_lost(name) == done for name in gone)
            assert whole is not None or not done

        return check

    return promising


def one_set_of_keys(stage: Stage, recording: Recording) -> Check:
    def check(kept: Kept, state: State, place: Path) -> None:
        assert_one_set_of_keys(kept)

    return check


def second_comes(stage: Stage, recording: Recording) -> Check:
    def check(kept: Kept, state: State, place: Path) -> None:
        assert_one_set_of_keys(kept)
        assert opened_by(kept, SECOND) == ("M2" if len(members(kept.rows)) == 2 else "")

    return check


def second_leaves(stage: Stage, recording: Recording) -> Check:
    def check(kept: Kept, state: State, place: Path) -> None:
        assert_one_set_of_keys(kept)
        here = [each.id for each in members(kept.rows)]
        assert opened_by(kept, SECOND) == ("M2" if "M2" in here else "")
        assert kept.keys.epoch == (1 if "M2" in here else 2)
        assert len(kept.settings.verifiers) == kept.keys.epoch
        _card_opens(kept)

    return check


def second_gets_new_keys(stage: Stage, recording: Recording) -> Check:
    def check(kept: Kept, state: State, place: Path) -> None:
        assert_one_set_of_keys(kept)
        old = kept.keys.epoch == 1
        assert (opened_by(kept, SECOND), opened_by(kept, THIRD)) == (("M2", "") if old else ("", "M2"))
        _card_opens(kept)

    return check


def own_passphrase_changes(stage: Stage, recording: Recording) -> Check:
    def check(kept: Kept, state: State, place: Path) -> None:
        assert_one_set_of_keys(kept)
        assert sorted((opened_by(kept, WORDS), opened_by(kept, THIRD))) == ["", "M1"]

    return check


def _card_opens(kept: Kept) -> None:
    assert kept.cards.open(custody.card(kept.rows, "S1")).value.strip()


def whole(path: str, *, also: Callable[[Stage, Path], None] | None = None) -> Promising:
    """What stands under this name is all that the command left there, or nothing stands there."""

    def promising(stage: Stage, recording: Recording) -> Check:
        wanted = _below(recording.after, path)
        assert wanted

        def check(kept: Kept, state: State, place: Path) -> None:
            found = _below(state.tree, path)
            assert found in ({}, wanted), sorted(wanted.keys() ^ found.keys())
            if found and also is not None:
                also(stage, place / path)

        return check

    return promising


def each_whole(path: str) -> Promising:
    """Each file that has its final name in this folder holds what it is to hold."""

    def promising(stage: Stage, recording: Recording) -> Check:
        wanted = _below(recording.after, path)

        def check(kept: Kept, state: State, place: Path) -> None:
            found = _below(state.tree, path)
            assert all(data == wanted[name] for name, data in found.items() if name in wanted)

        return check

    return promising


def _below(tree, path: str) -> dict[str, bytes | None]:
    return {name: data for name, data in tree.items() if f"{name}/".startswith(f"{path}/")}


def is_an_export(stage: Stage, folder: Path) -> None:
    with open_case(stage.other.case, Secret(WORDS), folds, state=stage.aside / "other-state" / "farbank") as other:
        carrier = ExportFolder(folder, other.keys.identity)
        with carrier.opened() as opened:
            names = [name for name, stream in carrier.objects(opened) if stream.read()]
            assert names
            assert list(opened.commits())
        assert carrier.proven()


def is_a_parcel(stage: Stage, file: Path) -> None:
    with (
        open_case(stage.other.case, Secret(WORDS), folds, state=stage.aside / "other-state" / "farbank") as other,
        open_parcel(file, other.keys.identity) as opened,
    ):
        assert [name for name, stream in opened.objects() if stream.read()]
        assert list(opened.commits())


def asks(stage: Stage, file: Path) -> None:
    with open_case(stage.other.case, Secret(WORDS), folds, state=stage.aside / "other-state" / "farbank") as other:
        request, package = read_request(file, other.keys.identity)
    assert request.holds()
    assert request.package == package.digest


def answers(stage: Stage, file: Path) -> None:
    with (
        open_case(stage.other.case, Secret(WORDS), folds, state=stage.aside / "other-state" / "farbank") as other,
        open_parcel(file, other.keys.identity) as opened,
    ):
        assert not list(opened.objects())
        (carried,) = opened.commits()
        assert len(carried.commit.entries) == 1


def approved_once(stage: Stage, recording: Recording) -> Check:
    """An approval stands once, or not at all unless the command ended."""
    with stage.open() as kept:
        after = _approvals(kept)

    def check(kept: Kept, state: State, place: Path) -> None:
        assert _approvals(kept) in ({after} if state.exited else {after, after - 1})

    return check


def _approvals(kept: Kept) -> int:
    return int(kept.rows.execute("SELECT count(*) FROM approval").fetchone()[0])


def withdrawn_before_the_notice(stage: Stage, recording: Recording) -> Check:
    """The notice stands nowhere before it is recorded that the report was taken back."""

    def check(kept: Kept, state: State, place: Path) -> None:
        page = state.tree.get("site/index.html")
        if page is not None and b"This report was withdrawn" in page:
            assert len(approvals.taken_back(kept.rows, "R2")) == 2

    return check


def restorable(stage: Stage, recording: Recording) -> Check:
    """A backup that was there once is there in every state, and a case comes out of it with the key files apart."""
    had = "backup/backup.json" in recording.before.shape()

    def check(kept: Kept, state: State, place: Path) -> None:
        backup, again = place / "backup", place / "again"
        if not (backup / BACKUP_PAGE).is_file():
            assert had is state.exited is False
            return
        page = page_of(backup)
        done = restore(backup, keys_apart(page, place / "keys", Secret(WORDS)), again)
        assert (done.lost, done.without_keys) == ((), ())
        assert not (state.exited and done.mended)  # tiles are brought level before the page is, and grown anew there
        state_there = place / "again-state"
        with open_case(again, Secret(WORDS), folds, state=state_there) as restored:
            assert restored.ledger.head() == page.head
        found = verify(again, Secret(WORDS), state=state_there)
        assert (found.damage, found.notes) == ((), ())
        shutil.rmtree(again)

    return check


def log_has_a_new_name(stage: Stage, recording: Recording) -> Check:
    def check(kept: Kept, state: State, place: Path) -> None:
        assert kept.settings.origin.endswith("/2")

    return check


def came_once(stage: Stage, recording: Recording) -> Check:
    """Of what came nothing stands twice, and no item is half there."""
    with stage.open() as kept:
        items = len(custody.every_item(kept.rows))

    def check(kept: Kept, state: State, place: Path) -> None:
        every = custody.every_item(kept.rows)
        assert len(every) == items if state.exited else len(every) <= items
        for each in every:
            assert kept.objects.read(each.original)

    return check


def bag_is_in_order(stage: Stage, recording: Recording) -> Check:
    """Every file under its number opens to its end and follows the one before; what the desk takes is not less."""

    def check(kept: Kept, state: State, place: Path) -> None:
        taken = receive_field_bag(Newsroom(kept, Clock()), place / "bag")
        assert taken.wrong == []
        assert len(taken.items) + len(taken.again) >= (3 if state.exited else 1)
        kept.publish()

    return check


def dated(stage: Stage, recording: Recording) -> Check:
    def check(kept: Kept, state: State, place: Path) -> None:
        tokens = log_dates.tokens(kept.rows)
        assert tokens or not state.exited
        for each in tokens:
            assert (kept.layout.log / each.file).is_file()
            assert each.standing == "verified"

    return check
