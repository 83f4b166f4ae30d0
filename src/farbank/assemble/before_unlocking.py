"""What can be said of a case before it is unlocked: what its folder shows anybody, and what this computer remembers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from farbank.errors import Damage
from farbank.keeping.checks.last_opened import LastOpened
from farbank.keeping.checks.last_verified import LastVerified
from farbank.keeping.disk.layout import Layout, read_whole
from farbank.keeping.log.guard import state_folder
from farbank.keeping.log.settings import read_settings

if TYPE_CHECKING:
    from farbank.assemble.newsroom import Newsroom

_NANOSECONDS: Final = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """The case id (`""` where farbank.toml is damaged), when it was last opened here, when all was last well here."""

    case: str = ""
    opened: datetime | None = None
    checked: datetime | None = None


def outside_of(folder: Path) -> Outside:
    """What anybody at this computer could find out without a passphrase; nothing of what the case holds."""
    try:
        layout = Layout(folder.absolute())
        case = read_settings(read_whole(layout.settings, "farbank.toml")).case
    except Damage:
        return Outside()
    return Outside(case=case, opened=LastOpened(state_folder(), case).known(), checked=checked_of(case))


def checked_of(case: str) -> datetime | None:
    """When the whole case was last found to be well on this computer."""
    last = LastVerified(state_folder(), case).known()
    try:
        return datetime.fromtimestamp(last.begun // _NANOSECONDS, UTC) if last else None
    except (ValueError, OverflowError, OSError):  # whatever was written there, it is no time
        return None


def remember_opened(room: Newsroom) -> None:
    """The case was opened now."""
    LastOpened(state_folder(), room.kept.keys.case).remember(room.clock.now())
