"""What a witness remembers: of each log the keys it trusts, and the last head it cosigned.

- The book has one spelling; any other is damage, so that no key can stand in it twice.
- A book belongs to one cosigner; with another's key it is refused.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, replace
from typing import Any

from farbank.errors import Damage, Refused
from farbank.keeping.log.checkpoint import Checkpoint, parse_size
from farbank.keeping.log.merkle import EMPTY_ROOT, HASH_SIZE
from farbank.keeping.log.note import Verifier, from_base64, read_vkey
from farbank.keeping.proof.cosignature import read_cosigner
from farbank.values.digest import canonical_json


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLog:
    """A log, the keys that may sign it, and its head as last cosigned (size 0 before the first time)."""

    origin: str
    verifiers: tuple[Verifier, ...]
    size: int = 0
    root: bytes = EMPTY_ROOT

    def __post_init__(self) -> None:
        if not self.verifiers or any(each.name != self.origin for each in self.verifiers):
            raise Damage("a log in the witness's book has no key, or one of another name")
        if len(self.root) != HASH_SIZE or (self.size == 0 and self.root != EMPTY_ROOT):
            raise Damage("a head in the witness's book does not have the form of one")


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """`cosigner` is the vkey of the one whose book it is; `logs` are sorted by origin."""

    cosigner: str
    logs: tuple[KnownLog, ...] = ()

    def __post_init__(self) -> None:
        origins = [each.origin for each in self.logs]
        if origins != sorted(set(origins)):
            raise Damage("a log stands twice in the witness's book")

    def find(self, origin: str) -> KnownLog | None:
        """The log of this name, None when it is not known."""
        return next((each for each in self.logs if each.origin == origin), None)

    def trusting(self, verifier: Verifier) -> Book:
        """The book with a further key: of a log that is new, or a rotated one of a log that is known."""
        log = self.find(verifier.name)
        if log is None:
            return self._with(KnownLog(origin=verifier.name, verifiers=(verifier,)))
        if verifier in log.verifiers:
            return self
        return self._with(replace(log, verifiers=(*log.verifiers, verifier)))

    def having_seen(self, head: Checkpoint) -> Book:
        """The book with this head as the last one of its log."""
        log = self.find(head.origin)
        if log is None or head.size < log.size:
            raise Refused("a witness never goes back behind what it cosigned")
        return self._with(replace(log, size=head.size, root=head.root))

    def to_bytes(self) -> bytes:
        """The file: one line of canonical JSON."""
        logs: list[dict[str, Any]] = [
            {
                "keys": [key.vkey for key in each.verifiers],
                "origin": each.origin,
                "root": base64.b64encode(each.root).decode(),
                "size": each.size,
            }
            for each in self.logs
        ]
        return canonical_json({"cosigner": self.cosigner, "logs": logs, "v": 1}) + b"\n"

    def _with(self, log: KnownLog) -> Book:
        others = [each for each in self.logs if each.origin != log.origin]
        return replace(self, logs=tuple(sorted([*others, log], key=lambda each: each.origin)))


def read_book(untrusted: bytes) -> Book:
    """The book that these bytes spell."""
    try:
        shown = json.loads(untrusted)
        book = Book(
            cosigner=read_cosigner(shown["cosigner"]).vkey,
            logs=tuple(_known_log(each) for each in shown["logs"]),
        )
        good = book.to_bytes() == untrusted
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        good, book = False, None
    if not good or book is None:
        raise Damage("the witness's book does not have the form of one")
    return book


def _known_log(shown: dict[str, Any]) -> KnownLog:
    if type(shown["size"]) is not int:
        raise Damage("a head in the witness's book does not have the form of one")
    return KnownLog(
        origin=shown["origin"],
        verifiers=tuple(read_vkey(each) for each in shown["keys"]),
        size=parse_size(str(shown["size"])),
        root=from_base64(shown["root"]),
    )
