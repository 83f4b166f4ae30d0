"""The workbench on loopback: a port of its own, the browser let in by a file that only this person can read."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any, Final

import uvicorn

from farbank.intake.confined import Confinement
from farbank.web.case import Case
from farbank.web.guard import DOOR, Guard, Scope
from farbank.web.workbench import Workbench

_LOOPBACK: Final = "127.0.0.1"
_LOOK_EVERY: Final = 5.0  # seconds between two looks at the clock, for the lock when nobody works
_MOST_AT_ONCE: Final = 64
_TURN: Final = 0.001  # seconds that work in the background may go on in while a page waits for its turn


def serve(
    folder: Path,
    confinement: Confinement,
    *,
    port: int,
    opened: Callable[[str, Path], None],
    watching: Path | None = None,
) -> None:
    """Serve until Ctrl-C. `opened` hears the address and the file that lets a browser in.

    Files that lie in `watching` are offered on the page of the intake.
    """
    sys.setswitchinterval(_TURN)
    with _listening(port) as (listener, bound), _door(bound) as (door, file):
        case = Case(folder, confinement, watching=watching)
        workbench = Workbench(case, port=bound, session=secrets.token_urlsafe(32), door=door)
        guarded = Guard(workbench.app(), port=bound, session=workbench.session, policy_of=_policy)
        config = uvicorn.Config(
            guarded,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            lifespan="off",
            http="h11",
            ws="none",
            limit_concurrency=_MOST_AT_ONCE,
            proxy_headers=False,
        )
        opened(f"http://{_LOOPBACK}:{bound}/", file)
        asyncio.run(_run(uvicorn.Server(config), workbench, listener))


async def _run(server: uvicorn.Server, workbench: Workbench, listener: socket.socket) -> None:
    watch = asyncio.create_task(_watch(workbench))
    try:
        await server.serve(sockets=[listener])
    finally:
        watch.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watch
        await workbench.jobs.forget()
        await workbench.case.end()


async def _watch(workbench: Workbench) -> None:
    """Lock the case where nobody has asked for anything for a while and no work goes on."""
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        if not workbench.jobs.running and await workbench.case.lock_when_idle():
            await workbench.jobs.forget()


def _policy(scope: Scope) -> str:
    found: Any = scope.get("policy", "")
    return str(found)


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
            out.write(_PAGE.format(action=escape(f"http://{_LOOPBACK}:{port}{DOOR}"), token=escape(token)))
        yield token, file
    finally:
        file.unlink(missing_ok=True)
        folder.rmdir()


_PAGE: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>farbank</title>
<meta name="referrer" content="no-referrer">
<form method="post" action="{action}"><input type="hidden" name="door" value="{token}">
<button autofocus>Open the workbench</button></form>
<script>document.forms[0].submit()</script>
</html>
"""
