"""The entry that opens every append: who recorded what follows, exactly when, and their signature over it.

- The member signs the case, the first number, the root before, and the hash of every leaf that follows.
- It lies in the case's compartment, so it survives the forgetting of a source, and says nothing outside.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from farbank.errors import Damage
from farbank.values.digest import canonical_json
from farbank.values.ids import MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """`number` is the commit's own; the `count` entries after it are what it commits. Signature in hex."""

    number: int
    count: int
    by: MemberId
    at: datetime
    signature: str

    def to_bytes(self) -> bytes:
        """The body that is sealed: canonical JSON."""
        shown = {
            "at": self.at.isoformat(),
            "by": self.by,
            "count": self.count,
            "kind": "commit",
            "n": self.number,
            "signature": self.signature,
            "v": 1,
        }
        return canonical_json(shown)


def read_commit(untrusted: bytes) -> Commit:
    """The commit that these bytes spell."""
    try:
        shown = json.loads(untrusted)
        commit = Commit(
            number=shown["n"],
            count=shown["count"],
            by=MemberId(shown["by"]),
            at=datetime.fromisoformat(shown["at"]),
            signature=shown["signature"],
        )
        good = commit.to_bytes() == untrusted and commit.at.tzinfo is not None
    except (ValueError, KeyError, TypeError):
        raise Damage("a commit in the ledger does not have the form of one") from None
    if not good:
        raise Damage("a commit in the ledger does not have the form of one")
    return commit


def signed_words(case: str, first: int, prior_root: bytes, leaf_hashes: Sequence[bytes]) -> bytes:
    """What a member signs: canonical JSON."""
    leaves = [each.hex() for each in leaf_hashes]
    return canonical_json({"case": case, "first": first, "leaves": leaves, "prior": prior_root.hex()})


def sign_commit(key: Ed25519PrivateKey, words: bytes) -> str:
    """The signature, hex."""
    return key.sign(words).hex()


def signature_holds(verify_key: str, signature: str, words: bytes) -> bool:
    """Whether the holder of this key (hex) signed these words."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(verify_key)).verify(bytes.fromhex(signature), words)
    except (InvalidSignature, ValueError):
        return False
    return True
