"""What the database remembers of the public log: how far, under which name, and by which settings it was published."""

from __future__ import annotations

from farbank.keeping.disk.database import Database


def published_size(rows: Database) -> int:
    """How many leaves the last checkpoint had that we know to be on disk."""
    return _number(rows, "published")


def published_name(rows: Database) -> str:
    """The name of the log in that checkpoint; empty while it still has its first name."""
    row = rows.execute("SELECT value FROM kept_value WHERE name = 'published as'").fetchone()
    return str(row[0]) if row else ""


def settings_number(rows: Database) -> int:
    """The entry that recorded farbank.toml as it is to be; 0 when it is still the first one."""
    return _number(rows, "settings")


def _number(rows: Database, name: str) -> int:
    row = rows.execute("SELECT value FROM kept_value WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0
