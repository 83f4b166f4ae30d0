"""The key that signs checkpoints: random, wrapped under the key of the epoch, in the database."""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage
from farbank.keeping.disk.database import Database
from farbank.keeping.keys.keyring import Keyring

LOG_KEY: Final = "log key"


def log_key(keyring: Keyring, rows: Database) -> Ed25519PrivateKey:
    """The key that signs checkpoints now."""
    row = rows.execute("SELECT value FROM kept_value WHERE name = 'log'").fetchone()
    if row is None:
        raise Damage("the key of the log is missing from the database")
    return Ed25519PrivateKey.from_private_bytes(keyring.unwrap(LOG_KEY, bytes(row[0])))


def wrap_log_key(keyring: Keyring, rows: Database, key: Ed25519PrivateKey) -> None:
    """This key signs from now on; only inside a transaction."""
    wrapped = keyring.wrap(LOG_KEY, key.private_bytes_raw())
    rows.execute("INSERT OR REPLACE INTO kept_value VALUES ('log', ?)", (wrapped,))
