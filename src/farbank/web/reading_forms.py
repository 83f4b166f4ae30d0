"""A form as it was sent: its fields, never a file, and never more than a form holds."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST: Final = 1 << 20  # bytes of a form
_FIELDS: Final = 1000
_FORM: Final = "application/x-www-form-urlencoded"


async def form_of(request: Request) -> dict[str, list[str]]:
    """The fields of a form; 415 for anything else, 413 where it is too long, 400 where it is no form."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(415)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST:
            raise HTTPException(413)
    if body.count(b"&") >= _FIELDS:
        raise HTTPException(413)
    try:
        fields = QueryParams(body.decode()).multi_items()
    except ValueError:
        raise HTTPException(400) from None
    found: dict[str, list[str]] = {}
    for name, value in fields:
        found.setdefault(name, []).append(value)
    return found
