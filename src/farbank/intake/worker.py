"""The warm process that forks a confined one per file. Started as a fresh program, it holds nothing of the case.

- It is a new program with an empty environment: it cannot hold a key, a passphrase or an open file of the case.
- It meets no foreign byte itself; each file is met by a child that is locked down first and ends after it.
- A child that is not done in time is killed; every child is waited for.
- When the one who asks is gone, it ends and its child with it.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
import time
from collections.abc import Mapping
from typing import Final, NoReturn

import msgspec

from farbank.intake.job import LONGEST_LINE, End, Job, Ready, to_line
from farbank.intake.limits import Limits
from farbank.intake.lockdown import FILTER, NAMESPACE, leave_network
from farbank.intake.readers.reader import Reader
from farbank.intake.task import perform
from farbank.intake.wire import unpacked

_LOOK_ROUND: Final = 2.0  # seconds between looks whether the one who asks still lives
_KEPT_OPEN: Final = 5  # 0, 1, 2, the channel, the sign of life


def serve(control: socket.socket, shelf: Mapping[str, Reader], *, moved: bool | None = None) -> None:
    """Do job after job until the one who asks is gone. `moved` where leaving the network was tried before."""
    asker = os.getppid()
    moved = leave_network() if moved is None else moved
    control.sendall(to_line(Ready(fences=_fences(control, shelf, moved=moved))))
    while _waits_for_job(control, asker):
        line, channels, _, _ = socket.recv_fds(control, LONGEST_LINE, 1)
        if not line or len(channels) != 1:
            return
        job = msgspec.json.decode(line, type=Job)
        control.sendall(to_line(_done(job, channels[0], control, shelf, asker=asker)))


def _waits_for_job(control: socket.socket, asker: int) -> bool:
    while not select.select([control], [], [], _LOOK_ROUND)[0]:
        if os.getppid() != asker:
            return False
    return True


def _done(job: Job, channel: int, control: socket.socket, shelf: Mapping[str, Reader], *, asker: int) -> End:
    """Fork a child for the job and wait for its end, at most as long as the job may take."""
    life, sign_of_life = os.pipe()
    worker = os.getpid()
    child = os.fork()
    if child == 0:
        _be_child(job, channel, sign_of_life, shelf, worker=worker)
    os.close(sign_of_life)
    os.close(channel)
    ended = _wait(life, control, until=time.monotonic() + job.limits.seconds, asker=asker)
    os.kill(child, signal.SIGKILL)  # no effect on one that has ended
    os.close(life)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return End(status=status, timed_out=not ended)


def _wait(life: int, control: socket.socket, *, until: float, asker: int) -> bool:
    """True when the child has ended by itself; False when its time is up or nobody asks any more."""
    while (left := until - time.monotonic()) > 0:
        ready = select.select([life, control.fileno()], [], [], min(left, _LOOK_ROUND))[0]
        if life in ready:
            return True
        if ready or os.getppid() != asker:
            return False
    return False


def _be_child(job: Job, channel: int, sign_of_life: int, shelf: Mapping[str, Reader], *, worker: int) -> NoReturn:
    """Hold nothing but the channel and the sign of life, do the job, end."""
    status = 1
    try:
        low, high = sorted((channel, sign_of_life))
        os.closerange(3, low)
        os.closerange(low + 1, high)
        os.closerange(high + 1, os.sysconf("SC_OPEN_MAX"))
        status = perform(job, channel, shelf, parent=worker)
    finally:
        os._exit(status)


def _fences(control: socket.socket, shelf: Mapping[str, Reader], *, moved: bool) -> tuple[str, ...]:
    """What stands between a child and the network, after a child has tried."""
    ours, theirs = socket.socketpair()
    with ours:
        end = _done(Job(task="probe"), theirs.detach(), control, shelf, asker=os.getppid())
        answer = unpacked(ours.recv(LONGEST_LINE), Limits()) if end.status == 0 else None
    tried = getattr(answer, "because", "open")
    if tried == FILTER:
        return (NAMESPACE, FILTER) if moved else (FILTER,)
    return (NAMESPACE,) if moved and tried == "unreachable" else ()


def main() -> None:
    """Serve on the socket whose number is the only argument."""
    from farbank.intake.warm import warm_up  # noqa: PLC0415  (after the process has left the network)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(socket.socket(fileno=int(sys.argv[1])), warm_up())


if __name__ == "__main__":
    main()
