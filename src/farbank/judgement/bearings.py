"""One bearing made ready to be weighed: what it rests on, what class is left of it, and what it may not count for."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.facts.finding import Bearing, FindingDrawn
from farbank.facts.item import ItemReceived
from farbank.judgement.dependence import Basis, Dependence
from farbank.judgement.evidence import Evidence
from farbank.judgement.likelihood import TABLE, Circumstances, class_after
from farbank.values.span import Span

GUESSES = ("inferred", "motive")


@dataclass(frozen=True, slots=True, kw_only=True)
class Borne:
    """A bearing with its basis. `node` is where it sits in the graph, `item` what it is in; a tally sits in its item.

    `strength` is the class that is left after `circumstances`.
    """

    bearing: Bearing
    node: str
    item: str
    label: str
    basis: Basis
    circumstances: Circumstances
    strength: str
    when: Span | None = None
    tally: str = ""

    @property
    def supports(self) -> bool:
        """Whether it speaks for the finding."""
        return self.bearing.stance == "supports"

    @property
    def guessed(self) -> bool:
        """Whether it was inferred, or says why somebody did something."""
        return self.circumstances.mode in GUESSES

    @property
    def weighs(self) -> bool:
        """Whether a class is left and an origin is reached."""
        return self.strength != "none" and bool(self.basis.origins)


def borne(finding: FindingDrawn, graph: Dependence) -> tuple[Borne, ...]:
    """Every bearing that takes a side and whose row is held and counts, in a fixed order; each row and stance once."""
    ready = [_resolved(each, finding, graph) for each in finding.rests_on if each.stance != "mentions"]
    found = {each.bearing: each for each in ready if each is not None}
    return tuple(sorted(found.values(), key=lambda each: (each.bearing.on, each.bearing.stance, repr(each.bearing))))


def unheld(finding: FindingDrawn, evidence: Evidence) -> tuple[str, ...]:
    """What takes a side in it and is not here: forgotten, under a key that lies elsewhere, or never come."""
    held = (evidence.statements, evidence.items, evidence.tallies)
    asked = dict.fromkeys(each.on for each in finding.rests_on if each.stance != "mentions")
    return tuple(on for on in asked if on not in evidence.withdrawn and not any(on in rows for rows in held))


def _resolved(bearing: Bearing, finding: FindingDrawn, graph: Dependence) -> Borne | None:
    evidence = graph.evidence
    statement, tally = evidence.statement(bearing.on), evidence.tally(bearing.on)
    item = evidence.item(statement.item if statement else tally.item if tally else bearing.on)
    if item is None and not (statement and not statement.item):
        return None
    when = statement.when if statement else tally.when if tally else item.about.when if item else None
    circumstances = Circumstances(
        checks=bearing.checks,
        hearsay=bearing.hearsay,
        reliability=_reliability(str(statement.source) if statement else "", item, evidence),
        stale=_stale(when, finding.when),
        mode=statement.mode if statement else "",
    )
    node = bearing.on if statement else (item.id if item else "")
    return Borne(
        bearing=bearing,
        node=node,
        item=item.id if item else "",
        label=evidence.label(bearing.on),
        basis=graph.basis(node),
        circumstances=circumstances,
        strength=class_after(bearing.strength, circumstances),
        when=when,
        tally=bearing.on if tally else "",
    )


def _reliability(named: str, item: ItemReceived | None, evidence: Evidence) -> str:
    """The letter of the statement's own source, else of the source its item came from."""
    source = evidence.source(named) or (evidence.source(item.source) if item else None)
    return source.reliability if source else ""


def _stale(said: Span | None, about: Span | None) -> bool:
    """Whether it ended so long before what the finding is about began; what has no date is not stale."""
    if said is None or about is None or said.latest is None or about.earliest is None:
        return False
    return (about.earliest - said.latest).days > TABLE.stale_days
