"""What a member holds while a case is open: the secret all share, and keys of their own.

- Keys never print themselves.
- A secret and a signing key are 32 bytes, an identity is one of age; nothing else is taken for one.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage
from farbank.keeping.keys.sealing import KEY_SIZE
from farbank.values.handling import Secret
from farbank.values.ids import MemberId


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MemberKeys:
    """The case secret in its epoch, and the member's signing key and age identity.

    By the identity they receive the case secret, parcels and, where `desk` says they belong to the source desk, cards.
    """

    case: str
    member: MemberId
    epoch: int
    secret: bytes
    signing: bytes
    identity: Secret
    desk: bool

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_SIZE or len(self.signing) != KEY_SIZE or type(self.desk) is not bool:
            raise Damage("the keys of a member do not have the form of keys")

    def __repr__(self) -> str:
        return "<secret>"

    def signer(self) -> Ed25519PrivateKey:
        """The key with which this member signs commits."""
        return Ed25519PrivateKey.from_private_bytes(self.signing)

    def verify_key(self) -> str:
        """The public half of the signing key, hex."""
        return self.signer().public_key().public_bytes_raw().hex()

    def recipient(self) -> str:
        """The age recipient by which this member receives."""
        return str(pyrage.x25519.Identity.from_str(self.identity.value).to_public())


def new_keys(case: str, member: MemberId) -> MemberKeys:
    """Keys for the first member of a new case, who is its source desk, in its first epoch."""
    return own_keys(case, member, epoch=1, secret=secrets.token_bytes(KEY_SIZE), desk=True)


def own_keys(case: str, member: MemberId, *, epoch: int, secret: bytes, desk: bool) -> MemberKeys:
    """New keys of their own for a member of a case whose secret is known."""
    return MemberKeys(
        case=case,
        member=member,
        epoch=epoch,
        secret=secret,
        signing=secrets.token_bytes(KEY_SIZE),
        identity=Secret(str(pyrage.x25519.Identity.generate())),
        desk=desk,
    )
