"""Signed notes of C2SP (signed-note.md): a text, and lines that say who signed it. Ed25519 only.

- Base64 must re-encode to the same text; stray padding bits are refused.
- A note is UTF-8 without control characters but the newline.
- A signature of a known key that does not hold refuses the whole note; unknown keys are ignored.
- A key whose identifier does not follow from its name and bytes is refused.
- Other kinds of signature (a partner's cosignature) stand in lines of their own; here they are unknown keys.
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
KEY_SIZE: Final = 32
SIGNATURE_SIZE: Final = 64
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
        return key_identifier(self.name, _ED25519 + self.key)

    @property
    def vkey(self) -> str:
        """One line, as policies and other people's tools take it."""
        return spell_vkey(self.name, _ED25519 + self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One line under a note: the name and identifier of the key, and what it made of the text. Not checked yet."""

    name: str
    identifier: bytes
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text, with its last newline, and the lines under it. Nothing is known of who wrote it."""

    text: str
    signatures: tuple[Signature, ...]


def key_identifier(name: str, typed_key: bytes) -> bytes:
    """Four bytes that tell keys of one name apart. `typed_key` begins with the byte that says which kind it is."""
    return hashlib.sha256(name.encode() + b"\n" + typed_key).digest()[:_ID_SIZE]


def spell_vkey(name: str, typed_key: bytes) -> str:
    """A key as one line: name, identifier, key."""
    return f"{name}+{key_identifier(name, typed_key).hex()}+{base64.b64encode(typed_key).decode()}"


def from_base64(untrusted: str) -> bytes:
    """The bytes, if the text is the one way to spell them."""
    try:
        decoded = base64.b64decode(untrusted, validate=True)
    except (binascii.Error, ValueError):
        raise Damage("a line that should be base64 is not") from None
    if base64.b64encode(decoded).decode() != untrusted:
        raise Damage("a line of base64 is not spelt the one way it can be")
    return decoded


def split_vkey(untrusted: str) -> tuple[str, bytes]:
    """Name and typed key of a line that spells a key of any kind."""
    match = _VKEY.match(untrusted)
    if match is None:
        raise Damage("a verifier key does not have the form name+identifier+key")
    typed_key = from_base64(match[3])
    if key_identifier(match[1], typed_key).hex() != match[2]:
        raise Damage(f"the verifier key of {match[1]} does not belong to its identifier")
    return match[1], typed_key


def read_vkey(untrusted: str) -> Verifier:
    """The verifier that a vkey line names."""
    name, typed_key = split_vkey(untrusted)
    if typed_key[:1] != _ED25519 or len(typed_key) != 1 + KEY_SIZE:
        raise Damage(f"the verifier key of {name} is not an Ed25519 key")
    return Verifier(name=name, key=typed_key[1:])


def sign_note(text: str, name: str, key: Ed25519PrivateKey) -> bytes:
    """The note with one signature under it."""
    verifier = Verifier(name=name, key=key.public_key().public_bytes_raw())
    return f"{text}\n{signature_line(name, verifier.identifier, key.sign(text.encode()))}".encode()


def signature_line(name: str, identifier: bytes, content: bytes) -> str:
    """A line under a note, with its newline."""
    return f"— {name} {base64.b64encode(identifier + content).decode()}\n"


def read_note(untrusted: bytes, verifiers: Sequence[Verifier]) -> str:
    """The text of a note that at least one of the verifiers signed."""
    note = parse_note(untrusted)
    check_signed(note, verifiers)
    return note.text


def check_signed(note: Note, verifiers: Sequence[Verifier]) -> None:
    """At least one of the verifiers signed the note, and no line in the name of one of them is wrong."""
    signed = False
    for each in note.signatures:
        for verifier in verifiers:
            if (verifier.name, verifier.identifier) == (each.name, each.identifier):
                _check(verifier, each.content, note.text)
                signed = True
    if not signed:
        raise Damage("nobody who may sign the log has signed this checkpoint")


def parse_note(untrusted: bytes) -> Note:
    """Text and signature lines, apart."""
    try:
        whole = untrusted.decode("utf-8")
    except UnicodeDecodeError:
        raise Damage("a signed note is not UTF-8") from None
    if _CONTROL.search(whole):
        raise Damage("a signed note holds control characters")
    text, gap, signatures = whole.rpartition("\n\n")
    lines = signatures.split("\n")
    if not gap or not text or lines.pop() != "" or not 0 < len(lines) <= _MOST_SIGNATURES:
        raise Damage("a signed note does not end with its signatures")
    return Note(text=text + "\n", signatures=tuple(parse_signature(each) for each in lines))


def parse_signature(line: str) -> Signature:
    """A line under a note, without its newline."""
    match = _LINE.match(line)
    if match is None:
        raise Damage("a signature line of a note does not have the form of one")
    raw = from_base64(match[2])
    if len(raw) <= _ID_SIZE:
        raise Damage("a signature line of a note is too short")
    return Signature(name=match[1], identifier=raw[:_ID_SIZE], content=raw[_ID_SIZE:])


def _check(verifier: Verifier, signature: bytes, text: str) -> None:
    if len(signature) != SIGNATURE_SIZE:
        raise Damage(f"the signature of {verifier.name} has the wrong length")
    check_ed25519(verifier.name, verifier.key, signature, text.encode())


def check_ed25519(name: str, key: bytes, signature: bytes, message: bytes) -> None:
    """The signature holds, or it is `Damage` in the name of its key."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise Damage(f"the signature of {name} does not hold") from None
