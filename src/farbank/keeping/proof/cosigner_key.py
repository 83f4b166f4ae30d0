"""The key file of a cosigner: an Ed25519 key of its own, under a passphrase.

- The passphrase goes through Argon2id (RFC 9106, second recommendation) with its own salt, as in a member's key file.
- Name and public key stand in the clear and are authenticated: who the cosigner is is no secret.
- The parameters belong to the version of the file and cannot be asked for by it.
- A wrong passphrase is `Locked`, a file that is not a key file is `Damage`; the key never prints itself.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from farbank.errors import Damage, Locked
from farbank.keeping.keys.passphrase import passphrase_bytes
from farbank.keeping.keys.sealing import KEY_SIZE, open_bytes, seal_bytes
from farbank.keeping.log.note import from_base64
from farbank.keeping.proof.cosignature import Cosigner, read_cosigner
from farbank.values.digest import canonical_json
from farbank.values.handling import Secret

_SALT_SIZE: Final = 16
_KIB, _PASSES, _LANES = 64 * 1024, 3, 4


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CosignerKey:
    """Signs in the name of a cosigner."""

    cosigner: Cosigner
    seed: bytes

    def __post_init__(self) -> None:
        if self.signer().public_key().public_bytes_raw() != self.cosigner.key:
            raise Damage("a cosigner's key does not belong to its name")

    def __repr__(self) -> str:
        return "<secret>"

    def signer(self) -> Ed25519PrivateKey:
        """The key with which this cosigner signs."""
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def new_cosigner(name: str) -> CosignerKey:
    """A fresh key for a cosigner of this name (a word without space or plus, such as an address)."""
    seed = secrets.token_bytes(KEY_SIZE)
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return CosignerKey(cosigner=read_cosigner(Cosigner(name=name, key=public).vkey), seed=seed)


def lock_cosigner(key: CosignerKey, passphrase: Secret) -> bytes:
    """The key file."""
    head = {"salt": base64.b64encode(secrets.token_bytes(_SALT_SIZE)).decode(), "v": 1, "vkey": key.cosigner.vkey}
    sealed = seal_bytes(_key(head, passphrase), key.seed, canonical_json(head))
    return canonical_json({**head, "sealed": base64.b64encode(sealed).decode()}) + b"\n"


def unlock_cosigner(untrusted: bytes, passphrase: Secret) -> CosignerKey:
    """The key, if this is the passphrase."""
    head, cosigner, sealed = _parse(untrusted)
    try:
        seed = open_bytes(_key(head, passphrase), sealed, canonical_json(head), what="the key file")
    except Damage:
        raise Locked("the cosigner's key does not open with this passphrase") from None
    return CosignerKey(cosigner=cosigner, seed=seed)


def _parse(untrusted: bytes) -> tuple[dict[str, Any], Cosigner, bytes]:
    try:
        shown = json.loads(untrusted)
        good = set(shown) == {"salt", "sealed", "v", "vkey"} and canonical_json(shown) + b"\n" == untrusted
        head = {name: shown[name] for name in ("salt", "v", "vkey")}
        cosigner, sealed = read_cosigner(shown["vkey"]), from_base64(shown["sealed"])
        good = good and shown["v"] == 1 and len(from_base64(shown["salt"])) == _SALT_SIZE
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        good, head, cosigner, sealed = False, {}, None, b""
    if not good or cosigner is None:
        raise Damage("a cosigner's key file does not have the form of one")
    return head, cosigner, sealed


def _key(head: dict[str, Any], passphrase: Secret) -> bytes:
    salt = from_base64(head["salt"])
    kdf = Argon2id(salt=salt, length=KEY_SIZE, iterations=_PASSES, lanes=_LANES, memory_cost=_KIB)
    return kdf.derive(passphrase_bytes(passphrase))
