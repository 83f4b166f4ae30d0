"""Who works in the case: members, the keys they sign with and receive with, and that somebody left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Fact
from farbank.values.ids import MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJoined(Fact):
    """A member: the key they sign with (Ed25519, hex) and the age recipient by which they receive.

    `desk` says whether identity cards are sealed to them. `place` is the log of the case they work in when that is
    another one; it is empty for those who have a key file here. Joining again under one id is a new pair of keys.
    """

    kind: ClassVar[str] = "member-joined"
    member: MemberId
    verify_key: str
    recipient: str
    desk: bool
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft(Fact):
    """A member who opens and signs nothing from here on. What they signed stays signed."""

    kind: ClassVar[str] = "member-left"
    member: MemberId
    because: str
