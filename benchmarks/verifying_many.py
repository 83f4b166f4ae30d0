"""Verifying a case of 100,000 items, whole and `--since`, and opening it, beside hashing the same files alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from benchmarks import child
from benchmarks.bench_case import BenchCase, new_case
from benchmarks.child import Took
from benchmarks.figure import Figure
from benchmarks.random_files import small_texts
from benchmarks.reading import unlocking
from benchmarks.verifying import hashed_in

RUNS, ITEMS, MORE = 3, 100_000, 100
WHAT = f"verify {ITEMS:,} items"
SHA256SUM = "sha256sum of the objects"
OPENSSL = "openssl dgst -sha256 of them"
_SETTLED_SECONDS = 6  # objects younger than this when a verification begins are read again by the next


def figures() -> Iterator[Figure]:
    """Speed of the hashing and of all of it, memory; the day after, when 100 items more are there; and the opening."""
    with new_case() as case:
        child.run(
            [sys.executable, "-m", "benchmarks.many_items", case.folder, case.passphrase, str(ITEMS)], env=case.env
        )
        time.sleep(_SETTLED_SECONDS)
        yield from _whole(case)
        small_texts(case.beside / "more", MORE, 1)
        case.farbank("add", "--keep-only", case.beside / "more")
        yield from _since(case)
        yield from _opened(case)


def _whole(case: BenchCase) -> Iterator[Figure]:
    measured = []
    for _ in range(RUNS):
        peer, faster, ours, all_of_it = (
            _peer(case, "sha256sum"),
            _openssl(case),
            hashed_in(case.folder),
            case.farbank("verify"),
        )
        measured.append(
            (peer.wall / ours, faster.wall / ours, all_of_it.wall / peer.wall, all_of_it.cpu, all_of_it.megabytes)
        )
    slow, fast, walls, processors, memory = zip(*measured, strict=True)
    yield Figure(what=f"{WHAT}, hashing, speed", peer=SHA256SUM, values=slow, at_least=0.5)
    yield Figure(what=f"{WHAT}, hashing, speed", peer=OPENSSL, values=fast)
    yield Figure(what=f"{WHAT}, the whole of it, time", peer=SHA256SUM, values=walls)
    yield Figure(what=f"{WHAT}, the whole of it, CPU", peer="", values=processors, unit="s")
    yield Figure(what=f"{WHAT}, peak memory", peer="limit", values=memory, unit="MB", at_most=300)


def _since(case: BenchCase) -> Iterator[Figure]:
    measured = []
    for _ in range(RUNS):
        later, peer = case.farbank("verify", "--since"), _peer(case, "sha256sum")
        measured.append((later.wall / peer.wall, later.cpu))
    walls, processors = zip(*measured, strict=True)
    yield Figure(what=f"verify --since, {MORE} items later, time", peer=SHA256SUM, values=walls)
    yield Figure(what=f"verify --since, {MORE} items later, CPU", peer="", values=processors, unit="s")


def _opened(case: BenchCase) -> Iterator[Figure]:
    """A command that does nothing but open the case, and one that looks at one item."""
    for words in (("member", "list"), ("show", "E5")):
        measured = []
        for _ in range(RUNS):
            unlock, opened = unlocking(), case.farbank(*words)
            measured.append((opened.wall, opened.cpu / unlock))
        walls, ratios = zip(*measured, strict=True)
        what = f"{' '.join(words)}, {ITEMS:,} items"
        yield Figure(what=f"{what}, wall", peer="limit", values=walls, unit="s", at_most=1)
        yield Figure(what=f"{what}, CPU time", peer="unlocking alone", values=ratios)


def _openssl(case: BenchCase) -> Took:
    return _peer(case, "openssl dgst -sha256")


def _peer(case: BenchCase, command: str) -> Took:
    """As few processes as the system lets have so many names; the names are hashed in the order of the folders."""
    return child.run(["sh", "-c", f"find '{case.folder}/objects' -type f -print0 | xargs -0 -s 1000000 {command}"])
