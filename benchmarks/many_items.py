"""Fills a case with items, each with a file of 1 to 8 kB and a source: `python -m benchmarks.many_items FOLDER
PASSPHRASE_FILE ITEMS`.

The files are random bytes that go in through the store of objects, as those of `farbank add` do; nothing reads them.
"""

from __future__ import annotations

import hashlib
import io
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import batched
from pathlib import Path

from farbank.assemble.newsroom import folds
from farbank.facts.fact import Fact
from farbank.facts.item import Description, ItemReceived
from farbank.facts.source import SourceNamed
from farbank.keeping.case import Kept, open_case
from farbank.values.handling import Secret
from farbank.values.ids import SourceId

SOURCES = 300
_SMALLEST, _LARGEST = 1_000, 8_000
_AT_ONCE = 1_000
