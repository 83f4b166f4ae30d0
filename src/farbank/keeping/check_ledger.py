"""Verifying the database: pages, leaves, bodies, salts, signatures, tree, and what it says of the folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from farbank.errors import Conflict, Damage, DiskTrouble
from farbank.facts import codec
from farbank.facts.case import CaseOpened
from farbank.facts.fact import Fact
from farbank.facts.member import MemberJoined
from farbank.keeping.commit import Commit, read_commit, signature_holds, signed_words
from farbank.keeping.database import Database
from farbank.keeping.entry_store import EntryStore, Stored
from farbank.keeping.key_file import MemberKeys
from farbank.keeping.keyring import Keyring
from farbank.keeping.leaf import Leaf, commitment, marks, read_leaf
from farbank.keeping.merkle import Frontier, leaf_hash
from farbank.keeping.stored_tree import StoredTree
from farbank.keeping.tiles import LEVEL_BITS
from farbank.keeping.verification import Docket, State, worst


@dataclass(slots=True)
class LedgerChecked:
    """What the database says: its leaves, the state of each item's entries, and who names which object."""

    leaves: list[bytes] = field(default_factory=list)
    items: dict[str, State] = field(default_factory=dict)
    objects: dict[str, str] = field(default_factory=dict)  # object -> the item that names it, "" when none does
    erased: set[str] = field(default_factory=set)
    settings: str = ""
    verify_keys: dict[str, str] = field(default_factory=dict)
    whole: bool = False


@dataclass(slots=True)
class _Open:
    """The commit whose entries are being gone through."""

    commit: Commit
    prior_root: bytes
    leaf_hashes: list[bytes] = field(default_factory=list)


class LedgerCheck:
    """Goes through the ledger once, in order."""

    def __init__(self, keys: MemberKeys, rows: Database, docket: Docket) -> None:
        self._case = keys.case
        self._rows = rows
        self._docket = docket
        self._keyring = Keyring(keys, rows)
        self._store = EntryStore(keys.case, rows, self._keyring)
        self._tree = StoredTree(rows)
        self._grown = Frontier()
        self._nodes: dict[tuple[int, int], bytes] = {}
        self._open: _Open | None = None
        self.found = LedgerChecked()

    def run(self) -> LedgerChecked:
        """Complains of everything in the database that is not as recorded."""
        for page in self._rows.damaged_pages():
            self._docket.flaw("database", "case.db", page)
        try:
            for stored in self._stored():
                self._check(stored)
            self._end_commit()
            self._check_tree()
            self._check_objects()
            self.found.whole = True
        except (Damage, DiskTrouble, Conflict) as trouble:
            self._docket.flaw("database", "case.db", str(trouble))
        return self.found

    def _stored(self) -> Iterator[Stored]:
        last = self._rows.execute("SELECT coalesce(max(number), 0) FROM kept_entry").fetchone()
        yield from self._store.rows(0, int(last[0]) if last else 0)

    def _check(self, stored: Stored) -> None:
        self.found.leaves.append(stored.leaf)
        own_hash = leaf_hash(stored.leaf)
        if stored.number == stored.committed:
            self._end_commit()
        elif self._open is not None:
            self._open.leaf_hashes.append(own_hash)
        state = self._entry_state(stored)
        if state == "corrupt":
            self._docket.flaw("entry", f"entry {stored.number}", "its body is not the one its leaf stands for")
        elif state == "key_absent":
            self._docket.flaw("key", f"entry {stored.number}", "its key is gone, and no record says that it was erased")
        self._note_item(stored, state)
        for node in self._grown.append(own_hash):
            if node.height and node.height % LEVEL_BITS == 0:
                self._nodes[node.height // LEVEL_BITS, node.index] = node.hash

    def _entry_state(self, stored: Stored) -> State:
        try:
            leaf = read_leaf(stored.leaf)
            if leaf.number != stored.number or leaf.sealed != hashlib.sha256(stored.sealed).hexdigest():
                return "corrupt"
            opened = self._store.open(stored)
            if opened is None:
                return "erased" if self._keyring.state(stored.compartments) == "erased" else "key_absent"
            return "intact" if self._body_holds(stored, leaf, *opened) else "corrupt"
        except Damage:
            return "corrupt"

    def _body_holds(self, stored: Stored, leaf: Leaf, salt: bytes, body: bytes) -> bool:
        if leaf.body != commitment(salt, hashlib.sha256(body).hexdigest()):
            return False
        if stored.number == stored.committed:
            self._open = _Open(commit=read_commit(body), prior_root=self._grown.root())
            return leaf.kind == "commit" and self._open.commit.number == stored.number
        fact = codec.from_bytes(body)
        self._note_fact(fact)
        return (
            leaf.kind == fact.coarse and leaf.objects == marks(salt, fact) and stored.compartments == fact.compartments
        )

    def _note_fact(self, fact: Fact) -> None:
        if isinstance(fact, CaseOpened):
            self.found.settings = fact.settings
        if isinstance(fact, MemberJoined):
            self.found.verify_keys[fact.member] = fact.verify_key

    def _note_item(self, stored: Stored, state: State) -> None:
        try:
            leaf = read_leaf(stored.leaf)
        except Damage:
            return
        item = stored.compartments[0] if leaf.kind == "item" else ""
        if item:
            self.found.items[item] = worst(self.found.items.get(item, "intact"), state)
        for mark in leaf.objects:
            self.found.objects[mark.name] = item
            if state == "erased":
                self.found.erased.add(mark.name)

    def _end_commit(self) -> None:
        """Check the signature of the commit whose last entry has been seen."""
        done, self._open = self._open, None
        if done is None:
            return
        where = f"entry {done.commit.number}"
        words = signed_words(self._case, done.commit.number, done.prior_root, done.leaf_hashes)
        key = self.found.verify_keys.get(done.commit.by, "")
        if len(done.leaf_hashes) != done.commit.count:
            self._docket.flaw("commit", where, "it does not have the entries it was signed with")
        elif not signature_holds(key, done.commit.signature, words):
            self._docket.flaw("commit", where, f"the signature of {done.commit.by} does not hold")

    def _check_tree(self) -> None:
        stored = self._tree.frontier()
        grown = (self._grown.size, self._grown.edge, self._nodes)
        if (stored.size, stored.edge, self._tree.nodes()) != grown:
            self._docket.flaw("tree", "case.db", "the tree in the database is not the one over its leaves")

    def _check_objects(self) -> None:
        named = {str(row[0]) for row in self._rows.execute("SELECT name FROM kept_object")}
        if named != self.found.objects.keys():
            self._docket.flaw("database", "case.db", "its list of objects is not the one that the leaves name")
