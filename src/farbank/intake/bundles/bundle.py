"""A bundle: files that belong together, what the tool that made them says, and what checks showed.

- Nothing a bundle says is believed: a claim is what the bundle says, a verdict is what a named check showed.
- A verdict belongs to the moment it was made; it is recorded with a date and never as a property of a file.
- What may give a source away (position, network, device, key) is `restricted` from the first moment on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from farbank.errors import Refused
from farbank.intake.found import Found, Skipped

Kind = Literal["proofmode", "auto-archiver", "wacz", "warc", "tella", "mbox", "plain"]
Role = Literal["original", "sidecar", "signature", "key", "report", "container"]
Tier = Literal["", "restricted"]
RESTRICTED: Final[Tier] = "restricted"
ALONE: Final = -1  # belongs to no other part; or: about the bundle as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of a bundle. `belongs_to` is the place of its original among the parts, `ALONE` where it has none.

    `container` is the zip the others came in, whole. `claims` are (what, value) as the bundle says, not verified.
    """

    file: Found
    role: Role
    belongs_to: int = ALONE
    tier: Tier = ""
    claims: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one check showed, in words and in codes that stay the same. `about` is a place among the parts."""

    tool: str
    version: str
    words: str
    codes: tuple[str, ...]
    about: int = ALONE

    def __post_init__(self) -> None:
        if not (self.tool and self.version and self.words and self.codes):
            raise Refused("a verdict names its tool, version, words and codes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Everything that was handed over, in a steady order; `skipped` was left where it is, with the reason."""

    kind: Kind
    parts: tuple[Part, ...]
    remarks: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def __post_init__(self) -> None:
        places = range(ALONE, len(self.parts))
        if any(part.belongs_to not in places for part in self.parts):
            raise Refused("a part belongs to a part of the same bundle")
        if any(verdict.about not in places for verdict in self.verdicts):
            raise Refused("a verdict is about a part of the same bundle")
