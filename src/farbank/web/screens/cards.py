"""Identity cards: sealed; opened with a reason that is recorded first; shown once, in a page that closes by itself.

- What stands on a card is in the answer to one POST and nowhere else: in no list, no title, no address, no message.
- The page that shows it says how long it stays; it closes by itself with and without scripts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.assemble.cards import card_of, open_card, seal_card
from farbank.assemble.newsroom import Newsroom
from farbank.values.handling import Secret
from farbank.web.asked import Asked, Moved, Shown

SECONDS: Final = 60  # that an opened card stays on the screen


@dataclass(frozen=True, slots=True)
class _Open:
    """Shown to nobody but the template."""

    words: Secret

    def lines(self) -> list[str]:
        """The words of the card, line by line."""
        return self.words.value.splitlines()


def sealed(room: Newsroom, asked: Asked) -> Shown:
    """What may be known of a card without opening it: whether there is one, who opened it when, and why."""
    return Shown(template="card.html.j2", given={"card": card_of(room, asked.parts["name"]), "seconds": SECONDS})


def opened(room: Newsroom, asked: Asked) -> Shown:
    """The words of the card, after the reason was recorded."""
    card = card_of(room, asked.parts["name"])
    words = _Open(open_card(room, card.of, asked.said("because")))
    given = {"card": card, "words": words, "seconds": SECONDS, "sealed": f"/card/{card.of}"}
    return Shown(template="card_open.html.j2", given=given)


def written(room: Newsroom, asked: Asked) -> Moved:
    """Seal what was written; an earlier card stays sealed in the record, and the latest is opened."""
    return Moved(to=f"/card/{seal_card(room, asked.parts['name'], Secret(asked.said('words')))}")
