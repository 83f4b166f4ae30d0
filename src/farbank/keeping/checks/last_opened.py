"""When a case was last opened on this computer, remembered outside of it: what its unlock page may say beforehand.

- It holds a time and nothing else, in a file named by the SHA-256 of the case id, as the rollback guard does.
- Where it cannot be read or written nothing is stopped by it; nothing is known then.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from farbank.errors import DiskTrouble
from farbank.keeping.disk.fsops import Disk


class LastOpened:
    """The memory of one case."""

    def __init__(self, state: Path, case: str, disk: Disk | None = None) -> None:
        self._path = state.absolute() / "opened" / hashlib.sha256(case.encode()).hexdigest()
        self._disk = disk or Disk()

    def known(self) -> datetime | None:
        """When that was; None when there is nothing that can be read."""
        try:
            found = datetime.fromisoformat(self._path.read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            return None
        return found if found.tzinfo else None

    def remember(self, at: datetime) -> None:
        """It was opened."""
        with suppress(DiskTrouble, OSError):
            self._disk.make_dir(self._path.parent)
            via = self._path.with_name(f".{secrets.token_hex(16)}")
            self._disk.replace(self._path, f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00\n".encode(), via)
