"""Places a second on one core, and loading the gazetteer; beside rapidfuzz on the same names where it is installed."""

from __future__ import annotations

import importlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from evaluation.score import set_rows

from benchmarks.child import run
from benchmarks.figure import Figure
from farbank.assemble import tables

RUNS = 5
SETS = ("places_fresh.tsv", "places_unseen.tsv", "places_train.tsv")
LOADING = """
import resource, time
from farbank.assemble import tables
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
tables.gazetteer()
print((time.process_time() - begun) * 1000, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def figures() -> Iterator[Figure]:
    loads = [_loading() for _ in range(RUNS)]
    yield Figure(
        what="loading the gazetteer", peer="target", values=tuple(time for time, _ in loads), unit="ms", at_most=150
    )
    yield Figure(
        what="memory of the gazetteer", peer="target", values=tuple(size for _, size in loads), unit="MB", at_most=60
    )
    names = [row["query"] for each in SETS for row in set_rows(each)]
    resolve = tables.gazetteer().resolve
    ours = tuple(_rate(resolve, names) for _ in range(RUNS))
    yield Figure(what="places resolved, five scripts", peer="target", values=ours, unit="/s", at_least=500)
    if peer := _rapidfuzz():
        theirs = [_rate(peer, names) for _ in range(RUNS)]
        yield Figure(
            what="places resolved", peer="rapidfuzz", values=tuple(a / b for a, b in zip(ours, theirs, strict=True))
        )


def _loading() -> tuple[float, float]:
    """Milliseconds of a processor, and megabytes, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        run([sys.executable, "-c", LOADING], output=Path(folder, "told"))
        took, size = Path(folder, "told").read_text("utf-8").split()
    return float(took), float(size)


def _rate(resolve: Callable[[str], object], names: list[str]) -> float:
    begun = time.process_time()
    for name in names:
        resolve(name)
    return len(names) / (time.process_time() - begun)


def _rapidfuzz() -> Callable[[str], object] | None:
    """The nearest of all listed names in ASCII by rapidfuzz's WRatio, as somebody would do it in an afternoon."""
    try:
        process, fuzz, ascii_of = (
            importlib.import_module(each) for each in ("rapidfuzz.process", "rapidfuzz.fuzz", "anyascii")
        )
    except ImportError:
        return None
    listed = [ascii_of.anyascii(name.text) for place in tables.gazetteer().places.values() for name in place.names]
    return lambda name: process.extractOne(ascii_of.anyascii(name), listed, scorer=fuzz.WRatio)
