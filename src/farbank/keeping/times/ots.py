"""OpenTimestamps: a number to carry to a calendar, and what the proof that comes back is worth.

- Verified means: the newsroom's own file of block headers has the merkle root that the proof leads to. Without the
  header of a block a proof claims that block and no more; a proof that merely parses dates nothing.
- What leaves is SHA-256(SHA-256(checkpoint) + nonce): it says nothing about the checkpoint, nor that it is one.
- A proof must start from the SHA-256 of exactly this checkpoint.
- No exception comes out of `read`.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Final

from farbank.errors import Refused
from farbank.keeping.times.headers import Headers
from farbank.keeping.times.ots_format import BEGINNING, SHA256, End, appended, ended, read_proof
from farbank.keeping.times.verdict import Block, NotAccepted, OtsVerdict

TOOL: Final = "farbank ots 1"
_NONCE_SIZE: Final = 16  # as the client of others takes it
_QUEUED: Final = b"farbankq"  # an end of our own, unknown to others: queued here, promised by nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A proof that waits for its end (.ots), and the 32 bytes to carry, which others stamp as a file."""

    pending: bytes
    digest: bytes


def stamp(checkpoint: bytes) -> Stamped:
    """Begin a proof for these bytes with a fresh nonce."""
    digest, nonce = hashlib.sha256(checkpoint).digest(), secrets.token_bytes(_NONCE_SIZE)
    pending = BEGINNING + digest + appended(nonce) + SHA256 + ended(_QUEUED)
    return Stamped(pending=pending, digest=hashlib.sha256(digest + nonce).digest())


def joined(pending: bytes, untrusted_proof: bytes) -> bytes:
    """The proof of a checkpoint: ours up to the digest that was carried, then that of others over this digest.

    `Refused` when the one is not waiting, or the other is not about what was carried.
    """
    waiting = read_proof(pending)
    tail = ended(_QUEUED)
    if len(waiting.ends) != 1 or not pending.endswith(SHA256 + tail):
        raise Refused("the proof in the queue is not one that waits")
    read_proof(untrusted_proof)  # it parses as a whole
    carried = hashlib.sha256(waiting.ends[0].message).digest()
    start = BEGINNING + carried
    if not untrusted_proof.startswith(start):
        raise Refused("the OpenTimestamps proof is about something else than what was carried")
    return pending.removesuffix(tail) + SHA256 + untrusted_proof[len(start) :]


def read(untrusted_ots: bytes, checkpoint: bytes, headers: Headers | None = None) -> OtsVerdict | NotAccepted:
    """What a proof says of a checkpoint."""
    try:
        proof = read_proof(untrusted_ots)
        if proof.digest != hashlib.sha256(checkpoint).digest():
            return NotAccepted(because="the OpenTimestamps proof is about something else than this checkpoint")
        return _judged(proof.ends, headers)
    except Refused as refusal:
        return NotAccepted(because=str(refusal))


def _judged(ends: tuple[End, ...], headers: Headers | None) -> OtsVerdict | NotAccepted:
    verified, claimed, refuted = set(), set(), set()
    for end in ends:
        if end.kind == "bitcoin":
            header = headers.at(end.height) if headers else None
            if header is None:
                claimed.add(Block(height=end.height))
            elif header.root == end.message:
                verified.add(Block(height=end.height, time=header.time))
            else:
                refuted.add(Block(height=end.height, time=header.time))
    calendars = tuple(sorted({end.calendar for end in ends if end.kind == "pending"}))
    if refuted and not verified:
        height = min(block.height for block in refuted)
        return NotAccepted(because=f"block {height} does not commit to it: its merkle root is another one")
    return OtsVerdict(
        standing="verified" if verified else "claimed" if claimed else "pending",
        tool=TOOL,
        verified=_in_order(verified),
        claimed=_in_order(claimed),
        refuted=_in_order(refuted),
        calendars=calendars,
        because="" if verified else _because(claimed=bool(claimed), calendars=calendars),
    )


def _because(*, claimed: bool, calendars: tuple[str, ...]) -> str:
    if claimed:
        return "the headers of the blocks it names were not there to be compared"
    if calendars:
        return "a calendar has promised it and no block holds it yet; 'ots upgrade' fetches the rest"
    return "nothing dates it yet"


def _in_order(blocks: set[Block]) -> tuple[Block, ...]:
    return tuple(sorted(blocks, key=lambda block: block.height))
