"""How much of a finding its bearings reach. Support for a part is support for that part, and is said as such."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from farbank.facts.finding import FindingDrawn
from farbank.facts.look import TallyNoted
from farbank.judgement.bearings import Borne
from farbank.judgement.evidence import Evidence
from farbank.values.count import Count
from farbank.values.span import Span

_KM = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part of a finding that a bearing reaches: as a share to compare by, and in words ("321 of 1,300 km")."""

    share: Fraction
    words: str


def part_of(each: Borne, finding: FindingDrawn, evidence: Evidence) -> Part | None:
    """What a bearing reaches where that is less than the finding claims; None where it reaches all of it.

    A tally reaches the length it looked at of its own compiler's line, when the finding is about a stretch. A bearing
    whose days are known reaches only these where the finding claims a whole span of time. A coarser place or a wider
    span that contains the finer one reaches all of it.
    """
    tally = evidence.tally(each.tally)
    if finding.stretch is not None and tally is not None:
        found = _looked_part(tally)
        if found is not None:
            return found
    return _time_part(each.when, finding.when)


def narrowest(parts: tuple[Part, ...]) -> Part | None:
    """The part that every one of the bearings reaches at most."""
    return min(parts, key=lambda part: (part.share, part.words), default=None)


def narrower_sentence(finding: FindingDrawn, part: Part) -> str:
    """A sentence that claims no more than the part, for a person to mend."""
    return f"For {part.words} that could be examined: {finding.text}"


def _looked_part(tally: TallyNoted) -> Part | None:
    looked = tally.looked or Count(value=0, precision="at_least")
    low, high = looked.bounds(tally.compiler_length)
    reach = Fraction(high if high is not None else tally.compiler_length, tally.compiler_length)
    if tally.looked is None or reach >= 1:
        return None
    words = f"{_hedge(looked)}{_km(high or low)} of {_km(tally.compiler_length)} km"
    return Part(share=reach, words=words)


def _hedge(count: Count) -> str:
    return {"approx": "about ", "at_most": "at most ", "range": "at most "}.get(count.precision, "")


def _km(metres: int) -> str:
    return f"{round(Fraction(metres, _KM)):,}"


def _time_part(said: Span | None, about: Span | None) -> Part | None:
    core = _core(about)
    if said is None or about is None or core is None or (said.first <= core[0] and said.last >= core[1]):
        return None
    first, last = max(said.first, core[0]), min(said.last, core[1])
    days = max(0, (last - first).days + 1)
    share = Fraction(days, (core[1] - core[0]).days + 1)
    return Part(share=share, words=f"{said.words or _days(said)} of {about.words or _days(about)}")


def _core(about: Span | None) -> tuple[date, date] | None:
    """The days through which a span must have lasted; None for a single moment, however vague, and for open ends."""
    if about is None or about.start == about.end:
        return None
    first, last = about.start[1], about.end[0]
    return (first, last) if first is not None and last is not None and first <= last else None


def _days(span: Span) -> str:
    return f"{span.earliest or '...'} to {span.latest or '...'}"
