"""Verifying the database: pages, leaves, bodies, salts, signatures, tree, and what it says of the folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from farbank.errors import Conflict, Damage, DiskTrouble
from farbank.facts import codec
from farbank.facts.case import CaseOpened
from farbank.facts.fact import Fact
from farbank.facts.log import HeadCosigned, LogRenamed, SettingsChanged, TokenKept
from farbank.facts.member import MemberJoined, MemberLeft
from farbank.keeping.checks.check_erased import ErasureCheck, Unread
from farbank.keeping.checks.check_releases import ReleaseCheck
from farbank.keeping.checks.verification import Docket, State, worst
from farbank.keeping.disk.database import Database
from farbank.keeping.heard import Heard, unheard
from farbank.keeping.keys.keyring import Keyring
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.ledger.commit import Commit, read_commit, signature_holds, signed_words
from farbank.keeping.ledger.entry_store import EntryStore, Stored
from farbank.keeping.log.leaf import Leaf, commitment, erased_by, marks, prior_of, read_leaf
from farbank.keeping.log.merkle import Frontier, leaf_hash
from farbank.keeping.log.stored_tree import StoredTree
from farbank.keeping.log.tiles import LEVEL_BITS

_TOLD_EVERY: Final = 100  # entries between two words on how far it is


@dataclass(slots=True)
class LedgerChecked:
    """What the database says: the hashes of its leaves, the state of each item's entries, who names which object."""

    leaf_hashes: list[bytes] = field(default_factory=list)
    items: dict[str, State] = field(default_factory=dict)
    objects: dict[str, str] = field(default_factory=dict)  # object -> the item that names it, "" when none does
    erased: set[str] = field(default_factory=set)  # objects that are to be gone
    leaving: set[str] = field(default_factory=set)  # of these, what is still to be taken away
    members: set[str] = field(default_factory=set)
    of_log: list[tuple[int, Fact]] = field(default_factory=list)  # farbank.toml, names, tokens, cosignatures
    whole: bool = False


@dataclass(slots=True)
class _Open:
    """The commit whose entries are being gone through; `key` is the one that its author had before it."""

    commit: Commit
    prior_root: bytes
    key: str
    leaf_hashes: list[bytes] = field(default_factory=list)
    facts: list[tuple[int, Fact]] = field(default_factory=list)


class LedgerCheck:
    """Goes through the ledger once, in order."""

    def __init__(self, keys: MemberKeys, rows: Database, docket: Docket, heard: Heard = unheard) -> None:
        self._case = keys.case
        self._rows = rows
        self._docket = docket
        self._heard = heard
        self._keyring = Keyring(keys, rows)
        self._store = EntryStore(keys.case, rows, self._keyring)
        self._tree = StoredTree(rows)
        self._grown = Frontier()
        self._nodes: dict[tuple[int, int], bytes] = {}
        self._verify_keys: dict[str, str] = {}
        self._files: dict[str, set[int]] = {}
        self._item_of: dict[int, str] = {}
        self._erased = ErasureCheck(self._keyring, rows, docket)
        self._releases = ReleaseCheck(docket)
        self._open: _Open | None = None
        self._pages: tuple[str, ...] = ()
        self._behind: list[int] = []  # entries that cannot be read while pages are damaged
        self.found = LedgerChecked()

    def run(self) -> LedgerChecked:
        """Complains of everything in the database that is not as recorded."""
        self._heard("pages of the database", 0, 0)
        self._pages = self._rows.damaged_pages()
        for page in self._pages:
            self._docket.flaw("database", "case.db", page)
        try:
            for stored in self._stored():
                self._check(stored)
            self._end_commit()
            self._settle()
            self.found.members = set(self._verify_keys)
            self._check_tree()
            self._check_objects()
            self.found.whole = not self._behind
            self._tell_behind()
        except (Damage, DiskTrouble, Conflict) as trouble:
            self._docket.flaw("database", "case.db", str(trouble))
        return self.found

    def _tell_behind(self) -> None:
        """Which entries the damaged pages keep from being read: the pages are the damage, and are named as that."""
        if self._behind:
            first, last = self._behind[0], self._behind[-1]
            told = f"{len(self._behind)} entries from {first} to {last}"
            self._docket.notes.append(f"{told} cannot be read rightly while pages of case.db are damaged")

    def _stored(self) -> Iterator[Stored]:
        found = self._rows.execute("SELECT coalesce(max(number), 0) FROM kept_entry").fetchone()
        last = int(found[0]) if found else 0
        for stored in self._store.rows(0, last):
            if stored.number % _TOLD_EVERY == 0:
                self._heard("entries", stored.number, last)
            yield stored

    def _check(self, stored: Stored) -> None:
        own_hash = leaf_hash(stored.leaf)
        self.found.leaf_hashes.append(own_hash)
        if stored.number == stored.committed:
            self._end_commit()
        elif self._open is not None:
            self._open.leaf_hashes.append(own_hash)
        leaf = self._leaf(stored)
        if leaf is not None:
            self._note_leaf(stored, leaf)
        state = self._entry_state(stored, leaf)
        if state == "corrupt" and self._pages:
            self._behind.append(stored.number)
        elif state == "corrupt":
            self._docket.flaw("entry", f"entry {stored.number}", "its body is not the one its leaf stands for")
        if state is not None:
            self._note_item(stored.number, state)
        for node in self._grown.append(own_hash):
            if node.height and node.height % LEVEL_BITS == 0:
                self._nodes[node.height // LEVEL_BITS, node.index] = node.hash

    def _leaf(self, stored: Stored) -> Leaf | None:
        try:
            return read_leaf(stored.leaf)
        except Damage:
            return None

    def _entry_state(self, stored: Stored, leaf: Leaf | None) -> State | None:
        """The state of an entry; None where it cannot be read and is judged when every record is known."""
        if leaf is None or leaf.number != stored.number:
            return "corrupt"
        if stored.sealed and leaf.sealed != hashlib.sha256(stored.sealed).hexdigest():
            return "corrupt"
        try:
            opened = self._store.open(stored) if stored.sealed else None
            if opened is not None:
                return "intact" if self._body_holds(stored, leaf, *opened) else "corrupt"
        except Damage:
            return "corrupt"
        files = tuple(mark.name for mark in leaf.objects)
        self._erased.wait(
            Unread(number=stored.number, compartments=stored.compartments, files=files, body=bool(stored.sealed))
        )
        return None

    def _body_holds(self, stored: Stored, leaf: Leaf, salt: bytes, body: bytes) -> bool:
        if leaf.body != commitment(salt, hashlib.sha256(body).hexdigest()):
            return False
        if stored.number == stored.committed:
            commit = read_commit(body)
            key = self._verify_keys.get(commit.by, "")
            self._open = _Open(commit=commit, prior_root=self._grown.root(), key=key)
            return leaf.kind == "commit" and self._open.commit.number == stored.number
        fact = codec.from_bytes(body)
        self._note_fact(stored.number, fact)
        return (
            leaf.kind == fact.coarse
            and leaf.objects == marks(salt, fact)
            and leaf.erased == erased_by(fact)
            and leaf.prior == prior_of(fact)
            and stored.compartments == fact.compartments
        )

    def _note_fact(self, number: int, fact: Fact) -> None:
        if isinstance(fact, CaseOpened | SettingsChanged | LogRenamed | TokenKept | HeadCosigned):
            self.found.of_log.append((number, fact))
        if self._open is not None:
            self._open.facts.append((number, fact))

    def _note_leaf(self, stored: Stored, leaf: Leaf) -> None:
        """Which files the entry names, and whether it is part of an item."""
        item = stored.compartments[0] if leaf.kind == "item" else ""
        self._item_of[stored.number] = item
        for mark in leaf.objects:
            self.found.objects[mark.name] = item
            self._files.setdefault(mark.name, set()).add(stored.number)

    def _note_item(self, number: int, state: State) -> None:
        item = self._item_of.get(number, "")
        if item:
            self.found.items[item] = worst(self.found.items.get(item, "intact"), state)

    def _settle(self) -> None:
        """Judge what could not be read, now that every record is known."""
        states = self._erased.states()
        for number, state in states.items():
            self._note_item(number, state)
        self.found.erased = self._erased.gone_files(self._files, states)

    def _end_commit(self) -> None:
        """Check the signature of the commit whose last entry has been seen."""
        done, self._open = self._open, None
        if done is None:
            return
        where = f"entry {done.commit.number}"
        words = signed_words(self._case, done.commit.number, done.prior_root, done.leaf_hashes)
        key = done.key or _first_key(done)
        if len(done.leaf_hashes) != done.commit.count:
            self._docket.flaw("commit", where, "it does not have the entries it was signed with")
        elif not signature_holds(key, done.commit.signature, words):
            self._docket.flaw("commit", where, f"the signature of {done.commit.by} does not hold")
        else:
            for number, fact in done.facts:
                self._accept(number, fact)
            self._releases.accept(done.commit, done.facts)

    def _accept(self, number: int, fact: Fact) -> None:
        """A fact whose signature holds counts for what comes after its commit."""
        self._erased.accept(number, fact)
        if isinstance(fact, MemberJoined):
            self._verify_keys[fact.member] = fact.verify_key
        elif isinstance(fact, MemberLeft):
            self._verify_keys.pop(fact.member, None)

    def _check_tree(self) -> None:
        stored = self._tree.frontier()
        grown = (self._grown.size, self._grown.edge, self._nodes)
        if (stored.size, stored.edge, self._tree.nodes()) != grown:
            self._docket.flaw("tree", "case.db", "the tree in the database is not the one over its leaves")

    def _check_objects(self) -> None:
        """The list of objects holds every one that is to be there; it may or may not name those that went."""
        named = {str(row[0]) for row in self._rows.execute("SELECT name FROM kept_object")}
        every = self.found.objects.keys()
        if not every - self.found.erased <= named <= every:
            self._docket.flaw("database", "case.db", "its list of objects is not the one that the leaves name")


def _first_key(done: _Open) -> str:
    """The key in the first commit of a case, which is the only one to vouch for itself."""
    joined = [fact for _, fact in done.facts if isinstance(fact, MemberJoined) and fact.member == done.commit.by]
    return joined[0].verify_key if joined and done.commit.number == 1 else ""
