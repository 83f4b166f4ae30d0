"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path


def words() -> str:
    """One line: processor, cores, memory, system, and the versions of the peers."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    peers = ", ".join(f"{name} {_version(name)}" for name in ("age", "restic", "sha256sum"))
    load = os.getloadavg()[0]
    return (
        f"{datetime.now(UTC):%Y-%m-%d}: {_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()} (load {load:.1f} before the first run); {peers}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _version(name: str) -> str:
    asked = [name, "version" if name == "restic" else "--version"]
    said = subprocess.run(asked, check=False, capture_output=True, text=True).stdout.split("\n", 1)[0].split()
    return next((word.lstrip("v") for word in reversed(said) if word.lstrip("v")[:1].isdigit() and "." in word), "?")
