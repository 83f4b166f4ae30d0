"""One job for the confined process, as a line of JSON; the file itself comes after it, through a socket of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

import msgspec

from farbank.intake.limits import Limits

LONGEST_LINE: Final = 32_768


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to do with one file. `media` was told from its first bytes by the process that asks.

    `sound`: a copy is to hold the sound alone, and else the film alone.
    """

    task: Literal["probe", "read", "channels", "pixels", "page", "lines", "copy", "check"]
    name: str = ""
    media: str = ""
    max_side: int = 0
    page: int = 0
    sound: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How the process that did a job ended: its exit status, negative for a signal; whether its time was up."""

    status: int
    timed_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What keeps the confined process from the network; empty when nothing does."""

    fences: tuple[str, ...]


def to_line(message: Job | End | Ready) -> bytes:
    """One message as one line."""
    return msgspec.json.encode(message) + b"\n"
