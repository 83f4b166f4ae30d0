"""A member's key file: their own keys under their passphrase, and the case secret of the epoch for their keys only.

- The passphrase goes through Argon2id (RFC 9106, second recommendation: 64 MiB, 3 passes, 4 lanes) with its own salt.
- The parameters stand in the file, are authenticated, and are refused outside of bounds.
- A new epoch needs nobody's passphrase: the case secret is an age file for the member, beside what is under it.
- The case secret counts only for the case, the member and the epoch that the file names; anything else is `Damage`.
- A wrong passphrase is `Locked`; a file that is not a key file is `Damage`; neither repeats what was in it.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass
from typing import Any, Final

import pyrage
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from farbank.errors import Damage, Locked
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.keys.passphrase import passphrase_bytes
from farbank.keeping.keys.sealing import KEY_SIZE, open_bytes, seal_bytes
from farbank.keeping.log.note import from_base64
from farbank.values.digest import canonical_json
from farbank.values.handling import Secret
from farbank.values.ids import MemberId

FIRST: Final = 1  # had the case secret under the passphrase too; is read, and written anew at the next opening
NEWEST: Final = 2
_NOBODY: Final = MemberId("")
_SALT_SIZE: Final = 16
_MOST_KIB: Final = 1 << 20  # a key file cannot make us take more than 1 GiB
_LEAST_KIB: Final = 1 << 13
_MOST_PASSES: Final = 32
_MOST_LANES: Final = 16
_HEADER: Final = ("v", "kdf", "kib", "passes", "lanes", "salt")
_NAMED: Final = ("case", "member", "epoch", "wrapped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess costs."""

    kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """A key file taken apart. In one of version 1, case, member and epoch are under the passphrase, so not known here.

    `header` are the authenticated parameters, `sealed` the member's own keys, `wrapped` the age file.
    """

    header: dict[str, Any]
    sealed: bytes
    case: str = ""
    member: MemberId = _NOBODY
    epoch: int = 0
    wrapped: bytes = b""

    @property
    def version(self) -> int:
        return int(self.header["v"])

    @property
    def cost(self) -> Cost:
        """What one guess costs."""
        return Cost(kib=self.header["kib"], passes=self.header["passes"], lanes=self.header["lanes"])

    def to_bytes(self) -> bytes:
        """The file: one line of canonical JSON; version 2."""
        return (
            canonical_json(
                {
                    **self.header,
                    "case": self.case,
                    "epoch": self.epoch,
                    "member": self.member,
                    "sealed": base64.b64encode(self.sealed).decode(),
                    "wrapped": base64.b64encode(self.wrapped).decode(),
                }
            )
            + b"\n"
        )


def lock_keys(keys: MemberKeys, passphrase: Secret, cost: Cost | None = None) -> bytes:
    """The key file of a member under a passphrase."""
    paid = cost or Cost()
    header = {
        "v": NEWEST,
        "kdf": "argon2id",
        "kib": paid.kib,
        "passes": paid.passes,
        "lanes": paid.lanes,
        "salt": base64.b64encode(secrets.token_bytes(_SALT_SIZE)).decode(),
    }
    own = {
        "case": keys.case,
        "desk": keys.desk,
        "identity": keys.identity.value,
        "member": keys.member,
        "signing": keys.signing.hex(),
    }
    sealed = seal_bytes(_key(header, passphrase), canonical_json(own), canonical_json(header))
    return wrap_secret(KeyFile(header=header, sealed=sealed, member=keys.member), keys, keys.recipient()).to_bytes()


def wrap_secret(file: KeyFile, keys: MemberKeys, recipient: str) -> KeyFile:
    """The same member's file with the case secret and the epoch of these keys; what is under the passphrase stays."""
    inner = {"case": keys.case, "epoch": keys.epoch, "member": file.member, "secret": keys.secret.hex()}
    wrapped = pyrage.encrypt(canonical_json(inner), [pyrage.x25519.Recipient.from_str(recipient)])
    return KeyFile(
        header=file.header,
        sealed=file.sealed,
        case=keys.case,
        member=file.member,
        epoch=keys.epoch,
        wrapped=wrapped,
    )


def unlock_keys(untrusted: bytes, passphrase: Secret) -> MemberKeys:
    """The keys, if this is the passphrase."""
    file = read_key_file(untrusted)
    try:
        own = open_bytes(_key(file.header, passphrase), file.sealed, canonical_json(file.header), what="the key file")
    except Damage:
        raise Locked("the case does not open with this passphrase") from None
    try:
        return _first(json.loads(own)) if file.version == FIRST else _newest(file, json.loads(own))
    except (ValueError, KeyError, TypeError, pyrage.DecryptError, pyrage.IdentityError):
        raise Damage("a file in keys/ holds a case secret that is not the one of its member") from None


def read_key_file(untrusted: bytes) -> KeyFile:
    """The parts of a key file, none of them opened; `Damage` when it is not one."""
    try:
        shown = json.loads(untrusted)
        header = {name: shown.pop(name) for name in _HEADER}
        sealed = from_base64(shown.pop("sealed"))
        good = header["kdf"] == "argon2id" and len(from_base64(header["salt"])) == _SALT_SIZE
        good = good and _within_bounds(header["kib"], header["passes"], header["lanes"])
        file = _with_names(header, sealed, shown) if good else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Damage):
        file = None
    if file is None or (file.version == NEWEST and file.to_bytes() != untrusted):
        raise Damage("a file in keys/ does not have the form of a key file")
    return file


def _with_names(header: dict[str, Any], sealed: bytes, shown: dict[str, Any]) -> KeyFile | None:
    """What a file of this version names beside its header, None where that is not what belongs there."""
    if type(header["v"]) is not int:
        return None
    if header["v"] == FIRST and not shown:
        return KeyFile(header=header, sealed=sealed)
    if header["v"] != NEWEST or set(shown) != set(_NAMED):
        return None
    case, member, epoch = shown["case"], shown["member"], shown["epoch"]
    if type(case) is not str or type(member) is not str or type(epoch) is not int or epoch < 1:
        return None
    wrapped = from_base64(shown["wrapped"])
    return KeyFile(header=header, sealed=sealed, case=case, member=MemberId(member), epoch=epoch, wrapped=wrapped)


def _newest(file: KeyFile, own: dict[str, Any]) -> MemberKeys:
    """The keys of a file of version 2, once its passphrase opened the member's own part."""
    identity = Secret(own["identity"])
    inner = json.loads(pyrage.decrypt(file.wrapped, [pyrage.x25519.Identity.from_str(identity.value)]))
    shown = (file.case, file.member, file.epoch)
    if (inner["case"], inner["member"], inner["epoch"]) != shown or (own["case"], own["member"]) != shown[:2]:
        raise ValueError
    return MemberKeys(
        case=file.case,
        member=file.member,
        epoch=file.epoch,
        secret=bytes.fromhex(inner["secret"]),
        signing=bytes.fromhex(own["signing"]),
        identity=identity,
        desk=own["desk"],
    )


def _first(inner: dict[str, Any]) -> MemberKeys:
    """The keys of a file of version 1: its one member was the source desk."""
    return MemberKeys(
        case=inner["case"],
        member=MemberId(inner["member"]),
        epoch=inner["epoch"],
        secret=bytes.fromhex(inner["secret"]),
        signing=bytes.fromhex(inner["signing"]),
        identity=Secret(inner["desk"]),
        desk=True,
    )


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
