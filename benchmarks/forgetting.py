"""Forgetting one source of 300 in a case of 20,000 items, beside verifying that case: both go through all of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks import child
from benchmarks.bench_case import new_case
from benchmarks.figure import Figure

RUNS, ITEMS = 3, 20_000
WHAT = f"forget a source, {ITEMS:,} items"


def figures() -> Iterator[Figure]:
    """Time and memory; forgetting writes the database of the case anew under new keys, and checks it."""
    with new_case() as case:
        child.run(
            [sys.executable, "-m", "benchmarks.many_items", case.folder, case.passphrase, str(ITEMS)], env=case.env
        )
        measured = []
        for number in range(1, RUNS + 1):
            peer = case.farbank("verify")
            took = case.farbank("forget", f"S{number}", "--yes")
            measured.append((took.wall, took.cpu, took.cpu / peer.cpu, took.megabytes))
    walls, processors, ratios, memory = zip(*measured, strict=True)
    yield Figure(what=f"{WHAT}, wall", peer="", values=walls, unit="s")
    yield Figure(what=f"{WHAT}, CPU", peer="", values=processors, unit="s")
    yield Figure(what=f"{WHAT}, CPU time", peer="verify of the case", values=ratios)
    yield Figure(what=f"{WHAT}, peak memory", peer="", values=memory, unit="MB")
