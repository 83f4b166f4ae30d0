"""Entries shown to somebody who does not hold the ledger: taken out of it, spelled, read again, checked.

- A commit is disclosed with the hash of every leaf it signs, and with the bodies that were asked for.
- What was forgotten, what is not held here and what is kept back is never disclosed.
- What is read has one spelling; any other is damage.
- What is checked holds without our database: leaf, commitment, objects and signature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from farbank.errors import Damage
from farbank.facts import codec
from farbank.facts.disclosed import Carried, Disclosed, Remark, SignedCommit
from farbank.keeping.case import Kept
from farbank.keeping.ledger.commit import Commit, read_commit, signature_holds, signed_words
from farbank.keeping.ledger.entry_store import EntryStore, Stored
from farbank.keeping.log.leaf import Leaf, commitment, marks, read_leaf
from farbank.keeping.log.merkle import HASH_SIZE, leaf_hash
from farbank.keeping.log.stored_tree import StoredTree
from farbank.values.digest import canonical_json

MOST_BODIES: Final = 4 << 20  # bytes of bodies in one piece; a commit that holds more is disclosed in several
_KEYS: Final = ("at", "by", "entries", "leaves", "n", "place", "prior", "signature", "signer", "v")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Which name the log had when an entry was recorded, and with which key (hex) a member signed then."""

    place_of: Callable[[int], str]
    key_of: Callable[[str, int], str]


def disclose(
    kept: Kept, numbers: Iterable[int], register: Register, *, back: Container[str] = ()
) -> Iterator[SignedCommit]:
    """The entries with these numbers (ascending), under their commits; one commit may come in several pieces.

    `back` are compartments of which nothing is disclosed.
    """
    store = EntryStore(kept.keys.case, kept.rows, kept.keyring)
    tree = StoredTree(kept.rows)
    rows = (store.row(each) for each in numbers)
    wanted = (row for row in rows if not any(each in back for each in row.compartments))
    for number, found in groupby(wanted, lambda row: row.committed):
        commit = _commit(store, number)
        signed = _signed(commit, tree, register)
        for piece in _pieces(_opened(store, row) for row in found if row.number != number):
            yield replace(signed, entries=piece)


def check(commit: SignedCommit, case: str) -> tuple[str, ...]:
    """What is wrong with a disclosed commit of this case; empty when all of it holds."""
    wrong = [] if _signature_holds(commit, case) else [f"the signature over commit {commit.number} does not hold"]
    for each in commit.entries:
        wrong += [f"entry {each.number} {because}" for because in _faults(each, commit)]
    return tuple(wrong)


def case_of(place: str) -> str:
    """The case whose log has this name."""
    parts = place.split("/")
    if parts[0] != "farbank" or len(parts) not in (2, 3) or not all(parts):
        raise Damage("a commit does not name the log it stands in")
    return parts[1]


def to_line(carried: Carried) -> bytes:
    """A commit and what goes with it, as one line of canonical JSON."""
    shown = {"commit": to_json(carried.commit), "remarks": [_remark(each) for each in carried.remarks]}
    return canonical_json(shown) + b"\n"


def read_line(untrusted: bytes) -> Carried:
    """What such a line spells."""
    try:
        shown = json.loads(untrusted)
        remarks = tuple(_read_remark(each) for each in shown["remarks"])
        carried = Carried(commit=read_commit_json(shown["commit"]), remarks=remarks)
        good = to_line(carried) == untrusted
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        good, carried = False, None
    if not good or carried is None:
        raise Damage("a signed commit that came does not have the form of one")
    return carried


def to_json(commit: SignedCommit) -> dict[str, Any]:
    """A disclosed commit as JSON."""
    return {
        "at": commit.at.isoformat(),
        "by": commit.by,
        "entries": [
            {"body": each.body.decode(), "leaf": each.leaf.decode(), "n": each.number, "salt": each.salt.hex()}
            for each in commit.entries
        ],
        "leaves": list(commit.leaves),
        "n": commit.number,
        "place": commit.place,
        "prior": commit.prior,
        "signature": commit.signature,
        "signer": commit.signer,
        "v": 1,
    }


def read_commit_json(shown: dict[str, Any]) -> SignedCommit:
    """What such JSON says; `Damage` when it has another form."""
    try:
        commit = SignedCommit(
            place=shown["place"],
            number=shown["n"],
            by=shown["by"],
            at=datetime.fromisoformat(shown["at"]),
            prior=shown["prior"],
            leaves=tuple(shown["leaves"]),
            signature=shown["signature"],
            signer=shown["signer"],
            entries=tuple(_read_entry(each) for each in shown["entries"]),
        )
        good = tuple(sorted(shown)) == _KEYS and _has_form(commit) and to_json(commit) == shown
    except (ValueError, KeyError, TypeError, AttributeError):
        good, commit = False, None
    if not good or commit is None:
        raise Damage("a signed commit that came does not have the form of one")
    return commit


def _commit(store: EntryStore, number: int) -> Commit:
    opened = store.open(store.row(number))
    if opened is None:
        raise Damage("the key of the case's own compartment is missing")
    return read_commit(opened[1])


def _signed(commit: Commit, tree: StoredTree, register: Register) -> SignedCommit:
    hashes = tree.hashes(0, commit.number, commit.number + commit.count)
    return SignedCommit(
        place=register.place_of(commit.number + 1),
        number=commit.number,
        by=commit.by,
        at=commit.at,
        prior=tree.root_at(commit.number - 1).hex(),
        leaves=tuple(each.hex() for each in hashes),
        signature=commit.signature,
        signer=register.key_of(commit.by, commit.number),
    )


def _opened(store: EntryStore, row: Stored) -> Disclosed | None:
    opened = store.open(row)
    return Disclosed(number=row.number, leaf=row.leaf, salt=opened[0], body=opened[1]) if opened else None


def _pieces(found: Iterable[Disclosed | None]) -> Iterator[tuple[Disclosed, ...]]:
    piece: list[Disclosed] = []
    size = 0
    for each in found:
        if each is None:
            continue
        if piece and size + len(each.body) > MOST_BODIES:
            yield tuple(piece)
            piece, size = [], 0
        piece.append(each)
        size += len(each.body)
    if piece:
        yield tuple(piece)


def _signature_holds(commit: SignedCommit, case: str) -> bool:
    hashes = [bytes.fromhex(each) for each in commit.leaves]
    words = signed_words(case, commit.number, bytes.fromhex(commit.prior), hashes)
    return signature_holds(commit.signer, commit.signature, words)


def _faults(entry: Disclosed, commit: SignedCommit) -> Iterator[str]:
    place = entry.number - commit.number - 1
    if not 0 <= place < len(commit.leaves) or leaf_hash(entry.leaf).hex() != commit.leaves[place]:
        yield "has a leaf that its commit did not sign"
        return
    leaf = read_leaf(entry.leaf)
    if leaf.number != entry.number:
        yield f"has the leaf of entry {leaf.number}"
    if leaf.body != commitment(entry.salt, hashlib.sha256(entry.body).hexdigest()):
        yield "has a body that its leaf does not commit to"
    elif not _names_its_objects(leaf, entry):
        yield "names objects that its leaf does not"


def _names_its_objects(leaf: Leaf, entry: Disclosed) -> bool:
    return leaf.objects == marks(entry.salt, codec.from_bytes(entry.body))


def _has_form(commit: SignedCommit) -> bool:
    numbers = [each.number for each in commit.entries]
    hexes = (commit.prior, commit.signer, *commit.leaves)
    return (
        type(commit.number) is int
        and commit.number > 0
        and type(commit.by) is str
        and type(commit.place) is str
        and commit.at.tzinfo is not None
        and all(len(bytes.fromhex(each)) == HASH_SIZE and each == each.lower() for each in hexes)
        and len(bytes.fromhex(commit.signature)) == 2 * HASH_SIZE
        and numbers == sorted(set(numbers))
    )


def _read_entry(shown: dict[str, Any]) -> Disclosed:
    if type(shown["n"]) is not int:
        raise ValueError
    leaf, body = shown["leaf"].encode(), shown["body"].encode()
    return Disclosed(number=shown["n"], leaf=leaf, salt=bytes.fromhex(shown["salt"]), body=body)


def _remark(remark: Remark) -> dict[str, Any]:
    return {"n": remark.number, "names": [list(each) for each in remark.names], "replaces": remark.replaces}


def _read_remark(shown: dict[str, Any]) -> Remark:
    names = tuple((own, name) for own, name in shown["names"])
    good = type(shown["n"]) is int and type(shown["replaces"]) is str
    if not good or not all(type(own) is str and type(name) is str for own, name in names):
        raise ValueError
    return Remark(number=shown["n"], names=names, replaces=shown["replaces"])
