"""The time, asked in one place."""

from __future__ import annotations

from datetime import UTC, date, datetime


class SystemClock:
    """Implements `farbank.ports.Clock` with the clock of this machine, in universal time."""

    def now(self) -> datetime:
        return datetime.now(UTC).replace(microsecond=0)

    def today(self) -> date:
        return self.now().date()
