"""The workbench on loopback: a port of its own, the browser let in by a file that only this person can read."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import secrets
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import uvicorn

from farbank.intake.confined import Confinement
from farbank.web.entrance import Arriving, Entrance
from farbank.web.guard import DOOR, App, Guard, Scope

if TYPE_CHECKING:
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
    _say_nothing()
    with _listening(port) as (listener, bound), _door(bound) as (door, file):
        session = secrets.token_urlsafe(32)
        entrance = Entrance(folder, port=bound, session=session, door=door, entered=lambda: _gone(file))
        make = partial(_workbench, folder, confinement, watching, entrance)
        told = partial(opened, f"http://{_LOOPBACK}:{bound}/", file)
        asyncio.run(_run(entrance, make, told, listener, session))


def _workbench(folder: Path, confinement: Confinement, watching: Path | None, entrance: Entrance) -> Workbench:
    """The workbench with all its screens, which are most of farbank: nothing of them is loaded before this."""
    from farbank.web.case import Case  # noqa: PLC0415
    from farbank.web.workbench import Workbench  # noqa: PLC0415

    return Workbench(Case(folder, confinement, watching=watching), entrance)


def _say_nothing() -> None:
    """What libraries would write on the terminal could hold what was sent; refusals are told in the page."""
    for name in ("uvicorn", "python_multipart", "asyncio"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False


async def _run(
    entrance: Entrance,
    make: Callable[[], Workbench],
    told: Callable[[], None],
    listener: socket.socket,
    session: str,
) -> None:
    """Answer from now on; the workbench is made once it is wanted. A browser that takes seconds to start holds nothing.

    Where it cannot be made, or nobody can be told of it, there is nothing to serve.
    """
    wanted = asyncio.Event()
    coming = asyncio.create_task(_made(make, wanted))
    at_hand = asyncio.create_task(asyncio.to_thread(entrance.have_at_hand))  # while a browser starts
    telling = asyncio.create_task(asyncio.to_thread(told))
    app = Arriving(entrance, coming, wanted)
    server = _server(Guard(app, port=listener.getsockname()[1], session=session, policy_of=_policy))
    for each in (coming, telling):
        each.add_done_callback(partial(_end_if_failed, server))
    watch = asyncio.create_task(_watch(coming))
    try:
        await server.serve(sockets=[listener])
    finally:
        watch.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watch
        if wanted.is_set():
            await (await coming).locking.end()
        await asyncio.wait({at_hand})  # what fails there fails again where somebody is told
        await telling


async def _made(make: Callable[[], Workbench], wanted: asyncio.Event) -> Workbench:
    await wanted.wait()
    workbench = await asyncio.to_thread(make)
    gc.freeze()  # what is loaded by now stays to the end; whoever clears up behind a page need not look at it again
    return workbench


def _server(app: App) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
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
    return uvicorn.Server(config)


def _end_if_failed(server: uvicorn.Server, task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and task.exception() is not None:
        server.should_exit = True


async def _watch(coming: asyncio.Task[Workbench]) -> None:
    """Lock the case where nobody has asked for anything for a while, or the computer slept."""
    workbench = await asyncio.shield(coming)
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        workbench.locking.if_left()
        await workbench.locking.if_idle()


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
        _gone(file)


def _gone(file: Path) -> None:
    """Take the file away: once its token was used, it opens nothing."""
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
