"""The door: whoever holds the file that `farbank open` made gets the cookie of this start, once."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from farbank.web.guard import cookie_name
from farbank.web.reading_forms import form_of
from farbank.web.rendering import render


class Door:
    """`token` is handed over once; `used` hears of it. Who knocks is not known yet, so no page of the case is shown."""

    def __init__(
        self, token: str, *, port: int, session: str, used: Callable[[], None], language: Callable[[Request], str]
    ) -> None:
        self._token = token
        self._cookie, self._session = cookie_name(port), session
        self._used, self._language = used, language

    async def enter(self, request: Request) -> Response:
        """The cookie and a page that goes on by itself, or why not."""
        try:
            given = (await form_of(request)).get("door", [""])[-1]
        except HTTPException as refused:
            return Response("This cannot be asked here.", refused.status_code, media_type="text/plain")
        if not self._token or not secrets.compare_digest(given.encode(), self._token.encode()):
            return Response("This file was used before. Give 'farbank open' again.", 403, media_type="text/plain")
        self._token = ""
        self._used()
        response = HTMLResponse(render("entered.html.j2", {}, self._language(request)))
        response.set_cookie(self._cookie, self._session, httponly=True, samesite="strict", path="/")
        return response
