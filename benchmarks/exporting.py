"""Writing and reading the bag of an export: how fast beside `cp` and `sha256sum`, and in how much memory.

What is measured is `python -m benchmarks.exporting write FILE FOLDER` and `... read FOLDER`, each in a process of its
own.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import child
from benchmarks.figure import Figure
from benchmarks.random_files import video
from farbank.keeping.carrying.bag_reader import open_bag
from farbank.keeping.carrying.bag_writer import BagWriter
from farbank.keeping.disk.fsops import Disk

RUNS, MEBIBYTES = 3, 1024
WRITE = "write a bag of 1 GiB"
READ = "check a bag of 1 GiB"


def figures() -> Iterator[Figure]:
    """Speed by the wall and by processor time, and peak memory, of writing and of checking."""
    measured = [_once() for _ in range(RUNS)]
    plain, harder, processors, memory, checked, checked_harder, memory_checked = zip(*measured, strict=True)
    yield Figure(what=f"{WRITE}, speed", peer="cp, then sha256sum", values=plain, at_least=0.5)
    yield Figure(what=f"{WRITE}, speed", peer="cp, sync, openssl dgst -sha256", values=harder)
    yield Figure(what=f"{WRITE}, speed by CPU time", peer="cp, then sha256sum", values=processors)
    yield Figure(what=f"{WRITE}, peak memory", peer="limit", values=memory, unit="MB", at_most=200)
    yield Figure(what=f"{READ}, speed", peer="sha256sum", values=checked, at_least=0.5)
    yield Figure(what=f"{READ}, speed", peer="openssl dgst -sha256", values=checked_harder)
    yield Figure(what=f"{READ}, peak memory", peer="limit", values=memory_checked, unit="MB", at_most=200)


def _once() -> tuple[float, ...]:
    with tempfile.TemporaryDirectory(prefix="farbank-bench-") as made:
        beside = Path(made)
        file = video(beside / "video.mp4", MEBIBYTES)
        copied = child.run(["cp", file, beside / "copy"])
        synced = child.run(["sync", beside / "copy"])
        hashed = child.run(["sha256sum", beside / "copy"])
        faster = child.run(["openssl", "dgst", "-sha256", beside / "copy"])
        (beside / "copy").unlink()
        written = _run("write", file, beside / "bag")
        checked = _run("read", beside / "bag")
        return (
            (copied.wall + hashed.wall) / written.wall,
            (copied.wall + synced.wall + faster.wall) / written.wall,
            (copied.cpu + hashed.cpu) / written.cpu,
            written.megabytes,
            hashed.wall / checked.wall,
            faster.wall / checked.wall,
            checked.megabytes,
        )


def _run(*words: str | Path) -> child.Took:
    return child.run([sys.executable, "-m", "benchmarks.exporting", *words])


def main() -> None:
    """Do one of the two things that are measured."""
    match sys.argv[1:]:
        case ["write", file, folder]:
            with BagWriter(Path(folder), Disk(), info={}) as bag:
                bag.copy("video.mp4", Path(file))
                bag.finish()
        case ["read", folder]:
            open_bag(Path(folder)).check()
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
