"""Verifying: the hashing of the objects, and the whole of it, beside `sha256sum` over the objects."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import child
from benchmarks.bench_case import new_case
from benchmarks.child import Failed
from benchmarks.figure import Figure
from benchmarks.random_files import small_texts, video
from farbank.keeping.checks.check_objects import Claims, check_objects
from farbank.keeping.checks.verification import Docket
from farbank.keeping.disk.layout import Layout

RUNS, FILES, MEBIBYTES = 5, 2_000, 512
PEER = "sha256sum of the objects"


def figures() -> Iterator[Figure]:
    """Speeds; the whole verification also unlocks the case and checks ledger, log and folder."""
    with new_case() as case:
        small_texts(case.beside / "files", FILES, 1)
        video(case.beside / "files" / "video.mp4", MEBIBYTES)
        case.farbank("add", "--keep-only", case.beside / "files")
        measured = []
        for _ in range(RUNS):
            peer = child.run(["sha256sum", *_objects(case.folder)])
            faster = child.run(["openssl", "dgst", "-sha256", *_objects(case.folder)])
            hashed = hashed_in(case.folder)
            whole = case.farbank("verify")
            measured.append((peer.wall / hashed, faster.wall / hashed, peer.wall / whole.wall, peer.cpu / whole.cpu))
    hashing, harder, walls, processors = zip(*measured, strict=True)
    yield Figure(what="verify, hashing of the objects, speed", peer=PEER, values=hashing, at_least=0.5)
    yield Figure(what="verify, hashing of the objects, speed", peer="openssl dgst -sha256 of them", values=harder)
    yield Figure(what="verify, the whole of it, speed", peer=PEER, values=walls)
    yield Figure(what="verify, the whole of it, speed by CPU time", peer=PEER, values=processors)


def _objects(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "objects").rglob("*") if path.is_file())


def hashed_in(folder: Path) -> float:
    """Seconds of the part of a verification that reads the objects, in a process of its own."""
    return float(subprocess.check_output([sys.executable, "-m", __name__, folder]))


def _hashing(folder: Path) -> float:
    claims = Claims(items={}, objects={path.name: "" for path in _objects(folder)})
    docket = Docket()
    begun = time.perf_counter()
    check_objects(Layout(folder), claims, docket)
    took = time.perf_counter() - begun
    if docket.flaws():
        raise Failed("an object that was just made is damaged")
    return took


if __name__ == "__main__":
    print(_hashing(Path(sys.argv[1])))
