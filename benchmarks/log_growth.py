"""What the size of a log costs: a commit and its publication at a million entries beside one at a thousand, and
publishing 100,000 entries at once beside `sha256sum` of the files that come of it.

It measures in a process of its own (`python -m benchmarks.log_growth`), so that the one that measures memory stays
small.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks import child
from benchmarks.figure import Figure
from farbank.facts.source import SourceNamed
from farbank.keeping.case import Kept, create
from farbank.keeping.log.merkle import leaf_hash
from farbank.keeping.log.stored_tree import StoredTree
from farbank.values.handling import Secret

RUNS, COMMITS = 3, 60
FEW, BULK, MANY = 1_000, 100_000, 1_000_000
_AT_ONCE = 10_000
Seconds = tuple[float, float]  # on the wall, of a processor


def figures() -> Iterator[Figure]:
    """Ratios; a commit is one fact, signed, sealed, on disk, and published under a new checkpoint."""
    found = [json.loads(subprocess.check_output([sys.executable, "-m", __name__])) for _ in range(RUNS)]
    for at, way in enumerate(("by the wall", "CPU time")):
        ratios = tuple(each["many"][at] / each["few"][at] for each in found)
        target = 2 if at == 0 else None
        yield Figure(what=f"append at 1,000,000, {way}", peer="append at 1,000", values=ratios, at_most=target)
    walls = tuple(each["publish"][0] for each in found)
    yield Figure(what="publish 100,000 new entries", peer="limit", values=walls, unit="s", at_most=5)
    ratios = tuple(each["publish"][0] / each["hashed"] for each in found)
    yield Figure(what="publish 100,000 new entries, time", peer="sha256sum of the same files", values=ratios)


def measure() -> dict[str, Seconds | float]:
    """One run."""
    with tempfile.TemporaryDirectory(prefix="farbank-bench-") as temporary:
        folder, now = Path(temporary), datetime.now(UTC)
        with _case(folder / "few", now) as few, _case(folder / "many", now) as many:
            for kept in (few, many):
                _grow(kept, FEW)
                kept.publish()
            _grow(many, FEW + BULK)
            begun = _now()
            many.publish()
            publish = _since(begun)
            files = sorted(path for path in many.layout.log.rglob("*") if path.is_file())
            hashed = child.run(["sha256sum", *files]).wall
            _grow(many, MANY)
            many.publish()
            at_few, at_many = _commits((few, many), now)
    return {"few": at_few, "publish": publish, "hashed": hashed, "many": at_many}


def _case(folder: Path, now: datetime) -> Kept:
    return create(folder / "case", Secret("benchmark"), at=now, state=folder / "state")


def _commits(cases: tuple[Kept, Kept], now: datetime) -> tuple[Seconds, Seconds]:
    """The median of some commits in each, by turns, so that a busy disk is busy for both."""
    took: tuple[list[Seconds], list[Seconds]] = ([], [])
    fact = SourceNamed(id="S1", label="S-1", kind_of="witness")
    for _ in range(COMMITS):
        for kept, each in zip(cases, took, strict=True):
            begun = _now()
            kept.ledger.append([fact], by=kept.member, at=now, after=kept.ledger.head())
            kept.publish()
            each.append(_since(begun))
    few, many = ((median(wall for wall, _ in each), median(cpu for _, cpu in each)) for each in took)
    return few, many


def _grow(kept: Kept, size: int) -> None:
    """Leaves as long as those of facts, and nothing behind them, until the log would have so many."""
    tree = StoredTree(kept.rows)
    edge = tree.frontier()
    while edge.size < size:
        first = edge.size + 1
        leaves = [_leaf(number) for number in range(first, min(size, edge.size + _AT_ONCE) + 1)]
        with kept.rows.writing():
            kept.rows.executemany(
                "INSERT INTO kept_entry (number, committed, compartments, leaf, sealed) VALUES (?, ?, '[]', ?, x'00')",
                ((number, number, leaf) for number, leaf in enumerate(leaves, start=first)),
            )
            tree.grow(edge, [leaf_hash(each) for each in leaves])
            kept.rows.execute("UPDATE kept_fold SET folded = ?", (edge.size,))


def _leaf(number: int) -> bytes:
    name = hashlib.sha256(number.to_bytes(8, "big")).hexdigest()
    return f'{{"body":"{name}","month":"2026-11","n":{number},"sealed":"{name}","type":"record","v":1}}'.encode()


def _now() -> Seconds:
    return time.perf_counter(), time.process_time()


def _since(begun: Seconds) -> Seconds:
    return time.perf_counter() - begun[0], time.process_time() - begun[1]


if __name__ == "__main__":
    print(json.dumps(measure()))
