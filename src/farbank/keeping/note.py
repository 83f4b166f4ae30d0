"""Signed notes of C2SP (signed-note.md): a text, and lines that say who signed it. Ed25519 only.

- Base64 must re-encode to the same text; stray padding bits are refused.
- A note is UTF-8 without control characters but the newline.
- A signature of a known key that does not hold refuses the whole note; unknown keys are ignored.
- A key whose identifier does not follow from its name and bytes is refused.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from farbank.errors import Damage

_ED25519: Final = b"\x01"
_KEY_SIZE: Final = 32
_SIGNATURE_SIZE: Final = 64
_ID_SIZE: Final = 4
_MOST_SIGNATURES: Final = 64
_VKEY = re.compile(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\Z")
_LINE = re.compile(r"— ([^+\s]+) ([A-Za-z0-9+/=]+)\Z")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """Who may sign, and the public key (Ed25519, 32 bytes) by which that is seen."""

    name: str
    key: bytes

    @property
    def identifier(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.key).digest()[:_ID_SIZE]

    @property
    def vkey(self) -> str:
        """One line, as policies and other people's tools take it."""
        return f"{self.name}+{self.identifier.hex()}+{base64.b64encode(_ED25519 + self.key).decode()}"


def from_base64(untrusted: str) -> bytes:
    """The bytes, if the text is the one way to spell them."""
    try:
        decoded = base64.b64decode(untrusted, validate=True)
    except (binascii.Error, ValueError):
        raise Damage("a line that should be base64 is not") from None
    if base64.b64encode(decoded).decode() != untrusted:
        raise Damage("a line of base64 is not spelt the one way it can be")
    return decoded


def read_vkey(untrusted: str) -> Verifier:
    """The verifier that a vkey line names."""
    match = _VKEY.match(untrusted)
    if match is None:
        raise Damage("a verifier key does not have the form name+identifier+key")
    raw = from_base64(match[3])
    verifier = Verifier(name=match[1], key=raw[1:])
    if raw[:1] != _ED25519 or len(verifier.key) != _KEY_SIZE:
        raise Damage(f"the verifier key of {match[1]} is not an Ed25519 key")
    if verifier.identifier.hex() != match[2]:
        raise Damage(f"the verifier key of {match[1]} does not belong to its identifier")
    return verifier


def sign_note(text: str, name: str, key: Ed25519PrivateKey) -> bytes:
    """The note with one signature under it."""
    verifier = Verifier(name=name, key=key.public_key().public_bytes_raw())
    signature = base64.b64encode(verifier.identifier + key.sign(text.encode())).decode()
    return f"{text}\n— {name} {signature}\n".encode()


def read_note(untrusted: bytes, verifiers: Sequence[Verifier]) -> str:
    """The text of a note that at least one of the verifiers signed."""
    text, lines = _apart(untrusted)
    signed = False
    for line in lines:
        name, identifier, signature = _signature(line)
        for verifier in verifiers:
            if (verifier.name, verifier.identifier) == (name, identifier):
                _check(verifier, signature, text)
                signed = True
    if not signed:
        raise Damage("nobody who may sign the log has signed this checkpoint")
    return text


def _apart(untrusted: bytes) -> tuple[str, list[str]]:
    try:
        note = untrusted.decode("utf-8")
    except UnicodeDecodeError:
        raise Damage("a signed note is not UTF-8") from None
    if _CONTROL.search(note):
        raise Damage("a signed note holds control characters")
    text, gap, signatures = note.rpartition("\n\n")
    lines = signatures.split("\n")
    if not gap or not text or lines.pop() != "" or not 0 < len(lines) <= _MOST_SIGNATURES:
        raise Damage("a signed note does not end with its signatures")
    return text + "\n", lines


def _signature(line: str) -> tuple[str, bytes, bytes]:
    match = _LINE.match(line)
    if match is None:
        raise Damage("a signature line of a note does not have the form of one")
    raw = from_base64(match[2])
    if len(raw) <= _ID_SIZE:
        raise Damage("a signature line of a note is too short")
    return match[1], raw[:_ID_SIZE], raw[_ID_SIZE:]


def _check(verifier: Verifier, signature: bytes, text: str) -> None:
    if len(signature) != _SIGNATURE_SIZE:
        raise Damage(f"the signature of {verifier.name} has the wrong length")
    try:
        Ed25519PublicKey.from_public_bytes(verifier.key).verify(signature, text.encode())
    except (InvalidSignature, ValueError):
        raise Damage(f"the signature of {verifier.name} does not hold") from None
