"""The workbench as a web application: each route of the list, the door, the lock, and what a failure looks like."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route as Path

from farbank.assemble.before_unlocking import outside_of
from farbank.errors import Conflict, Damage, FarbankError, Held, Locked, Missing
from farbank.web.asked import Answer, Asked, Begun, Moved, Sent, Shown
from farbank.web.case import Case
from farbank.web.guard import DOOR, cookie_name
from farbank.web.handing import handed_over
from farbank.web.jobs import Job, Jobs
from farbank.web.just_now import JustNow
from farbank.web.language import N_, NAMES
from farbank.web.outcomes import Outcomes
from farbank.web.passphrases import passphrase_of
from farbank.web.reading_forms import form_of
from farbank.web.receiving import received, to_take_in
from farbank.web.rendering import render
from farbank.web.routes import PICTURES, RECEIVING, ROUTES, Depicting, Route, Taking
from farbank.web.sections import SECTIONS
from farbank.web.settings import Settings
from farbank.web.static_files import static_file

Handler = Callable[[Request], Awaitable[Response]]
SEE_OTHER: Final = 303
_STATUS: Final[tuple[tuple[type[FarbankError], int], ...]] = (
    (Missing, 404),
    (Locked, 403),
    (Conflict, 409),
    (Held, 409),
    (Damage, 500),
)


class Workbench:
    """One case behind its pages. `door` is the one-time token that the redirect file hands over."""

    def __init__(self, case: Case, *, port: int, session: str, door: str) -> None:
        self.case = case
        self.jobs = Jobs(case)
        self._port = port
        self._settings = Settings(port)
        self.session = session
        self._door = door
        self._just_now = JustNow()

    def app(self) -> Starlette:
        """The application, without its guard."""
        pages = [Path(each.path, self._handler(each), methods=[each.method]) for each in ROUTES]
        pages += [Path(path, self._receives(taking), methods=["POST"]) for path, taking in RECEIVING]
        pages += [Path(path, self._depicted(draw), methods=["GET"]) for path, draw in PICTURES]
        # the longest address first, so that `/list/item.csv` is not the list of `item.csv`
        pages.sort(key=lambda page: (page.path.count("{"), -len(page.path)))
        own = [
            Path(DOOR, self._enter, methods=["POST"]),
            Path("/unlock", self._unlock, methods=["POST"]),
            Path("/lock", self._lock, methods=["POST"]),
            Path("/language", self._settings.change, methods=["POST"]),
            Path("/keys", self._settings.change, methods=["POST"]),
            Path("/static/{name}", _static, methods=["GET"]),
            Path("/jobs", self._works, methods=["GET"]),
            Path("/jobs/{number:int}", self._work, methods=["GET"]),
            Path("/jobs/{number:int}/stop", self._stop, methods=["POST"]),
            *self._outcomes().routes(),
            Path("/intake", self._receives(to_take_in), methods=["POST"]),
        ]
        return Starlette(routes=[*own, *pages], exception_handlers={HTTPException: self._no_such_page})

    def _outcomes(self) -> Outcomes:
        return Outcomes(case=self.case, jobs=self.jobs, answer=self._answer, failed=self._failed, locked=self._locked)

    async def _enter(self, request: Request) -> Response:
        """The door: whoever holds the redirect file gets the cookie of this start, once."""
        given = (await form_of(request)).get("door", [""])[-1]
        if not self._door or not secrets.compare_digest(given.encode(), self._door.encode()):
            return Response("This file was used before. Give 'farbank open' again.", 403, media_type="text/plain")
        self._door = ""
        response = HTMLResponse(render("entered.html.j2", {}, self._settings.language(request)))
        response.set_cookie(cookie_name(self._port), self.session, httponly=True, samesite="strict", path="/")
        return response

    async def _unlock(self, request: Request) -> Response:
        try:
            await self.case.unlock(await passphrase_of(request))
        except FarbankError as failure:
            return self._locked(request, f"{_sentence(failure)} {failure.advice}".strip())
        return RedirectResponse("/", SEE_OTHER)

    async def _lock(self, request: Request) -> Response:
        del request
        await self.jobs.forget()
        self._just_now.forget()
        await self.case.lock()
        return RedirectResponse("/", SEE_OTHER)

    async def _works(self, request: Request) -> Response:
        if not self.case.is_open:
            return self._locked(request)
        return self._page(request, "works.html.j2", {"jobs": self.jobs.latest()}, "work")

    async def _work(self, request: Request) -> Response:
        job = self._job(request)
        state = job.state  # asked once: the job may end while its page is made
        if request.headers.get("hx-request") == "true" and (state != "running" or not self.case.is_open):
            return _anew(request)  # the page itself asked how far it is
        if not self.case.is_open:
            return self._locked(request)
        if state == "done":
            return await self._answer(request, job.begun.shown(job.outcome), "work")
        return self._page(request, "work.html.j2", {"job": job, "goes_on": state == "running"}, "work")

    async def _stop(self, request: Request) -> Response:
        self._job(request).stopping.set()
        return RedirectResponse(f"/jobs/{self._job(request).number}", SEE_OTHER)

    def _job(self, request: Request) -> Job:
        found = self.jobs.find(request.path_params["number"])
        if found is None:
            raise HTTPException(404)
        return found

    def _receives(self, taking: Taking) -> Handler:
        async def answered(request: Request) -> Response:
            if not self.case.is_open:
                return self._locked(request)
            self.case.touch()
            job = await received(request, self.jobs, taking)
            return RedirectResponse(f"/jobs/{job.number}", SEE_OTHER)

        return answered

    def _depicted(self, draw: Depicting) -> Handler:
        async def answered(request: Request) -> Response:
            if not self.case.is_open:
                return self._locked(request)
            asked = Asked(path=request.url.path, parts={name: str(it) for name, it in request.path_params.items()})
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
                path=request.url.path,
                parts={name: str(value) for name, value in request.path_params.items()},
                query=dict(request.query_params),
                form=await form_of(request) if route.needs == "records" else {},
                watching=self.case.watching,
                language=self._settings.language(request),
            )
            try:
                through = self.case.tell if route.needs == "records" else self.case.ask
                answer = await through(lambda room: self._just_now.answered(route, room, asked))
            except FarbankError as failure:
                return self._failed(request, failure, route.section)
            return await self._answer(request, answer, route.section)

        return answered

    async def _answer(self, request: Request, answer: Answer, section: str) -> Response:
        match answer:
            case Moved():
                return RedirectResponse(answer.to, SEE_OTHER)
            case Begun():
                job = await self.jobs.start(answer)
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
            "sections": SECTIONS,
            "languages": NAMES.items(),
            "keys": self._settings.keys(request),
            "here": _here(request) if self.case.is_open else "/",
        }
        return HTMLResponse(render(template, {**around, **given}, language), status)

    def _locked(self, request: Request, wrong: str = "") -> Response:
        given = {"wrong": wrong, "failed": self.case.failed, "outside": outside_of(self.case.folder)}
        return self._page(request, "unlock.html.j2", given)

    def _failed(self, request: Request, failure: FarbankError, section: str) -> Response:
        if not self.case.is_open:
            return self._locked(request)
        status = next((status for kind, status in _STATUS if isinstance(failure, kind)), 400)
        given = {"title": N_("That could not be done"), "sentence": _sentence(failure), "advice": failure.advice}
        return self._page(request, "failed.html.j2", given, section, status)

    async def _no_such_page(self, request: Request, failure: Exception) -> Response:
        if not self.case.is_open:
            return self._locked(request)
        status = failure.status_code if isinstance(failure, HTTPException) else 404
        given = {"title": N_("There is no such page"), "sentence": "", "advice": ""}
        return self._page(request, "failed.html.j2", given, status=status)


def _here(request: Request) -> str:
    """The address to come back to after a setting; what was sent is not sent again."""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}" if request.method == "GET" else "/"


def _sentence(failure: FarbankError) -> str:
    words = str(failure)
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def _anew(request: Request) -> Response:
    """Have a page that asked for a piece of itself load whole."""
    return Response(headers={"hx-redirect": request.url.path})


async def _static(request: Request) -> Response:
    found = static_file(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return Response(found.content, media_type=found.media)
