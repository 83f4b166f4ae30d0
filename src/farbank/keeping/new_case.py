"""Building a case folder from nothing: keys, settings, database, first facts, first checkpoint."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.facts.case import CaseOpened
from farbank.facts.member import MemberJoined
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout
from farbank.keeping.disk.schema import SCHEMA
from farbank.keeping.keys.key_file import lock_keys
from farbank.keeping.keys.keyring import Keyring, database_key
from farbank.keeping.keys.log_key import wrap_log_key
from farbank.keeping.keys.member_keys import MemberKeys, new_keys
from farbank.keeping.ledger.ledger import SealedLedger
from farbank.keeping.log.note import Verifier
from farbank.keeping.log.public_log import PublicLog
from farbank.keeping.log.settings import Settings
from farbank.keeping.readme import README
from farbank.values.handling import Secret
from farbank.values.ids import MemberId, make_id


def build(layout: Layout, passphrase: Secret, *, at: datetime, disk: Disk) -> MemberKeys:
    """Fill an empty folder with a whole case of one member; returns that member's keys."""
    for folder in (layout.keys, layout.objects, layout.log, layout.staging):
        disk.make_dir(folder)
    keys = new_keys(secrets.token_hex(16), MemberId(make_id("member", 1)))
    key_file = lock_keys(keys, passphrase)
    signer = Ed25519PrivateKey.generate()
    settings = _settings(keys.case, signer)
    disk.write_new(layout.readme, README.encode())
    disk.write_new(layout.settings, settings.to_toml())
    key_name = hashlib.sha256(key_file).hexdigest()
    disk.write_new(layout.keys / key_name, key_file)
    disk.write_new(layout.database, b"")  # so that it, and its journal, are readable by the owner only
    rows = Database(layout.database, database_key(keys))
    try:
        keyring = Keyring(keys, rows)
        _fill(rows, keyring, signer, key_name, keys.member)
        _begin(SealedLedger(keys, rows, keyring), keys, settings, at)
        PublicLog(layout, settings, rows, signer, disk).publish()
    finally:
        rows.close()
    for folder in (layout.keys, layout.folder):
        disk.fsync_dir(folder)
    return keys


def _settings(case: str, signer: Ed25519PrivateKey) -> Settings:
    origin = f"farbank/{case}"
    verifier = Verifier(name=origin, key=signer.public_key().public_bytes_raw())
    readme = hashlib.sha256(README.encode()).hexdigest()
    return Settings(case=case, origin=origin, verifiers=(verifier,), readme=readme)


def _fill(rows: Database, keyring: Keyring, signer: Ed25519PrivateKey, key_name: str, member: MemberId) -> None:
    with rows.writing():
        for statement in SCHEMA:
            rows.execute(statement)
        wrap_log_key(keyring, rows, signer)
        rows.execute("INSERT INTO kept_key_file VALUES (?, ?)", (key_name, member))


def _begin(ledger: SealedLedger, keys: MemberKeys, settings: Settings, at: datetime) -> None:
    """The two facts that only the keys can tell; everything after them is appended by `assemble`."""
    opened = CaseOpened(case=keys.case, log=settings.origin, settings=hashlib.sha256(settings.to_toml()).hexdigest())
    joined = MemberJoined(member=keys.member, verify_key=keys.verify_key(), recipient=keys.recipient(), desk=keys.desk)
    ledger.append([opened, joined], by=keys.member, at=at, after=0)
