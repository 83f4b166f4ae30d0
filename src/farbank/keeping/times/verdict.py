"""What a date given from outside is worth: verified, claimed, pending, or not accepted and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# verified: a tool followed it to something the newsroom gave (a root certificate, a block header)
# claimed: it is about this checkpoint, but nothing the newsroom gave stands behind it
# pending: a calendar has promised it, nothing dates it yet
Standing = Literal["verified", "claimed", "pending"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAccepted:
    """Why an answer dates nothing; words without names from the case."""

    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenVerdict:
    """What an RFC 3161 token says of a checkpoint.

    `tool` is the one that accepted it; `time` is in UTC, `accuracy` in microseconds if the authority gave one, `policy`
    an OID, `authority` the name of the time-stamping authority, `root` the SHA-256 (hex) of the root certificate the
    chain leads to, empty when it leads to none that was given; `valid_then` whether the certificate of the authority
    was valid at that time, None when nobody looked. Revocation is not looked at.
    """

    standing: Standing
    tool: str
    time: datetime
    policy: str
    authority: str
    accuracy: int | None = None
    root: str = ""
    valid_then: bool | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A Bitcoin block said to commit to a checkpoint; `time` (UTC) is known only where its header was there."""

    height: int
    time: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtsVerdict:
    """What an OpenTimestamps proof says of a checkpoint.

    `verified` blocks are those whose header has the merkle root the proof leads to; `claimed` ones have no header here;
    `refuted` ones have another root. `calendars` promise to have more later. `time` is that of the earliest verified
    block, which miners may set up to two hours off.
    """

    standing: Standing
    tool: str
    verified: tuple[Block, ...] = ()
    claimed: tuple[Block, ...] = ()
    refuted: tuple[Block, ...] = ()
    calendars: tuple[str, ...] = ()
    because: str = ""

    @property
    def time(self) -> datetime | None:
        return min((block.time for block in self.verified if block.time), default=None)


Verdict = TokenVerdict | OtsVerdict | NotAccepted
