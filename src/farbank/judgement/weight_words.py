"""What a weighing tells the desk to ask, and the steps it took, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp

from farbank.judgement.bearings import Borne
from farbank.judgement.dependence import IMPLIED, Dependence
from farbank.judgement.evidence import Evidence
from farbank.judgement.independence import Ties
from farbank.judgement.likelihood import TABLE
from farbank.judgement.odds import Sides
from farbank.judgement.status import TWO, Standing


def advice_for(
    every: Sequence[Borne], mistaken: Sequence[Borne], known: Ties, standing: Standing, graph: Dependence
) -> tuple[str, ...]:
    """What would settle most, first: whether origins are one, then what each bearing lacks."""
    asked = [each.question for each in known.doubts if _bears(each.pair, every)]
    found = [
        *asked,
        *(_corrected(each) for each in mistaken),
        *(sentence for each in every if each not in mistaken for sentence in _lacking(each, graph)),
        *_weakened([each for each in every if each not in mistaken]),
    ]
    if standing.n_min == 1 and not asked:
        found.append(
            "Look for a second origin: somebody or something that touched it and depends on nothing named here."
        )
    if standing.n_min >= TWO and standing.missing:
        found.append(f"To be corroborated it needs {_listed(standing.missing)}.")
    return tuple(dict.fromkeys(found))


def steps_for(
    every: Sequence[Borne],
    mistaken: Sequence[Borne],
    torn: frozenset[str],
    counts: tuple[Sides, Sides],
    graph: Dependence,
) -> tuple[str, ...]:
    """How the result came about, for the method note."""
    evidence = graph.evidence
    return (
        f"Likelihood table version {TABLE.version}.",
        *(_weighed(each, mistaken, evidence) for each in every),
        *(f"{called(each, evidence)} contradicts itself and weighs nothing." for each in sorted(torn)),
        *(_summed(name, each) for name, each in zip(("strictly", "loosely"), counts, strict=True)),
    )


def unheld_words(ids: Sequence[str]) -> tuple[str, ...]:
    """What cannot be read here weighs nothing, whichever side it took; the finding does not stand as it was drawn."""
    return tuple(
        f"{each}, on which it rests, cannot be read here (forgotten, or its key lies elsewhere) and weighs nothing: "
        "draw the finding again on what is left."
        for each in ids
    )


def called(origin: str, evidence: Evidence) -> str:
    """An origin by its label; a source that stands for one by the source's label."""
    return evidence.label(origin.removeprefix(IMPLIED))


def _bears(pair: tuple[str, str], every: Iterable[Borne]) -> bool:
    reached = {origin for each in every for origin in each.basis.origins}
    return set(pair) <= reached


def _corrected(each: Borne) -> str:
    return f"{each.label} differs from what it derives from: cite the original, and tell the relay."


def _lacking(each: Borne, graph: Dependence) -> list[str]:
    origins = sorted(called(origin, graph.evidence) for origin in each.basis.origins)
    found = []
    if not origins:
        found.append(f"Say who or what {each.label} goes back to: it reaches no origin, so it counts for nothing.")
    if len(origins) > 1:
        found.append(f"Say which origin {each.label} rests on: {_listed(origins)}.")
    failed = each.circumstances.failed
    if failed:
        found.append(f"{each.label} failed its check of {_listed(failed)} and weighs nothing.")
    return found


def _weakened(every: Iterable[Borne]) -> list[str]:
    """What weighs less than it could, a sentence for each cause; what failed a check weighs nothing and is told so."""
    causes: dict[str, list[str]] = {}
    for each in every:
        if each.circumstances.demotions and not each.circumstances.failed:
            causes.setdefault(_listed(each.circumstances.demotions), []).append(each.label)
    return [
        f"{_listed(labels)} {'weighs less than it' if len(labels) == 1 else 'weigh less than they'} could: {cause}."
        for cause, labels in causes.items()
    ]


def _weighed(each: Borne, mistaken: Sequence[Borne], evidence: Evidence) -> str:
    if each in mistaken:
        return f"{each.label} {each.bearing.stance}: a relay error, weighs nothing."
    origins = _listed(sorted(called(origin, evidence) for origin in each.basis.origins)) or "no origin"
    ratio = TABLE.ratio(each.strength)
    said = f"{ratio}" if each.supports or ratio == 1 else f"1/{ratio}"
    classes = f"{each.bearing.strength} given, {each.strength} left"
    return f"{each.label} {each.bearing.stance}: {classes}, {said}, by {origins}."


def _summed(name: str, count: Sides) -> str:
    ratios = [f"{exp(value):.0f}" for _, value in count.support] + [f"1/{exp(value):.0f}" for _, value in count.against]
    low, high = count.probabilities()
    product = " x ".join(ratios) or "1"
    return (
        f"Counted {name}: {len(count.support)} for, {len(count.against)} against; {product}; p {low:.3f} to {high:.3f}."
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
