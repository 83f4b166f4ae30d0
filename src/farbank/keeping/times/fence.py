"""What a process gives up before it meets a token; run as a program, it then becomes the program named.

- No network: a network namespace with nothing in it, where the system has them (Linux).
- A bound on memory and time; no file may be written, no process started, no core dumped.
- It dies with the process that started it (Linux).
- The program it becomes gets no environment but the one line that keeps OpenSSL from reading its own settings.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from typing import Final

SECONDS: Final = 10
_MEMORY: Final = 1 << 30  # of addresses, not of use
_OPEN_FILES: Final = 32
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000  # linux/sched.h
_DIE_WITH_PARENT: Final = 1  # linux/prctl.h
_ENVIRONMENT: Final = {"OPENSSL_CONF": "/dev/null"}


def lock_down() -> None:
    """Give up what checking a token does not need. Cannot be taken back; what the system cannot do is left out."""
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        library.prctl(_DIE_WITH_PARENT, int(signal.SIGKILL), 0, 0, 0)
        library.unshare(_NEW_USER | _NEW_NET)
    _at_most(resource.RLIMIT_CPU, SECONDS)
    _at_most(resource.RLIMIT_AS, _MEMORY)
    _at_most(resource.RLIMIT_FSIZE, 0)
    _at_most(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _at_most(resource.RLIMIT_NPROC, 0)
    _at_most(resource.RLIMIT_CORE, 0)


def _at_most(which: int, value: int) -> None:
    try:
        resource.setrlimit(which, (value, value))
    except (ValueError, OSError):  # the system knows no such limit (macOS), or a lower one is in force
        return


def main() -> None:
    """Become the program named by the arguments, behind the fence."""
    lock_down()
    os.execve(sys.argv[1], sys.argv[1:], _ENVIRONMENT)  # noqa: S606  (a program that farbank named; no shell)


if __name__ == "__main__":
    main()
