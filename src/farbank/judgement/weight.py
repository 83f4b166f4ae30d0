"""How sure a finding is: how many origins, how likely, and a status that is decided by rules.

The machine computes; a person signs. Nothing here is stored, and the probability is printed in the method note only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from farbank.facts.finding import FindingDrawn
from farbank.judgement.bearings import Borne, borne, unheld
from farbank.judgement.contradiction import relay_errors, self_contradicting
from farbank.judgement.dependence import Basis, Dependence, dependence
from farbank.judgement.evidence import Evidence
from farbank.judgement.finding_scope import Part, narrower_sentence, narrowest, part_of
from farbank.judgement.independence import Ties, ties
from farbank.judgement.odds import Sides, sides
from farbank.judgement.origin_kinds import first_hand, kinds_of
from farbank.judgement.status import Standing, Status, status_of
from farbank.judgement.totalising_coverage import claims, coverage_backs
from farbank.judgement.weight_words import advice_for, called, steps_for, unheld_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Totalled:
    """Words of a finding that claim a whole, and whether their coverage carries them."""

    words: str
    backed: bool
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What the machine makes of one finding.

    `n_min`..`n_max` origins speak for it; `p_min`..`p_max` over both ways of counting and both priors. `relay_errors`
    and `self_contradicting` are labels, `unheld` the ids of what it rests on that cannot be read here. `scope` says
    which part of the finding its status holds for ("scope 321 of 1,300 km", or nothing when it is all of it),
    `narrower` proposes a sentence that claims no more.
    """

    status: Status
    n_min: int
    n_max: int
    p_min: float
    p_max: float
    relay_errors: tuple[str, ...] = ()
    self_contradicting: tuple[str, ...] = ()
    unheld: tuple[str, ...] = ()
    contested_index: float = 0.0
    totalising: Totalled | None = None
    scope: str = ""
    narrower: str = ""
    advice: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The bearings that weigh, counted both ways: strictly (all that may be one is one) and loosely."""

    every: tuple[Borne, ...]
    counting: tuple[Borne, ...]
    mistaken: tuple[Borne, ...]
    torn: frozenset[str]
    known: Ties
    strict: Sides
    loose: Sides

    @property
    def probabilities(self) -> tuple[float, float]:
        """The interval over both counts and both priors."""
        found = (*self.strict.probabilities(), *self.loose.probabilities())
        return min(found), max(found)


def weigh(finding: FindingDrawn, evidence: Evidence) -> Weight:
    """Weigh one finding on everything it rests on."""
    return weigh_on(finding, dependence(evidence))


def weigh_all(findings: Iterable[FindingDrawn], evidence: Evidence) -> tuple[Weight, ...]:
    """Weigh findings in their order; the graph of the case is drawn once."""
    graph = dependence(evidence)
    return tuple(weigh_on(each, graph) for each in findings)


def weigh_on(finding: FindingDrawn, graph: Dependence) -> Weight:
    """Weigh one finding on a graph that is drawn already."""
    evidence = graph.evidence
    every = borne(finding, graph)
    counted = _counted(every, graph)
    standing = _standing(finding, counted, evidence)
    status = status_of(standing)
    part = _scope(finding, status, counted, graph)
    words, lost = _totalled(finding, evidence), unheld(finding, evidence)
    return Weight(
        status=status,
        n_min=standing.n_min,
        n_max=len(counted.loose.support),
        p_min=standing.p_min,
        p_max=standing.p_max,
        relay_errors=tuple(each.label for each in counted.mistaken),
        self_contradicting=tuple(sorted(called(each, evidence) for each in counted.torn)),
        unheld=lost,
        contested_index=standing.contested_index,
        totalising=words,
        scope=f"scope {part.words}" if part else "",
        narrower=narrower_sentence(finding, part) if part else "",
        advice=(*unheld_words(lost), *advice_for(every, counted.mistaken, counted.known, standing, graph)),
        steps=steps_for(every, counted.mistaken, counted.torn, (counted.strict, counted.loose), graph),
    )


def _counted(every: tuple[Borne, ...], graph: Dependence) -> Counted:
    origins = frozenset(origin for each in every for origin in each.basis.origins)
    known = ties(graph, origins)
    mistaken = relay_errors(every)
    certain = known.certain_groups(origins)
    honest = [each for each in every if each not in mistaken]
    torn_groups = self_contradicting(honest, certain)
    torn = frozenset(origin for origin in origins if certain[origin] in torn_groups)
    kept = [_without(each, torn) for each in honest]
    counting = tuple(each for each in kept if each.weighs)
    return Counted(
        every=every,
        counting=counting,
        mistaken=mistaken,
        torn=torn,
        known=known,
        strict=sides(counting, known.widest_groups(origins), strict=True),
        loose=sides(counting, certain, strict=False),
    )


def _without(each: Borne, torn: frozenset[str]) -> Borne:
    basis = Basis(
        origins=each.basis.origins - torn,
        direct=each.basis.direct - torn,
        upstream=each.basis.upstream,
    )
    return replace(each, basis=basis)


def _standing(finding: FindingDrawn, counted: Counted, evidence: Evidence) -> Standing:
    p_min, p_max = counted.probabilities
    withdrawn = finding.id in evidence.withdrawn
    speaking = [each for each in counted.counting if each.supports]
    return Standing(
        state="withdrawn" if withdrawn else finding.status,
        assessed=bool(counted.every),
        n_min=len(counted.strict.support),
        against=len(counted.strict.against),
        p_min=p_min,
        p_max=p_max,
        contested_index=max(counted.strict.contested, counted.loose.contested),
        first_hand=any(first_hand(each, evidence) for each in speaking),
        kinds=frozenset(kind for each in speaking for kind in kinds_of(each, evidence)),
    )


def _scope(finding: FindingDrawn, status: Status, counted: Counted, graph: Dependence) -> Part | None:
    """The part its status holds for: none is named when the bearings that reach all of it give the same status."""
    parts = {each.bearing: part_of(each, finding, graph.evidence) for each in counted.counting if each.supports}
    partial = tuple(part for part in parts.values() if part)
    if not partial or status not in ("single_origin", "supported", "corroborated", "strongly_corroborated"):
        return None
    whole = tuple(each for each in counted.every if parts.get(each.bearing) is None)
    standing = _standing(finding, _counted(whole, graph), graph.evidence)
    return None if status_of(standing) == status else narrowest(partial)


def _totalled(finding: FindingDrawn, evidence: Evidence) -> Totalled | None:
    """The words the finding owns up to, else the first phrase of its text that claims a whole."""
    said = finding.totalising
    if said is not None:
        backing = coverage_backs(said.words, said.coverage, evidence)
        return Totalled(words=said.words, backed=backing.backed, because=backing.because)
    found = claims(finding.text)
    if not found:
        return None
    return Totalled(words=found[0].word, backed=False, because="no coverage is named for it")
