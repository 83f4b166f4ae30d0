"""Cosignatures (C2SP tlog-cosignature.md, Ed25519): somebody else saw this head of the log, at this time.

- A cosigner is known by name and key; lines of cosigners that are not known are ignored.
- A line of a known cosigner that does not hold refuses the whole note.
- The time is under the signature; it says "seen by then" and nothing of what the entries say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage, Refused
from farbank.keeping.log.note import (
    KEY_SIZE,
    SIGNATURE_SIZE,
    Note,
    Signature,
    check_ed25519,
    key_identifier,
    signature_line,
    spell_vkey,
    split_vkey,
)

_COSIGNATURE: Final = b"\x04"
_TIME_SIZE: Final = 8
_FIRST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_SECOND: Final = 253_402_300_799  # the end of the year 9999, where calendars end; the format has more room


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosigner:
    """Who may cosign, and the public key (Ed25519, 32 bytes) by which that is seen."""

    name: str
    key: bytes

    @property
    def identifier(self) -> bytes:
        """Four bytes that tell keys of one name apart; others than those of a log's key."""
        return key_identifier(self.name, _COSIGNATURE + self.key)

    @property
    def vkey(self) -> str:
        """One line, as policies and other people's tools take it."""
        return spell_vkey(self.name, _COSIGNATURE + self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosignature:
    """Who saw the head, and when; it was checked."""

    cosigner: Cosigner
    at: datetime


def read_cosigner(untrusted: str) -> Cosigner:
    """The cosigner that a vkey line names."""
    name, typed_key = split_vkey(untrusted)
    if typed_key[:1] != _COSIGNATURE or len(typed_key) != 1 + KEY_SIZE:
        raise Damage(f"the key of {name} is not an Ed25519 cosigner key")
    return Cosigner(name=name, key=typed_key[1:])


def cosign(text: str, name: str, key: Ed25519PrivateKey, at: datetime) -> str:
    """The line that goes under a checkpoint with this text."""
    if at.tzinfo is None or at < _FIRST:
        raise Refused("a cosignature is given at a time with its zone, and not before 1970")
    cosigner = Cosigner(name=name, key=key.public_key().public_bytes_raw())
    seconds = int(at.timestamp())
    stamped = seconds.to_bytes(_TIME_SIZE, "big") + key.sign(_message(text, seconds))
    return signature_line(name, cosigner.identifier, stamped)


def cosignatures(note: Note, cosigners: Sequence[Cosigner]) -> tuple[Cosignature, ...]:
    """Every cosignature under the note of a cosigner that is known, in the order of its lines."""
    return tuple(
        _checked(each, cosigner, note.text)
        for each in note.signatures
        for cosigner in cosigners
        if (cosigner.name, cosigner.identifier) == (each.name, each.identifier)
    )


def _checked(line: Signature, cosigner: Cosigner, text: str) -> Cosignature:
    if len(line.content) != _TIME_SIZE + SIGNATURE_SIZE:
        raise Damage(f"the cosignature of {cosigner.name} has the wrong length")
    seconds = int.from_bytes(line.content[:_TIME_SIZE], "big")
    check_ed25519(cosigner.name, cosigner.key, line.content[_TIME_SIZE:], _message(text, seconds))
    if seconds > _LAST_SECOND:
        raise Damage(f"the cosignature of {cosigner.name} gives a time that no calendar has")
    return Cosignature(cosigner=cosigner, at=datetime.fromtimestamp(seconds, UTC))


def _message(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()
