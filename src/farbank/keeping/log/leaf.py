"""The public line of an entry: what the log shows a stranger, and what lets an insider prove the rest later.

- No name, no actor, no exact time, no hash of a plaintext without salt.
- A leaf has one spelling; any other is damage.
- A sealed card looks like any other object, so that nobody can count the cards.
- An erasure shows which leaves lost their bytes; a new log name shows the last head of the old one; nothing more.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from typing import Any, Final, Literal

from farbank.errors import Damage, Refused
from farbank.facts.erasure import ErasureCompleted
from farbank.facts.fact import Fact
from farbank.facts.log import Head, LogRenamed
from farbank.facts.source import CardSealed
from farbank.keeping.log.tiles import LEAF_LIMIT
from farbank.values.digest import canonical_json

Kind = Literal["item", "record", "commit", "erasure", "log"]
_KINDS: Final = ("item", "record", "commit", "erasure", "log")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])\Z")
_HEX = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An object that the entry is the first to name: SHA-256 of the ciphertext, HMAC of the plaintext's SHA-256."""

    name: str
    mac: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """`sealed` is the SHA-256 of the sealed body, `body` the HMAC of the plain body's SHA-256, both hex.

    `erased` are the numbers of the leaves whose bytes an erasure destroyed, `prior` the last head under an old name.
    """

    number: int
    kind: Kind
    month: str
    sealed: str
    body: str
    objects: tuple[Mark, ...] = ()
    erased: tuple[int, ...] = ()
    prior: Head | None = None

    def to_bytes(self) -> bytes:
        """The leaf as it stands in the log: canonical JSON."""
        shown: dict[str, Any] = {
            "body": self.body,
            "month": self.month,
            "n": self.number,
            "sealed": self.sealed,
            "type": self.kind,
            "v": 1,
        }
        if self.objects:
            shown["objects"] = [{"mac": each.mac, "name": each.name} for each in self.objects]
        if self.erased:
            shown["erased"] = list(self.erased)
        if self.prior:
            shown["prior"] = {"origin": self.prior.origin, "root": self.prior.root, "size": self.prior.size}
        line = canonical_json(shown)
        if len(line) > LEAF_LIMIT:
            raise Refused("a fact names too many files at once", advice="Take the files in as several items.")
        return line


def commitment(salt: bytes, digest: str) -> str:
    """HMAC-SHA256 under the salt over a SHA-256 given in hex."""
    return hmac.digest(salt, bytes.fromhex(digest), "sha256").hex()


def make_leaf(number: int, kind: Kind, month: str, salt: bytes, body: bytes, sealed: bytes, fact: Fact | None) -> Leaf:
    """The public line for an entry."""
    return Leaf(
        number=number,
        kind=kind,
        month=month,
        sealed=hashlib.sha256(sealed).hexdigest(),
        body=commitment(salt, hashlib.sha256(body).hexdigest()),
        objects=marks(salt, fact),
        erased=erased_by(fact),
        prior=prior_of(fact),
    )


def marks(salt: bytes, fact: Fact | None) -> tuple[Mark, ...]:
    """What the leaf shows of the objects a fact names."""
    if fact is None:
        return ()
    return tuple(Mark(name=name, mac=commitment(salt, digest)) for name, digest in _named(fact))


def erased_by(fact: Fact | None) -> tuple[int, ...]:
    """The leaves that lost their bytes with this fact."""
    return fact.leaves if isinstance(fact, ErasureCompleted) else ()


def prior_of(fact: Fact | None) -> Head | None:
    """The head that the log had under its old name, where this fact gives it a new one."""
    return fact.prior if isinstance(fact, LogRenamed) else None


def read_leaf(untrusted: bytes) -> Leaf:
    """The leaf that these bytes spell."""
    try:
        shown = json.loads(untrusted)
        objects = tuple(Mark(name=each["name"], mac=each["mac"]) for each in shown.get("objects", ()))
        leaf = Leaf(
            number=shown["n"],
            kind=shown["type"],
            month=shown["month"],
            sealed=shown["sealed"],
            body=shown["body"],
            objects=objects,
            erased=tuple(shown.get("erased", ())),
            prior=_prior(shown.get("prior")),
        )
        good = _is_whole(leaf) and leaf.to_bytes() == untrusted
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        good, leaf = False, None
    if not good or leaf is None:
        raise Damage("a leaf of the log does not have the form of one")
    return leaf


def _prior(shown: dict[str, Any] | None) -> Head | None:
    return Head(origin=shown["origin"], size=shown["size"], root=shown["root"]) if shown else None


def _is_whole(leaf: Leaf) -> bool:
    digests = (leaf.sealed, leaf.body, *(each for mark in leaf.objects for each in (mark.name, mark.mac)))
    return (
        type(leaf.number) is int
        and leaf.kind in _KINDS
        and _MONTH.match(leaf.month) is not None
        and all(_HEX.match(each) for each in digests)
        and leaf.number > 0
        and _are_earlier(leaf.erased, leaf.number)
        and (leaf.kind == "erasure" or not leaf.erased)
        and (leaf.kind == "log") == (leaf.prior is not None)
        and (leaf.prior is None or _is_head(leaf.prior))
    )


def _are_earlier(numbers: tuple[int, ...], number: int) -> bool:
    """Whether these are numbers of leaves before this one, each once and in order."""
    whole = all(type(each) is int for each in numbers)
    return whole and all(before < after for before, after in zip((0, *numbers), (*numbers, number), strict=True))


def _is_head(head: Head) -> bool:
    return type(head.origin) is str and type(head.size) is int and head.size >= 0 and bool(_HEX.match(head.root))


def _named(fact: Fact) -> tuple[tuple[str, str], ...]:
    """The objects a fact names, each with what is committed to: the digest within, for a card the card itself."""
    if isinstance(fact, CardSealed):
        return ((fact.card, fact.card),)
    return tuple((each.name, each.digest) for each in fact.objects)
