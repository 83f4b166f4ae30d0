"""When the case is locked: on demand, when nobody has asked for anything for a while, when the computer slept.

- On demand and after sleep all work stops and the keys go.
- Where nobody is there but work goes on, the pages are locked at once and the work keeps its keys until it has ended.
"""

from __future__ import annotations

import asyncio

from farbank.web.case import Case
from farbank.web.jobs import Jobs
from farbank.web.sleeping import Attendance


class Locking:
    """Locks one case and lets go of its jobs; `attendance` notices that the computer slept."""

    def __init__(self, case: Case, jobs: Jobs, attendance: Attendance) -> None:
        self._case, self._jobs, self._attendance = case, jobs, attendance
        self._closing: set[asyncio.Future[None]] = set()

    def if_left(self) -> None:
        """Lock where the computer slept or its lid was closed since the last look; no page is answered before."""
        if self._attendance.was_left() and self._case.is_open:
            self.now()

    def now(self) -> None:
        """Show no page from here on, stop all work, and let go of the keys; nobody waits for that."""
        self._case.shut()
        self._jobs.let_go()
        closing = asyncio.ensure_future(self._case.lock())
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def if_idle(self) -> None:
        """Lock where nobody has asked for anything for a while. Work goes on, and is shown once it is unlocked."""
        await self._case.lock_when_idle()
        if not self._case.is_open and not self._jobs.running:
            self._jobs.let_go()

    async def end(self) -> None:
        """Stop all work and wait for it, let go of the keys, and end."""
        await self._jobs.forget()
        await self._case.end()
