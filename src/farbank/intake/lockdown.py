"""What the confined process gives up before it meets a foreign byte. Nothing here can be taken back.

- No network: a network namespace with nothing in it, and no system call that makes a socket; either is enough.
- No more memory, time, files or processes than the limits say, and no core dump.
- It dies with the process that started it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import Final

from farbank.intake.limits import Limits
from farbank.intake.syscalls import filter_system_calls

NAMESPACE: Final = "network namespace"
FILTER: Final = "system call filter"
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_DIE_WITH_PARENT, _DUMPABLE = 1, 4
_OPEN_FILES: Final = 16
_NOWHERE: Final = ("192.0.2.1", 9)  # RFC 5737: belongs to nobody


def leave_network() -> bool:
    """Move this process into a network of its own with nothing in it; True only when it has really moved."""
    if sys.platform != "linux":
        return False
    try:
        before = Path("/proc/self/ns/net").stat().st_ino
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NET)
        return Path("/proc/self/ns/net").stat().st_ino != before
    except (OSError, AttributeError):
        return False


def lock_down(limits: Limits, *, parent: int, threads: bool = False) -> bool:
    """Give up everything a reader does not need; True when system calls are filtered.

    With `threads` a decoder may make threads, where the filter keeps it from making anything else.
    """
    _die_with(parent)
    # A step of a second more than the wall clock: the clock's reason is the clearer one.
    _at_most(resource.RLIMIT_CPU, limits.seconds + 1)
    _at_most(resource.RLIMIT_AS, limits.memory)
    _at_most(resource.RLIMIT_FSIZE, 0)
    _at_most(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _at_most(resource.RLIMIT_CORE, 0)
    if not threads:
        _at_most(resource.RLIMIT_NPROC, 0)
    filtered = filter_system_calls(threads=threads)
    if not filtered:
        _at_most(resource.RLIMIT_NPROC, 0)
    return filtered


def reaches_network() -> bool:
    """Whether a packet could be addressed to the outside from here. Sends nothing."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(_NOWHERE)
    except OSError:
        return False
    return True


def makes_sockets() -> bool:
    """Whether this process may make a socket at all."""
    try:
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
    except OSError as refusal:
        return refusal.errno != errno.EPERM
    return True


def _at_most(which: int, value: int) -> None:
    try:
        resource.setrlimit(which, (value, value))
    except (ValueError, OSError):  # the system knows no such limit (macOS), or a lower one is in force
        return


def _die_with(parent: int) -> None:
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        library.prctl(_DIE_WITH_PARENT, int(signal.SIGKILL), 0, 0, 0)
        library.prctl(_DUMPABLE, 0, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)
