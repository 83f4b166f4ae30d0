"""Identity cards: sealing one, opening one, and recording that it was opened.

- The card of an inquiry says who asks. It is sealed when the inquiry is opened, and never another one after that.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.errors import Missing, Refused
from farbank.facts.source import CardOpened, CardSealed
from farbank.values.handling import Secret
from farbank.views import catalogue, custody
from farbank.views.custody import Step

LONGEST: Final = 1 << 20  # bytes of a card


def seal_card(room: Newsroom, source: str, words: Secret) -> str:
    """Seal a card for a source; an earlier card stays in the record, the latest one is opened."""
    if catalogue.find(room.rows, "inquiry", source):
        raise Refused(f"who asks in {source} does not change", advice="Open another with 'farbank inquiry open'.")
    identity = room.resolve("source", source)
    if not words.value.strip():
        raise Refused("the card is empty", advice="Say who it is and how to reach them.")
    card, size = room.cards.seal(words)
    room.record(lambda: [CardSealed(source=identity, card=card, size=size)])
    return identity


def open_card(room: Newsroom, source: str, because: str) -> Secret:
    """Open the latest card of a source or an inquiry; the opening is recorded before the words are shown."""
    identity = catalogue.find(room.rows, "inquiry", source) or room.resolve("source", source)
    if not because.strip():
        raise Refused("say why the card is opened", advice="Give the reason with --because; it is recorded.")
    card = custody.card(room.rows, identity)
    if not card:
        raise Missing(f"{identity} has no identity card", advice=f"Seal one with 'farbank card {source}'.")
    room.record(lambda: [CardOpened(source=identity, because=because)])
    return room.cards.open(card)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What may be known of a card without opening it. `steps` say when it was sealed and opened, by whom and why.

    `may_open` says whether whoever has the case open belongs to the source desk.
    """

    of: str
    label: str
    is_inquiry: bool
    is_there: bool
    may_open: bool
    steps: tuple[Step, ...]


def card_of(room: Newsroom, name: str) -> Sealed:
    """The card of a source, or of an inquiry."""
    inquiry = catalogue.find(room.rows, "inquiry", name)
    identity = inquiry or room.resolve("source", name)
    known = catalogue.one(room.rows, identity)
    return Sealed(
        of=identity,
        label=known[1].label if known else "",
        is_inquiry=bool(inquiry),
        is_there=bool(custody.card(room.rows, identity)),
        may_open=room.kept.keys.desk,
        steps=tuple(each for each in custody.steps(room.rows, identity) if each.what.startswith(custody.CARD)),
    )


def words_in(file: Path) -> Secret:
    """The words of a card out of a text file."""
    try:
        with file.open(encoding="utf-8") as stream:
            return Secret(stream.read(LONGEST))
    except (OSError, UnicodeDecodeError):
        raise Refused(f"{file} cannot be read as text", advice="Check the name; a card is text in UTF-8.") from None
