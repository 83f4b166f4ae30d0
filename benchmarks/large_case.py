"""Fills a case with 100,000 facts: `python -m benchmarks.large_case FOLDER PASSPHRASE_FILE PLACES`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.facts_made import facts
from farbank.assemble.newsroom import folds
from farbank.keeping.case import open_case
from farbank.values.handling import Secret

FACTS = 100_000


def fill(folder: Path, passphrase: Path, places: int) -> None:
    """Append the facts in one commit and publish them."""
    with open_case(folder, Secret(passphrase.read_text(encoding="utf-8").strip()), folds) as kept:
        made = list(facts(FACTS, places))
        kept.ledger.append(made, by=kept.member, at=datetime.now(UTC), after=kept.ledger.head())
        kept.publish()


if __name__ == "__main__":
    fill(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
