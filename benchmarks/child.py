"""A command as a process of its own: how long it took, how much of a processor, how much memory at its peak.

Linux counts the memory of the process that starts another into the peak of that other one, so this one stays small:
large things are made in processes of their own.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class Failed(Exception):
    """A benchmark could not be measured; the others go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """Seconds on the wall and of processors (children counted), megabytes (10^6) of the largest process."""

    wall: float
    cpu: float
    megabytes: float


def run(command: Sequence[str | Path], *, output: Path | None = None, env: dict[str, str] | None = None) -> Took:
    """Run a command that must succeed."""
    with (output or Path(os.devnull)).open("wb") as out, Path(os.devnull).open("wb") as errors:
        begun = time.perf_counter()
        child = subprocess.Popen([*map(str, command)], stdout=out, stderr=errors, env={**os.environ, **(env or {})})
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise Failed(f"{command[0]} ended with status {child.returncode}")
    return Took(wall=wall, cpu=used.ru_utime + used.ru_stime, megabytes=used.ru_maxrss * 1024 / 1e6)
