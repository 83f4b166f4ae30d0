"""Long work behind the pages: one job after the other, each in a thread, on the case opened again with the same keys.

- Its progress is what the verb tells of itself, so it is true; only what is recorded counts as done.
- It outlives a reload of the page. What a restart cut off is told afterwards, with the way to go on
  (`farbank.assemble.work_noted`); the verb itself goes on where it stopped, as it does on the command line.
- A job that is stopped ends at the next word of progress; what it recorded stays. Nobody waits for that.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import threading
import time
from dataclasses import dataclass, field
from typing import Final

from farbank.assemble.newsroom import Newsroom, beside
from farbank.assemble.work_noted import Noted, State, note_work
from farbank.errors import FarbankError
from farbank.web.asked import Begun, Moved, Shown
from farbank.web.case import Case
from farbank.web.language import N_

STOPPED: Final = N_("Stopped. What was recorded so far is kept; begin again for what is left to do.")
REPLACED: Final = N_("Newer work took the place of this; what it found is not kept any more.")
KEPT: Final = 50  # finished jobs that can still be looked at
_NOTED_EVERY: Final = 5.0  # seconds between two notes of how far a job is
_LOOK_EVERY: Final = 0.1  # seconds between two looks at whether a job that waits was stopped


class Stopped(Exception):
    """A person stopped the job."""


@dataclass(slots=True, kw_only=True)
class Job:
    """One job: what it does, how far it is, and the page of what came of it."""

    number: int
    begun: Begun
    what: str = "waiting"
    done: int = 0
    of: int = 0
    state: State = "running"
    page: Shown | Moved | None = None
    outcome: object = None  # where something is still to be done with it
    said: str = ""
    advice: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def is_running(self) -> bool:
        """Whether there is still something to wait for."""
        return self.state == "running"

    @property
    def is_wanted(self) -> bool:
        """Whether it runs and nobody has stopped it."""
        return self.is_running and not self.stopping.is_set()

    def __call__(self, what: str, done: int, of: int, size: int = 0, /) -> None:
        del size
        self.what, self.done, self.of = what, done, of
        if self.stopping.is_set():
            raise Stopped

    def stop(self) -> None:
        """End it at the next word of progress."""
        self.stopping.set()


class Jobs:
    """The jobs of one start of the workbench; `start_id` names it in what is noted."""

    def __init__(self, case: Case) -> None:
        self.start_id = secrets.token_hex(8)
        self._case = case
        self._begun = 0
        self._jobs: dict[int, Job] = {}
        self._threads: list[threading.Thread] = []
        self._turn = threading.Lock()  # the confined process does one thing at a time, and so does the disk

    async def start(self, begun: Begun) -> Job:
        """Begin a job and come back at once. `Locked` where the case is not open."""
        room = await self._case.ask(lambda room: room)
        self._begun += 1
        job = Job(number=self._begun, begun=begun)
        thread = threading.Thread(target=self._run, args=(room, job), name=f"job-{job.number}")
        self._jobs[job.number] = job
        self._threads = [each for each in self._threads if each.is_alive()]
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

    @property
    def ending(self) -> int:
        """How many that were let go of have not ended yet; each holds the keys until then."""
        return sum(each.is_alive() for each in self._threads) if not self._jobs else 0

    def let_go(self) -> None:
        """Have all of them stop, and keep nothing of what they found."""
        for job in self._jobs.values():
            job.stop()
        self._jobs.clear()

    async def forget(self) -> None:
        """The same, and wait until they have stopped."""
        self.let_go()
        for thread in self._threads:
            await asyncio.to_thread(thread.join)
        self._threads.clear()

    def _run(self, room: Newsroom, job: Job) -> None:
        while not self._turn.acquire(timeout=_LOOK_EVERY):
            if job.stopping.is_set():
                job.state, job.said = "stopped", STOPPED
                return
        try:
            _do(room, self._case, job, self.start_id)
            self._let_go_of_older(job)
        finally:
            self._turn.release()

    def _let_go_of_older(self, job: Job) -> None:
        """A package is large; one of each report is kept in memory, and only while the case is open."""
        if job.state == "done" and job.begun.about:
            for each in tuple(self._jobs.values()):
                if each.number < job.number and each.begun.about == job.begun.about and each.state == "done":
                    each.state, each.said, each.outcome, each.page = "replaced", REPLACED, None, None


def _do(room: Newsroom, case: Case, job: Job, start: str) -> None:
    try:
        with beside(room, case.turns.give_way) as own:
            noting = _Noting(own, job, start)
            try:
                noting(job.what, 0, 0)
                outcome = job.begun.work(own, case.confinement, noting)
                job.outcome, job.page = outcome, job.begun.shown(outcome)
                noting.state = "done"
            except Stopped:
                noting.state = "stopped"
                raise
            except Exception:
                noting.state = "failed"
                raise
            finally:
                noting.note()
        job.state = "done"
    except Stopped:
        job.state, job.said = "stopped", STOPPED
    except FarbankError as failure:
        job.said, job.advice = str(failure), failure.advice
        job.state = "failed"
    except Exception as fault:  # noqa: BLE001 - the last door of this thread; the name of a fault holds no material
        job.said = f"a fault of farbank itself ({type(fault).__name__})"
        job.advice = "Give the same command again; report it with an invented file if it comes back."
        job.state = "failed"


class _Noting:
    """The pace of a job that is also noted in the case now and then."""

    def __init__(self, room: Newsroom, job: Job, start: str) -> None:
        self._room, self._job, self._start = room, job, start
        self._noted = 0.0
        self.state: State = "running"

    def __call__(self, what: str, done: int, of: int, size: int = 0, /) -> None:
        self._job(what, done, of, size)
        if time.monotonic() - self._noted >= _NOTED_EVERY:
            self.note()

    def note(self) -> None:
        job, self._noted = self._job, time.monotonic()
        note_work(
            self._room,
            Noted(
                member=self._room.kept.member,
                start=self._start,
                process=os.getpid(),
                number=job.number,
                title=job.begun.title,
                again=job.begun.again,
                what=job.what,
                done=job.done,
                of=job.of,
                state=self.state,
            ),
        )
