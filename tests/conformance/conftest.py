"""The adapters of `ports.Ledger`: the one on the encrypted database, and a tiny one in memory to check the suite by."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest

from farbank.errors import Conflict, Refused
from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.fact import Fact
from farbank.keeping.case import create
from farbank.values.handling import Secret
from farbank.values.ids import MemberId


class MemoryLedger:
    """The rules of the port in thirty lines; the commit takes a number of its own, as on disk."""

    def __init__(self) -> None:
        self._lines: list[tuple[datetime, MemberId, bytes | None]] = []

    def head(self) -> int:
        return len(self._lines)

    def append(self, facts: Sequence[Fact], *, by: MemberId, at: datetime, after: int) -> int:
        if by != "M1":
            raise Refused("only M1 signs here")
        if at.tzinfo is None:
            raise Refused("a time has a zone")
        if after != self.head():
            raise Conflict("the ledger has moved on")
        if facts:
            lines: list[bytes | None] = [codec.to_bytes(fact) for fact in facts]
            self._lines += [(at.astimezone(UTC), by, line) for line in [None, *lines]]
        return self.head()

    def entries(self, after: int = 0) -> Iterator[Entry]:
        for number, (at, by, line) in enumerate(self._lines[after:], start=after + 1):
            if line is not None:
                yield Entry(number=number, at=at, by=by, fact=codec.from_bytes(line))


@pytest.fixture(params=["memory", "sealed"])
def ledger(request, tmp_path):
    if request.param == "memory":
        yield MemoryLedger()
        return
    with create(tmp_path / "case", Secret("x"), at=datetime(2026, 11, 22, tzinfo=UTC)) as kept:
        yield kept.ledger
