"""Who may ask the workbench anything: the browser of the person who opened it, on this machine, from its own pages.

The order is: the address asked for, forwarding, where the request was made, the session. It decides on the raw request
(`scope`) alone, never on an address that a library has put together from it.

- Host is exactly one of ours, else 421: a name elsewhere that was pointed at this machine (DNS rebinding) gets nothing.
- A forwarding header is 400: nothing stands between a browser and its own machine.
- A read has Sec-Fetch-Site absent, `none` or `same-origin`: no page of anybody else can link, frame or probe.
- A write has exactly our Origin.
- Everything but a knock at the door asks for the cookie of this start, compared in constant time.
- A fault behind it is no traceback: not in the answer, not on the terminal.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, Final

from farbank.web.doorstep import ENTER
from farbank.web.policy import HANDED_OVER, OURS, headers

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_READS: Final = frozenset({"GET", "HEAD"})
_WRITES: Final = frozenset({"POST"})
_FORWARDED: Final = (b"forwarded", b"x-original-url", b"x-rewrite-url", b"via")
_LONGEST: Final = 4_000  # characters of an address; Python turns no more digits than 4,300 into a number


class Guard:
    """The app behind the rules above. `door` is a one-time token that the page in the redirect file hands over."""

    def __init__(self, app: App, *, port: int, session: str, policy_of: Callable[[Scope], str]) -> None:
        self._app = app
        self._hosts = frozenset(f"{host}:{port}" for host in ("127.0.0.1", "[::1]", "localhost"))
        self._cookie = cookie_name(port)
        self._session = session.encode()
        self._policy_of = policy_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # a websocket is closed unheard
        refused = self._refused(scope)
        if refused:
            await _refuse(send, *refused)
            return
        nonce = scope["nonce"] = secrets.token_urlsafe(16)

        begun = False

        async def told(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                kept = [each for each in message.get("headers", []) if each[0].lower() not in OURS]
                message = {**message, "headers": [*kept, *headers(nonce, self._policy_of(scope))]}
            await send(message)

        try:
            await self._app(scope, receive, told)
        except Exception:  # noqa: BLE001 - it was answered with its kind; a traceback would hold material
            if not begun:
                await _refuse(send, 500, "farbank met a fault of its own; nothing of your material is told.")

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """The status and the sentence with which a request is turned away; None where it may come in."""
        given = _Headers(scope["headers"])
        host = given.only(b"host").lower()
        if host not in self._hosts:
            return 421, "This is farbank's workbench; it answers to its own address only."
        if any(given.all(name) for name in _FORWARDED) or given.any_begins(b"x-forwarded"):
            return 400, "This request came through something in between, and nothing may stand there."
        if scope["method"] not in _READS | _WRITES:
            return 405, "This cannot be asked here."
        if len(scope["path"]) + len(scope.get("query_string", b"")) > _LONGEST:
            return 414, "This address is too long."
        return self._of_a_stranger(scope, given, host)

    def _of_a_stranger(self, scope: Scope, given: _Headers, host: str) -> tuple[int, str] | None:
        if not self._from_here(scope, given, host):
            return 403, "Another page asked for this; only the workbench's own pages may."
        if (scope["path"], scope["method"]) != (ENTER, "POST") and not self._has_session(given):
            return 401, "Open the workbench with 'farbank open'; this window is not known to it."
        return None

    def _from_here(self, scope: Scope, given: _Headers, host: str) -> bool:
        site, origins = given.all(b"sec-fetch-site"), given.all(b"origin")
        if scope["path"] == ENTER and scope["method"] == "POST":
            return origins in (["null"], [f"http://{host}"], [])  # a file on this disk has no origin
        if scope["method"] in _READS:
            return site in ([], ["none"], ["same-origin"]) and origins in ([], [f"http://{host}"])
        return site in ([], ["same-origin"]) and origins == [f"http://{host}"]

    def _has_session(self, given: _Headers) -> bool:
        """Every cookie of our name is looked at, so that a second one hides nothing."""
        found = [
            value.encode("latin-1", "replace")
            for line in given.all(b"cookie")
            for name, _, value in (part.strip().partition("=") for part in line.split(";"))
            if name == self._cookie
        ]
        return len(found) == 1 and secrets.compare_digest(found[0], self._session)


def cookie_name(port: int) -> str:
    """Cookies are not kept apart by port, so the name is."""
    return f"farbank-{port}"


class _Headers:
    """The raw headers of a request."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._raw = [(name.lower(), value) for name, value in raw]

    def all(self, wanted: bytes) -> list[str]:
        return [value.decode("latin-1") for name, value in self._raw if name == wanted]

    def only(self, wanted: bytes) -> str:
        """The one value; `""` where there is none, or more than one."""
        found = self.all(wanted)
        return found[0] if len(found) == 1 else ""

    def any_begins(self, start: bytes) -> bool:
        return any(name.startswith(start) for name, _ in self._raw)


async def _refuse(send: Send, status: int, sentence: str) -> None:
    body = sentence.encode()
    said = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*said, *headers("", HANDED_OVER)]})
    await send({"type": "http.response.body", "body": body})
