"""Long work behind the pages: one job after the other, each in a thread, on the case opened again with the same keys.

- Its progress is what the verb tells of itself, so it is true; only what is recorded counts as done.
- It outlives a reload of the page. After a restart the verb itself goes on where it stopped, as it does on the command
  line.
- A job that is stopped ends at the next word of progress; what it recorded stays.
"""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from typing import Final

from farbank.assemble.newsroom import Newsroom, beside
from farbank.errors import FarbankError
from farbank.intake.confined import Confinement
from farbank.web.asked import Begun
from farbank.web.case import Case

REPLACED: Final = "Newer work took the place of this; what it found is not kept any more."
STOPPED: Final = "Stopped. What was recorded so far is kept; begin again for what is left to do."
KEPT: Final = 50  # finished jobs that can still be looked at


class Stopped(Exception):
    """A person stopped the job."""


@dataclass(slots=True, kw_only=True)
class Job:
    """One job: what it does, how far it is, and what came of it."""

    number: int
    begun: Begun
    what: str = "waiting"
    done: int = 0
    of: int = 0
    state: str = "running"  # running | done | stopped | failed | replaced
    outcome: object = None
    said: str = ""
    advice: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def is_running(self) -> bool:
        """Whether there is still something to wait for."""
        return self.state == "running"

    def __call__(self, what: str, done: int, of: int, size: int = 0, /) -> None:
        del size
        self.what, self.done, self.of = what, done, of
        if self.stopping.is_set():
            raise Stopped


class Jobs:
    """The jobs of one workbench."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._jobs: dict[int, Job] = {}
        self._threads: list[threading.Thread] = []
        self._turn = threading.Lock()  # the confined process does one thing at a time, and so does the disk

    async def start(self, begun: Begun) -> Job:
        """Begin a job and come back at once. The case is opened for it before that, so that a lock cannot race it."""
        job = Job(number=len(self._jobs) + 1, begun=begun)
        room = await self._case.ask(lambda room: room)
        thread = threading.Thread(target=self._run, args=(room, job), name=f"job-{job.number}")
        self._jobs[job.number] = job
        self._threads.append(thread)
        thread.start()
        return job

    def newest(self, about: str) -> Job | None:
        """The last work about something that is done."""
        done = [each for each in self._jobs.values() if each.begun.about == about and each.state == "done"]
        return done[-1] if done else None

    def find(self, number: int) -> Job | None:
        """A job by its number."""
        return self._jobs.get(number)

    def latest(self) -> tuple[Job, ...]:
        """The jobs, the newest first."""
        return tuple(self._jobs[each] for each in sorted(self._jobs, reverse=True)[:KEPT])

    @property
    def running(self) -> int:
        """How many are at work."""
        return sum(each.is_running for each in self._jobs.values())

    async def forget(self) -> None:
        """Stop all of them and wait until they have; nothing of what they found stays in memory."""
        for job in self._jobs.values():
            job.stopping.set()
        for thread in self._threads:
            await asyncio.to_thread(thread.join)
        self._jobs.clear()
        self._threads.clear()

    def _run(self, room: Newsroom, job: Job) -> None:
        with self._turn:
            if job.stopping.is_set():
                job.state, job.said = "stopped", STOPPED
            else:
                _do(room, self._case.confinement, job)
                self._let_go_of_older(job)

    def _let_go_of_older(self, job: Job) -> None:
        """A package is large; one of each report is kept in memory, and only while the case is open."""
        if job.state == "done" and job.begun.about:
            for each in self._jobs.values():
                if each.number < job.number and each.begun.about == job.begun.about and each.state == "done":
                    each.state, each.said, each.outcome = "replaced", REPLACED, None


def _do(room: Newsroom, confinement: Confinement, job: Job) -> None:
    try:
        with beside(room) as own:
            job.outcome = job.begun.work(own, confinement, job)
        job.state = "done"
    except Stopped:
        job.state, job.said = "stopped", STOPPED
    except FarbankError as failure:
        job.state, job.said, job.advice = "failed", str(failure), failure.advice
    except Exception as fault:  # noqa: BLE001 - the last door of this thread; the name of a fault holds no material
        job.state, job.said = "failed", f"a fault of farbank itself ({type(fault).__name__})"
        job.advice = "Give the same command again; report it with an invented file if it comes back."
