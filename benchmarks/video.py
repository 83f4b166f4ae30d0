"""Adding a large video: how fast beside `sha256sum` and `age` one after the other, and in how much memory."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from benchmarks import child
from benchmarks.bench_case import new_case
from benchmarks.figure import Figure
from benchmarks.random_files import video

RUNS, MEBIBYTES = 3, 1024
PEER = "sha256sum, then age -e, of the same file"


def figures() -> Iterator[Figure]:
    """Speed by the wall and by processor time, and peak memory."""
    measured = [_once() for _ in range(RUNS)]
    walls, processors, harder, memory = zip(*measured, strict=True)
    yield Figure(what="add 1 GiB of video, speed", peer=PEER, values=walls, at_least=0.5)
    yield Figure(what="add 1 GiB of video, speed by CPU time", peer=PEER, values=processors)
    yield Figure(what="add 1 GiB of video, speed", peer="openssl dgst -sha256, then age -e", values=harder)
    yield Figure(what="add 1 GiB of video, peak memory", peer="limit", values=memory, unit="MB", at_most=200)


def _once() -> tuple[float, float, float, float]:
    with new_case() as case:
        file = video(case.beside / "video.mp4", MEBIBYTES)
        subprocess.run(["age-keygen", "-o", case.beside / "key"], check=True, capture_output=True)
        shown = subprocess.run(["age-keygen", "-y", case.beside / "key"], check=True, capture_output=True, text=True)
        hashed = child.run(["sha256sum", file])
        faster = child.run(["openssl", "dgst", "-sha256", file])
        sealed = child.run(["age", "-e", "-r", shown.stdout.strip(), "-o", case.beside / "video.age", file])
        added = case.farbank("add", file)
        return (
            (hashed.wall + sealed.wall) / added.wall,
            (hashed.cpu + sealed.cpu) / added.cpu,
            (faster.wall + sealed.wall) / added.wall,
            added.megabytes,
        )
