"""Merging what another place of the case recorded into this one.

- Every entry that comes is kept as it stands there, with the signature over it, beside what it becomes here.
- What comes twice, from whomever, is taken once.
- A word that replaces what stands here stands from now on; one that does not know it stands beside it.
- Nothing comes back under another number once it was forgotten here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from farbank.desk.merge_bench import Bench
from farbank.desk.merge_kinds import way_of
from farbank.desk.merge_known import Standing
from farbank.desk.merge_tree import Coming, place
from farbank.desk.merge_words import localised
from farbank.errors import Damage
from farbank.facts import codec
from farbank.facts.case import CaseTitled
from farbank.facts.disclosed import Carried, Disclosed, Remark
from farbank.facts.fact import Fact
from farbank.facts.item import ItemRead, ItemReceived
from farbank.facts.look import LineAdopted
from farbank.facts.parcel import CommitReceived, EntryReceived, HandlingNoted
from farbank.facts.references import references
from farbank.facts.report import PublicNameDrawn
from farbank.facts.spoken import speaks_of
from farbank.facts.word import key_text, read_key
from farbank.values.handling import CASE
from farbank.values.ids import kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What to record, how many entries are new, and how many were left because they are of what was forgotten."""

    facts: tuple[Fact, ...]
    taken: int
    left: int


def merge(standing: Standing, parcel: Sequence[Carried]) -> Merged:
    """The facts that take these commits in; none when all of it is here already."""
    bench = Bench(standing)
    facts: list[Fact] = []
    taken = left = 0
    for carried in parcel:
        coming = _Commit(bench=bench, carried=carried)
        new = coming.facts()
        facts += new
        taken += len(coming.taken)
        left += coming.left
    return Merged(facts=tuple(facts), taken=taken, left=left)


def facts_in(carried: Carried) -> list[Fact]:
    """Every fact that a commit discloses; `Damage` when one of them has no business outside its place."""
    found = [codec.from_bytes(each.body) for each in carried.commit.entries]
    for fact in found:
        if way_of(fact) == "stays":
            raise Damage(f"what came holds a {fact.kind}, which is about the place it was recorded at and stays there")
    return found


class _Commit:
    """One commit of another place, entry by entry."""

    def __init__(self, *, bench: Bench, carried: Carried) -> None:
        self.bench = bench
        self.carried = carried
        self.place = carried.commit.place
        self.taken: list[int] = []
        self.left = 0

    def facts(self) -> list[Fact]:
        found: list[Fact] = []
        told = facts_in(self.carried)
        for entry, fact in zip(self.carried.commit.entries, told, strict=True):
            if not self.bench.took((self.place, entry.number)):
                found += self._entry(entry, fact)
        return [self._signed(), *found] if self.taken else []

    def _signed(self) -> CommitReceived:
        commit = self.carried.commit
        births = tuple(self.bench.born)
        self.bench.born.clear()
        return CommitReceived(
            place=commit.place,
            number=commit.number,
            by=commit.by,
            known=self.bench.standing.member_with(commit.signer),
            signer=commit.signer,
            at=commit.at,
            prior=commit.prior,
            leaves=commit.leaves,
            signature=commit.signature,
            taken=tuple(self.taken),
            births=births,
        )

    def _entry(self, entry: Disclosed, fact: Fact) -> list[Fact]:
        remark = self.carried.remark(entry.number)
        names = _Names(bench=self.bench, place=self.place, remark=remark)
        coming = self._coming(entry, fact, names) if speaks_of(fact) else None
        here = coming.fact if coming else localised(fact, names.row)
        locks = tuple(each for each in here.compartments if each != CASE)
        if any(self.bench.standing.is_forgotten(each) for each in locks):
            self.left += 1
            return []
        self.bench.take((self.place, entry.number))
        self.taken.append(entry.number)
        kept = EntryReceived(
            place=self.place,
            number=entry.number,
            commit=self.carried.commit.number,
            leaf=entry.leaf.decode(),
            salt=entry.salt.hex(),
            body=entry.body.decode(),
            birth="",
            becomes="",
            locks=locks,
            names=remark.names,
            replaces=remark.replaces,
            sealed=fact.objects,
        )
        if coming is None:
            return [kept, here] if self._is_wanted(here) else [kept]
        placed = place(self.bench, coming)
        row = coming.main if isinstance(fact, HandlingNoted) else placed.row
        birth = names.name(speaks_of(fact))
        kept = replace(kept, birth=birth, becomes=row, twin=key_text(placed.twin))
        return [*placed.before, kept, *placed.after]

    def _coming(self, entry: Disclosed, fact: Fact, names: _Names) -> Coming:
        replaces = read_key(names.remark.replaces)
        tree = self.bench.tree_with(replaces) if replaces else ""
        main = tree.partition("/")[0] or self._row(fact, names)
        own = speaks_of(fact)
        here = localised(fact, lambda identity: main if identity == own else names.row(identity))
        if not tree:
            tree = f"{main}/handling" if isinstance(fact, HandlingNoted) else main
        single = way_of(fact) == "single word"
        return Coming(key=(self.place, entry.number), replaces=replaces, fact=here, tree=tree, main=main, single=single)

    def _row(self, fact: Fact, names: _Names) -> str:
        """The row that a first word, or one after a word that is not here, speaks of."""
        own = speaks_of(fact)
        if isinstance(fact, CaseTitled) or not kind_of(own):
            return own
        found = self.bench.row_named(names.name(own))
        if not found:
            found = self._alike(fact, names)
            if found:
                self.bench.call(names.name(own), found)
        row = found or names.row(own)
        if isinstance(fact, LineAdopted):
            self.bench.put_line(fact.name, row)
        if isinstance(fact, ItemReceived) and fact.original and not fact.pages:
            self.bench.put_item(fact.original.digest, names.row(fact.source) if fact.source else "", row)
        return self.bench.main_of(row)[0]

    def _alike(self, fact: Fact, names: _Names) -> str:
        """The row here that is the same thing: the bytes from the same source, the line of the same name."""
        if isinstance(fact, LineAdopted):
            return self.bench.line_called(fact.name)
        if not isinstance(fact, ItemReceived) or fact.original is None or fact.pages:
            return ""
        found = self.bench.item_with(fact.original.digest, names.row(fact.source) if fact.source else "")
        from_there = any(each.key[0] == self.place and not each.replaces for each in self.bench.words_on(found))
        return "" if from_there else found

    def _is_wanted(self, fact: Fact) -> bool:
        """Whether a note is to be told here too, beside its being kept."""
        match fact:
            case ItemRead(item=item):
                return self.bench.is_here(item) and not self.bench.standing.was_read(item)
            case PublicNameDrawn(id=identity):
                return not self.bench.standing.has_public_name(identity)
            case _:
                return any(self.bench.is_here(each) for each in references(fact)[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """What the ids of one entry of another place are called, everywhere and here."""

    bench: Bench
    place: str
    remark: Remark

    def name(self, identity: str) -> str:
        return dict(self.remark.names).get(identity, f"{self.place}#{identity}")

    def row(self, identity: str) -> str:
        """The row here; one that is not here yet gets its id already."""
        name = self.name(identity)
        found = self.bench.row_named(name)
        if not found:
            found = self.bench.numbers.new(kind_of(identity))
            self.bench.call(name, found)
        return found
