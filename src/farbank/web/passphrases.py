"""What opens the case, as a browser sends it: typed, or the first line of a file, as `--passphrase-file` takes it.

It is taken out of the body in memory and handed on as a secret; nothing of it is kept, repeated or written.
"""

from __future__ import annotations

from typing import Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.exceptions import HTTPException
from starlette.requests import Request

from farbank.assemble.new_passphrase import weaknesses_of
from farbank.errors import Refused
from farbank.values.handling import Secret
from farbank.web.asked import Asked
from farbank.web.reading_forms import form_of
from farbank.web.uploads import boundary_of

LONGEST: Final = 1024  # characters of a passphrase
_MOST: Final = 64 << 10  # bytes of a form with a file
_FIELDS: Final = 8
_TYPE_IT: Final = "Type the passphrase of this case, or choose the file that holds it."


async def passphrase_of(request: Request) -> Secret:
    """The passphrase; `Refused` where there is none, or where what was sent is none."""
    boundary = boundary_of(request.headers.get("content-type", ""))
    if boundary:
        fields = _parts(boundary, await _body(request))
    else:
        fields = {name: values[-1].encode() for name, values in (await form_of(request)).items()}
    typed, file = fields.get("passphrase", b""), fields.get("file", b"")
    return _read(typed or _first_line(file))


def typed_passphrase(asked: Asked, name: str) -> Secret:
    """A passphrase in a field of a form, as it was typed; `Refused` where there is none."""
    values = asked.form.get(name, ())
    return _read(values[-1].encode() if values else b"")


def new_passphrase(asked: Asked) -> Secret:
    """A passphrase that was typed twice, in the fields `new` and `again`."""
    chosen = typed_passphrase(asked, "new")
    if asked.form.get("again", ("",))[-1] != chosen.value:
        raise Refused("the two passphrases differ; nothing was changed", advice="Type both again.")
    return chosen


def untold_weaknesses(asked: Asked, chosen: Secret) -> tuple[str, ...]:
    """Why a passphrase is weak, unless somebody said in the form that they want it all the same."""
    return () if asked.said("weak") == "1" else weaknesses_of(chosen)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST:
            raise HTTPException(413)
    return bytes(body)


def _first_line(untrusted: bytes) -> bytes:
    lines = untrusted.removeprefix(b"\xef\xbb\xbf").splitlines()
    return lines[0] if lines else b""


def _read(untrusted: bytes) -> Secret:
    try:
        words = untrusted.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("that file holds no text", advice=_TYPE_IT) from None
    if not words:
        raise Refused("nothing was given that opens the case", advice=_TYPE_IT)
    if len(words) > LONGEST:
        raise Refused("a passphrase is not so long", advice=_TYPE_IT)
    return Secret(words)


def _parts(boundary: bytes, body: bytes) -> dict[str, bytes]:
    """The fields of a small form with a file, each by its name."""
    found: dict[str, bytearray] = {}
    header, value, headers, field = bytearray(), bytearray(), dict[bytes, bytes](), [""]

    def header_ends() -> None:
        headers[bytes(header).lower()] = bytes(value)
        header.clear()
        value.clear()

    def part_begins() -> None:
        said = parse_options_header(headers.get(b"content-disposition", b""))[1]
        field[0] = said.get(b"name", b"").decode("utf-8", "replace")
        found[field[0]] = bytearray()
        if len(found) > _FIELDS:
            raise HTTPException(413)

    parser = MultipartParser(
        boundary,
        {
            "on_part_begin": headers.clear,
            "on_header_field": lambda data, a, b: header.extend(data[a:b]),
            "on_header_value": lambda data, a, b: value.extend(data[a:b]),
            "on_header_end": header_ends,
            "on_headers_finished": part_begins,
            "on_part_data": lambda data, a, b: found[field[0]].extend(data[a:b]),
        },
    )
    try:
        parser.write(body)
    except FormParserError:
        raise HTTPException(400) from None
    return {name: bytes(content) for name, content in found.items()}
