"""One way a name may be read, and what it costs to read it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Channel = Literal["korean", "mandarin", "japanese", "han"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A name in one channel.

    `key` is loose: two spellings of one name have the same key nearly always. `fine` stands behind it and keeps what
    the spelling tells apart; distances are measured on it. `cost` is in hundredths of a letter. `steps` say in words
    which rules made it.
    """

    channel: Channel
    key: str
    fine: str
    cost: int
    steps: tuple[str, ...]
