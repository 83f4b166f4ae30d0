"""The workbench answers on its doorstep: at once with the entrance, with its screens as soon as they are wanted."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import secrets
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import uvicorn

from farbank.intake.confined import Confinement
from farbank.web.doorstep import Doorstep
from farbank.web.entrance import Arriving, Entrance
from farbank.web.guard import App, Guard, Scope

if TYPE_CHECKING:
    from farbank.web.workbench import Workbench

_LOOK_EVERY: Final = 5.0  # seconds between two looks at the clock, for the lock when nobody works
_MOST_AT_ONCE: Final = 64
_TURN: Final = 0.001  # seconds that work in the background may go on in while a page waits for its turn


def serve(folder: Path, confinement: Confinement, step: Doorstep, *, watching: Path | None = None) -> None:
    """Serve until Ctrl-C. Files that lie in `watching` are offered on the page of the intake."""
    sys.setswitchinterval(_TURN)
    _say_nothing()
    session = secrets.token_urlsafe(32)
    entrance = Entrance(folder, port=step.port, session=session, door=step.token, entered=step.entered)
    make = partial(_workbench, folder, confinement, watching, entrance)
    asyncio.run(_run(entrance, make, step, session))


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


async def _run(entrance: Entrance, make: Callable[[], Workbench], step: Doorstep, session: str) -> None:
    """Answer from now on; the workbench is made once it is wanted. A browser that takes seconds to start holds nothing.

    Where it cannot be made, or nobody can be told of it, there is nothing to serve.
    """
    wanted = asyncio.Event()
    coming = asyncio.create_task(_made(make, wanted))
    at_hand = asyncio.create_task(asyncio.to_thread(entrance.have_at_hand))  # while a browser starts
    telling = asyncio.wrap_future(step.told)
    app = Arriving(entrance, coming, wanted)
    server = _server(Guard(app, port=step.port, session=session, policy_of=_policy))
    for each in (coming, telling):
        each.add_done_callback(partial(_end_if_failed, server))
    watch = asyncio.create_task(_watch(coming))
    try:
        await server.serve(sockets=[step.listener])
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


def _end_if_failed(server: uvicorn.Server, task: asyncio.Future[Any]) -> None:
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
