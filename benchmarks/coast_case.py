"""Fills a case with 100,000 items: `python -m benchmarks.coast_case FOLDER PASSPHRASE_FILE`.

The texts go in through the store of objects and are noted as read, as `farbank add` does; a thousand items are one
commit.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import coast_facts
from benchmarks.coast_words import Coast
from farbank.assemble.newsroom import folds
from farbank.facts.fact import Fact
from farbank.facts.item import ItemRead
from farbank.keeping.case import Kept, open_case
from farbank.values.handling import Secret
from farbank.values.ids import ItemId

AT_ONCE, LINES = 1_000, 40


def fill(folder: Path, passphrase: Path) -> None:
    """Take everything in, and publish it."""
    coast = Coast(3)
    with open_case(folder, Secret(passphrase.read_text(encoding="utf-8").strip()), folds) as kept:
        _append(kept, coast_facts.around())
        for first in range(1, coast_facts.ITEMS + 1, AT_ONCE):
            made = list(_items(kept, coast, range(first, first + AT_ONCE)))
            kept.objects.settle()
            _append(kept, made)
        _append(kept, coast_facts.concluded())
        kept.publish()


def _items(kept: Kept, coast: Coast, numbers: range) -> Iterator[Fact]:
    for n in numbers:
        if n > coast_facts.TEXTS:
            yield coast_facts.item(coast, n)
            continue
        letter = coast.letter(coast.language(), coast.chance.randint(2, LINES)).encode()
        yield coast_facts.item(coast, n, kept.objects.put(io.BytesIO(letter)))
        yield ItemRead(item=ItemId(f"E{n}"), reader="text", text=kept.objects.put(io.BytesIO(letter)))


def _append(kept: Kept, facts: Iterable[Fact]) -> None:
    kept.ledger.append(list(facts), by=kept.member, at=datetime.now(UTC), after=kept.ledger.head())


if __name__ == "__main__":
    fill(Path(sys.argv[1]), Path(sys.argv[2]))
