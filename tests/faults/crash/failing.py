"""A command in which one system call fails, or is the last: strace makes the n-th call of its kind fail.

The command runs in a fork of this process, to which strace attaches before it begins: so calls are counted from the
first of the command itself, not of Python's start, and they are the same ones each time.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from crash.calls import Call, calls_of, content, handle
from crash.forking import fork
from crash.tracing import STRACE
from farbank.keeping.disk import fsops

WRITING = ("openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "mkdir", "unlink", "rmdir", "ftruncate")
READING = ("openat", "read", "pread64")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The n-th call of a kind, and the file that it is about."""

    call: str
    count: int
    about: str

    def __str__(self) -> str:
        return f"{self.call} {self.count}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a command ended (-9: killed), what it said, and whether the call that failed was one of the case."""

    status: int
    out: str
    err: str
    hit: str


def positions(desk, argv, calls: tuple[str, ...], folder: Path, scratch: Path) -> tuple[Position, ...]:
    """Every call of these kinds that a command makes below a folder, in order."""
    trace = scratch / "trace"
    outcome = _forked(desk, argv, trace, ["-e", f"trace={','.join(calls)}"], scratch)
    assert outcome.status == 0, outcome.err
    counts: dict[str, int] = {}
    found = []
    for call in _calls(trace):
        counts[call.name] = counts.get(call.name, 0) + 1
        about = _about(call)
        if about.is_relative_to(folder):
            shown = re.sub(r"[0-9a-f]{32,}", "#", str(about.relative_to(folder)))
            found.append(Position(call=call.name, count=counts[call.name], about=shown))
    return tuple(found)


def fail(desk, argv, position: Position, fault: str, folder: Path, scratch: Path) -> Outcome:
    """Run a command in which the call at a position fails: `error=EIO`, `error=ENOSPC`, `signal=KILL`."""
    trace = scratch / "trace"
    inject = f"inject={position.call}:{fault}:when={position.count}"
    outcome = _forked(desk, argv, trace, ["-e", f"trace={position.call}", "-e", inject], scratch)
    seen = [call for call in _calls(trace) if call.name == position.call]
    about = _about(seen[position.count - 1]) if len(seen) >= position.count else Path("/")
    return Outcome(
        status=outcome.status,
        out=outcome.out,
        err=outcome.err,
        hit=str(about.relative_to(folder)) if about.is_relative_to(folder) else "",
    )


def _calls(trace: Path) -> Iterator[Call]:
    return (each for each in calls_of(trace) if isinstance(each, Call))


def _about(call: Call) -> Path:
    """The file that a call is about."""
    first = call.words[0]
    if call.name == "openat":
        path = Path(os.fsdecode(content(call.words[1])))
        return path if path.is_absolute() else handle(first)[1] / path
    if first.startswith('"'):
        return Path(os.fsdecode(content(first)))
    return handle(first)[1] if "<" in first else Path("/")


def _forked(desk, argv, trace: Path, options: list[str], scratch: Path) -> Outcome:
    """The command in a child that begins when strace has taken hold of it."""
    said = scratch / "said.json"
    said.unlink(missing_ok=True)
    go = scratch / "go"
    go.unlink(missing_ok=True)
    child = fork(lambda: _be_the_command(desk, argv, go, said))
    under = [STRACE, "-y", "-xx", "-s", "4096", "-o", str(trace), "-p", str(child), *options]
    with subprocess.Popen(under, stderr=subprocess.PIPE, text=True) as strace:
        line = strace.stderr.readline()
        assert "attached" in line, line
        go.touch()
        _, status = os.waitpid(child, 0)
        strace.stderr.read()
    if os.WIFSIGNALED(status):
        return Outcome(status=-os.WTERMSIG(status), out="", err="", hit="")
    assert said.exists(), f"the child ended with {os.waitstatus_to_exitcode(status)} and said nothing"
    return Outcome(hit="", **json.loads(said.read_text()))


def _be_the_command(desk, argv, go: Path, said: Path) -> None:
    while not go.exists():  # which makes no call that is counted
        time.sleep(0.002)
    with _one_after_the_other():
        ran = desk(*argv)
    said.write_text(json.dumps({"status": ran.status, "out": ran.out, "err": ran.err}))


@contextmanager
def _one_after_the_other() -> Iterator[None]:
    """The fsyncs of a round come one after the other in the thread that strace watches, so that each has its number."""
    real = fsops.ThreadPoolExecutor
    fsops.ThreadPoolExecutor = _Alone
    try:
        yield
    finally:
        fsops.ThreadPoolExecutor = real


class _Alone:
    """Does at once and in order what others would do together."""

    def __init__(self, many: int) -> None:
        del many

    def __enter__(self):
        return self

    def __exit__(self, *raised) -> None:
        pass

    def map(self, do, these):
        return [do(each) for each in these]
