"""What is there from the first moment on: the door, the files of the pages, the page for the passphrase or a new case.

- The screens are most of farbank. They are loaded once this page is in the browser, while somebody types; what is asked
  of them before they are there waits for them.
- So nothing that is imported here may bring in the case, a screen or a drawing (`tests/house/test_light_reading.py`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path as Folder
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Match
from starlette.routing import Route as Path

from farbank.assemble.before_unlocking import outside_of
from farbank.web.door import Door
from farbank.web.doorstep import ENTER
from farbank.web.guard import App, Receive, Scope, Send
from farbank.web.language import NAMES
from farbank.web.making import Making
from farbank.web.rendering import render
from farbank.web.settings import Settings
from farbank.web.static_files import static_file

_DRAWN_AFTER: Final = 0.3  # seconds in which a browser gets the style and the letters of a page


class Entrance:
    """The entrance to one case, be it there or still to be made.

    `door` is the one-time token that the redirect file hands over, `entered` hears that it was used.
    """

    def __init__(
        self, folder: Folder, *, port: int, session: str, door: str, entered: Callable[[], None] = lambda: None
    ) -> None:
        self.settings = Settings(port)
        self._folder = folder
        self.making = Making(folder)
        self._door = Door(door, port=port, session=session, used=entered, language=self.settings.language)

    def routes(self) -> list[Path]:
        """The addresses that no case has anything to do with."""
        return [
            Path(ENTER, self._door.enter, methods=["POST"]),
            Path("/static/{name}", _static, methods=["GET"]),
        ]

    def have_at_hand(self) -> None:
        """Draw the first page once for nobody, so that its words and days are loaded before a browser asks for it."""
        self.locked(Request({"type": "http", "method": "GET", "path": "/", "headers": []}))

    def locked(
        self, request: Request, *, wrong: str = "", failed: int = 0, ending: int = 0, status: int = 200
    ) -> Response:
        """The only page while the case is locked; where there is none yet, the page that makes it.

        `wrong` is why it was not opened, `failed` how many passphrases did not, `ending` how much work still ends.
        """
        if self.making.offered is not None:
            return self.new(request, wrong=wrong, status=status)
        outside = outside_of(self._folder)
        made = self.making.made and outside.opened is None
        given = {"wrong": wrong, "failed": failed, "ending": ending, "outside": outside, "made": made}
        return self._page(request, "unlock.html.j2", given, status)

    def new(
        self, request: Request, *, wrong: str = "", weak: Sequence[str] = (), own: bool = False, status: int = 200
    ) -> Response:
        """The only page while there is no case: six words to take, or words of one's `own`.

        `wrong` is why none was made, `weak` why words of one's own are.
        """
        offered = self.making.offered
        given = {
            "folder": self._folder,
            "words": offered.value.split() if offered else (),
            "wrong": wrong,
            "weak": weak,
            "own": own or bool(weak),
        }
        return self._page(request, "new_case.html.j2", given, status)

    def _page(self, request: Request, template: str, given: Mapping[str, object], status: int) -> Response:
        around = {"is_open": False, "languages": NAMES.items(), "keys": self.settings.keys(request), "here": "/"}
        return HTMLResponse(render(template, {**around, **given}, self.settings.language(request)), status)


class Arriving:
    """The application while the workbench is on its way: the entrance answers at once, all else waits for `coming`.

    `wanted` is set as soon as something waits for it, or the first page is in the browser.
    """

    def __init__(self, entrance: Entrance, coming: asyncio.Task[App], wanted: asyncio.Event) -> None:
        self._entrance, self._coming, self._wanted = entrance, coming, wanted
        self._at_once = [*entrance.routes(), Path("/", self._first_page, methods=["GET"])]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = None if self._coming.done() else self._own(scope)
        if app is None:
            self._wanted.set()
            app = await asyncio.shield(self._coming)  # who asks and goes away does not stop it from coming
        await app(scope, receive, send)

    async def _first_page(self, request: Request) -> Response:
        asyncio.get_running_loop().call_later(_DRAWN_AFTER, self._wanted.set)
        return self._entrance.locked(request)

    def _own(self, scope: Scope) -> App | None:
        for route in self._at_once:
            matched, more = route.matches(scope)
            if matched is Match.FULL:
                scope.update(more)
                return route.handle
        return None


async def _static(request: Request) -> Response:
    found = static_file(request.path_params["name"])
    if found is None:
        return Response("There is no such file.", 404, media_type="text/plain")
    return Response(found.content, media_type=found.media)
