"""Memory of a process that runs, and of those it started: each one's peak."""

from __future__ import annotations

from pathlib import Path


def peaks(process: int) -> list[float]:
    """Megabytes (10^6) at the peak of a process and of each of its children, the process itself first."""
    return [_peak(each) for each in (process, *_children(process))]


def _peak(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def _children(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (int(each) for each in (task / "children").read_text(encoding="ascii").split()):
            found += [child, *_children(child)]
    return found
