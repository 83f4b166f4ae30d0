"""The head of the public log (C2SP tlog-checkpoint.md): origin, size, root.

- A size has no sign and no leading zero; a root is exactly 32 bytes; no line is empty.
- A checkpoint of another log is refused, whoever signed it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage
from farbank.facts.log import Head
from farbank.keeping.log.merkle import HASH_SIZE
from farbank.keeping.log.note import Verifier, from_base64, read_note, sign_note

_SIZE = re.compile(r"(0|[1-9][0-9]{0,17})\Z")
_LINES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """How many leaves the log has, and the root over them (32 bytes)."""

    origin: str
    size: int
    root: bytes

    def head(self) -> Head:
        """The same as facts name it."""
        return Head(origin=self.origin, size=self.size, root=self.root.hex())


def sign_checkpoint(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> bytes:
    """The checkpoint as the file that is published."""
    root = base64.b64encode(checkpoint.root).decode()
    return sign_note(f"{checkpoint.origin}\n{checkpoint.size}\n{root}\n", checkpoint.origin, key)


def read_checkpoint(untrusted: bytes, origin: str, verifiers: Sequence[Verifier]) -> Checkpoint:
    """A checkpoint of this log, signed by one who may."""
    text = read_note(untrusted, verifiers)
    if text.split("\n", 1)[0] != origin:
        raise Damage("the checkpoint belongs to another log")
    return parse_checkpoint(text)


def parse_checkpoint(text: str) -> Checkpoint:
    """What the text of a note says as a checkpoint. Lines after the third belong to others and are left alone."""
    lines = text.split("\n")[:-1]
    if len(lines) < _LINES:
        raise Damage("a checkpoint does not have its three lines")
    size = parse_size(lines[1])
    root = from_base64(lines[2])
    if len(root) != HASH_SIZE:
        raise Damage("the root in the checkpoint is not 32 bytes")
    if not all(lines):
        raise Damage("a line of the checkpoint is empty")
    return Checkpoint(origin=lines[0], size=size, root=root)


def parse_size(untrusted: str) -> int:
    """How many leaves, or which one: decimal, spelt the one way it can be."""
    if not _SIZE.match(untrusted):
        raise Damage("the size in the checkpoint is not spelt the one way it can be")
    return int(untrusted)
