"""What a verification found: how many items are in which state, and each damaged thing by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

State = Literal["intact", "erased", "key_absent", "missing", "corrupt"]
WORST_LAST: Final[tuple[State, ...]] = ("intact", "erased", "key_absent", "missing", "corrupt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One damaged thing: what it is, where it stands, why it is not as recorded; the item it belongs to, if known."""

    what: str
    where: str
    because: str
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemStates:
    """How many items are in each of the five states, which are never confused."""

    intact: int = 0
    erased: int = 0
    missing: int = 0
    corrupt: int = 0
    key_absent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What an anchor says today: its folder, how far it was followed, by which tool, the time (empty for none)."""

    folder: str
    kind: str
    standing: str
    tool: str
    time: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The size of the log at the last whole verification; how many older objects were seen and not read again."""

    size: int
    not_read: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """`notes` are no damage: what is not yet published, what an interrupted command left. `root` in hex.

    `cosigned` is how many cosignatures hold. `since` is None when every object was read.
    """

    items: ItemStates
    size: int
    root: str
    damage: tuple[Flaw, ...] = ()
    notes: tuple[str, ...] = ()
    anchors: tuple[Dated, ...] = ()
    cosigned: int = 0
    since: Since | None = None

    @property
    def ok(self) -> bool:
        return not self.damage


class Docket:
    """Collects flaws and notes while a folder is gone through."""

    def __init__(self) -> None:
        self._flaws: dict[Flaw, None] = {}
        self.notes: list[str] = []

    def flaw(self, what: str, where: str, because: str, item: str = "") -> None:
        self._flaws[Flaw(what=what, where=where, because=because, item=item)] = None

    def flaws(self) -> tuple[Flaw, ...]:
        """Every flaw once, in the order found."""
        return tuple(self._flaws)


def worst(*states: State) -> State:
    """The state that says most about an item with several parts."""
    return max(states, key=WORST_LAST.index)
