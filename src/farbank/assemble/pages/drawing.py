"""Pictures drawn in two confined processes at once: decoding photographs is most of what publishing waits for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue
from typing import BinaryIO, Final

from farbank.intake.confined import Confinement
from farbank.intake.reading import CouldNot
from farbank.values.picture import Pixels

Drawn = Pixels | CouldNot
FEW: Final = 3  # starting a second process costs as much as this many pictures
PROCESSES: Final = 2


def drawn(confinement: Confinement, streams: Iterable[BinaryIO], count: int, *, max_side: int) -> Iterator[Drawn]:
    """The pixels of `count` pictures in their order. Streams are taken one by one, read to their end, and closed."""
    free: SimpleQueue[Confinement] = SimpleQueue()
    free.put(confinement)

    def one(stream: BinaryIO) -> Drawn:
        mine = free.get()
        try:
            with stream:
                return mine.pixels(stream, max_side=max_side)
        finally:
            free.put(mine)

    with ExitStack() as held:
        if count > FEW:
            free.put(held.enter_context(confinement.twin()))
        pool = held.enter_context(ThreadPoolExecutor(max_workers=free.qsize()))
        pending: deque[Future[Drawn]] = deque()
        for stream in streams:
            pending.append(pool.submit(one, stream))
            if len(pending) > PROCESSES:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
