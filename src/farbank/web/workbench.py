"""The workbench as a web application: each route of the list, the lock, and what a failure looks like."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route as Path

from farbank.errors import Conflict, Damage, FarbankError, Held, Locked, Missing
from farbank.web.asked import Answer, Aside, Asked, Begun, Moved, Sent, Shown
from farbank.web.case import Case
from farbank.web.entrance import Entrance
from farbank.web.guard import Receive, Scope, Send
from farbank.web.handing import handed_over
from farbank.web.jobs import Jobs
from farbank.web.just_now import JustNow
from farbank.web.language import N_, NAMES
from farbank.web.locking import Locking
from farbank.web.new_case import NewCase
from farbank.web.outcomes import Outcomes
from farbank.web.passphrases import passphrase_of
from farbank.web.reading_forms import form_of
from farbank.web.receiving import received, to_take_in
from farbank.web.rendering import render
from farbank.web.routes import PICTURES, RECEIVING, ROUTES, Depicting, Route, Taking
from farbank.web.sections import SECTIONS
from farbank.web.sleeping import Attendance
from farbank.web.work_pages import WorkPages

Handler = Callable[[Request], Awaitable[Response]]
SEE_OTHER: Final = 303
_STATUS: Final[tuple[tuple[type[FarbankError], int], ...]] = (
    (Missing, 404),
    (Locked, 403),
    (Conflict, 409),
    (Held, 409),
    (Damage, 500),
)
_HIGHEST: Final = 1_000_000_000  # of a number in an address


class Workbench:
    """One case behind its pages, without the guard; `attendance` notices that the computer slept."""

    def __init__(self, case: Case, entrance: Entrance, *, attendance: Attendance | None = None) -> None:
        self.case = case
        self.jobs = Jobs(case)
        self.locking = Locking(case, self.jobs, attendance or Attendance())
        self._entrance = entrance
        self._settings = entrance.settings
        self._just_now = JustNow()
        failed = {HTTPException: self._no_such_page, Exception: self._fault}
        self._pages = Starlette(routes=self.routes(), exception_handlers=failed)
        self._pages.router.redirect_slashes = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; before that it is asked whether somebody is still there."""
        self.locking.if_left()
        await self._pages(scope, receive, send)

    def routes(self) -> list[Path]:
        """Every address with its methods."""
        pages = [Path(each.path, self._handler(each), methods=[each.method]) for each in ROUTES]
        pages += [Path(path, self._receives(taking), methods=["POST"]) for path, taking in RECEIVING]
        pages += [Path(path, self._depicted(draw), methods=["GET"]) for path, draw in PICTURES]
        # the longest address first, so that `/list/item.csv` is not the list of `item.csv`
        pages.sort(key=lambda page: (page.path.count("{"), -len(page.path)))
        work = WorkPages(self.case, self.jobs, self._page, self._locked)
        new = NewCase(self.case, self._entrance, lambda failure: (_told(failure), _status(failure)))
        own = [
            *new.routes(),
            Path("/unlock", self._unlock, methods=["POST"]),
            Path("/lock", self._lock, methods=["POST"]),
            Path("/awake", self._awake, methods=["GET", "POST"]),
            Path("/language", self._settings.change, methods=["POST"]),
            Path("/keys", self._settings.change, methods=["POST"]),
            *self._outcomes().routes(),
            Path("/intake", self._receives(to_take_in), methods=["POST"]),
        ]
        return [*self._entrance.routes(), *own, *work.routes(), *pages]

    def _outcomes(self) -> Outcomes:
        return Outcomes(case=self.case, jobs=self.jobs, answer=self._answer, failed=self._failed, locked=self._locked)

    async def _unlock(self, request: Request) -> Response:
        try:
            await self.case.unlock(await passphrase_of(request))
        except FarbankError as failure:
            return self._locked(request, _told(failure))
        return RedirectResponse("/", SEE_OTHER)

    async def _lock(self, request: Request) -> Response:
        del request
        self._just_now.forget()
        self.locking.now()
        return RedirectResponse("/", SEE_OTHER)

    async def _awake(self, request: Request) -> Response:
        """How many seconds are left before it locks; a POST says that somebody is there. 409 once it is locked."""
        if not self.case.is_open:
            return Response("locked", 409, media_type="text/plain")
        if request.method == "POST":
            self.case.touch()
        return Response(str(int(self.case.seconds_left)), media_type="text/plain")

    def _receives(self, taking: Taking) -> Handler:
        async def answered(request: Request) -> Response:
            if not self.case.is_open:
                return self._locked(request)
            self.case.touch()
            try:
                job = await received(request, self.jobs, taking)
            except Locked:
                return self._locked(request)
            return RedirectResponse(f"/jobs/{job.number}", SEE_OTHER)

        return answered

    def _depicted(self, draw: Depicting) -> Handler:
        async def answered(request: Request) -> Response:
            if not self.case.is_open:
                return self._locked(request)
            asked = Asked(path=str(request.scope["path"]), parts=_parts(request))
            try:
                answer = await self.case.ask(lambda room: draw(room, self.case.confinement, asked))
            except FarbankError as failure:
                return self._failed(request, failure, "list")
            return await self._answer(request, answer, "list")

        return answered

    def _handler(self, route: Route) -> Handler:
        async def answered(request: Request) -> Response:
            if not self.case.is_open:
                return self._locked(request)
            self.case.touch()
            asked = Asked(
                path=str(request.scope["path"]),
                parts=_parts(request),
                query=dict(request.query_params),
                form=await form_of(request) if route.needs == "records" else {},
                watching=self.case.watching,
                language=self._settings.language(request),
            )
            try:
                through = self.case.tell if route.needs == "records" else self.case.ask
                answer = await through(lambda room: self._just_now.answered(route, room, asked))
                if isinstance(answer, Aside):
                    answer = await self._worked_out(answer)
            except FarbankError as failure:
                return self._failed(request, failure, route.section)
            return await self._answer(request, answer, route.section)

        return answered

    async def _worked_out(self, aside: Aside) -> Shown:
        """Beside the case, in a thread of its own; pages that need the case are answered meanwhile."""
        found = await asyncio.to_thread(aside.work)
        return await self.case.ask(lambda room: aside.then(room, found))

    async def _answer(self, request: Request, answer: Answer, section: str) -> Response:
        match answer:
            case Moved():
                return RedirectResponse(_within(answer.to), SEE_OTHER)
            case Begun():
                try:
                    job = await self.jobs.start(answer)
                except Locked:
                    return self._locked(request)
                return RedirectResponse(f"/jobs/{job.number}", SEE_OTHER)
            case Sent():
                return handed_over(request, answer)
            case Shown():
                return self._page(request, answer.template, answer.given, section, answer.status)

    def _page(
        self, request: Request, template: str, given: Mapping[str, object], section: str = "", status: int = 200
    ) -> Response:
        language = self._settings.language(request)
        around = {
            "nonce": request.scope.get("nonce", ""),
            "section": section,
            "is_open": self.case.is_open,
            "folder": self.case.folder.name if self.case.is_open else "",
            "q": "",
            "running": self.jobs.running,
            "seconds_left": int(self.case.seconds_left),
            "sections": SECTIONS,
            "languages": NAMES.items(),
            "keys": self._settings.keys(request),
            "here": _here(request) if self.case.is_open else "/",
        }
        return HTMLResponse(render(template, {**around, **given}, language), status)

    def _locked(self, request: Request, wrong: str = "") -> Response:
        return self._entrance.locked(request, wrong=wrong, failed=self.case.failed, ending=self.jobs.ending)

    def _failed(self, request: Request, failure: FarbankError, section: str) -> Response:
        if not self.case.is_open:
            return self._locked(request)
        given = {"title": N_("That could not be done"), "sentence": sentence(failure), "advice": failure.advice}
        return self._page(request, "failed.html.j2", given, section, _status(failure))

    async def _fault(self, request: Request, fault: Exception) -> Response:
        """A fault of farbank: its kind is told and nothing of the material it met."""
        if not self.case.is_open:
            return self._locked(request)
        told = f"Farbank met a fault of its own ({type(fault).__name__}); what was recorded before is kept."
        given = {
            "title": N_("That could not be done"),
            "sentence": told,
            "advice": "Run 'farbank verify', and report it.",
        }
        return self._page(request, "failed.html.j2", given, status=500)

    async def _no_such_page(self, request: Request, failure: Exception) -> Response:
        if not self.case.is_open:
            return self._locked(request)
        status = failure.status_code if isinstance(failure, HTTPException) else 404
        given = {"title": N_("There is no such page"), "sentence": "", "advice": ""}
        return self._page(request, "failed.html.j2", given, status=status)


def _here(request: Request) -> str:
    """The address to come back to after a setting; what was sent is not sent again."""
    path, query = (request.scope.get(each, b"").decode("utf-8", "replace") for each in ("raw_path", "query_string"))
    return f"{path}?{query}".removesuffix("?") if request.method == "GET" else "/"


def sentence(failure: FarbankError) -> str:
    """What a failure says, as a sentence."""
    words = str(failure)
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def _told(failure: FarbankError) -> str:
    return f"{sentence(failure)} {failure.advice}".strip()


def _status(failure: FarbankError) -> int:
    return next((status for kind, status in _STATUS if isinstance(failure, kind)), 400)


def _parts(request: Request) -> dict[str, str]:
    """What stands in the address, as text; a number that nothing has is no page."""
    found = {name: str(value) for name, value in request.path_params.items()}
    if any(isinstance(each, int) and each > _HIGHEST for each in request.path_params.values()):
        raise HTTPException(404)
    return found


def _within(address: str) -> str:
    """An address of ours; the first page where it is none."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
