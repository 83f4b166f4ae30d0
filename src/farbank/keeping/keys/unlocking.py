"""From a passphrase to the keys of a member and the open database.

- Every key file is tried, the newest epoch first; what interrupted commands left beside them is no obstacle.
- Where several files open with the passphrase, the one whose secret opens the database counts, whichever came later.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from farbank.errors import Damage, Locked
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.layout import Layout, read_whole
from farbank.keeping.keys.key_file import KeyFile, read_key_file, unlock_keys
from farbank.keeping.keys.keyring import database_key
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.values.handling import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A key file that is whole."""

    untrusted: bytes
    file: KeyFile


def unlock(layout: Layout, passphrase: Secret) -> MemberKeys:
    """The keys of the member whose passphrase it is."""
    paths = sorted(path for path in layout.keys.glob("*") if path.is_file())
    if not paths:
        raise Damage("there is no key file in keys/")
    troubles: list[Damage] = []
    files = [found for path in paths if (found := _key_file(layout, path, troubles)) is not None]
    newest_first = sorted(files, key=lambda each: each.file.epoch, reverse=True)
    unfit: MemberKeys | None = None
    for each in newest_first:
        keys = _opened(each, passphrase, troubles)
        if keys is not None and (len(files) == 1 or _fit(layout, keys)):
            return keys
        unfit = unfit or keys
    if unfit is not None:
        return unfit
    raise troubles[-1] if troubles else Locked("the case does not open with this passphrase")


def open_database(layout: Layout, keys: MemberKeys) -> Database:
    """The database of the case. Its key came out of an intact key file, so if it does not fit, it is damaged."""
    if not layout.database.is_file() or not layout.database.stat().st_size:
        raise Damage("case.db is missing or empty")
    try:
        return Database(layout.database, database_key(keys))
    except Locked:
        raise Damage(
            "case.db does not open with the key of its case: its first page is damaged or was not read",
            advice="If a passphrase was being changed when farbank was cut off, try the new one. Else copy the case "
            "folder before doing anything else, then run 'farbank verify' on the copy.",
        ) from None


def _key_file(layout: Layout, path: Path, troubles: list[Damage]) -> _Found | None:
    try:
        untrusted = read_whole(path, layout.shown(path))
        if hashlib.sha256(untrusted).hexdigest() == path.name:
            return _Found(untrusted=untrusted, file=read_key_file(untrusted))
        troubles.append(Damage(f"{layout.shown(path)} is not the key file that was written"))
    except Damage as damage:
        troubles.append(damage)
    return None


def _opened(found: _Found, passphrase: Secret, troubles: list[Damage]) -> MemberKeys | None:
    try:
        return unlock_keys(found.untrusted, passphrase)
    except Damage as damage:
        troubles.append(damage)
    except Locked:
        pass
    return None


def _fit(layout: Layout, keys: MemberKeys) -> bool:
    try:
        open_database(layout, keys).close()
    except Damage:
        return False
    return True
