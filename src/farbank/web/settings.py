"""What a person sets for the pages: their language, and whether single keys do anything; cookies of this start.

They say nothing of the case, and end with the browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from farbank.web import language as languages
from farbank.web.guard import cookie_name
from farbank.web.reading_forms import form_of

_ALLOWED: Final[Mapping[str, frozenset[str]]] = {
    "language": frozenset(languages.NAMES),
    "keys": frozenset({"on", "off"}),
}


class Settings:
    """The settings of the workbench at one port."""

    def __init__(self, port: int) -> None:
        self._names = {each: f"{cookie_name(port)}-{each}" for each in _ALLOWED}

    def language(self, request: Request) -> str:
        """In which language the pages speak."""
        return languages.chosen(self._said(request, "language"), request.headers.get("accept-language", ""))

    def keys(self, request: Request) -> str:
        """`on` or `off`."""
        return self._said(request, "keys") or "on"

    async def change(self, request: Request) -> Response:
        """Set what the form says, and go back to the page it was on."""
        form = await form_of(request)
        response = RedirectResponse(_own_path(form.get("back", [""])[-1]), 303)
        for each, allowed in _ALLOWED.items():
            value = form.get(each, [""])[-1]
            if value in allowed:
                response.set_cookie(self._names[each], value, httponly=True, samesite="strict", path="/")
        return response

    def _said(self, request: Request, each: str) -> str:
        value = request.cookies.get(self._names[each], "")
        return value if value in _ALLOWED[each] else ""


def _own_path(back: str) -> str:
    """An address of this workbench, never one of anybody else's."""
    try:
        url = URL(back)
        own = not (url.scheme or url.netloc) and back.startswith("/") and not back.startswith(("//", "/\\"))
    except ValueError:
        own = False
    return back if own and back.isprintable() else "/"
