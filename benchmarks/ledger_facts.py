"""100,000 facts through the real ledger with every fold, and folded again, beside bare inserts of the same bytes.

It measures in a process of its own (`python -m benchmarks.ledger_facts`), so that the one that measures memory stays
small.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import plain_sqlcipher
from benchmarks.facts_made import facts
from benchmarks.figure import Figure
from farbank.assemble.newsroom import folds
from farbank.facts import codec
from farbank.keeping.case import Kept, create
from farbank.values.handling import Secret

RUNS, FACTS = 3, 100_000
PEER = "sqlcipher3 executemany of the same bytes"
Seconds = tuple[float, float]  # on the wall, of a processor


def figures() -> Iterator[Figure]:
    """Facts per second by processor time (the machine is shared) and by the wall, and the ratios to bare inserts."""
    found = [json.loads(subprocess.check_output([sys.executable, "-m", __name__])) for _ in range(RUNS)]
    for name, key, least in (("append 100,000 facts", "append", 3_000), ("fold 100,000 facts again", "again", 5_000)):
        walls = tuple(FACTS / each[key][0] for each in found)
        processors = tuple(FACTS / each[key][1] for each in found)
        ratios = tuple(each[key][1] / each["plain"][1] for each in found)
        yield Figure(what=f"{name}, by CPU time", peer="limit", values=processors, unit="facts/s", at_least=least)
        yield Figure(what=f"{name}, by the wall", peer="limit", values=walls, unit="facts/s", at_least=least)
        yield Figure(what=f"{name}, CPU time", peer=PEER, values=ratios)


def measure() -> dict[str, Seconds]:
    """One run."""
    made = list(facts(FACTS))
    lines = [codec.to_bytes(each) for each in made]
    with tempfile.TemporaryDirectory(prefix="farbank-bench-") as temporary:
        plain = plain_sqlcipher.seconds_in_bulk(Path(temporary) / "plain.db", lines)
        now = datetime.now(UTC)
        with create(Path(temporary) / "case", Secret("benchmark"), at=now, folds=folds) as kept:
            begun = _now()
            kept.ledger.append(made, by=kept.member, at=now, after=kept.ledger.head())
            append = _since(begun)
            again = _fold_again(kept)
    return {"plain": plain, "append": append, "again": again}


def _fold_again(kept: Kept) -> Seconds:
    """Every table is dropped and comes back, as after an update that folds otherwise."""
    kept.rows.execute("UPDATE kept_fold SET version = -1")
    begun = _now()
    kept.ledger.level_folds()
    return _since(begun)


def _now() -> Seconds:
    return time.perf_counter(), time.process_time()


def _since(begun: Seconds) -> Seconds:
    return time.perf_counter() - begun[0], time.process_time() - begun[1]


if __name__ == "__main__":
    print(json.dumps(measure()))
