"""The peer of everything that is recorded: bare inserts into a SQLCipher database as safe as the case's own."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher


def seconds_in_bulk(path: Path, lines: Sequence[bytes]) -> tuple[float, float]:
    """Wall and processor seconds of one `executemany` and its commit."""
    rows = _opened(path)
    wall, processor = time.perf_counter(), time.process_time()
    rows.execute("BEGIN IMMEDIATE")
    rows.executemany("INSERT INTO line (body) VALUES (?)", [(line,) for line in lines])
    rows.execute("COMMIT")
    took = time.perf_counter() - wall, time.process_time() - processor
    rows.close()
    return took


def seconds_one_by_one(path: Path, lines: Sequence[bytes]) -> float:
    """Wall seconds of an insert and a commit for each line."""
    rows = _opened(path)
    begun = time.perf_counter()
    for line in lines:
        rows.execute("BEGIN IMMEDIATE")
        rows.execute("INSERT INTO line (body) VALUES (?)", (line,))
        rows.execute("COMMIT")
    took = time.perf_counter() - begun
    rows.close()
    return took


def _opened(path: Path) -> sqlcipher.Connection:
    path.unlink(missing_ok=True)
    rows = sqlcipher.connect(str(path), isolation_level=None)
    rows.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    rows.execute("PRAGMA journal_mode = DELETE").fetchall()
    rows.execute("PRAGMA synchronous = EXTRA")
    rows.execute("PRAGMA secure_delete = ON").fetchall()
    rows.execute("CREATE TABLE line (number INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT")
    return rows
