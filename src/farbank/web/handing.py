"""Bytes to a browser: a picture in a page, or a file to keep, in a sandbox of its own."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from farbank.web.asked import Sent
from farbank.web.attachment import attachment
from farbank.web.policy import HANDED_OVER


def handed_over(request: Request, sent: Sent) -> Response:
    """A picture stands in the page; everything else is a file to keep, in a sandbox of its own."""
    response = Response(sent.content, media_type=sent.media)
    if sent.name:
        request.scope["policy"] = HANDED_OVER
        response.headers["content-disposition"] = attachment(sent.name)
    return response
