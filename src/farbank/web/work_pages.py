"""The pages of long work: all of it, one piece with how far it is, stop, and what an earlier start left."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as Path

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.work_noted import Noted, is_at_work, work_before
from farbank.errors import FarbankError
from farbank.web.asked import Moved
from farbank.web.case import Case
from farbank.web.jobs import Job, Jobs

Page = Callable[[Request, str, Mapping[str, object], str, int], Response]
SEE_OTHER = 303


class WorkPages:
    """`page` makes a page of a template, `locked` the one that asks for the passphrase."""

    def __init__(self, case: Case, jobs: Jobs, page: Page, locked: Callable[[Request], Response]) -> None:
        self._case, self._jobs = case, jobs
        self._page, self._locked = page, locked

    def routes(self) -> list[Path]:
        """The addresses of work."""
        return [
            Path("/jobs", self._all, methods=["GET"]),
            Path("/jobs/{number:int}", self._one, methods=["GET"]),
            Path("/jobs/{number:int}/stop", self._stop, methods=["POST"]),
        ]

    async def _all(self, request: Request) -> Response:
        if not self._case.is_open:
            return self._locked(request)
        try:
            before = await self._case.ask(self._before)
        except FarbankError:  # it was locked meanwhile
            return self._locked(request)
        given = {"jobs": self._jobs.latest(), "before": before}
        return self._page(request, "works.html.j2", given, "work", 200)

    def _before(self, room: Newsroom) -> tuple[tuple[Noted, str], ...]:
        return tuple((each, _state(each)) for each in work_before(room, self._jobs.start_id))

    async def _one(self, request: Request) -> Response:
        job = self._job(request)
        goes_on = job.is_running  # asked once: the job may end while its page is made
        page = None if goes_on else job.page
        if request.headers.get("hx-request") == "true" and (not goes_on or not self._case.is_open):
            return Response(headers={"hx-redirect": request.url.path})  # the page asked for a piece; it loads whole
        if not self._case.is_open:
            return self._locked(request)
        if isinstance(page, Moved):
            return RedirectResponse(page.to, SEE_OTHER)
        if page is not None:
            return self._page(request, page.template, page.given, "work", page.status)
        return self._page(request, "work.html.j2", {"job": job, "goes_on": goes_on}, "work", 200)

    async def _stop(self, request: Request) -> Response:
        job = self._job(request)
        job.stop()
        return RedirectResponse(f"/jobs/{job.number}", SEE_OTHER)

    def _job(self, request: Request) -> Job:
        found = self._jobs.find(request.path_params["number"])
        if found is None:
            raise HTTPException(404)
        return found


def _state(noted: Noted) -> str:
    if noted.state != "running":
        return noted.state
    return "running" if is_at_work(noted) else "cut off"
