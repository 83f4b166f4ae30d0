"""Bytes to a browser: a picture in a page, or a file to keep, in a sandbox of its own."""

from __future__ import annotations

from jinja2.utils import url_quote
from starlette.requests import Request
from starlette.responses import Response

from farbank.web.asked import Sent
from farbank.web.policy import HANDED_OVER


def handed_over(request: Request, sent: Sent) -> Response:
    """A picture stands in the page; everything else is a file to keep, in a sandbox of its own."""
    response = Response(sent.content, media_type=sent.media)
    if sent.name:
        request.scope["policy"] = HANDED_OVER
        response.headers["content-disposition"] = attachment(sent.name)
    return response


def attachment(name: str) -> str:
    """The header that has a browser keep a file; the name is percent-encoded UTF-8 (RFC 6266, RFC 8187)."""
    return f"attachment; filename*=UTF-8''{url_quote(name.replace('/', '_'))}"
