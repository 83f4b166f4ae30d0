"""Putting a key file into keys/, and one in the place of another.

- A key file is whole and on disk for good before anything names it; a torn one never lies in keys/.
- The old one goes only after the database names the new one; whatever happens between, one of the two opens the case.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress

from farbank.errors import Damage, FarbankError
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout, read_whole
from farbank.keeping.keys.key_file import FIRST, Cost, KeyFile, lock_keys, read_key_file
from farbank.keeping.keys.leftover import Leftover, note_leftover, take_away_keys
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.values.handling import Secret
from farbank.values.ids import MemberId


def key_name(content: bytes) -> str:
    """The name of a key file: its own SHA-256."""
    return hashlib.sha256(content).hexdigest()


def put_key_file(layout: Layout, disk: Disk, content: bytes) -> str:
    """A new key file in keys/, on disk for good; its name."""
    staged, name = layout.staging / secrets.token_hex(16), key_name(content)
    try:
        disk.write_new(staged, content)
        disk.rename(staged, layout.keys / name)
        disk.fsync_dir(layout.keys)
    except BaseException:
        with suppress(FarbankError):
            disk.unlink(staged)
        raise
    return name


def key_files(layout: Layout, rows: Database) -> dict[MemberId, KeyFile]:
    """The key files that the case knows, by their members."""
    found = rows.execute("SELECT member, name FROM kept_key_file ORDER BY name").fetchall()
    return {MemberId(member): _recorded(layout, str(name)) for member, name in found}


def replace_key_file(
    layout: Layout, rows: Database, disk: Disk, keys: MemberKeys, passphrase: Secret, cost: Cost | None = None
) -> None:
    """These keys lie under this passphrase from now on; under the one before they are found no more."""
    name = put_key_file(layout, disk, lock_keys(keys, passphrase, cost))
    with rows.writing():
        found = rows.execute("SELECT name FROM kept_key_file WHERE member = ?", (keys.member,)).fetchall()
        rows.execute("DELETE FROM kept_key_file WHERE member = ?", (keys.member,))
        rows.execute("INSERT INTO kept_key_file VALUES (?, ?)", (name, keys.member))
        note_leftover(rows, Leftover(keys=tuple(str(row[0]) for row in found)))
    take_away_keys(layout, rows, disk)


def lift_key_file(layout: Layout, rows: Database, disk: Disk, keys: MemberKeys, passphrase: Secret) -> None:
    """Write the member's own key file anew where it is still of version 1."""
    file = key_files(layout, rows).get(keys.member)
    if file is not None and file.version == FIRST:
        replace_key_file(layout, rows, disk, keys, passphrase, file.cost)


def _recorded(layout: Layout, name: str) -> KeyFile:
    content = read_whole(layout.keys / name, f"keys/{name}")
    if key_name(content) != name:
        raise Damage(f"keys/{name} is not the key file that was written")
    return read_key_file(content)
