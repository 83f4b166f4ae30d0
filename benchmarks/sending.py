"""Sending 3,000 statements to another place and taking them in there, beside recording them from a sheet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench_case import BenchCase, new_case
from benchmarks.child import Failed
from benchmarks.figure import Figure
from benchmarks.sheet_rows import statements
from benchmarks.words import Words

RUNS, ROWS = 3, 3_000
PEER = "apply of the same rows"


def figures() -> Iterator[Figure]:
    """Times by the wall, and the memory of taking them in."""
    measured = [_once(seed) for seed in range(RUNS)]
    sent, taken, again, memory = zip(*measured, strict=True)
    yield Figure(what="send 3,000 statements, time", peer=PEER, values=sent)
    yield Figure(what="import 3,000 statements, time", peer=PEER, values=taken)
    yield Figure(what="import the same parcel again, time", peer=PEER, values=again)
    yield Figure(what="import 3,000 statements, peak memory", peer="", values=memory, unit="MB")


def _once(seed: int) -> tuple[float, float, float, float]:
    with new_case() as here:
        there = here.beside_it("there")
        _acquaint(here, there, "there.pub")
        _acquaint(there, here, "here.pub")
        source = here.beside / "sources.csv"
        source.write_text("key,kind\nS-1,defector\n", encoding="utf-8")
        here.farbank("apply", source)
        applied = here.farbank("apply", statements(here.beside / "statements.csv", Words(seed), ROWS))
        parcel, said = here.beside / "parcel.age", here.beside / "said.json"
        sent = here.farbank("send", "--to", "M2", "--out", parcel)
        taken = there.farbank("import", "--json", parcel, output=said)
        _refuse_less(said)
        again = there.farbank("import", parcel)
        return sent.wall / applied.wall, taken.wall / applied.wall, again.wall / applied.wall, taken.megabytes


def _acquaint(case: BenchCase, other: BenchCase, name: str) -> None:
    other.farbank("member", "key", "--out", case.beside / name)
    case.farbank("member", "add", "--key", case.beside / name)


def _refuse_less(said: Path) -> None:
    new = json.loads(said.read_bytes())["new"]
    if new <= ROWS:
        raise Failed(f"{ROWS} statements were sent with their source, and {new} entries came")
