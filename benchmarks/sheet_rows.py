"""A sheet of 1,000 statements: exactly 1,000 records, and what each costs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks import plain_sqlcipher
from benchmarks.bench_case import new_case
from benchmarks.child import Failed
from benchmarks.figure import Figure
from benchmarks.words import Words

RUNS, ROWS = 5, 1_000


def figures() -> Iterator[Figure]:
    """Milliseconds a row, against a bare insert and commit for each row."""
    measured = [_once(seed) for seed in range(RUNS)]
    each, processor, ratio = zip(*measured, strict=True)
    yield Figure(what="apply a sheet of 1,000 rows, a row", peer="limit", values=each, unit="ms", at_most=20)
    yield Figure(what="apply a sheet of 1,000 rows, a row, CPU", peer="", values=processor, unit="ms")
    yield Figure(what="apply a sheet of 1,000 rows, time", peer="sqlcipher3 insert + commit a row", values=ratio)


def _once(seed: int) -> tuple[float, float, float]:
    with new_case() as case:
        source = case.beside / "sources.csv"
        source.write_text("key,kind\nS-1,defector\n", encoding="utf-8")
        case.farbank("apply", source)
        sheet = statements(case.beside / "statements.csv", Words(seed), ROWS)
        said = case.beside / "said.json"
        took = case.farbank("apply", "--json", sheet, output=said)
        recorded = json.loads(said.read_bytes())["recorded"]
        if recorded != ROWS:
            raise Failed(f"{ROWS} rows became {recorded} records")
        lines = sheet.read_bytes().splitlines()[1:]
        plain = plain_sqlcipher.seconds_one_by_one(case.beside / "plain.db", lines)
        return took.wall * 1000 / ROWS, took.cpu * 1000 / ROWS, took.wall / plain


def statements(path: Path, words: Words, count: int) -> Path:
    """A sheet of so many statements of the source S-1."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["key", "source", "says", "words", "mode", "language", "when"])
        for number in range(1, count + 1):
            day = f"{2020 + number % 4}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            rows.writerow([f"T-{number}", "S-1", words.some(10), words.some(10), "seen", "en", day])
    return path
