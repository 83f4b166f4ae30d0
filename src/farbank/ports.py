"""What the rooms need from outside themselves. Written by the caller, met by the adapters, joined in `assemble`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import BinaryIO, ClassVar, Protocol

from farbank.facts.entry import Entry
from farbank.facts.fact import Fact, Row
from farbank.facts.item import ItemReceived
from farbank.facts.look import LineAdopted
from farbank.values.handling import SealedObject, Secret
from farbank.values.ids import ItemId, MemberId

Cell = str | int | float | bytes | None  # what a table may hold


class Answer(Protocol):
    """The rows that came back, one after the other."""

    def fetchone(self) -> tuple[Cell, ...] | None: ...

    def fetchall(self) -> list[tuple[Cell, ...]]: ...

    def __iter__(self) -> Iterator[tuple[Cell, ...]]: ...


class Rows(Protocol):
    """The tables of the case, as a fold or a view may use them (DB-API, `?` parameters)."""

    def execute(self, sql: str, parameters: Sequence[Cell] = (), /) -> Answer: ...


class Fold(Protocol):
    """Tables computed from facts. A new `version` means: drop them and fold again."""

    name: ClassVar[str]
    version: ClassVar[int]
    schema: ClassVar[tuple[str, ...]]  # one CREATE statement each
    tables: ClassVar[tuple[str, ...]]  # what to drop before folding again

    def apply(self, rows: Rows, entry: Entry) -> None:
        """Bring the tables up to date with one entry; runs inside the transaction that appends it."""
        ...


class Ledger(Protocol):
    """Append-only, numbered from 1, signed per commit, in a Merkle tree."""

    def head(self) -> int: ...

    def append(self, facts: Sequence[Fact], *, by: MemberId, at: datetime, after: int) -> int:
        """Add facts if the head is still `after`, else raise `Conflict`; returns the new head."""
        ...

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Every entry after a number, in order."""
        ...


class Objects(Protocol):
    """Sealed bytes, one age file each."""

    def put(self, untrusted_bytes: BinaryIO) -> SealedObject:
        """Seal a stream. It is on disk for good only after `settle`."""
        ...

    def settle(self) -> None:
        """One fsync round for everything put since the last; only then may a fact name it."""
        ...

    def open(self, sealed: SealedObject) -> BinaryIO:
        """The bytes that went in, as a stream that raises `Damage` if they are not what was sealed."""
        ...

    def read(self, sealed: SealedObject) -> bytes:
        """The bytes that went in, whole; for small objects."""
        ...


class Cards(Protocol):
    """Identity cards: anyone can seal one, only the source desk can open one."""

    def seal(self, words: Secret) -> tuple[str, int]:
        """Seal a card; returns the name of the object and the size of what was written."""
        ...

    def open(self, card: str) -> Secret: ...


class Known(Protocol):
    """The few questions a rule may ask before it allows a change."""

    def find(self, kind: str, label: str) -> str:
        """The id of the row of a kind with this label or id, `""` when there is none."""
        ...

    def highest(self, kind: str) -> int:
        """The highest number given to a kind so far, 0 when none."""
        ...

    def unchanged(self, row: Row) -> bool:
        """Whether the last word on this row (same id) is exactly this one."""
        ...

    def labels(self, kind: str) -> Sequence[str]:
        """Every label in use for a kind, so that a complaint can name the nearest."""
        ...

    def label(self, row: str) -> str:
        """The reporter's own label of the row with this id, `""` when it has none."""
        ...

    def line(self, row: str) -> LineAdopted | None:
        """The line adopted by the row with this id, as last given, or None."""
        ...

    def withdrawn(self, row: str) -> bool:
        """Whether the row with this id was withdrawn and not given again since."""
        ...

    def item(self, item: ItemId) -> ItemReceived | None:
        """An item as received, with its latest description, or None."""
        ...

    def items_with(self, digest: str) -> Sequence[ItemReceived]:
        """Every item whose plaintext has this SHA-256."""
        ...


class Clock(Protocol):
    """The time, so that nothing else asks for it."""

    def now(self) -> datetime: ...

    def today(self) -> date: ...
