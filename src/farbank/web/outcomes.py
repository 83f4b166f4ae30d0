"""What came of work in the background: a file to keep, its pages to look at, a step that a person takes from there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from farbank.errors import FarbankError
from farbank.values.package import Package
from farbank.web.asked import Answer, Asked, Shown
from farbank.web.case import Case
from farbank.web.handing import handed_over
from farbank.web.jobs import Job, Jobs
from farbank.web.policy import HANDED_OVER, PREVIEWED
from farbank.web.previewing import listed, page_of
from farbank.web.reading_forms import form_of

Answering = Callable[[Request, Answer, str], Awaitable[Response]]
Failing = Callable[[Request, FarbankError, str], Response]
Locking = Callable[[Request], Response]
_SECTION: Final = "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """The addresses of what jobs leave; the workbench says how something is answered, refused or locked."""

    case: Case
    jobs: Jobs
    answer: Answering
    failed: Failing
    locked: Locking

    def routes(self) -> list[Route]:
        """Each address."""
        return [
            Route("/jobs/{number:int}/file", self._kept, methods=["GET"]),
            Route("/jobs/{number:int}/then", self._then, methods=["POST"]),
            Route("/preview/{about}/{path:path}", self._preview, methods=["GET"]),
        ]

    async def _kept(self, request: Request) -> Response:
        if not self.case.is_open:
            return self.locked(request)
        job = self._done(request)
        if job.begun.file is None:
            raise HTTPException(404)
        return handed_over(request, job.begun.file(job.outcome))

    async def _then(self, request: Request) -> Response:
        if not self.case.is_open:
            return self.locked(request)
        self.case.touch()
        job, form = self._done(request), await form_of(request)
        if job.begun.then is None:
            raise HTTPException(404)
        try:
            begun = job.begun.then(job.outcome, Asked(path=request.url.path, form=form))
        except FarbankError as failure:
            return self.failed(request, failure, _SECTION)
        return await self.answer(request, begun, _SECTION)

    async def _preview(self, request: Request) -> Response:
        if not self.case.is_open:
            return self.locked(request)
        about, path = request.path_params["about"], request.path_params["path"]
        package = self._pages(about)
        if package is not None and not path:
            return await self.answer(request, listed(about, package), _SECTION)
        sent = page_of(package, path) if package is not None else None
        if sent is None:
            missing = Shown(template="no_preview.html.j2", given={"about": about}, status=404)
            return await self.answer(request, missing, _SECTION)
        response = handed_over(request, sent)
        request.scope["policy"] = HANDED_OVER if sent.name else PREVIEWED
        return response

    def _pages(self, about: str) -> Package | None:
        job = self.jobs.newest(about)
        return job.begun.pages(job.outcome) if job is not None and job.begun.pages is not None else None

    def _done(self, request: Request) -> Job:
        found = self.jobs.find(request.path_params["number"])
        if found is None or found.state != "done":
            raise HTTPException(404)
        return found
