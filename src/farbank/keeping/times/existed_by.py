"""By when a leaf of the log existed, as outside dates say: an interval that is open to the past. Nothing here is I/O.

A checkpoint of size n stands for the leaves 0 to n-1, so whatever dates it dates each of them: it existed by then.
Nothing says since when, and nothing says that what a leaf stands for is true.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from farbank.errors import Refused
from farbank.keeping.times.verdict import OtsVerdict, TokenVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One outside date of a checkpoint of `size` leaves. `time` in UTC; None where only a block is claimed.

    `accuracy` in microseconds either way; the later end counts. `block` is -1 where there is none.
    """

    size: int
    kind: Literal["rfc3161", "opentimestamps"]
    standing: Literal["verified", "claimed"]
    tool: str
    folder: str = ""
    time: datetime | None = None
    accuracy: int = 0
    block: int = -1

    def __post_init__(self) -> None:
        if self.time is not None and self.time.utcoffset() != timedelta(0):
            raise Refused("an outside date is kept in UTC")
        if self.time is None and self.block < 0:
            raise Refused("an outside date names a time or a block")

    @property
    def by(self) -> datetime | None:
        """The latest moment that this date allows, in whole seconds."""
        if self.time is None:
            return None
        latest = self.time + timedelta(microseconds=self.accuracy)
        return latest if not latest.microsecond else latest.replace(microsecond=0) + timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistedBy:
    """The earliest date that was verified, and the earliest that is only claimed; None where there is none."""

    verified: Dated | None = None
    claimed: Dated | None = None


def date_of(size: int, folder: str, verdict: TokenVerdict | OtsVerdict) -> Dated | None:
    """What a verdict dates a checkpoint of this size with; None while a proof is pending."""
    if isinstance(verdict, TokenVerdict):
        return Dated(
            size=size,
            kind="rfc3161",
            standing="verified" if verdict.standing == "verified" else "claimed",
            tool=verdict.tool,
            folder=folder,
            time=verdict.time,
            accuracy=verdict.accuracy or 0,
        )
    blocks = verdict.verified or verdict.claimed
    if not blocks:
        return None
    first = min(blocks, key=lambda block: (block.time.timestamp() if block.time else 0.0, block.height))
    return Dated(
        size=size,
        kind="opentimestamps",
        standing="verified" if verdict.verified else "claimed",
        tool=verdict.tool,
        folder=folder,
        time=first.time,
        block=first.height,
    )


def existed_by(index: int, dates: Iterable[Dated]) -> ExistedBy:
    """By when the leaf of this index (from 0) existed."""
    covering = [each for each in dates if each.size > index]
    return ExistedBy(
        verified=_earliest([each for each in covering if each.standing == "verified"]),
        claimed=_earliest([each for each in covering if each.standing == "claimed"]),
    )


def _earliest(dates: list[Dated]) -> Dated | None:
    """The earliest with a time; where none has one, the one with the lowest block."""
    timed = [(each.by, each.size, number) for number, each in enumerate(dates) if each.by is not None]
    if timed:
        return dates[min(timed)[2]]
    return min(dates, key=lambda each: (each.block, each.size), default=None)
