"""Who outside of the newsroom has dated or seen which head of the log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.fact import Fact
from farbank.facts.log import HeadCosigned, TokenKept
from farbank.ports import Rows


class LogDates:
    """A fold of the answers that were kept and of the cosignatures, by the size of the head."""

    name: ClassVar[str] = "log_dates"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("log_date",)
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE log_date (entry INTEGER PRIMARY KEY, size INTEGER NOT NULL, body BLOB NOT NULL) STRICT",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case TokenKept(head=head) | HeadCosigned(head=head) as fact:
                row = (entry.number, head.size, codec.to_bytes(fact))
                rows.execute("INSERT INTO log_date VALUES (?, ?, ?)", row)
            case _:
                pass


def tokens(rows: Rows, least: int = 0) -> tuple[TokenKept, ...]:
    """Every answer kept that dates a head of at least so many leaves, in the order recorded."""
    return tuple(each for each in _every(rows, least) if isinstance(each, TokenKept))


def cosigned(rows: Rows, least: int = 0) -> tuple[HeadCosigned, ...]:
    """Every cosignature of a head of at least so many leaves, in the order recorded."""
    return tuple(each for each in _every(rows, least) if isinstance(each, HeadCosigned))


def _every(rows: Rows, least: int) -> Iterator[Fact]:
    found = rows.execute("SELECT body FROM log_date WHERE size >= ? ORDER BY entry", (least,)).fetchall()
    return (codec.from_bytes(cast("bytes", body)) for (body,) in found)
