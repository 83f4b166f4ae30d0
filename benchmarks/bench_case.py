"""A case to measure in, in a temporary folder that is removed; its passphrase is drawn by chance."""

from __future__ import annotations

import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.child import Took, run


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchCase:
    """`beside` is a folder for what is taken in, and for the peers' own files."""

    folder: Path
    passphrase: Path
    beside: Path

    def farbank(self, *words: str | Path, output: Path | None = None) -> Took:
        """Run the real command on this case."""
        at = ("-C", self.folder, "--passphrase-file", self.passphrase)
        return run([sys.executable, "-m", "farbank.cli.main", *at, *words], output=output)


@contextmanager
def new_case() -> Iterator[BenchCase]:
    """A new, empty case."""
    with tempfile.TemporaryDirectory(prefix="farbank-bench-") as temporary:
        beside = Path(temporary) / "beside"
        beside.mkdir()
        passphrase = beside / "passphrase.txt"
        passphrase.write_text(secrets.token_hex(24) + "\n", encoding="utf-8")
        case = BenchCase(folder=Path(temporary) / "case", passphrase=passphrase, beside=beside)
        run([sys.executable, "-m", "farbank.cli.main", "--passphrase-file", passphrase, "new", case.folder])
        yield case
