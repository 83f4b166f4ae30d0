"""`openssl ts`, for tokens that the stricter parser in Python refuses (a chain inside, not sorted as DER wants it).

- Every call runs behind the fence, on bytes in memory; openssl reads no settings of its own.
- The time is read from the signed part of the token, printed by openssl alone (`-token_out`): the status around it is
  signed by nobody and could print lines of its own.
- The chain is followed as of the time the token gives, to the roots the caller gave and to none of the system's.
- Where no root is given, hash and nonce are compared as printed, and the token claims a time and no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

from farbank.keeping.times.certificates import fingerprint, to_pem
from farbank.keeping.times.fenced import Ended, run
from farbank.keeping.times.openssl_print import Printed, read_printed
from farbank.keeping.times.query import Query, write_query
from farbank.keeping.times.verdict import NotAccepted, TokenVerdict
from farbank.keeping.times.words import on_one_line

# the one of the system, then where Homebrew and MacPorts put theirs (what macOS calls openssl is LibreSSL)
PLACES: Final = (
    "/usr/bin/openssl",
    "/opt/homebrew/opt/openssl@3/bin/openssl",
    "/usr/local/opt/openssl@3/bin/openssl",
    "/opt/local/bin/openssl",
    "/usr/local/bin/openssl",
)
_FENCE: Final = "farbank.keeping.times.fence"
_VERSION = re.compile(rb"OpenSSL (3\.[0-9.]{1,12})")
_REASONS: Final = (
    re.compile(rb"Verify error:([A-Za-z0-9 ,'-]{1,100})"),
    re.compile(rb":([a-z][a-z ]{4,60}):\.\./crypto/ts"),
)


def verify(
    untrusted_answer: bytes,
    query: Query,
    roots: Sequence[bytes],
    between: Sequence[bytes],
    *,
    places: Sequence[str] = PLACES,
) -> TokenVerdict | NotAccepted:
    """What openssl says of a token. Certificates in DER; `between` are intermediates, which nobody needs to trust."""
    program = _program(tuple(places))
    if isinstance(program, NotAccepted):
        return program
    path, tool = program
    printed = _printed(path, untrusted_answer)
    if isinstance(printed, NotAccepted):
        return printed
    if printed.digest != query.digest or printed.nonce != query.number:
        return NotAccepted(because="the token answers another request")
    if not roots:
        return _verdict(printed, tool, because="no root certificate was given, so nothing stands behind its time")
    refusal = _follow(path, untrusted_answer, query, roots, between, printed.time)
    if refusal is not None:
        return refusal
    return _verdict(printed, tool, root=_which(path, untrusted_answer, query, roots, between, printed.time))


def _verdict(printed: Printed, tool: str, *, root: str = "", because: str = "") -> TokenVerdict:
    return TokenVerdict(
        standing="verified" if root else "claimed",
        tool=tool,
        time=printed.time,
        accuracy=printed.accuracy,
        policy=printed.policy,
        authority=printed.authority,
        root=root,
        valid_then=True if root else None,
        because=because,
    )


@cache  # it does not change while a command runs
def _program(places: tuple[str, ...]) -> tuple[str, str] | NotAccepted:
    """Where an OpenSSL 3 is, and its name with version."""
    for path in places:
        if Path(path).is_file():
            ended = run(_FENCE, (path, "version"))
            match = _VERSION.match(ended.said) if isinstance(ended, Ended) else None
            if match is not None:
                return path, f"openssl {match[1].decode()} ts -verify"
    return NotAccepted(because="there is no OpenSSL 3 on this machine to ask")


def _printed(path: str, untrusted_answer: bytes) -> Printed | NotAccepted:
    ended = run(_FENCE, (path, "ts", "-reply", "-in", untrusted_answer, "-token_out", "-text"))
    if isinstance(ended, NotAccepted):
        return ended
    printed = read_printed(ended.said) if ended.status == 0 else None
    return printed or NotAccepted(because="it cannot be read as a time token")


def _follow(
    path: str,
    untrusted_answer: bytes,
    query: Query,
    roots: Sequence[bytes],
    between: Sequence[bytes],
    at: datetime,
) -> NotAccepted | None:
    """None when openssl accepts the token under these roots as of that time."""
    words: list[str | bytes] = [path, "ts", "-verify", "-in", untrusted_answer, "-queryfile", write_query(query)]
    words += ["-CAfile", to_pem(roots), "-attime", str(int(at.astimezone(UTC).timestamp()))]
    if between:
        words += ["-untrusted", to_pem(between)]
    ended = run(_FENCE, words)
    if isinstance(ended, NotAccepted):
        return ended
    if ended.status == 0 and b"Verification: OK" in ended.said.split(b"\n"):
        return None
    found = [match[1].decode() for match in (reason.search(ended.said) for reason in _REASONS) if match]
    return NotAccepted(because=on_one_line(found[0]) if found else "it does not hold")


def _which(
    path: str,
    untrusted_answer: bytes,
    query: Query,
    roots: Sequence[bytes],
    between: Sequence[bytes],
    at: datetime,
) -> str:
    """The root that the chain leads to, among several that together were enough."""
    for root in roots[:-1]:
        if _follow(path, untrusted_answer, query, (root,), between, at) is None:
            return fingerprint(root)
    return fingerprint(roots[-1])
