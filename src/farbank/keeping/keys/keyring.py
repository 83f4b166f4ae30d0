"""The keys of a case: what is derived from its secret, and the random key of each compartment.

- Nothing is derived from a passphrase; the passphrase only unwraps the case secret.
- A compartment's key is random, and wrapped under the key of the current epoch.
- An entry locked by several compartments needs the keys of all of them: destroying any one forgets it.
- A key that was destroyed is never made anew under the same name.
"""

from __future__ import annotations

import json
import secrets
from typing import Final, Literal, TypeVar

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from farbank.errors import Damage, Refused
from farbank.keeping.disk.database import Database
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.keys.sealing import KEY_SIZE, open_bytes, seal_bytes
from farbank.values.digest import canonical_json

State = Literal["held", "erased", "absent"]
_Name = TypeVar("_Name")
_LABEL: Final = "farbank/1"
_REMEMBERED: Final = 10_000  # keys at once: a case with as many items as one likes is gone through in bounded memory


def database_key(keys: MemberKeys) -> bytes:
    """The raw key of case.db."""
    return _derive(keys.secret, {"for": "database"})


class Keyring:
    """The keys that lock entries, by the compartments that lock them."""

    def __init__(self, keys: MemberKeys, rows: Database) -> None:
        self._case = keys.case
        self._epoch = keys.epoch
        self._wrapping = _derive(keys.secret, {"for": "compartments", "epoch": keys.epoch})
        self._rows = rows
        self._known: dict[tuple[str, ...], bytes] = {}
        self._parts: dict[str, bytes] = {}  # one source locks many entries

    def __repr__(self) -> str:
        return "<secret>"

    def key_of(self, compartments: tuple[str, ...]) -> bytes | None:
        """The key of entries locked by these compartments; None when one of their keys is gone or not held here."""
        known = self._known.get(compartments)
        if known is None:
            parts = [self._part(name) for name in compartments]
            held = [part for part in parts if part is not None]
            if len(held) < len(parts) or not held:
                return None
            known = _derive(b"".join(held), {"for": "entries", "compartments": list(compartments)})
            _remember(self._known, compartments, known)
        return known

    def compartment(self, name: str) -> bytes | None:
        """The key of one compartment; None when it is gone or not held here."""
        row = self._rows.execute("SELECT epoch, wrapped FROM kept_compartment WHERE name = ?", (name,)).fetchone()
        if row is None or row[1] is None or row[0] != self._epoch:
            return None
        return self.unwrap(_named(name), row[1])

    def _part(self, name: str) -> bytes | None:
        key = self._parts.get(name) or self.compartment(name)
        if key is not None:
            _remember(self._parts, name, key)
        return key

    def wrap_compartment(self, name: str, key: bytes) -> bytes:
        """The key of a compartment under the key of the epoch, as the table of compartments holds it."""
        return self.wrap(_named(name), key)

    def key_for(self, compartments: tuple[str, ...]) -> bytes:
        """The same, with the compartments that are new made now; only inside a transaction."""
        known = self._known.get(compartments)
        if known is not None:
            return known
        for name in compartments:
            self._make(name)
        key = self.key_of(compartments)
        if key is None:
            raise Refused(f"{' and '.join(compartments)} was forgotten, or its key is not held here")
        return key

    def state(self, compartments: tuple[str, ...]) -> State:
        """Whether entries of these compartments can be read here, and if not, why."""
        if self.key_of(compartments) is not None:
            return "held"
        places = ",".join("?" * len(compartments))
        erased = self._rows.execute(
            f"SELECT count(*) FROM kept_compartment WHERE wrapped IS NULL AND erased_by > 0 AND name IN ({places})",  # noqa: S608
            compartments,
        ).fetchone()
        return "erased" if erased and erased[0] else "absent"

    def is_lost(self, name: str) -> bool:
        """Whether a compartment was made and its key is gone, or not held here; one that is new is not lost."""
        made = self._rows.execute("SELECT 1 FROM kept_compartment WHERE name = ?", (name,)).fetchone()
        return made is not None and self.compartment(name) is None

    def drop(self) -> None:
        """Remember no key that was made in a transaction which was taken back."""
        self._known.clear()
        self._parts.clear()

    def wrap(self, name: str, key: bytes) -> bytes:
        """A key under the key of the epoch, for its name only."""
        return seal_bytes(self._wrapping, key, self._bound(name))

    def unwrap(self, name: str, untrusted: bytes) -> bytes:
        """The key that was wrapped for this name."""
        return open_bytes(self._wrapping, untrusted, self._bound(name), what="a wrapped key")

    def _bound(self, name: str) -> bytes:
        return canonical_json({"case": self._case, "epoch": self._epoch, "key": name})

    def _make(self, name: str) -> None:
        if self._rows.execute("SELECT 1 FROM kept_compartment WHERE name = ?", (name,)).fetchone() is None:
            wrapped = self.wrap_compartment(name, secrets.token_bytes(KEY_SIZE))
            self._rows.execute("INSERT INTO kept_compartment VALUES (?, ?, ?, NULL)", (name, self._epoch, wrapped))


def _remember(known: dict[_Name, bytes], name: _Name, key: bytes) -> None:
    if len(known) >= _REMEMBERED:
        known.clear()
    known[name] = key


def compartments_text(compartments: tuple[str, ...]) -> str:
    """Compartments as the column that names them holds them."""
    return canonical_json(list(compartments)).decode()


def read_compartments(untrusted: str) -> tuple[str, ...]:
    """The compartments that the column names."""
    try:
        names = json.loads(untrusted)
    except ValueError:
        names = None
    if not isinstance(names, list) or not names or not all(isinstance(each, str) for each in names):
        raise Damage("an entry does not say which compartments lock it")
    return tuple(names)


def _named(compartment: str) -> str:
    return f"compartment {compartment}"


def _derive(secret: bytes, purpose: dict[str, object]) -> bytes:
    """HKDF-SHA256 (RFC 5869); the purpose is part of the key."""
    info = canonical_json({"label": _LABEL, **purpose})
    return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=None, info=info).derive(secret)
