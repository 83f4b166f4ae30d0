"""The gate on 100 personas, 10,000 earlier disclosures and a report of 5,000 words, linking included."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import child
from benchmarks.figure import Figure

RUNS = 3


def figures() -> Iterator[Figure]:
    """Seconds of judging alone, and the memory of the whole process. Nothing else does this, so there is no peer."""
    for named in (20, 100):
        took, memory = [], []
        with tempfile.TemporaryDirectory() as folder:
            for run in range(RUNS):
                out = Path(folder) / f"{run}.json"
                memory.append(
                    child.run((sys.executable, "-m", "benchmarks.gated_case", str(named)), output=out).megabytes
                )
                took.append(json.loads(out.read_text(encoding="utf-8")))
        what = f"gate, {named} of 100 personas named"
        yield Figure(
            what=f"{what}, CPU", peer="limit", values=tuple(each["cpu"] for each in took), unit="s", at_most=2.0
        )
        yield Figure(
            what=f"{what}, wall", peer="limit", values=tuple(each["wall"] for each in took), unit="s", at_most=2.0
        )
        yield Figure(what=f"{what}, peak memory", peer="limit", values=tuple(memory), unit="MB", at_most=150)
