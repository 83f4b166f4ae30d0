"""Sealing the body of an entry: ChaCha20-Poly1305 (RFC 8439) under the key of its compartments.

- A sealed body opens only at its own place: case, number and compartments are authenticated with it.
- Every sealing draws a fresh nonce and a fresh salt; the salt lies inside and dies with the key.
- What does not open is `Damage`, and never says what was in it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from farbank.errors import Damage
from farbank.values.digest import canonical_json

KEY_SIZE: Final = 32
SALT_SIZE: Final = 32
_NONCE_SIZE: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a sealed body belongs."""

    case: str
    number: int
    compartments: tuple[str, ...]

    def authenticated(self) -> bytes:
        """The associated data of the AEAD."""
        return canonical_json({"case": self.case, "compartments": list(self.compartments), "n": self.number, "v": 1})


def new_salt() -> bytes:
    """32 bytes that hide what a commitment commits to."""
    return secrets.token_bytes(SALT_SIZE)


def seal_body(key: bytes, salt: bytes, body: bytes, place: Place) -> bytes:
    """Nonce, then salt and body encrypted and authenticated."""
    return seal_bytes(key, salt + body, place.authenticated())


def open_body(key: bytes, untrusted: bytes, place: Place) -> tuple[bytes, bytes]:
    """The salt and the body."""
    both = open_bytes(key, untrusted, place.authenticated(), what=f"entry {place.number}")
    return both[:SALT_SIZE], both[SALT_SIZE:]


def seal_bytes(key: bytes, plain: bytes, authenticated: bytes) -> bytes:
    """Nonce and ciphertext."""
    nonce = secrets.token_bytes(_NONCE_SIZE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, authenticated)


def open_bytes(key: bytes, untrusted: bytes, authenticated: bytes, *, what: str) -> bytes:
    """What was sealed; `what` names it in the complaint."""
    try:
        return ChaCha20Poly1305(key).decrypt(untrusted[:_NONCE_SIZE], untrusted[_NONCE_SIZE:], authenticated)
    except (InvalidTag, ValueError):
        raise Damage(f"{what} does not open with its key") from None
