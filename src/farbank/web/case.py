"""The open case behind the pages: one thread holds it, and every request waits its turn.

- Nothing of the case is in memory before it is unlocked, and its keys are let go of when it is locked.
- A lock shuts the pages at once, whatever is still being worked out; the keys go as soon as the thread is free.
- What was asked before a lock is not answered after it.
- A database connection belongs to the thread that made it; one thread also means that no page sees half a change.
- A long job opens the case once more with the same keys (`farbank.web.jobs`) and works in short steps; between them it
  gives way to pages (`farbank.web.turns`).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final, TypeVar

from farbank.assemble.before_unlocking import remember_opened
from farbank.assemble.newsroom import Newsroom, newsroom
from farbank.errors import FarbankError, Locked
from farbank.intake.confined import Confinement
from farbank.publish.telling import tell
from farbank.values.handling import Secret
from farbank.web.turns import Turns

T = TypeVar("T")
IDLE_SECONDS: Final = 15 * 60


class Case:
    """A case that is locked until somebody gives its passphrase. `confinement` was started before that."""

    def __init__(
        self,
        folder: Path,
        confinement: Confinement,
        *,
        idle_seconds: float = IDLE_SECONDS,
        watching: Path | None = None,
    ) -> None:
        self.folder = folder
        self.confinement = confinement
        self.watching = watching  # a folder to look for files in
        self.failed = 0  # passphrases that did not open it, since it was last open
        self.openings = 0  # how often it was locked: what was asked before is shown to nobody after
        self.turns = Turns()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="case")
        self._held = ExitStack()
        self._room: Newsroom | None = None
        self._is_shut = True
        self._idle = idle_seconds
        self._used = time.monotonic()

    @property
    def is_open(self) -> bool:
        """Whether pages may be shown."""
        return not self._is_shut

    @property
    def seconds_left(self) -> float:
        """Until it is locked, if nobody asks for anything."""
        return max(self._idle - (time.monotonic() - self._used), 0.0)

    async def unlock(self, passphrase: Secret) -> tuple[str, ...]:
        """Open the case; what whoever opens it should hear. `Locked` where the passphrase is another."""
        opening = self.openings
        notices = await self._in_thread(lambda: self._open(passphrase))
        if self.openings != opening:
            raise _locked()  # somebody locked it meanwhile
        self.touch()
        self._is_shut = False
        return notices

    async def ask(self, question: Callable[[Newsroom], T]) -> T:
        """The answer of the case; `Locked` where it is not open, or was locked before the answer was there."""
        opening = self.openings
        with self.turns.page():
            answer = await self._in_thread(lambda: question(self._opened()))
        if self._is_shut or self.openings != opening:
            raise _locked()
        return answer

    async def tell(self, change: Callable[[Newsroom], T]) -> T:
        """A change of the case; its log is published before the answer is shown."""

        def changed(room: Newsroom) -> T:
            try:
                return change(room)
            finally:
                room.publish_log()

        return await self.ask(changed)

    def shut(self) -> None:
        """From here on no page is shown; `lock` also lets go of the keys."""
        self._is_shut = True
        self.openings += 1

    async def lock(self) -> None:
        """Close the case and let go of its keys."""
        self.shut()
        await self._in_thread(self._close)

    async def lock_when_idle(self) -> bool:
        """Lock where nobody has asked anything for a while; whether that was so."""
        if not self.is_open or self.seconds_left > 0:
            return False
        await self.lock()
        return True

    def touch(self) -> None:
        """A person has just asked for something."""
        self._used = time.monotonic()

    async def end(self) -> None:
        """Lock, and end the thread."""
        await self.lock()
        self._thread.shutdown()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _opened(self) -> Newsroom:
        if self._room is None or self._is_shut:
            raise _locked()
        return self._room

    def _open(self, passphrase: Secret) -> tuple[str, ...]:
        if self._room is not None and self._is_shut:
            self._close()  # it is being locked
        if self._room is None:
            try:
                self._room = self._held.enter_context(newsroom(self.folder, passphrase))
            except Locked:
                self.failed += 1
                raise
            self.failed = 0
            remember_opened(self._room)
        return self._room.notices

    def _close(self) -> None:
        """Let go. What cannot be swept or published now is when the case is opened next."""
        self._room = None
        tell.cache_clear()  # what was drawn of the case is of the case
        with suppress(FarbankError, OSError):
            self._held.close()


def _locked() -> Locked:
    return Locked("the case is locked", advice="Unlock it with your passphrase.")
