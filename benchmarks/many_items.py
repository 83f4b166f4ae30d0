"""Fills a case with items: `python -m benchmarks.many_items FOLDER PASSPHRASE_FILE ITEMS`.

Each has a source and a file of 1 to 8 kB of random bytes, which goes in through the store of objects as with
`farbank add --keep-only`; a thousand are one commit.
"""

from __future__ import annotations

import io
import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from farbank.assemble.newsroom import folds
from farbank.facts.item import Description, ItemReceived
from farbank.facts.source import SourceNamed
from farbank.keeping.case import Kept, open_case
from farbank.ports import Objects
from farbank.values.handling import Secret
from farbank.values.ids import SourceId

SOURCES, AT_ONCE = 300, 1_000
SMALLEST, LARGEST = 1_000, 8_000


def fill(folder: Path, passphrase: Path, items: int) -> None:
    """Take in so many items, and publish them."""
    chance = random.Random(items)
    with open_case(folder, Secret(passphrase.read_text(encoding="utf-8").strip()), folds) as kept:
        _append(kept, [SourceNamed(id=f"S{n}", label=f"S-{n}", kind_of="witness") for n in range(1, SOURCES + 1)])
        for first in range(1, items + 1, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, items + 1))
            made = list(_items(kept.objects, numbers, chance))
            kept.objects.settle()
            _append(kept, made)
        kept.publish()


def _items(objects: Objects, numbers: range, chance: random.Random) -> Iterator[ItemReceived]:
    for n in numbers:
        sealed = objects.put(io.BytesIO(os.urandom(chance.randint(SMALLEST, LARGEST))))
        yield ItemReceived(
            id=f"E{n}",
            label=f"E-{n}",
            source=SourceId(f"S{n % SOURCES + 1}"),
            file_name=f"{n}.bin",
            original=sealed,
            about=Description(how="made up"),
        )


def _append(kept: Kept, facts: list[SourceNamed] | list[ItemReceived]) -> None:
    kept.ledger.append(facts, by=kept.member, at=datetime.now(UTC), after=kept.ledger.head())


if __name__ == "__main__":
    fill(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
