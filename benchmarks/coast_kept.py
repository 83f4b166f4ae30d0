"""The case of 100,000 items, built once: in a folder that `BENCH_COAST` names it stays for the next run."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.bench_case import BenchCase, new_case
from benchmarks.child import run


@contextmanager
def coast_case() -> Iterator[BenchCase]:
    """A case that may be changed: a copy of the one that is kept, or a new one."""
    named = os.environ.get("BENCH_COAST", "")
    if not named:
        with new_case() as case:
            _fill(case)
            yield case
        return
    kept = _kept(Path(named))
    with tempfile.TemporaryDirectory(prefix="farbank-bench-") as temporary:
        shutil.copytree(kept.folder.parent, Path(temporary), dirs_exist_ok=True)
        beside = Path(temporary) / "beside"
        yield BenchCase(folder=Path(temporary) / "case", passphrase=beside / "passphrase.txt", beside=beside)


def _kept(folder: Path) -> BenchCase:
    beside = folder / "beside"
    kept = BenchCase(folder=folder / "case", passphrase=beside / "passphrase.txt", beside=beside)
    if not kept.folder.exists():
        with new_case() as case:
            _fill(case)
            shutil.copytree(case.folder.parent, folder, dirs_exist_ok=True)
    return kept


def _fill(case: BenchCase) -> None:
    run([sys.executable, "-m", "benchmarks.coast_case", case.folder, case.passphrase], env=case.env)
