"""The other end of the warm process: starts it, hands it a job and the bytes, takes the answer, ends it.

- It is started as a fresh program with an empty environment and no open file but one socket.
- Bytes go through a socket made for the one job, never through a file and never as an argument.
- After any interruption the process is ended; the next job starts a new one.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

import farbank
from farbank.intake.job import LONGEST_LINE, End, Job, Ready, to_line
from farbank.intake.limits import MEGABYTE, Limits
from farbank.intake.reading import CouldNot
from farbank.intake.wire import BAD, Answer, unpacked

WORKER: Final = ("-m", "farbank.intake.worker")
_START: Final = 60.0  # seconds for a start on a slow, busy laptop
_GRACE: Final = 10.0  # seconds over a job's own time before the warm process itself counts as stuck
_LEAVE: Final = 5.0
_CHUNK: Final = 1 << 20
_NOT_STARTED: Final = "the confined process does not start on this system"
_LOST: Final = "the confined process was lost while it read the file"
_TOO_MUCH: Final = "more than"
_TOO_LONG: Final = "reading it took longer than"
_TOO_LARGE: Final = "reading it takes more than"
_CRASHED: Final = "the reader crashed on it"
_FAILED: Final = "the reader failed on it"
_BREAKDOWNS: Final = (_LOST, _TOO_MUCH, _TOO_LONG, _TOO_LARGE, _CRASHED, _FAILED, BAD)
_OUT_OF_MEMORY: Final = 3


class WarmProcess:
    """One warm process, started when first needed and again after it was ended."""

    def __init__(self, *, worker: Sequence[str] = WORKER) -> None:
        self._worker = tuple(worker)
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._fences: tuple[str, ...] | None = None

    def start(self) -> None:
        """Start it if it does not run; does not wait until it is warm."""
        if self._process is not None and self._process.poll() is None:
            return
        self.stop()
        ours, theirs = socket.socketpair()
        ours.settimeout(_START)
        self._control = ours
        with theirs, suppress(OSError):  # what does not start is met, with its reason, by the first who needs it
            self._process = _spawn(self._worker, theirs.fileno())

    def fences(self) -> tuple[str, ...] | CouldNot:
        """What keeps it from the network, once it is warm; empty when nothing does."""
        self.start()
        if self._fences is None:
            line = self._line()
            if not line:
                return CouldNot(because=_NOT_STARTED)
            self._fences = msgspec.json.decode(line, type=Ready).fences
        return self._fences

    def run(self, job: Job, chunks: Iterable[bytes]) -> Answer:
        """Do one job with these bytes."""
        fences = self.fences()
        if isinstance(fences, CouldNot) or self._control is None:
            return CouldNot(because=_NOT_STARTED)
        try:
            return self._run(self._control, job, chunks)
        except OSError:
            self.stop()
            return CouldNot(because=_LOST)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End it, and whatever it still does, and wait until it is gone."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            if self._fences is not None:  # before it is warm it has no child, and need not be waited for
                with suppress(subprocess.TimeoutExpired):  # the closed socket tells it to end its child and itself
                    self._process.wait(timeout=_LEAVE)
            self._process.kill()
            self._process.wait()
        self._control = self._process = self._fences = None

    def _run(self, control: socket.socket, job: Job, chunks: Iterable[bytes]) -> Answer:
        ours, theirs = socket.socketpair()
        with ours:
            ours.settimeout(job.limits.seconds + _GRACE)
            control.settimeout(job.limits.seconds + _GRACE)
            with theirs:
                socket.send_fds(control, [to_line(job)], [theirs.fileno()])
            whole = _feed(ours, chunks, job.limits.file_size)
            answer = _collect(ours, job.limits.answer) if whole else None
        line = self._line()
        if not line:
            return CouldNot(because=_LOST)
        end = msgspec.json.decode(line, type=End)
        if not whole:
            return CouldNot(because=too_large(job.limits.file_size))
        return _judged(end, answer, job.limits)

    def _line(self) -> bytes:
        """The next message of the process; nothing when it is gone, and then it is ended for good."""
        line = b""
        try:
            while self._control is not None and not line.endswith(b"\n"):
                piece = self._control.recv(LONGEST_LINE)
                if not piece:
                    break
                line += piece
        except OSError:
            line = b""
        if not line.endswith(b"\n"):
            self.stop()
            return b""
        return line


def broke_down(because: str) -> bool:
    """Whether a reason says that a reader crashed, hung or grew without end, and not that it declined."""
    return because.startswith(_BREAKDOWNS)


def too_large(limit: int) -> str:
    """The reason for a file over the limit of bytes."""
    return f"it is larger than {limit // MEGABYTE:,} MB; it is kept and not read"


def _spawn(worker: tuple[str, ...], handle: int) -> subprocess.Popen[bytes]:
    """A fresh Python that knows where farbank is and nothing else."""
    home = str(Path(farbank.__file__).parent.parent)
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH") if name in os.environ}
    return subprocess.Popen(  # noqa: S603  (our own interpreter and our own module)
        [sys.executable, "-s", "-P", *worker, str(handle)],
        env={"PYTHONPATH": home, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", **kept},
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(handle,),
        start_new_session=True,
    )


def _feed(channel: socket.socket, chunks: Iterable[bytes], limit: int) -> bool:
    """Hand over the bytes; False when there are more than may be read. A reader that has ended takes no more."""
    sent = 0
    for chunk in chunks:
        sent += len(chunk)
        if sent > limit:
            return False
        try:
            channel.sendall(chunk)
        except (BrokenPipeError, ConnectionResetError):
            return True
    try:
        channel.shutdown(socket.SHUT_WR)
    except OSError:
        return True
    return True


def _collect(channel: socket.socket, limit: int) -> bytes | None:
    """Everything the reader says until it ends; None when it says more than may be said."""
    answer = bytearray()
    try:
        while piece := channel.recv(_CHUNK):
            answer += piece
            if len(answer) > limit:
                return None
    except ConnectionResetError:
        return bytes(answer)
    return bytes(answer)


def _judged(end: End, untrusted_answer: bytes | None, limits: Limits) -> Answer:
    if untrusted_answer is None:
        return CouldNot(because=f"{_TOO_MUCH} {limits.answer // MEGABYTE:,} MB came out of it")
    if end.timed_out or end.status == -signal.SIGXCPU:
        return CouldNot(because=f"{_TOO_LONG} {limits.seconds} seconds")
    if end.status == _OUT_OF_MEMORY:
        return CouldNot(because=f"{_TOO_LARGE} {limits.memory // MEGABYTE:,} MB of memory")
    if end.status < 0:
        return CouldNot(because=f"{_CRASHED} (signal {-end.status})")
    if end.status:
        return CouldNot(because=_FAILED)
    return unpacked(untrusted_answer, limits)
