"""A member's key file: the case secret and their own keys, under their passphrase.

- The passphrase goes through Argon2id (RFC 9106, second recommendation: 64 MiB, 3 passes, 4 lanes) with its own salt.
- The parameters stand in the file, are authenticated, and are refused outside of bounds.
- A wrong passphrase is `Locked`; a file that is not a key file is `Damage`; neither repeats what was in it.
- Keys never print themselves.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass
from typing import Any, Final

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from farbank.errors import Damage, Locked
from farbank.keeping.note import from_base64
from farbank.keeping.passphrase import passphrase_bytes
from farbank.keeping.sealing import KEY_SIZE, open_bytes, seal_bytes
from farbank.values.digest import canonical_json
from farbank.values.handling import Secret
from farbank.values.ids import MemberId

_SALT_SIZE: Final = 16
_MOST_KIB: Final = 1 << 20  # a key file cannot make us take more than 1 GiB
_LEAST_KIB: Final = 1 << 13
_MOST_PASSES: Final = 32
_MOST_LANES: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess costs."""

    kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MemberKeys:
    """What a member holds: the secret all share, in its epoch, their signing key, their source desk's age identity."""

    case: str
    member: MemberId
    epoch: int
    secret: bytes
    signing: bytes
    desk: Secret

    def __repr__(self) -> str:
        return "<secret>"

    def signer(self) -> Ed25519PrivateKey:
        """The key with which this member signs commits."""
        return Ed25519PrivateKey.from_private_bytes(self.signing)

    def verify_key(self) -> str:
        """The public half of the signing key, hex."""
        return self.signer().public_key().public_bytes_raw().hex()

    def desk_recipient(self) -> str:
        """The age recipient to which cards are sealed."""
        return str(pyrage.x25519.Identity.from_str(self.desk.value).to_public())


def new_keys(case: str, member: MemberId) -> MemberKeys:
    """Keys for the first member of a new case, in its first epoch."""
    return MemberKeys(
        case=case,
        member=member,
        epoch=1,
        secret=secrets.token_bytes(KEY_SIZE),
        signing=secrets.token_bytes(KEY_SIZE),
        desk=Secret(str(pyrage.x25519.Identity.generate())),
    )


def lock_keys(keys: MemberKeys, passphrase: Secret, cost: Cost | None = None) -> bytes:
    """The key file."""
    paid = cost or Cost()
    header = {
        "v": 1,
        "kdf": "argon2id",
        "kib": paid.kib,
        "passes": paid.passes,
        "lanes": paid.lanes,
        "salt": base64.b64encode(secrets.token_bytes(_SALT_SIZE)).decode(),
    }
    inner = {
        "case": keys.case,
        "desk": keys.desk.value,
        "epoch": keys.epoch,
        "member": keys.member,
        "secret": keys.secret.hex(),
        "signing": keys.signing.hex(),
    }
    sealed = seal_bytes(_key(header, passphrase), canonical_json(inner), canonical_json(header))
    return canonical_json({**header, "sealed": base64.b64encode(sealed).decode()}) + b"\n"


def unlock_keys(untrusted: bytes, passphrase: Secret) -> MemberKeys:
    """The keys, if this is the passphrase."""
    header, sealed = _parse(untrusted)
    try:
        inner = json.loads(open_bytes(_key(header, passphrase), sealed, canonical_json(header), what="the key file"))
    except Damage:
        raise Locked("the case does not open with this passphrase") from None
    return MemberKeys(
        case=inner["case"],
        member=MemberId(inner["member"]),
        epoch=inner["epoch"],
        secret=bytes.fromhex(inner["secret"]),
        signing=bytes.fromhex(inner["signing"]),
        desk=Secret(inner["desk"]),
    )


def _parse(untrusted: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        header = json.loads(untrusted)
        sealed = from_base64(header.pop("sealed"))
        good = header["v"] == 1 and header["kdf"] == "argon2id" and len(from_base64(header["salt"])) == _SALT_SIZE
        good = good and _within_bounds(header["kib"], header["passes"], header["lanes"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        good, header, sealed = False, {}, b""
    if not good:
        raise Damage("a file in keys/ does not have the form of a key file")
    return header, sealed


def _within_bounds(kib: object, passes: object, lanes: object) -> bool:
    return (
        type(kib) is int
        and type(passes) is int
        and type(lanes) is int
        and _LEAST_KIB <= kib <= _MOST_KIB
        and 1 <= passes <= _MOST_PASSES
        and 1 <= lanes <= _MOST_LANES
    )


def _key(header: dict[str, Any], passphrase: Secret) -> bytes:
    kdf = Argon2id(
        salt=from_base64(header["salt"]),
        length=KEY_SIZE,
        iterations=header["passes"],
        lanes=header["lanes"],
        memory_cost=header["kib"],
    )
    return kdf.derive(passphrase_bytes(passphrase))
