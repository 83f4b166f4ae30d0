"""The file format of OpenTimestamps proofs (.ots, version 1), read strictly, as opentimestamps 0.4.5 writes it.

- A proof is a tree: at its root the SHA-256 of the file, operations on the way, what is attested at its ends.
- Everything is bounded before it is worked on: bytes of the file, depth, length of messages, number of ends, numbers.
- Numbers (LEB128) have one spelling. Nothing may stand behind the proof. An unknown operation refuses the whole.
- An end of a kind we do not know is kept apart and vouches for nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final, Literal

from farbank.errors import Refused
from farbank.keeping.times.ots_bytes import Bytes, varbytes

EndKind = Literal["pending", "bitcoin", "litecoin", "unknown"]

MAGIC: Final = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
SHA256: Final = b"\x08"
BEGINNING: Final = MAGIC + b"\x01" + SHA256  # version 1, the file is hashed with SHA-256
DIGEST_SIZE: Final = 32
LONGEST_PROOF: Final = 65_536
_DEEPEST: Final = 256  # as the library of others limits it
_LONGEST_MESSAGE: Final = 4_096
_MOST_ENDS: Final = 1_000
_LONGEST_PAYLOAD: Final = 8_192
_LONGEST_URI: Final = 1_000
_FORK, _END, _APPEND = 0xFF, 0x00, 0xF0
_HASHES: Final = {0x02: "sha1", 0x03: "ripemd160", 0x08: "sha256"}
_TAG_SIZE: Final = 8
_KINDS: Final[dict[bytes, EndKind]] = {
    bytes.fromhex("83dfe30d2ef90c8e"): "pending",
    bytes.fromhex("0588960d73d71901"): "bitcoin",
    bytes.fromhex("06869a0d73d71b45"): "litecoin",
}
_URI: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/:")


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What is said of `message`: a block of this height commits to it, or a calendar will see to it."""

    kind: EndKind
    message: bytes
    height: int = -1
    calendar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The SHA-256 of the file that is dated, and every end that it leads to."""

    digest: bytes
    ends: tuple[End, ...]


def read_proof(untrusted: bytes) -> Proof:
    """A whole proof. `Refused` when it is not exactly one."""
    if len(untrusted) > LONGEST_PROOF:
        raise Refused(f"an OpenTimestamps proof longer than {LONGEST_PROOF:,} bytes is not read")
    if not untrusted.startswith(BEGINNING):
        raise Refused("it is no OpenTimestamps proof (version 1) over a SHA-256")
    source = Bytes(untrusted, at=len(BEGINNING))
    digest = source.take(DIGEST_SIZE)
    ends = tuple(_ends(source, digest))
    if not source.is_at_end():
        raise Refused("there are bytes behind the end of the OpenTimestamps proof")
    return Proof(digest=digest, ends=ends)


def _ends(source: Bytes, digest: bytes) -> list[End]:
    """Walk the tree without recursion; a fork puts the message aside to come back to it."""
    ends: list[End] = []
    aside: list[tuple[bytes, int]] = []
    message, depth = digest, 0
    while True:
        tag = source.byte()
        if tag == _FORK:
            aside.append((message, depth))
            tag = source.byte()
        if tag != _END:
            message, depth = _applied(tag, message, source), depth + 1
            if depth >= _DEEPEST:
                raise Refused(f"the OpenTimestamps proof is more than {_DEEPEST} steps deep")
            continue
        ends.append(_end(source, message))
        if not aside:
            return ends
        if len(ends) == _MOST_ENDS:
            raise Refused(f"the OpenTimestamps proof has more than {_MOST_ENDS} ends")
        message, depth = aside.pop()


def _applied(tag: int, message: bytes, source: Bytes) -> bytes:
    if tag in _HASHES:
        return _hashed(_HASHES[tag], message)
    match tag:
        case 0xF0:  # append
            result = message + source.varbytes(_LONGEST_MESSAGE, least=1)
        case 0xF1:  # prepend
            result = source.varbytes(_LONGEST_MESSAGE, least=1) + message
        case 0xF2:  # reverse
            result = message[::-1]
        case 0xF3:  # hexlify
            result = message.hex().encode()
        case _:
            raise Refused("the OpenTimestamps proof holds an operation that is not read here")
    if len(result) > _LONGEST_MESSAGE:
        raise Refused("a message in the OpenTimestamps proof is too long")
    return result


def _hashed(name: str, message: bytes) -> bytes:
    try:
        return hashlib.new(name, message, usedforsecurity=False).digest()
    except ValueError:
        raise Refused(f"this system cannot compute {name}, which the OpenTimestamps proof needs") from None


def _end(source: Bytes, message: bytes) -> End:
    kind = _KINDS.get(source.take(_TAG_SIZE), "unknown")
    payload = Bytes(source.varbytes(_LONGEST_PAYLOAD))
    if kind == "unknown":
        return End(kind=kind, message=message)
    if kind == "pending":
        end = End(kind=kind, message=message, calendar=_calendar(payload.varbytes(_LONGEST_URI)))
    elif len(message) == DIGEST_SIZE:
        end = End(kind=kind, message=message, height=payload.number())
    else:
        raise Refused("the OpenTimestamps proof leads to a block with something that is no merkle root")
    if not payload.is_at_end():
        raise Refused("there are bytes behind an end of the OpenTimestamps proof")
    return end


def _calendar(untrusted: bytes) -> str:
    uri = untrusted.decode("ascii", "replace")
    if not set(uri) <= _URI:
        raise Refused("the OpenTimestamps proof names a calendar in characters that no calendar has")
    return uri


def appended(suffix: bytes) -> bytes:
    """The operation that puts bytes behind a message."""
    return bytes((_APPEND,)) + varbytes(suffix)


def ended(tag: bytes, payload: bytes = b"") -> bytes:
    """An end of a proof."""
    if len(tag) != _TAG_SIZE:
        raise Refused("the tag of an end of an OpenTimestamps proof has 8 bytes")
    return bytes((_END,)) + tag + varbytes(payload)
