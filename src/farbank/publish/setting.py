"""Setting a document with typst, in this process or, where it holds many photographs, in one of its own.

- The process of its own gets the files through a pipe and gives the PDF back through another; nothing touches the disk.
- It is our own interpreter and our own module, with nothing in its environment but where farbank is.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import msgspec

import farbank
from farbank.errors import FarbankError
from farbank.publish.typefaces import FOLDER

STANDARDS: Final = ("a-2a", "ua-1")
_HEAVY: Final = 4_000_000  # bytes of files; typst takes about ten times as much memory, and keeps it
_FAULT: Final = 3


class Order(msgspec.Struct, frozen=True):
    """What is to be set: the files by name, and the day it says it was made."""

    files: dict[str, bytes]
    day: date


def typeset(files: Mapping[str, bytes], day: date) -> bytes:
    """The PDF that `main.typ` among the files makes; the same files and the same day give the same bytes."""
    order = Order(files=dict(files), day=day)
    heavy = sum(len(each) for each in files.values()) > _HEAVY
    return typeset_apart(order) if heavy else typeset_here(order)


def typeset_here(order: Order) -> bytes:
    """Set in this process."""
    typst = import_module("typst")
    day = order.day
    try:
        made: bytes = typst.compile(
            order.files,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except typst.TypstError as trouble:
        raise FarbankError(f"the PDF could not be set: {trouble.message}") from None
    return made


def typeset_apart(order: Order) -> bytes:
    """Set in a process of its own, whose memory goes with it."""
    home = str(Path(farbank.__file__).parent.parent)
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH") if name in os.environ}
    ran = subprocess.run(  # noqa: S603 - our own interpreter and our own module
        [sys.executable, "-s", "-P", "-m", __name__],
        input=msgspec.msgpack.encode(order),
        capture_output=True,
        check=False,
        cwd="/",
        env={"PYTHONPATH": home, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", **kept},
    )
    if ran.returncode == _FAULT:
        raise FarbankError(ran.stderr.decode())
    if ran.returncode or not ran.stdout:
        raise FarbankError("the PDF could not be set: the process that sets it was lost", advice="Try it again.")
    return ran.stdout


@cache
def _fonts() -> Any:  # noqa: ANN401 - a value of the extra's own
    return import_module("typst").Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)]
    )


def _main() -> int:
    try:
        sys.stdout.buffer.write(typeset_here(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)))
    except FarbankError as fault:
        sys.stderr.write(str(fault))
        return _FAULT
    return 0


if __name__ == "__main__":
    sys.exit(_main())
