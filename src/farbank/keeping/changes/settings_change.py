"""Changing farbank.toml: the new text is a fact first, and a file after that.

- The fact, the new key of the log and the number by which the fact is found are kept in one transaction.
- The file follows by one rename; where that did not happen any more, the next opening does it.
- The tree never restarts: under a new name it goes on, and the last head known under the old one is in its leaf.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Conflict, Missing, Refused
from farbank.facts.fact import Fact
from farbank.facts.log import Head, LogRenamed, SettingsChanged
from farbank.keeping.case import Kept
from farbank.keeping.keys.log_key import log_key, wrap_log_key
from farbank.keeping.log.checkpoint import Checkpoint
from farbank.keeping.log.guard import is_later, name_after
from farbank.keeping.log.note import Verifier, sign_note
from farbank.keeping.log.settings import LogName, Settings, name_of


def change_settings(
    kept: Kept,
    settings: Settings,
    *,
    at: datetime,
    because: str,
    first: Sequence[Fact] = (),
    key: Ed25519PrivateKey | None = None,
) -> None:
    """These are the settings from now on, with `key` as the one that signs if it is a new one.

    `first` are facts that go before. The log is not published by this.
    """
    after = kept.ledger.head()
    _refuse_outdated(kept)
    fact = changed(settings, because)

    def keep(head: int) -> None:
        kept.rows.execute("INSERT OR REPLACE INTO kept_value VALUES ('settings', ?)", (head,))
        if key is not None:
            wrap_log_key(kept.keyring, kept.rows, key)

    kept.ledger.append([*first, fact], by=kept.member, at=at, after=after, aside=keep)
    kept.disk.replace(kept.layout.settings, settings.to_toml(), kept.layout.staging / secrets.token_hex(16))
    kept.log.go_on(settings, log_key(kept.keyring, kept.rows))


def rename_log(kept: Kept, *, at: datetime, because: str) -> Checkpoint:
    """The log goes on under a new name with a new key, and is published: the way out of a contradiction."""
    if not because.strip():
        raise Refused("a new name of the log needs a reason", advice="Give it with --because.")
    _refuse_outdated(kept)
    prior = _last_known(kept)
    ours = kept.settings.origin
    origin = name_after(prior.origin if is_later(prior.origin, ours) else ours)
    key = Ed25519PrivateKey.generate()
    now = LogName(origin=origin, verifiers=(_verifier(origin, key),))
    renamed = LogRenamed(origin=origin, prior=prior, because=because)
    contradiction, kept.ledger.contradiction = kept.ledger.contradiction, None
    try:
        change_settings(kept, kept.settings.renamed(now), at=at, because=because, first=[renamed], key=key)
    except BaseException:
        kept.ledger.contradiction = contradiction
        raise
    return kept.publish()


def rotate_log_key(kept: Kept, *, at: datetime, because: str) -> Checkpoint:
    """A new key under the same name, vouched for by the one before it; and the log is published."""
    if not because.strip():
        raise Refused("a new key of the log needs a reason", advice="Give it with --because.")
    _refuse_outdated(kept)
    new = Ed25519PrivateKey.generate()
    rotated = with_new_key(kept.settings, log_key(kept.keyring, kept.rows), new)
    change_settings(kept, rotated, at=at, because=because, key=new)
    return kept.publish()


def with_new_key(settings: Settings, old: Ed25519PrivateKey, new: Ed25519PrivateKey) -> Settings:
    """The same settings, under which the log is signed with a new key that the old one vouches for."""
    verifier = _verifier(settings.origin, new)
    handover = sign_note(f"{verifier.vkey}\n", settings.origin, old).decode()
    return replace(settings, verifiers=(*settings.verifiers, verifier), handovers=(*settings.handovers, handover))


def changed(settings: Settings, because: str) -> SettingsChanged:
    """The fact that these are the settings from now on."""
    text = settings.to_toml()
    return SettingsChanged(settings=hashlib.sha256(text).hexdigest(), text=text.decode(), because=because)


def trust_witness(kept: Kept, vkey: str, *, at: datetime, because: str) -> bool:
    """Whose cosignature counts from now on; False when it did already."""
    settings = kept.settings
    if vkey in settings.witnesses:
        return False
    name = name_of(vkey)
    if name in {name_of(each) for each in settings.witnesses}:
        raise Refused(
            f"{name} is trusted already, with another key",
            advice=f"If the old key is no longer used: farbank cosign --distrust {name}, then trust the new one.",
        )
    change_settings(kept, replace(settings, witnesses=(*settings.witnesses, vkey)), at=at, because=because)
    return True


def distrust_witness(kept: Kept, name: str, *, at: datetime, because: str) -> None:
    """Whose cosignature counts no longer. What was kept of it stays."""
    settings = kept.settings
    left = tuple(each for each in settings.witnesses if name_of(each) != name)
    if left == settings.witnesses:
        known = ", ".join(name_of(each) for each in settings.witnesses) or "nobody"
        raise Missing(f"{name} is not trusted to cosign here", advice=f"Trusted: {known}.")
    change_settings(kept, replace(settings, witnesses=left), at=at, because=because)


def _refuse_outdated(kept: Kept) -> None:
    if kept.log.is_outdated():
        raise Conflict("another farbank command has changed farbank.toml meanwhile")


def _last_known(kept: Kept) -> Head:
    """The last head that we know was signed, here or as the log on disk shows."""
    head = kept.log.head().head()
    known = kept.guard.known()
    if known is None:
        return head
    newer = is_later(known.origin, head.origin) or (known.origin == head.origin and known.size > head.size)
    return known if newer else head


def _verifier(origin: str, key: Ed25519PrivateKey) -> Verifier:
    return Verifier(name=origin, key=key.public_key().public_bytes_raw())
