"""When the whole case was last found to be well, remembered outside of it, so that a daily check need not read it all.

- Only a verification with the passphrase that read every object and found no damage is remembered.
- An object is not read again only if it is a plain file that says 1970, and nothing about it changed since then.
  That is told by the time of its last change, which the system keeps; who can set the clock can mislead it.
- A log that does not begin with what was verified then, or a clock that went back since, means that everything is read.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from farbank.errors import DiskTrouble
from farbank.facts.log import Head
from farbank.keeping.disk.fsops import Disk
from farbank.values.digest import canonical_json

if TYPE_CHECKING:
    from farbank.keeping.checks.check_log import LogChecked
    from farbank.keeping.checks.verification import Docket

_SLACK: Final = 5_000_000_000  # nanoseconds by which clocks of disks and programs may differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """The head that was verified, and when that began (nanoseconds since 1970, of the clock here)."""

    head: Head
    begun: int

    def spares(self, path: Path) -> bool:
        """Whether an object is as it was then, as far as the disk tells without reading it."""
        try:
            told = path.lstat()
        except OSError:
            return False
        same = told.st_ctime_ns < self.begun - _SLACK
        return same and stat.S_ISREG(told.st_mode) and told.st_size > 0 and told.st_mtime_ns == 0


class LastVerified:
    """The memory of one case."""

    def __init__(self, state: Path, case: str, disk: Disk | None = None) -> None:
        self._path = state.absolute() / "verified" / hashlib.sha256(case.encode()).hexdigest()
        self._disk = disk or Disk()

    def known(self) -> Verified | None:
        """What was verified last; None when there is nothing that can be read."""
        try:
            shown = json.loads(self._path.read_bytes())
            head = Head(origin=str(shown["origin"]), size=int(shown["size"]), root=str(shown["root"]))
            return Verified(head=head, begun=int(shown["begun"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def remember(self, verified: Verified) -> None:
        """All was well; where that cannot be written, the next check reads everything."""
        head = verified.head
        shown = {"begun": verified.begun, "origin": head.origin, "root": head.root, "size": head.size}
        with suppress(DiskTrouble, OSError):
            self._disk.make_dir(self._path.parent)
            via = self._path.with_name(f".{secrets.token_hex(16)}")
            self._disk.replace(self._path, canonical_json(shown) + b"\n", via)


def last_verified(memory: LastVerified | None, log: LogChecked, docket: Docket, *, now: int) -> Verified | None:
    """The last whole verification, if this log is that one, grown; else why everything is read goes into the notes.

    `now` are nanoseconds since 1970 by the clock here.
    """
    last = memory.known() if memory else None
    if last is None:
        docket.notes.append("nothing is known here of an earlier verification: everything was read")
        return None
    if now < last.begun - _SLACK:
        docket.notes.append("the clock of this computer went back since all was last found well: everything was read")
        return None
    root = log.root_at(last.head.size)
    if root is None or root.hex() != last.head.root:
        docket.notes.append("the log does not begin with what was verified last: everything was read")
        return None
    return last
