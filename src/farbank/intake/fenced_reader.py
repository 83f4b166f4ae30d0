"""A reader in a process of its own, behind the same fence as every foreign file: it gets pixels and gives rows back.

Where nothing blocks the network it is asked nothing, unless the caller has said `unconfined`.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from farbank.intake.confined import NO_FENCE
from farbank.intake.job import Job
from farbank.intake.limits import Limits
from farbank.intake.reading import CouldNot, Reading
from farbank.intake.warm_process import WarmProcess
from farbank.intake.wire import BAD


class FencedReader:
    """Best used as a context manager; one page at a time. What it answers is checked by whoever asks."""

    def __init__(self, worker: Sequence[str], *, limits: Limits, unconfined: bool) -> None:
        self._process = WarmProcess(worker=worker)
        self._limits = limits
        self._unconfined = unconfined

    def __enter__(self) -> Self:
        self._process.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.stop()

    def _run(self, media: str, content: bytes) -> Reading | CouldNot:
        """What the reader says of some bytes, or why it says nothing."""
        fences = self._process.fences()
        if isinstance(fences, CouldNot):
            return fences
        if not fences and not self._unconfined:
            return CouldNot(because=NO_FENCE)
        answer = self._process.run(Job(task="read", media=media, limits=self._limits), [content])
        if isinstance(answer, Reading) and answer.could_not:
            return CouldNot(because=answer.could_not)
        return answer if isinstance(answer, Reading | CouldNot) else CouldNot(because=BAD)
