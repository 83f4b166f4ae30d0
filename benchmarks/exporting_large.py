"""`farbank export` of one item of 10 GB, sealed, beside `cp` and `sha256sum` of the age file that leaves.

It needs 30 GB of room for a while: the object, a copy of it and the bag.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from benchmarks import child
from benchmarks.bench_case import new_case
from benchmarks.figure import Figure
from benchmarks.random_files import video

RUNS, MEBIBYTES = 1, 9_600  # 10.07 GB
WHAT = "export of an item of 10 GB"


def figures() -> Iterator[Figure]:
    """Speed and peak memory of the whole command."""
    with new_case() as case:
        file = video(case.beside / "video.mp4", MEBIBYTES)
        case.farbank("add", "--keep-only", file)
        file.unlink()
        subprocess.run(["age-keygen", "-o", case.beside / "key"], check=True, capture_output=True)
        shown = subprocess.run(["age-keygen", "-y", case.beside / "key"], check=True, capture_output=True, text=True)
        sealed = max((case.folder / "objects").glob("*/*"), key=lambda path: path.stat().st_size)
        measured = []
        for number in range(RUNS):
            copied = child.run(["cp", sealed, case.beside / "copy"])
            synced = child.run(["sync", case.beside / "copy"])
            hashed = child.run(["sha256sum", case.beside / "copy"])
            faster = child.run(["openssl", "dgst", "-sha256", case.beside / "copy"])
            (case.beside / "copy").unlink()
            took = case.farbank("export", case.beside / f"bag{number}", "--to", shown.stdout.strip())
            slow, fast = copied.wall + hashed.wall, copied.wall + synced.wall + faster.wall
            measured.append((slow / took.wall, fast / took.wall, took.megabytes))
    plain, harder, memory = zip(*measured, strict=True)
    yield Figure(what=f"{WHAT}, speed", peer="cp, then sha256sum", values=plain, at_least=0.5)
    yield Figure(what=f"{WHAT}, speed", peer="cp, sync, openssl dgst -sha256", values=harder)
    yield Figure(what=f"{WHAT}, peak memory", peer="limit", values=memory, unit="MB", at_most=200)
