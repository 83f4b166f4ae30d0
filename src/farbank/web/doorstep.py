"""What a browser can be sent to before anything else of the workbench is there: a port, and a file that lets one in.

A browser takes a while to start. The rest is loaded meanwhile, so nothing that is imported here may bring it in
(`tests/house/test_light_reading.py`). Who comes before somebody answers waits in the queue of the port.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

ENTER: Final = "/enter"  # where the file leads
_LOOPBACK: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorstep:
    """The port that listens, the token that opens it once, the file with that token; `told` fails as telling does."""

    listener: socket.socket
    port: int
    token: str
    file: Path
    told: Future[None]

    def entered(self) -> None:
        """Take the file away: its token was used and opens nothing."""
        _gone(self.file)


@contextlib.contextmanager
def doorstep(port: int, tell: Callable[[str, Path], None]) -> Iterator[Doorstep]:
    """Listen on a port (0: any free one); `tell` hears, beside all else, the address and the file that lets one in."""
    with _listening(port) as (listener, bound), _door(bound) as (token, file), ThreadPoolExecutor(1) as beside:
        told = beside.submit(tell, f"http://{_LOOPBACK}:{bound}/", file)
        yield Doorstep(listener=listener, port=bound, token=token, file=file, told=told)


@contextlib.contextmanager
def _listening(port: int) -> Iterator[tuple[socket.socket, int]]:
    # asyncio sends small answers at once only on a socket that says it is TCP; else each waits 40 ms for the other side
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind((_LOOPBACK, port))
        listener.listen()  # before anybody hears the address: a quick browser would be turned away
        yield listener, listener.getsockname()[1]


@contextlib.contextmanager
def _door(port: int) -> Iterator[tuple[str, Path]]:
    """A token that is in no address and in no list of processes, in a file that nobody else can read."""
    token = secrets.token_urlsafe(32)
    folder = Path(tempfile.mkdtemp(prefix="farbank-open-"))
    file = folder / "open-the-workbench.html"
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.write(_PAGE.format(action=escape(f"http://{_LOOPBACK}:{port}{ENTER}"), token=escape(token)))
        yield token, file
    finally:
        _gone(file)


def _gone(file: Path) -> None:
    file.unlink(missing_ok=True)
    with contextlib.suppress(FileNotFoundError):
        file.parent.rmdir()


_PAGE: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>farbank</title>
<meta name="referrer" content="no-referrer">
<form method="post" action="{action}"><input type="hidden" name="door" value="{token}">
<button autofocus>Open the workbench</button></form>
<script>document.forms[0].submit()</script>
</html>
"""
