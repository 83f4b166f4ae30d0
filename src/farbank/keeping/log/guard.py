"""The rollback guard: the last head that was signed here, remembered outside of the case folder.

- It never goes back: not in size under one name, not to an earlier name of the log.
- It holds a name, a size and a root, which the log shows anyway, in a file named by the SHA-256 of the case id.
- Where it cannot be read or written nothing is stopped by it; that is told.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from farbank.errors import DiskTrouble, RolledBack
from farbank.facts.log import Head
from farbank.keeping.disk.fsops import Disk
from farbank.values.digest import canonical_json

if TYPE_CHECKING:
    from farbank.keeping.log.stored_tree import StoredTree

NEW_LOG: Final = (
    "Find the newer copy of the case and work there. If there is none: "
    'farbank anchor --new-log --because "what happened"'
)
_NUMBERED = re.compile(r"(.+)/([1-9][0-9]{0,8})\Z")
_ROOT = re.compile(r"[0-9a-f]{64}\Z")


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where farbank remembers things outside of the case: `$XDG_STATE_HOME/farbank`, or what stands for it here."""
    if environ.get("XDG_STATE_HOME"):
        return Path(environ["XDG_STATE_HOME"]) / "farbank"
    home = Path(environ.get("HOME") or "~").expanduser()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "farbank"
    return home / ".local" / "state" / "farbank"


class Guard:
    """Remembers the head of one case."""

    def __init__(self, state: Path, case: str, disk: Disk | None = None) -> None:
        self._path = state.absolute() / "heads" / hashlib.sha256(case.encode()).hexdigest()
        self._disk = disk or Disk()
        self.trouble = ""  # why it cannot remember, in a sentence

    def known(self) -> Head | None:
        """The last head remembered; None when there is none that can be read."""
        try:
            untrusted = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self.trouble = (
                f"{self._path} cannot be read ({error.strerror}): whether this copy is an old one is not known"
            )
            return None
        head = _read(untrusted)
        if head is None:
            self.trouble = f"{self._path} is damaged: whether this copy is an old one is not known"
        return head

    def remember(self, head: Head) -> None:
        """This head was signed. What follows on it is remembered next; what lies before it is not."""
        known = self.known()
        if known == head or (known is not None and _is_before(head, known)):
            return
        shown = canonical_json({"origin": head.origin, "root": head.root, "size": head.size}) + b"\n"
        try:
            self._disk.make_dir(self._path.parent)
            self._disk.replace(self._path, shown, self._path.with_name(f".{secrets.token_hex(16)}"))
        except (DiskTrouble, OSError):
            self.trouble = f"{self._path} cannot be written: a copy of the case that is older will not be noticed here"

    def against(self, origin: str, tree: StoredTree) -> RolledBack | None:
        """Why this copy of the case is not the one that was signed here last; None when it is, or goes on from it."""
        known = self.known()
        if known is None or (known.origin != origin and not is_later(known.origin, origin)):
            return None
        if known.origin != origin:
            return RolledBack(f"the log of this case has gone on as {known.origin}: this copy is older", advice=NEW_LOG)
        size = tree.frontier().size
        if known.size > size:
            return RolledBack(
                f"this copy of the case ends at entry {size}{_month(tree, size)}, but on this computer {known.size} "
                "had been signed: it is older",
                advice=NEW_LOG,
            )
        if tree.root_at(known.size).hex() != known.root:
            return RolledBack(
                f"this copy of the case holds another history of the first {known.size} entries"
                f"{_month(tree, known.size)} than the one signed on this computer: it was written to apart",
                advice=NEW_LOG,
            )
        return None


def name_after(origin: str) -> str:
    """The next name of a log: `farbank/<case>`, `farbank/<case>/2`, `farbank/<case>/3` ..."""
    family, number = _apart(origin)
    return f"{family}/{number + 1}"


def is_later(one: str, other: str) -> bool:
    """Whether one is a later name of the same log."""
    (family, number), (other_family, other_number) = _apart(one), _apart(other)
    return family == other_family and number > other_number


def _is_before(head: Head, known: Head) -> bool:
    return is_later(known.origin, head.origin) or (head.origin == known.origin and head.size <= known.size)


def _apart(origin: str) -> tuple[str, int]:
    match = _NUMBERED.match(origin)
    return (match[1], int(match[2])) if match else (origin, 1)


def _month(tree: StoredTree, size: int) -> str:
    """When an entry was recorded, as far as its leaf shows it."""
    try:
        (leaf,) = tree.leaves(size - 1, size)
        return f" ({json.loads(leaf)['month']})"
    except (ValueError, KeyError, TypeError):
        return ""


def _read(untrusted: bytes) -> Head | None:
    try:
        shown = json.loads(untrusted)
        head = Head(origin=shown["origin"], size=shown["size"], root=shown["root"])
        good = type(head.origin) is str and type(head.size) is int and head.size >= 0 and _ROOT.match(head.root)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return head if good else None
