"""Whether strace can trace here, and the mark of a test that needs it."""

from __future__ import annotations

import functools
import shutil
import subprocess

import pytest

STRACE = shutil.which("strace")


@functools.cache
def why_not() -> str:
    """Why no system call can be seen or made to fail here; empty where it can."""
    if STRACE is None:
        return "strace is not installed (Debian: apt install strace)"
    tried = [
        STRACE,
        "-f",
        "--seccomp-bpf",
        "-o",
        "/dev/null",
        "-e",
        "trace=openat",
        "-e",
        "inject=openat:error=EIO:when=9999",
    ]
    ran = subprocess.run([*tried, "true"], capture_output=True, check=False)
    return "strace may not trace here" if ran.returncode else ""


needs_strace = pytest.mark.skipif(bool(why_not()), reason=why_not() or "strace traces here")
