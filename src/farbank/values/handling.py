"""What may be handled by whom: secrets that do not print, sealed objects, and the compartments that lock facts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from farbank.errors import Refused

CASE = "case"  # the compartment of everything that belongs to no single source or item
_HEX64 = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """Key material. It never prints itself, in no log, exception or test name."""

    value: str

    def __repr__(self) -> str:
        return "<secret>"

    def __str__(self) -> str:
        return "<secret>"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedObject:
    """One age file in `objects/`, the identity line that opens it, and the bytes that went in.

    `name` is the SHA-256 of the ciphertext (hex), `digest` that of the plaintext, `size` its length in bytes.
    """

    name: str
    identity: Secret
    digest: str
    size: int

    def __post_init__(self) -> None:
        if not (_HEX64.match(self.name) and _HEX64.match(self.digest)):
            raise Refused("an object is named by 64 hexadecimal digits")
        if self.size < 0:
            raise Refused("an object cannot have a negative size")
