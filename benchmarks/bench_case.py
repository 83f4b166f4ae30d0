"""A case to measure in, in a temporary folder that is removed; its passphrase is drawn by chance.

What farbank remembers outside of a case lies in that folder too.
"""

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
    """`beside` is a folder for what is taken in, and for the peers' own files and what farbank remembers."""

    folder: Path
    passphrase: Path
    beside: Path

    def farbank(self, *words: str | Path, output: Path | None = None) -> Took:
        """Run the real command on this case."""
        at = ("-C", self.folder, "--passphrase-file", self.passphrase)
        return run([sys.executable, "-m", "farbank.cli.main", *at, *words], output=output, env=self.env)

    @property
    def env(self) -> dict[str, str]:
        """Where farbank and the peers keep what is theirs."""
        return {
            "XDG_STATE_HOME": str(self.beside / "state"),
            "RESTIC_REPOSITORY": str(self.beside / "restic"),
            "RESTIC_PASSWORD_FILE": str(self.passphrase),
            "RESTIC_CACHE_DIR": str(self.beside / "cache"),
        }

    def restic(self, *words: str | Path) -> Took:
        """Run restic on a repository beside the case."""
        return run(["restic", *words], env=self.env)

    def beside_it(self, name: str) -> BenchCase:
        """Another new case in the same folder, with the same passphrase."""
        other = BenchCase(folder=self.folder.with_name(name), passphrase=self.passphrase, beside=self.beside)
        _make(other)
        return other


@contextmanager
def new_case() -> Iterator[BenchCase]:
    """A new, empty case."""
    with tempfile.TemporaryDirectory(prefix="farbank-bench-") as temporary:
        beside = Path(temporary) / "beside"
        beside.mkdir()
        passphrase = beside / "passphrase.txt"
        passphrase.write_text(secrets.token_hex(24) + "\n", encoding="utf-8")
        case = BenchCase(folder=Path(temporary) / "case", passphrase=passphrase, beside=beside)
        _make(case)
        yield case


def _make(case: BenchCase) -> None:
    words = ("--passphrase-file", case.passphrase, "new", case.folder)
    run([sys.executable, "-m", "farbank.cli.main", *words], env=case.env)
