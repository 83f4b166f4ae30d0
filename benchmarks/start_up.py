"""What `farbank --help` costs beside a Python that does nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks import child
from benchmarks.figure import Figure

RUNS = 11


def figures() -> Iterator[Figure]:
    """Processor seconds, and their ratio."""
    child.run([sys.executable, "-m", "farbank.cli.main", "--help"])
    measured = []
    for _ in range(RUNS):
        nothing = child.run([sys.executable, "-c", "pass"])
        told = child.run([sys.executable, "-m", "farbank.cli.main", "--help"])
        measured.append((told.cpu, told.cpu / nothing.cpu))
    seconds, ratios = zip(*measured, strict=True)
    yield Figure(what="farbank --help, CPU", peer="limit", values=seconds, unit="s", at_most=0.3)
    yield Figure(what="farbank --help, CPU time", peer="python -c pass", values=ratios)
