"""Whether this computer slept, or its lid was closed, since it was last asked: then nobody sat before it.

- Two clocks of the system are compared: one goes on while the computer sleeps and the other stands still, so no bus is
  listened to and no time that somebody sets can mislead it.
- Where the system tells of its lid (Linux, `/proc/acpi/button/lid`), a closed one counts as well, also one that does
  not put the computer to sleep.
- Where it tells of neither, nothing is noticed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

_LIDS: Final = Path("/proc/acpi/button/lid")
_NOTICED: Final = 2.0  # seconds; the two clocks are read one after the other


def slept() -> float:
    """Seconds that this computer has slept in all; 0 where the system has no clock to tell it."""
    if sys.platform == "darwin":  # clock_gettime(3): the first counts sleep, the second does not
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW) - time.clock_gettime(time.CLOCK_UPTIME_RAW)
    boottime = getattr(time, "CLOCK_BOOTTIME", None)  # clock_gettime(2)
    return time.clock_gettime(boottime) - time.clock_gettime(time.CLOCK_MONOTONIC) if boottime is not None else 0.0


def lid_is_closed(lids: Path = _LIDS) -> bool:
    """Whether the system says that a lid is closed."""
    try:
        return any("closed" in each.read_text("ascii", errors="replace") for each in lids.glob("*/state"))
    except OSError:
        return False


class Attendance:
    """Notices each sleep, and each closing of the lid, once."""

    def __init__(self, slept: Callable[[], float] = slept, closed: Callable[[], bool] = lid_is_closed) -> None:
        self._slept, self._closed = slept, closed
        self._before = slept()
        self._was_closed = closed()

    def was_left(self) -> bool:
        """Whether the computer slept, or its lid was closed, since this was last asked."""
        now, is_closed = self._slept(), self._closed()
        left = now - self._before > _NOTICED or (is_closed and not self._was_closed)
        self._before, self._was_closed = now, is_closed
        return left
