"""Identity cards, sealed to the source desk. `ports.Cards`.

- Anyone can seal a card; each member of the source desk opens it with their own key; the key of the case does not.
- Who comes to the desk reads the cards that are there once somebody of the desk has sealed them anew, not before.
- Every card is padded, so that its size says nothing about a name.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Final

from farbank.errors import Damage, Refused
from farbank.facts.source import CardSealed
from farbank.keeping.objects.objects import SealedObjects
from farbank.values.handling import Secret

_PAGE: Final = 1024


class SourceCards:
    """Seals cards to whoever is the source desk now, and opens them where the identity of one of them is held."""

    def __init__(self, objects: SealedObjects, desk: Callable[[], Sequence[str]], identity: Secret | None) -> None:
        self._objects = objects
        self._desk = desk
        self._identity = identity

    def seal(self, words: Secret) -> tuple[str, int]:
        """Seal a card; returns the name of the object, on disk for good, and the size of what was written."""
        return self._seal_for(words, self._desk())

    def open(self, card: str) -> Secret:
        """What the card says."""
        if self._identity is None:
            raise Refused("only the source desk can open a card")
        text = self._objects.read_with(card, self._identity).rstrip(b" ")
        if not text.endswith(b"\n"):
            raise Damage(f"object {card} is not a card")
        return Secret(text[:-1].decode())

    def reseal(self, cards: Sequence[CardSealed], desk: Sequence[str]) -> tuple[CardSealed, ...]:
        """The same cards for another desk, given by its recipients; the facts are to be recorded by who calls."""
        again = []
        for each in cards:
            card, size = self._seal_for(self.open(each.card), desk)
            again.append(CardSealed(source=each.source, card=card, size=size))
        return tuple(again)

    def _seal_for(self, words: Secret, desk: Sequence[str]) -> tuple[str, int]:
        if not desk:
            raise Refused("nobody is the source desk, so nobody could open the card")
        text = words.value.encode() + b"\n"
        padded = text + b" " * (-len(text) % _PAGE)
        sealed = self._objects.put_for(io.BytesIO(padded), *desk)
        self._objects.settle()
        return sealed
