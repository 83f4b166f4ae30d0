"""One word put into the tree of its row: which rows stand afterwards, and the facts that make them stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from farbank.desk.merge_bench import Bench
from farbank.desk.merge_words import described, on_row, said, says_the_same
from farbank.facts.case import Withdrawn
from farbank.facts.fact import Fact
from farbank.facts.item import ItemReceived, ReceiptNoted
from farbank.facts.parcel import DisagreementNoted
from farbank.facts.spoken import is_firm
from farbank.facts.word import Branches, Key, Word, beside, branches, read_key
from farbank.values.handling import CASE
from farbank.values.ids import ItemId, kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A word in our ids, on its way into the tree of `main`; `single` when only one word can stand."""

    key: Key
    replaces: Key | None
    fact: Fact
    tree: str
    main: str
    single: bool

    @property
    def locks(self) -> tuple[str, ...]:
        return tuple(each for each in self.fact.compartments if each != CASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The row that holds the word, the word beside it that says the same, and what to record before and after it."""

    row: str
    twin: Key | None
    before: tuple[Fact, ...]
    after: tuple[Fact, ...]


def place(bench: Bench, coming: Coming) -> Placed:
    """Put a word into its tree."""
    old = bench.words_on(coming.tree)
    word = Word(key=coming.key, replaces=coming.replaces, firm=is_firm(coming.fact))
    twin = _twin(bench, coming, beside(old, word), old)
    word = replace(word, twin=twin)
    was, now = branches(old), branches((*old, word))
    bench.add(coming.tree, word, coming.fact)
    is_new = isinstance(coming.fact, ItemReceived) and not bench.is_here(coming.main)
    turn = _Turn(bench=bench, coming=coming, was=was, now=now, is_new=is_new)
    noted = tuple(turn.new_branches())
    return Placed(
        row=turn.row(now.on[coming.key]), twin=twin, before=noted, after=(*turn.received(), *turn.rows(), *turn.left())
    )


def _twin(bench: Bench, coming: Coming, others: tuple[Word, ...], tree: tuple[Word, ...]) -> Key | None:
    for each in others:
        if each.twin is None and says_the_same(bench.told(each.key), coming.fact, tree):
            return each.key
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """The rows of a tree before and after one word; `is_new` says that it brings the bytes of an item."""

    bench: Bench
    coming: Coming
    was: Branches
    now: Branches
    is_new: bool

    def row(self, branch: str) -> str:
        if self.coming.single or not branch:
            return self.coming.main
        return self.bench.second_row(self.coming.main, branch, kind_of(self.coming.main), self._renamed(branch))

    def _renamed(self, branch: str) -> str:
        """The row of a branch that is only called otherwise now, since a word came that says the same."""
        ends = set(self.now.ends.get(branch, ()))
        gone = (old for old, each in self.was.ends.items() if old and old not in self.now.ends and set(each) & ends)
        old = next(gone, "")
        return self.bench.row_on(self.coming.main, old) if old else ""

    def new_branches(self) -> Iterator[Fact]:
        """Every second row that begins to stand, noted before its words."""
        if not self.coming.single:
            for branch in sorted(self.now.ends):
                if branch and branch not in self.was.ends:
                    yield self._disagreement(branch, self.row(branch), "")

    def received(self) -> Iterator[Fact]:
        """The bytes of an item: taken in, or come once more."""
        fact = self.coming.fact
        if not isinstance(fact, ItemReceived):
            return
        if not self.is_new:
            yield ReceiptNoted(item=ItemId(self.coming.main), file_name=fact.file_name, how=fact.about.how)
            return
        self.bench.put(self.coming.main)
        digest = fact.original.digest if fact.original else ""
        equal = self.bench.standing.known.items_with(digest) if digest else ()
        same = tuple(ItemId(each.id) for each in equal if each.id != self.coming.main)
        yield replace(fact, id=self.coming.main, same_bytes=same)

    def rows(self) -> Iterator[Fact]:
        """What stands otherwise now than before."""
        for branch, ends in sorted(self.now.ends.items()):
            came_from = self._where(ends)
            said_already = self.is_new and self.coming.key in ends and not branch
            if said_already or (came_from == branch and (branch or not self.is_new)):
                continue
            told = self.bench.told(min(ends)) if self.coming.key not in ends else self.coming.fact
            if told is None:
                continue
            if self.coming.single and branch:
                yield self._disagreement(branch, "", said(told), min(ends))
            else:
                yield from self._standing(told, branch)

    def left(self) -> Iterator[Fact]:
        """Second rows that turn out to say what another row says."""
        if self.coming.single:
            return
        for branch, ends in sorted(self.was.ends.items()):
            if branch not in self.now.ends and branch:
                keeper = next(name for name, each in self.now.ends.items() if set(each) & set(ends))
                row, kept = self.bench.row_on(self.coming.main, branch), self.row(keeper)
                if row != kept:
                    self.bench.call(branch, kept)
                    yield Withdrawn(id=row, because=f"it says the same as {kept}")

    def _where(self, ends: tuple[Key, ...]) -> str | None:
        """The branch on which these words stood before."""
        return next((branch for branch, each in self.was.ends.items() if set(each) & set(ends)), None)

    def _standing(self, told: Fact, branch: str) -> Iterator[Fact]:
        row = self.row(branch)
        if kind_of(self.coming.main) == "item" and not self.bench.is_here(row):
            return  # its bytes are not here
        self.bench.put(row)
        yield on_row(described(told), row, branch, self.bench.words_on(self.coming.tree))

    def _disagreement(self, branch: str, other: str, words: str, key: Key | None = None) -> DisagreementNoted:
        place, number = key or read_key(branch) or self.coming.key
        return DisagreementNoted(
            of=self.coming.main, other=other, place=place, number=number, said=words, locks=self.coming.locks
        )
