"""Commands that read a case of 100,000 facts, beside the unlocking of it alone (Argon2id)."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from benchmarks import child
from benchmarks.bench_case import BenchCase, new_case
from benchmarks.facts_made import LOOKS, PLACES
from benchmarks.figure import Figure
from farbank.keeping.keys.key_file import Cost
from farbank.keeping.keys.sealing import KEY_SIZE

RUNS = 5
COMMANDS = (
    ("list", "statement"),
    ("find", "abe"),
    ("find", "ab"),
    ("show", "T5"),
    ("weigh", "F3"),
    ("weigh",),
    ("series", "series-5"),
    ("series",),
    ("coverage",),
)


def figures() -> Iterator[Figure]:
    """Seconds of each command, the unlock included, on the wall and of processors, and the ratio to the unlock.

    Coverage costs with the number of places looked from: it is told for few places, and for as many as there are looks.
    """
    with _filled(PLACES) as case:
        for words in COMMANDS:
            yield from _figures(case, words, " ".join(words))
    with _filled(LOOKS) as case:
        yield from _figures(case, ("coverage",), f"coverage, looks from {LOOKS:,} places")


@contextmanager
def _filled(places: int) -> Iterator[BenchCase]:
    with new_case() as case:
        child.run(
            [sys.executable, "-m", "benchmarks.large_case", case.folder, case.passphrase, str(places)], env=case.env
        )
        yield case


def _figures(case: BenchCase, words: tuple[str, ...], name: str) -> Iterator[Figure]:
    measured = []
    for _ in range(RUNS):
        unlock = unlocking()
        took = case.farbank(*words)
        measured.append((took.wall, took.cpu, took.cpu / unlock))
    walls, processors, ratios = zip(*measured, strict=True)
    yield Figure(what=f"{name}, wall", peer="limit", values=walls, unit="s", at_most=1)
    yield Figure(what=f"{name}, CPU", peer="limit", values=processors, unit="s", at_most=1)
    yield Figure(what=f"{name}, CPU time", peer="unlocking alone", values=ratios)


def unlocking() -> float:
    """Processor seconds of it."""
    cost = Cost()
    begun = time.process_time()
    Argon2id(
        salt=os.urandom(16), length=KEY_SIZE, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.kib
    ).derive(b"benchmark")
    return time.process_time() - begun
