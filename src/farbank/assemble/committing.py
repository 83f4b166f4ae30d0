"""What the commitment in print of a piece of evidence commits to: its files, or its record where it has none."""

from __future__ import annotations

from farbank.facts import codec
from farbank.facts.fact import Row
from farbank.facts.item import ItemReceived
from farbank.facts.report import PublicNameDrawn
from farbank.values import commitment
from farbank.values.digest import sha256_hex


def record_of(row: Row) -> bytes:
    """The record of a row as it is committed to: its one spelling as JSON."""
    return codec.to_bytes(row)


def digests_of(row: Row) -> tuple[str, ...]:
    """The digests a commitment names.

    What is said of an item may be put better later; its files stay. A finding or a statement is its record.
    """
    files = row.objects if isinstance(row, ItemReceived) else ()
    return tuple(each.digest for each in files) or (sha256_hex(record_of(row)),)


def committed(row: Row, name: PublicNameDrawn) -> str:
    """The commitment that a page prints."""
    return commitment.commitment(name.salt, digests_of(row))
