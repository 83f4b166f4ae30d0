"""What came from another place of the case or from somebody else's tool, with its signers and its verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from farbank.facts.disclosed import Disclosed, SignedCommit
from farbank.facts.fact import Fact, locked_by
from farbank.facts.log import Head
from farbank.values.handling import SealedObject
from farbank.values.ids import ItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelReceived(Fact):
    """A parcel, an export, a field bag or a foreign bundle was taken in. `digest` is its SHA-256 where it is one file.

    `head` is the last head that came with it, `vkeys` the keys said to sign that log. `whole` says that with it all is
    here that the place sends of what lies up to its head; `have` is how much of our own log had come there.
    """

    kind: ClassVar[str] = "parcel-received"
    what: str
    digest: str = ""
    head: Head | None = None
    vkeys: tuple[str, ...] = ()
    whole: bool = False
    have: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitReceived(Fact):
    """The signature of a commit made at another place: who, when, over which leaves. `signer` is the key (hex).

    `by` is the member's id there. `known` is their id here, empty when the key is not that of a member. `taken` are
    the entries that came with it, `births` (birth name, id here) the rows: they outlive what the entries held.
    """

    kind: ClassVar[str] = "commit-received"
    place: str
    number: int
    by: str
    known: str
    signer: str
    at: datetime
    prior: str
    leaves: tuple[str, ...]
    signature: str
    taken: tuple[int, ...] = ()
    births: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReceived(Fact):
    """An entry of another place as it stands there: public leaf, salt (hex) and body, under the commit it came in.

    `birth` names the row it speaks of where that was first recorded (`origin#id`), `becomes` the row here; both are
    empty for a fact that is no row. `locks` are the compartments here. `names` are the birth names of the ids in the
    body that were not first given there, `replaces` the word it replaced there (`place#n<number>`), `twin` a word that
    says the same. `sealed` are the objects that came with it.
    """

    kind: ClassVar[str] = "entry-received"
    place: str
    number: int
    commit: int
    leaf: str
    salt: str
    body: str
    birth: str
    becomes: str
    locks: tuple[str, ...]
    names: tuple[tuple[str, str], ...] = ()
    replaces: str = ""
    twin: str = ""
    sealed: tuple[SealedObject, ...] = ()

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(*self.locks)

    @property
    def objects(self) -> tuple[SealedObject, ...]:
        return self.sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementNoted(Fact):
    """Two places said different things about one row; both stand. `other` is the row with the other word.

    Where a row cannot stand twice (an item, the title of the case), `other` is empty and `said` holds the other word.
    """

    kind: ClassVar[str] = "disagreement-noted"
    of: str
    other: str
    place: str
    number: int
    said: str
    locks: tuple[str, ...]

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(*self.locks)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictObserved(Fact):
    """What one version of one tool found about an item on the day of the entry. Another version may find otherwise."""

    kind: ClassVar[str] = "verdict-observed"
    item: ItemId
    tool: str
    version: str
    verdict: str
    codes: tuple[str, ...] = ()

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlingNoted(Fact):
    """How an item is handled: `restricted` keeps it out of search, lists and exports; empty lifts that."""

    kind: ClassVar[str] = "handling-noted"
    item: ItemId
    tier: str
    because: str

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item)


def as_signed(commit: CommitReceived, entry: EntryReceived) -> SignedCommit:
    """An entry of another place once more under its own commit and signature; `ValueError` where its salt is no hex."""
    disclosed = Disclosed(
        number=entry.number, leaf=entry.leaf.encode(), salt=bytes.fromhex(entry.salt), body=entry.body.encode()
    )
    return SignedCommit(
        place=commit.place,
        number=commit.number,
        by=commit.by,
        at=commit.at,
        prior=commit.prior,
        leaves=commit.leaves,
        signature=commit.signature,
        signer=commit.signer,
        entries=(disclosed,),
    )
