"""RFC 3161: asking an authority to date a checkpoint, and looking at what it answered.

- Verified means: a tool followed the token to a root certificate that the caller gave. Without a root that is given,
  a token claims a time and no more.
- The request must be ours and for exactly these bytes; the token must repeat its hash and its nonce.
- No byte of a token is parsed in this process, but the length that stands at its beginning.
- An answer longer or shorter than that length is refused: openssl would take one with bytes behind it.
- No library's exception comes out of here.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from farbank.errors import Refused
from farbank.keeping.times import openssl_ts
from farbank.keeping.times.certificates import fingerprint, to_der
from farbank.keeping.times.fenced import run
from farbank.keeping.times.naming import LONGEST_CHECKPOINT
from farbank.keeping.times.query import FIRST_BYTE_MOST, NONCE_SIZE, Query, read_query, write_query
from farbank.keeping.times.token_wire import Asked, Told
from farbank.keeping.times.verdict import NotAccepted, TokenVerdict
from farbank.keeping.times.words import on_one_line

LONGEST_TOKEN: Final = 262_144
NO_ROOT: Final = "no root certificate was given, so nothing stands behind the time it claims"
_CHILD: Final = "farbank.keeping.times.token_child"
_SHORT: Final = 0x80


def request(checkpoint: bytes) -> bytes:
    """A request (DER, .tsq) for a token over exactly these bytes: SHA-512, a fresh nonce, certificates asked for."""
    if not 0 < len(checkpoint) <= LONGEST_CHECKPOINT:
        raise Refused("a checkpoint is between 1 and 65,536 bytes long")
    nonce = bytes((1 + secrets.randbelow(FIRST_BYTE_MOST), *secrets.token_bytes(NONCE_SIZE - 1)))
    return write_query(Query(digest_name="sha512", digest=hashlib.sha512(checkpoint).digest(), nonce=nonce))


def verify_token(
    untrusted_answer: bytes,
    untrusted_request: bytes,
    checkpoint: bytes,
    roots: Sequence[bytes] = (),
    intermediates: Sequence[bytes] = (),
) -> TokenVerdict | NotAccepted:
    """What an answer (.tsr) to a request (.tsq) is worth for a checkpoint. Certificates are PEM or DER files."""
    try:
        query = read_query(untrusted_request)
        trusted, between = to_der(roots), to_der(intermediates)
    except Refused as refusal:
        return NotAccepted(because=str(refusal))
    if not query.is_for(checkpoint):
        return NotAccepted(because="the request is not one for this checkpoint")
    if len(untrusted_answer) > LONGEST_TOKEN:
        return NotAccepted(because=f"it is longer than {LONGEST_TOKEN:,} bytes")
    if not _is_whole(untrusted_answer):
        return NotAccepted(because="it is cut short, has bytes behind its end or is no time token at all")
    return _looked_at(untrusted_answer, query, trusted, between)


def _looked_at(
    untrusted_answer: bytes, query: Query, roots: Sequence[bytes], between: Sequence[bytes]
) -> TokenVerdict | NotAccepted:
    first = _by_library(untrusted_answer, query, roots)
    if isinstance(first, TokenVerdict) and (first.standing == "verified" or not roots):
        return first
    if isinstance(first, Told) and first.final:
        return NotAccepted(because=on_one_line(first.because))
    second = openssl_ts.verify(untrusted_answer, query, roots, between)
    if isinstance(second, TokenVerdict):
        return second
    return NotAccepted(because=f"rfc3161-client: {on_one_line(first.because)}; openssl: {second.because}")


def _by_library(untrusted_answer: bytes, query: Query, roots: Sequence[bytes]) -> TokenVerdict | Told | NotAccepted:
    asked = Asked(
        token=base64.b64encode(untrusted_answer).decode(),
        digest_name=query.digest_name,
        digest=query.digest.hex(),
        nonce=query.nonce.hex(),
        roots=tuple(base64.b64encode(each).decode() for each in roots),
    )
    ended = run(_CHILD, (msgspec.json.encode(asked),))
    if isinstance(ended, NotAccepted):
        return ended
    try:
        told = msgspec.json.decode(ended.said, type=Told)
        return _verdict(told, roots) if told.read else told
    except (msgspec.MsgspecError, ValueError):
        return NotAccepted(because="the process that looks at time tokens failed on it")


def _verdict(told: Told, roots: Sequence[bytes]) -> TokenVerdict:
    verified = 0 <= told.root < len(roots)
    return TokenVerdict(
        standing="verified" if verified else "claimed",
        tool=on_one_line(told.tool),
        time=datetime.fromisoformat(told.time),
        accuracy=told.accuracy,
        policy=on_one_line(told.policy),
        authority=on_one_line(told.authority),
        root=fingerprint(roots[told.root]) if verified else "",
        valid_then=told.valid_then,
        because="" if verified else told.because or NO_ROOT,
    )


def _is_whole(untrusted: bytes) -> bool:
    """Whether this is one DER sequence from the first byte to the last (X.690, 8.1.3)."""
    if len(untrusted) < 2 or untrusted[0] != 0x30:  # noqa: PLR2004  (a sequence has a tag and a length)
        return False
    first = untrusted[1]
    if first < _SHORT:
        return len(untrusted) == 2 + first
    octets = first - _SHORT
    length = int.from_bytes(untrusted[2 : 2 + octets], "big")
    return 0 < octets <= 4 and len(untrusted) == 2 + octets + length  # noqa: PLR2004  (longer ones are too long)
