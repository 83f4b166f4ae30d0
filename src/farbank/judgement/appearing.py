"""Who wrote an item, to whom, and who is shown in it; and whether each of them may be printed.

- In a gift every writer, addressee and person shown is "do not print" until somebody decides it for that one person.
- Who is shown in a picture is that in every item, whoever sent it.
- The consent of the donor says nothing about any of them.
- What was made from an item (a crop, a transcript) has its people, unless it says itself who is in it.
- Of two decisions that did not know of one another, the one that says no counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from farbank.facts.decided import PrintDecided
from farbank.facts.item import Description, ItemReceived

Role = Literal["writer", "addressee", "person shown", "the picture"]
ROLES: Final[tuple[Role, ...]] = ("writer", "addressee", "person shown")
PICTURE: Final = "the picture"  # not a person: the marks of a picture itself, decided on in the same way
_BETWEEN: Final = re.compile(r"[;；\n]")
# "nobody" in the four languages of the desk; "unknown" is somebody
_NOBODY: Final = re.compile(
    r"nobody|no one|none|아무도 없음|아무도 없다|없음|誰もいない|誰も|なし|没有人|沒有人|无人|無人|无|無", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearing:
    """One person in one item, as its description names them, and the decision that counts; None while there is none."""

    item: str
    role: Role
    who: str
    decided: PrintDecided | None = None

    @property
    def allowed(self) -> bool:
        """Whether somebody decided that they may be printed."""
        return self.decided is not None and self.decided.allowed


def appearing(chain: Sequence[ItemReceived], decisions: Iterable[PrintDecided], *, gift: bool) -> tuple[Appearing, ...]:
    """Everybody in an item. `chain` is the item and all that it was made from; `decisions` are those about any of them.

    Of an item that is no gift, only who is shown counts.
    """
    known = standing(decisions)
    return tuple(
        Appearing(item=item, role=role, who=who, decided=known.get((item, key_of(who))))
        for role in (ROLES if gift else ROLES[-1:])
        for item, who in _named(chain, role)
    )


def is_declared(chain: Sequence[ItemReceived]) -> bool:
    """Whether anybody said who wrote an item or who is shown in it, were it that nobody is."""
    return any(_words(each.about, role) for each in chain for role in ("writer", "person shown"))


def standing(decisions: Iterable[PrintDecided]) -> dict[tuple[str, str], PrintDecided]:
    """The decision that counts for each person in each item, whatever the order in which they came."""
    best: dict[tuple[str, str], PrintDecided] = {}
    for each in decisions:
        place = (each.item, key_of(each.who))
        if place not in best or _weight(each) > _weight(best[place]):
            best[place] = each
    return best


def key_of(who: str) -> str:
    """How two spellings of a person are compared: NFKC, case and white space aside."""
    return " ".join(unicodedata.normalize("NFKC", who).casefold().split())


def _weight(decision: PrintDecided) -> tuple[int, bool, tuple[str, ...]]:
    said = (decision.on.isoformat(), decision.by, decision.because, decision.who)
    return (decision.turn, not decision.allowed, said)


def _named(chain: Sequence[ItemReceived], role: Role) -> tuple[tuple[str, str], ...]:
    """The persons whom the item itself names, or else all whom anything names that it was made from."""
    own = chain[:1] if chain and _words(chain[0].about, role) else chain[1:]
    said = ((each.id, who) for each in own for who in _words(each.about, role))
    return tuple((item, who) for item, who in said if not _NOBODY.fullmatch(who))


def _words(about: Description, role: Role) -> tuple[str, ...]:
    said = {"writer": (about.writer,), "addressee": (about.addressee,), "person shown": about.people_shown}.get(
        role, ()
    )
    parts = (" ".join(part.split()) for words in said for part in _BETWEEN.split(words))
    return tuple(dict.fromkeys(part for part in parts if part))
