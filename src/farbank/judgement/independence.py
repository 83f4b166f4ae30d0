"""Which origins are one, which may be one, and which are two: told by people, never by the machine.

Certain: `same_origin` between two that rest on one origin each, or between origins. Open: an `unknown` link, several
origins on one side of a `same_origin`, or two origins from the same handler or collection (their link is unknown until
a person says otherwise; a shared sensor has no field of its own and is said with a link). An `independent` link settles
what is open; it never undoes what is certain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Final

from farbank.facts.origin import LinkAsserted
from farbank.judgement.dependence import IMPLIED, Dependence
from farbank.judgement.evidence import Evidence

Pair = tuple[str, str]
Groups = dict[str, str]
_TYING: Final = frozenset({"same_origin", "unknown", "independent"})  # the links that say whether two origins are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two origins that may be one, and the question that would settle it."""

    pair: Pair
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What is known about pairs of origins: certainly one, and in doubt."""

    certain: frozenset[Pair]
    doubts: tuple[Doubt, ...]

    def certain_groups(self, origins: frozenset[str]) -> Groups:
        """Each origin to the name of its group, joined only where that is certain."""
        return joined(origins, self.certain)

    def widest_groups(self, origins: frozenset[str]) -> Groups:
        """The same, with everything in doubt joined too."""
        return joined(origins, [*self.certain, *(each.pair for each in self.doubts)])


def ties(graph: Dependence, origins: frozenset[str]) -> Ties:
    """What the links say, together with the handlers and collections of the given origins."""
    evidence = graph.evidence
    links = [each for name, each in evidence.links.items() if each.type in _TYING and name not in evidence.withdrawn]
    plain = replace(graph, same={}, leads={})
    apart = _pairs_of(graph, links, "independent")
    certain: set[Pair] = set()
    doubts = [*_same_hands(evidence, origins), *_asked(graph, links)]
    for link in links:
        if link.type == "same_origin" and not _follows_its_link(link.tail, evidence):
            found = _between(plain, link)
            if len(found) == 1:
                certain |= found
            doubts += [Doubt(pair=pair, question=_which(link, evidence)) for pair in found]
    return Ties(certain=frozenset(certain), doubts=_settled(doubts, apart | certain))


def joined(origins: Iterable[str], pairs: Iterable[Pair]) -> Groups:
    """Union-find: every origin named in either, to the smallest name in its group."""
    parent: Groups = {each: each for each in origins}

    def top(each: str) -> str:
        while parent.setdefault(each, each) != each:
            each = parent[each]
        return each

    for left, right in pairs:
        low, high = sorted((top(left), top(right)))
        parent[high] = low
    return {each: top(each) for each in list(parent)}


def handler(origin: str, evidence: Evidence) -> str:
    """The source through whose hands an origin reached us, or nothing."""
    stated = evidence.origin(origin)
    if stated is None:
        return origin.removeprefix(IMPLIED)
    item = evidence.item(stated.of)
    return str(item.source) if item else stated.of


def _pairs_of(graph: Dependence, links: Iterable[LinkAsserted], kind: str) -> set[Pair]:
    return {pair for link in links if link.type == kind for pair in _between(graph, link)}


def _between(graph: Dependence, link: LinkAsserted) -> set[Pair]:
    tails, heads = graph.basis(link.tail).origins, graph.basis(link.head).origins
    return {(min(pair), max(pair)) for pair in product(tails, heads) if pair[0] != pair[1]}


def _follows_its_link(node: str, evidence: Evidence) -> bool:
    """A statement that names no origin of its own rests on what its link reaches; nothing is left to be joined."""
    statement = evidence.statement(node)
    return statement is not None and evidence.origin(statement.origin) is None


def _asked(graph: Dependence, links: Iterable[LinkAsserted]) -> list[Doubt]:
    found = []
    for link in links:
        if link.type == "unknown":
            names = (graph.evidence.label(link.tail), graph.evidence.label(link.head))
            question = f"Ask whether {names[0]} depends on {names[1]}; nobody knows yet."
            found += [Doubt(pair=pair, question=question) for pair in _between(graph, link)]
    return found


def _same_hands(evidence: Evidence, origins: frozenset[str]) -> list[Doubt]:
    found = []
    for left, right in combinations(sorted(origins), 2):
        shared = _shared(left, right, evidence)
        if shared:
            names = (_called(left, evidence), _called(right, evidence))
            question = f"Ask whether {names[0]} and {names[1]} are independent: both came through {shared}."
            found.append(Doubt(pair=(left, right), question=question))
    return found


def _shared(left: str, right: str, evidence: Evidence) -> str:
    hands = {handler(left, evidence), handler(right, evidence)}
    if len(hands) == 1 and hands != {""}:
        return evidence.label(hands.pop())
    kept = {_collection(left, evidence), _collection(right, evidence)}
    return f"collection {evidence.label(kept.pop())}" if len(kept) == 1 and kept != {""} else ""


def _collection(origin: str, evidence: Evidence) -> str:
    stated = evidence.origin(origin)
    item = evidence.item(stated.of) if stated else None
    return item.about.collection if item else ""


def _called(origin: str, evidence: Evidence) -> str:
    if origin.startswith(IMPLIED):
        return f"what {evidence.label(origin.removeprefix(IMPLIED))} tells"
    return evidence.label(origin)


def _which(link: LinkAsserted, evidence: Evidence) -> str:
    names = (evidence.label(link.tail), evidence.label(link.head))
    return f"Say which origin {names[0]} and {names[1]} have in common; one of them has several."


def _settled(doubts: Iterable[Doubt], known: set[Pair]) -> tuple[Doubt, ...]:
    kept = {(each.pair, each.question): each for each in doubts if each.pair not in known}
    return tuple(kept[key] for key in sorted(kept))
