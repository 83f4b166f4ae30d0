"""Identity cards, sealed to the source desk. `ports.Cards`.

- Anyone can seal a card; only the source desk's own key opens it; the key of the case does not.
- Every card is padded, so that its size says nothing about a name.
"""

from __future__ import annotations

import io
from typing import Final

from farbank.errors import Damage, Refused
from farbank.keeping.objects import SealedObjects
from farbank.values.handling import Secret

_PAGE: Final = 1024


class SourceCards:
    """Seals cards to a desk's recipient, and opens them where the desk's identity is held."""

    def __init__(self, objects: SealedObjects, recipient: str, identity: Secret | None) -> None:
        self._objects = objects
        self._recipient = recipient
        self._identity = identity

    def seal(self, words: Secret) -> tuple[str, int]:
        """Seal a card; returns the name of the object, on disk for good, and the size of what was written."""
        text = words.value.encode() + b"\n"
        padded = text + b" " * (-len(text) % _PAGE)
        sealed = self._objects.put_for(io.BytesIO(padded), self._recipient)
        self._objects.settle()
        return sealed

    def open(self, card: str) -> Secret:
        """What the card says."""
        if self._identity is None:
            raise Refused("only the source desk can open a card")
        text = self._objects.read_with(card, self._identity).rstrip(b" ")
        if not text.endswith(b"\n"):
            raise Damage(f"object {card} is not a card")
        return Secret(text[:-1].decode())
