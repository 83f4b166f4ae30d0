"""The public log of the case: its settings, its name, who has dated and who has cosigned its head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from farbank.facts.fact import Coarse, Fact

Standing = Literal["verified", "claimed", "refused"]  # a time that was checked to a root of trust, only said, or wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsChanged(Fact):
    """farbank.toml is this text from now on; `settings` is its SHA-256 (hex)."""

    kind: ClassVar[str] = "settings-changed"
    settings: str
    text: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head of a log: its name, how many leaves, the root over them (hex)."""

    origin: str
    size: int
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRenamed(Fact):
    """The log goes on under a new name, for what was signed under the old one is lost or lies apart.

    `prior` is the last head known to have been signed under the old name; the public leaf shows it.
    """

    kind: ClassVar[str] = "log-renamed"
    coarse: ClassVar[Coarse] = "log"
    origin: str
    prior: Head
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFile:
    """A public file: its path below the log, and its SHA-256 (hex)."""

    file: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenKept(Fact):
    """An answer from outside that dates a head, kept in `log/anchors`. The verdict is that of one tool on one day.

    `file` is its path below the log, `digest` its SHA-256 (hex), `beside` what else is needed to check it; `time` is
    RFC 3339, empty when none is claimed; `within` is the accuracy in seconds; `block` that of Bitcoin, -1 for none.
    """

    kind: ClassVar[str] = "token-kept"
    head: Head
    file: str
    digest: str
    token: str  # rfc3161 | opentimestamps
    standing: Standing
    tool: str
    time: str = ""
    within: int = 0
    authority: str = ""
    because: str = ""
    beside: tuple[LogFile, ...] = ()
    block: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCosigned(Fact):
    """A partner's signature that they saw this head (C2SP cosignature/v1); `line` is the line under the note."""

    kind: ClassVar[str] = "head-cosigned"
    head: Head
    cosigner: str
    line: str
    time: str
