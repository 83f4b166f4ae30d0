"""Runs a program behind the fence of `fence`, on bytes that no file ever holds.

- Its arguments are ours; what came from outside is handed over in memory, never in an argument or an environment.
- No shell; an empty environment but for where farbank is; it is killed when its time is up or it says too much.
- Nothing is left behind, whatever happens to either process: there is no temp folder to be cleaned.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import BinaryIO, Final, cast

import farbank
from farbank.keeping.times.fence import SECONDS
from farbank.keeping.times.verdict import NotAccepted

LONGEST_ANSWER: Final = 262_144
_GRACE: Final = 2.0  # seconds: the limit on computing time is to strike first


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a fenced program ended: its status, and everything it said on both streams."""

    status: int
    said: bytes


def run(module: str, arguments: Sequence[str | bytes], *, seconds: float = SECONDS + _GRACE) -> Ended | NotAccepted:
    """Run a module of farbank; an argument that is bytes becomes a file in memory, named to the program."""
    with ExitStack() as stack:
        held = [stack.enter_context(_in_memory(each)) for each in arguments if isinstance(each, bytes)]
        handles = [file.fileno() for file in held]
        names = iter(handles)
        words = [f"/dev/fd/{next(names)}" if isinstance(each, bytes) else each for each in arguments]
        try:
            return _ended(_start(module, words, handles), seconds)
        except OSError:
            return NotAccepted(because="the process that checks time tokens cannot be started")


def _start(module: str, words: Sequence[str], handles: Sequence[int]) -> subprocess.Popen[bytes]:
    home = str(Path(farbank.__file__).parent.parent)
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH") if name in os.environ}
    return subprocess.Popen(  # noqa: S603  (our own interpreter and our own module)
        [sys.executable, "-s", "-P", "-m", module, *words],
        env={"PYTHONPATH": home, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", **kept},
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=handles,
        start_new_session=True,
    )


def _ended(process: subprocess.Popen[bytes], seconds: float) -> Ended | NotAccepted:
    clock = Timer(seconds, process.kill)
    clock.start()
    with process:  # waits for its end and closes the stream
        try:
            assert process.stdout is not None
            said = process.stdout.read(LONGEST_ANSWER + 1)
            if len(said) > LONGEST_ANSWER:
                process.kill()
            process.wait()
        finally:
            process.kill()
            clock.cancel()
    if len(said) > LONGEST_ANSWER:
        return NotAccepted(because="the tool that checks time tokens said more than it should")
    if process.returncode < 0:
        return NotAccepted(because=f"the tool that checks time tokens was ended (signal {-process.returncode})")
    return Ended(status=process.returncode, said=said)


def _in_memory(content: bytes) -> BinaryIO:
    """A file without a name that holds these bytes."""
    if sys.platform == "linux":
        file = cast("BinaryIO", os.fdopen(os.memfd_create("token"), "w+b", 0))
    else:
        file = cast("BinaryIO", tempfile.TemporaryFile(buffering=0))  # noqa: SIM115  (the caller closes it)
    file.write(content)
    file.seek(0)
    return file
