"""Entries of a ledger as they are shown to somebody who does not hold it: the signed commit, and some of its bodies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """One entry with all that is needed to check it: its public leaf, its salt, its body."""

    number: int
    leaf: bytes
    salt: bytes
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCommit:
    """Who recorded what when: the signature over the root before and over the hash of every leaf, all in hex.

    `place` is the name of the log, `by` the id of the member there, `signer` the key that made the signature. Of the
    entries that the hashes stand for, in order from `number + 1` on, some or all are disclosed.
    """

    place: str
    number: int
    by: str
    at: datetime
    prior: str
    leaves: tuple[str, ...]
    signature: str
    signer: str
    entries: tuple[Disclosed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What goes with an entry to another place: birth names of ids first given elsewhere, and the word it replaced."""

    number: int
    names: tuple[tuple[str, str], ...] = ()
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A commit on its way to another place."""

    commit: SignedCommit
    remarks: tuple[Remark, ...] = ()

    def remark(self, number: int) -> Remark:
        """What goes with one of its entries."""
        return next((each for each in self.remarks if each.number == number), Remark(number=number))
