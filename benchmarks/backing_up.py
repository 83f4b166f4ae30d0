"""Backing up a case of 2,000 files, again with 20 more, and restoring it, beside restic on the same case folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench_case import BenchCase, new_case
from benchmarks.child import Failed
from benchmarks.figure import Figure
from benchmarks.random_files import small_texts

RUNS, FILES, MORE = 3, 2_000, 20


def figures() -> Iterator[Figure]:
    """Times; farbank also reads back all that it wrote, and starts and unlocks a case each time."""
    measured = [_once(seed) for seed in range(RUNS)]
    first, again, restored = zip(*measured, strict=True)
    yield Figure(what="backup of 2,000 files, time", peer="restic backup", values=first)
    yield Figure(what=f"backup again, {MORE} files later, time", peer="restic backup again", values=again)
    yield Figure(what="restore of 2,000 files, time", peer="restic restore", values=restored)


def _once(seed: int) -> tuple[float, float, float]:
    with new_case() as case:
        case.farbank("add", "--keep-only", small_texts(case.beside / "files", FILES, seed))
        case.restic("init")
        first = _back_up(case)
        case.farbank("add", "--keep-only", small_texts(case.beside / "more", MORE, seed + RUNS))
        again = _back_up(case)
        peer = case.restic("restore", "latest", "--target", case.beside / "restic-restored")
        place = case.beside / "restored"
        ours = case.farbank("restore", case.beside / "backup", place, "--keys", case.beside / "keys")
        _refuse_lost(case, place)
        return first, again, ours.wall / peer.wall


def _back_up(case: BenchCase) -> float:
    peer = case.restic("backup", case.folder)
    ours = case.farbank("backup", case.beside / "backup", "--keys", case.beside / "keys")
    return ours.wall / peer.wall


def _refuse_lost(case: BenchCase, place: Path) -> None:
    """A restore that loses something is no restore, however fast."""
    there, back = (sum(1 for _ in (folder / "objects").glob("*/*")) for folder in (case.folder, place))
    if there != back:
        raise Failed(f"a restore brought {back} objects of {there} back")
