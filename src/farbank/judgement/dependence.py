"""What depends on what: the graph of the links people asserted, and the origins that can be reached through it.

`derived_from` runs one way, from the one that depends to what it depends on; `same_origin` runs both ways. A
statement steps to the origin it names; else along its own links; else into its item. An item steps to the origins
stated of it. An item that derives from nothing and has no origin of its own has its source's; where none is stated
for the source either, the source itself stands for one (`of S3`). A compilation is a relay: it reaches the origins of
what it compiles and adds none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from farbank.judgement.evidence import Evidence
from farbank.values.words import Derivation

RENDERINGS: Final = frozenset(get_args(Derivation))  # still the thing itself; an article about it is not
IMPLIED: Final = "of "

Adjacent = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A node reached on a walk: `copied` when anything was derived on the way, `retold` when a person retold it."""

    node: str
    copied: bool = False
    retold: bool = False

    def to(self, node: str) -> Visit:
        """The same way on, to what has not been derived again."""
        return Visit(node=node, copied=self.copied, retold=self.retold)

    def back_to(self, node: str, *, retold: bool) -> Visit:
        """The way on to what this was derived from."""
        return Visit(node=node, copied=True, retold=self.retold or retold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What one statement or item rests on.

    `origins`: ids of every origin reached; `direct`: those reached without a retelling; `upstream`: the items and
    statements it was derived from.
    """

    origins: frozenset[str]
    direct: frozenset[str]
    upstream: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """The links of a case, ready to be walked. Withdrawn rows and links are left out."""

    evidence: Evidence
    derived: Adjacent
    same: Adjacent
    leads: Adjacent  # tail -> head of same_origin, in the direction a person wrote it
    stated: Adjacent  # item or source -> the origins stated of it

    def basis(self, node: str) -> Basis:
        """What a node rests on; nothing for a node that is unknown, withdrawn, or goes round in a circle.

        Stated origins first; sources stand in only where none is reached. Statements that are only said to be of one
        origin with each other rest on what any of their items reaches.
        """
        opened = self._only_alike(node)
        stated = self._basis(self._visits(node, opened=opened))
        return stated if stated.origins else self._basis(self._visits(node, implied=True, opened=opened))

    def _only_alike(self, node: str) -> bool:
        met = {each.node for each in self._visits(node)}
        return all(self.evidence.statement(each) and not self.derived.get(each) for each in met)

    def _basis(self, visits: frozenset[Visit]) -> Basis:
        arrived = [each for each in visits if is_origin(each.node, self.evidence)]
        return Basis(
            origins=frozenset(each.node for each in arrived),
            direct=frozenset(each.node for each in arrived if not each.retold),
            upstream=frozenset(each.node for each in visits if each.copied) - frozenset(each.node for each in arrived),
        )

    def _visits(self, node: str, *, implied: bool = False, opened: bool = False) -> frozenset[Visit]:
        seen: set[Visit] = set()
        ahead = [Visit(node=node)]
        while ahead:
            here = ahead.pop()
            if here not in seen:
                seen.add(here)
                ahead.extend(self._ahead(here, implied=implied, opened=opened))
        return frozenset(seen)

    def _ahead(self, here: Visit, *, implied: bool, opened: bool) -> Iterator[Visit]:
        if self.evidence.statement(here.node):
            yield from self._from_statement(here, opened=opened)
        elif self.evidence.item(here.node):
            yield from self._from_item(here, implied=implied)
        elif self.evidence.origin(here.node):
            yield from self._along_links(here)

    def _from_statement(self, here: Visit, *, opened: bool) -> Iterator[Visit]:
        statement = self.evidence.statements[here.node]
        if self.evidence.origin(statement.origin):
            yield here.to(statement.origin)
            return
        if opened or not (self.derived.get(here.node) or self.leads.get(here.node)):
            yield here.to(statement.item)
        yield from self._along_links(here)

    def _from_item(self, here: Visit, *, implied: bool) -> Iterator[Visit]:
        item = self.evidence.items[here.node]
        rendered = item.about.derived_from
        relayed = self.derived.get(here.node, ())
        own = self.stated.get(here.node, ())
        if not own and not relayed and not rendered:
            own = self.stated.get(item.source, ())
            if not own and implied and self.evidence.source(item.source):
                own = (IMPLIED + item.source,)
        yield from (here.to(each) for each in own)
        if rendered:
            yield here.back_to(rendered, retold=item.about.derivation not in RENDERINGS)
        yield from self._along_links(here)

    def _along_links(self, here: Visit) -> Iterator[Visit]:
        yield from (here.back_to(each, retold=True) for each in self.derived.get(here.node, ()))
        yield from (here.to(each) for each in self.same.get(here.node, ()))


def dependence(evidence: Evidence) -> Dependence:
    """The graph of a case as it stands."""
    links = [each for name, each in evidence.links.items() if name not in evidence.withdrawn]
    leads = [(each.tail, each.head) for each in links if each.type == "same_origin" and each.tail != each.head]
    origins = [(each.of, name) for name, each in evidence.origins.items() if name not in evidence.withdrawn]
    return Dependence(
        evidence=evidence,
        derived=_adjacent((each.tail, each.head) for each in links if each.type == "derived_from"),
        same=_adjacent([*leads, *((head, tail) for tail, head in leads)]),
        leads=_adjacent(leads),
        stated=_adjacent(origins),
    )


def is_origin(node: str, evidence: Evidence) -> bool:
    """Whether a node touches reality: an origin that was stated, or a source that stands for one."""
    return node.startswith(IMPLIED) or evidence.origin(node) is not None


def _adjacent(pairs: Iterable[tuple[str, str]]) -> Adjacent:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for tail, head in pairs:
        found[tail].add(head)
    return {tail: tuple(sorted(heads)) for tail, heads in found.items()}
