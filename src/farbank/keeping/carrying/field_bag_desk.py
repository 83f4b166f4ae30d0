"""DESK.pub: what a member hands to somebody who is to write for them only. A small text, nothing in it is secret.

    farbank desk 1
    case 0f0f...
    place farbank/0f0f...
    member M1
    verify <Ed25519 key, hex>
    recipient age1...

- It has one spelling; what is not that is refused.
- Its fingerprint is to be compared by another way than the one it came by: whoever puts their own key in reads the bag.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import pyrage

from farbank.errors import Refused
from farbank.values.digest import sha256_hex

_FIRST: Final = "farbank desk 1"
_KEYS: Final = ("case", "place", "member", "verify")
_WORD: Final = re.compile(r"[!-~]{1,200}\Z")
_HEX: Final = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskKey:
    """Who receives: case, place (the name of its log), member, the key they sign with, one or more age recipients."""

    case: str
    place: str
    member: str
    verify_key: str
    recipients: tuple[str, ...]

    def __post_init__(self) -> None:
        words = (self.case, self.place, self.member, *self.recipients)
        if not self.recipients or not all(_WORD.match(each) for each in words) or not _HEX.match(self.verify_key):
            raise _no_desk_key()
        for each in self.recipients:
            try:
                pyrage.x25519.Recipient.from_str(each)
            except (pyrage.RecipientError, ValueError):
                raise _no_desk_key() from None

    def to_text(self) -> str:
        """The file."""
        lines = [
            _FIRST,
            f"case {self.case}",
            f"place {self.place}",
            f"member {self.member}",
            f"verify {self.verify_key}",
            *(f"recipient {each}" for each in self.recipients),
        ]
        return "".join(f"{line}\n" for line in lines)

    def fingerprint(self) -> str:
        """Eight groups of four digits, to be read aloud."""
        found = sha256_hex(self.to_text().encode())[:32]
        return " ".join(found[at : at + 4] for at in range(0, len(found), 4))


def read_desk_key(untrusted: bytes) -> DeskKey:
    """What such a file says."""
    try:
        lines = untrusted.decode("ascii").splitlines()
        pairs = [line.split(" ") for line in lines[1:]]
        found = dict(zip(_KEYS, (word for _, word in pairs[: len(_KEYS)]), strict=True))
        recipients = tuple(word for _, word in pairs[len(_KEYS) :])
    except ValueError:
        raise _no_desk_key() from None
    desk = DeskKey(
        case=found["case"],
        place=found["place"],
        member=found["member"],
        verify_key=found["verify"],
        recipients=recipients,
    )
    if desk.to_text().encode() != untrusted:
        raise _no_desk_key()
    return desk


def _no_desk_key() -> Refused:
    return Refused(
        "this is not the public key of a desk as farbank writes it",
        advice="Ask the desk for the file anew, and take it over unchanged.",
    )
