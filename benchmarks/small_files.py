"""Sealing many small files beside `restic backup` of the same folder; reading them, apart."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.bench_case import new_case
from benchmarks.figure import Figure
from benchmarks.random_files import small_texts

RUNS, FILES = 3, 2_000


def figures() -> Iterator[Figure]:
    """Time to seal against restic, files read per second, and reading against sealing."""
    measured = [_once(seed) for seed in range(RUNS)]
    walls, processors, per_second, ratio = zip(*measured, strict=True)
    yield Figure(what="add --keep-only, 2,000 files, time", peer="restic backup", values=walls, at_most=4)
    yield Figure(what="add --keep-only, 2,000 files, CPU time", peer="restic backup", values=processors)
    yield Figure(what="reading 2,000 kept texts", peer="", values=per_second, unit="files/s")
    yield Figure(what="reading 2,000 kept texts, time", peer="sealing them", values=ratio)


def _once(seed: int) -> tuple[float, float, float, float]:
    with new_case() as case:
        folder = small_texts(case.beside / "files", FILES, seed)
        case.restic("init")
        peer = case.restic("backup", folder)
        sealed = case.farbank("add", "--keep-only", folder)
        one_more = small_texts(case.beside / "one", 1, seed + RUNS)
        read = case.farbank("add", one_more)
        return sealed.wall / peer.wall, sealed.cpu / peer.cpu, FILES / read.wall, read.wall / sealed.wall
