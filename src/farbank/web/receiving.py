"""Files that a browser sends: a job takes them in while they come."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, islice

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from farbank.assemble.adding import Request as Plain
from farbank.assemble.albums import Coming
from farbank.assemble.arriving import take_in, take_in_letters
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.intake.confined import Confinement
from farbank.web.asked import Begun, Work
from farbank.web.jobs import Job, Jobs
from farbank.web.language import N_
from farbank.web.screens.intake import TakenIn, taken, taken_in
from farbank.web.uploads import FormParserError, Upload, boundary_of


def to_take_in(upload: Upload) -> Begun:
    """Files that come to stay."""
    return Begun(title=N_("Taking files in"), work=_work(upload), shown=taken_in)


async def received(request: Request, jobs: Jobs, begun: Callable[[Upload], Begun] = to_take_in) -> Job:
    """Begin the job, hand it the body as it comes, and return once all of it has been read."""
    boundary = boundary_of(request.headers.get("content-type", ""))
    if not boundary:
        raise HTTPException(415)
    wanted: list[Job] = []
    upload = Upload(boundary, lambda: not wanted or wanted[0].is_running)
    job = await jobs.start(begun(upload))
    wanted.append(job)
    await _hand_over(request, upload)
    return job


async def _hand_over(request: Request, upload: Upload) -> None:
    whole = False
    try:
        async for chunk in request.stream():
            if chunk and not await upload.feed(chunk):
                break
        whole = True
    except (ClientDisconnect, FormParserError):
        pass  # what had come by then is kept, and the file that broke off is told
    finally:
        await upload.end(whole=whole)


def _work(upload: Upload) -> Work:
    def work(room: Newsroom, confinement: Confinement, pace: Pace) -> TakenIn:
        files = upload.files()
        begun = tuple(islice(files, 1))  # the fields stand before the first file
        whole = chain(begun, files)
        source, how, collection = (upload.fields.get(each, "") for each in ("source", "how", "collection"))
        if collection:
            coming = Coming(collection=collection, source=source, how=how)
            return taken(room, take_in_letters(room, confinement, whole, coming, pace))
        return taken(room, take_in(room, confinement, whole, Plain(source=source, how=how), pace))

    return work
