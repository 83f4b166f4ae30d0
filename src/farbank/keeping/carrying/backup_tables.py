"""What a backup takes out of the database: entries with the objects they still name, and keeping's own small tables."""

from __future__ import annotations

from typing import Final

from farbank.errors import Damage
from farbank.keeping.carrying.backup_form import BESIDE, PUBLIC, Line, Table
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.layout import Layout, read_whole

# entries and objects have their packs, and the rest of these is worked out again from them
_WORKED_OUT: Final = frozenset({"kept_entry", "kept_object", "kept_node", "kept_fold"})
# values: worked out again, standing on the page, and work that goes on here alone
_NOT_KEPT: Final = frozenset({"tree", "published", "work"})


def object_names(rows: Database, head: int) -> tuple[str, ...]:
    """The objects that entries up to a head name and nobody has forgotten, in the order recorded."""
    asked = "SELECT name FROM kept_object WHERE number <= ? ORDER BY number, name"
    return tuple(str(row[0]) for row in rows.execute(asked, (head,)))


def lines_of(rows: Database, after: int, until: int) -> list[Line]:
    """The entries after a number and up to another; `Damage` when one is missing."""
    objects: dict[int, list[str]] = {}
    asked = "SELECT number, name FROM kept_object WHERE number > ? AND number <= ? ORDER BY number, name"
    for number, name in rows.execute(asked, (after, until)):
        objects.setdefault(number, []).append(name)
    asked = (
        "SELECT number, committed, compartments, leaf, sealed FROM kept_entry"
        " WHERE number > ? AND number <= ? ORDER BY number"
    )
    lines = [
        Line(row[0], row[1], row[2], bytes(row[3]), bytes(row[4]), objects.get(row[0], []))
        for row in rows.execute(asked, (after, until))
    ]
    if len(lines) != until - after:
        raise Damage(f"entries are missing from the ledger between {after} and {until}")
    return lines


def small_tables(rows: Database, layout: Layout) -> list[Table]:
    """Keeping's own small tables as they are, and the public pages of the case as a restore has to find them."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'kept\\_%' ESCAPE '\\' ORDER BY name"
    names = [str(row[0]) for row in rows.execute(asked)]
    public = Table(PUBLIC, ("name", "content"), list(public_pages(layout)))
    return [*(_table(rows, name) for name in names if name not in _WORKED_OUT), public]


def public_pages(layout: Layout) -> list[tuple[str, bytes]]:
    """What a stranger reads first: the settings, the page that explains, the checkpoint; by their names in the case."""
    pages = (layout.settings, layout.readme, layout.checkpoint)
    return [(layout.shown(path), read_whole(path, layout.shown(path))) for path in pages]


def beside(name: str) -> str:
    """Where a public page of the case lies in a backup."""
    return name if "/" in name else f"{BESIDE}/{name}"


def _table(rows: Database, name: str) -> Table:
    columns = tuple(str(row[1]) for row in rows.execute(f"PRAGMA table_info({name})"))
    found = rows.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - the name is one of ours
    return Table(name, columns, [row for row in found if name != "kept_value" or row[0] not in _NOT_KEPT])
