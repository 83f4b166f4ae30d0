"""Forgetting, and handing a key to a second custodian. What remains of a thing forgotten is its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Coarse, Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRequested(Fact):
    """Somebody asked that a source or an item be forgotten. `reason` is a general word, never a story."""

    kind: ClassVar[str] = "erasure-requested"
    of: str
    reason: str  # asked | consent | law | error | danger


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureCompleted(Fact):
    """The keys of these compartments are destroyed. `leaves` are the entries whose files are gone; the leaf shows them.

    Nothing else ever makes an item count as erased. `spent` are (kind, number): how far numbers were given, so that no
    number of a thing forgotten ever names another.
    """

    kind: ClassVar[str] = "erasure-completed"
    coarse: ClassVar[Coarse] = "erasure"
    of: tuple[str, ...]
    leaves: tuple[int, ...] = ()
    spent: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHandedOver(Fact):
    """The keys of these compartments lie with a second custodian and no longer here. Nothing is forgotten by that.

    `spent` as with an erasure: what cannot be read here still has its numbers.
    """

    kind: ClassVar[str] = "key-handed-over"
    of: tuple[str, ...]
    custodian: str  # the age recipient that the keys were sealed to
    because: str
    spent: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyReturned(Fact):
    """The custodian gave the keys of these compartments back."""

    kind: ClassVar[str] = "key-returned"
    of: tuple[str, ...]
    because: str
