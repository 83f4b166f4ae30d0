"""A large object, decrypted while it is read: nothing of it touches a disk, and memory stays bounded."""

from __future__ import annotations

import io
import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCKS_AHEAD: Final = 32
_PATIENCE_SECONDS: Final = 0.1


class _LeftAlone(Exception):
    """Nobody reads any more."""


class ObjectStream(io.RawIOBase):
    """What `produce` writes, as a stream. The last read raises what `produce` raised.

    `produce` runs in a thread of its own and is ended when the stream is closed.
    """

    def __init__(self, produce: Callable[[Callable[[bytes], None]], None]) -> None:
        super().__init__()
        self._produce = produce
        self._blocks: queue.Queue[bytes | None] = queue.Queue(_BLOCKS_AHEAD)
        self._rest = memoryview(b"")
        self._trouble: Exception | None = None
        self._closing = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        into = memoryview(buffer).cast("B")
        while not self._rest and not self._ended:
            block = self._blocks.get()
            if block is None:
                self._ended = True
            else:
                self._rest = memoryview(block)
        if not self._rest and self._trouble is not None:
            raise self._trouble
        taken = min(len(into), len(self._rest))
        into[:taken] = self._rest[:taken]
        self._rest = self._rest[taken:]
        return taken

    def close(self) -> None:
        if not self.closed:
            self._closing.set()
            self._thread.join()
        super().close()

    def _run(self) -> None:
        try:
            self._produce(self._hand_over)
        except _LeftAlone:
            return
        except Exception as trouble:  # noqa: BLE001 - it is raised again where the stream is read
            self._trouble = trouble
        try:
            self._hand_over(None)
        except _LeftAlone:
            return

    def _hand_over(self, block: bytes | None) -> None:
        while not self._closing.is_set():
            try:
                self._blocks.put(block, timeout=_PATIENCE_SECONDS)
            except queue.Full:
                continue
            return
        raise _LeftAlone
