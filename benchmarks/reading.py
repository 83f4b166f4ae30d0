"""Commands that read a case of 100,000 facts, beside the unlocking of it alone (Argon2id)."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from benchmarks import child
from benchmarks.bench_case import BenchCase, new_case
from benchmarks.figure import Figure
from farbank.keeping.key_file import Cost
from farbank.keeping.sealing import KEY_SIZE

RUNS = 3
COMMANDS = (
    ("list", "statement"),
    ("find", "abe"),
    ("show", "T5"),
    ("weigh", "F3"),
    ("weigh",),
    ("series", "series-5"),
    ("series",),
    ("coverage",),
)


def figures() -> Iterator[Figure]:
    """Seconds of each command, the unlock included, and the ratio to the unlock alone.

    The target is judged by processor time, which is what the wall shows where nobody else uses the machine.
    """
    with new_case() as case:
        child.run([sys.executable, "-m", "benchmarks.large_case", case.folder, case.passphrase])
        for words in COMMANDS:
            yield from _figures(case, words)


def _figures(case: BenchCase, words: tuple[str, ...]) -> Iterator[Figure]:
    measured = []
    for _ in range(RUNS):
        unlock = _unlock()
        took = case.farbank(*words)
        measured.append((took.cpu, took.wall, took.cpu / unlock))
    processors, walls, ratios = zip(*measured, strict=True)
    name = " ".join(words)
    yield Figure(what=f"{name}, 100,000 facts, CPU", peer="limit", values=processors, unit="s", at_most=1)
    yield Figure(what=f"{name}, by the wall", peer="", values=walls, unit="s")
    yield Figure(what=f"{name}, CPU time", peer="unlocking alone", values=ratios)


def _unlock() -> float:
    cost = Cost()
    begun = time.process_time()
    Argon2id(
        salt=os.urandom(16), length=KEY_SIZE, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.kib
    ).derive(b"benchmark")
    return time.process_time() - begun
