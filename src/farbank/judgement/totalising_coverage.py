"""Whether a coverage carries words that claim a whole: a certain lower share of .90 for "almost", 1.00 for the others.

The share is of the named denominator: the line of `LINE/TARGET/FROM..TO`, or the stretch that one tally looked at.
Words that say something was there rest on the share where it was seen; words that say nothing was there rest on the
share that was found without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from farbank.errors import Refused
from farbank.facts.look import LineAdopted, TallyNoted
from farbank.judgement.coverage import survey
from farbank.judgement.evidence import Evidence
from farbank.judgement.quarters import window
from farbank.judgement.totalising import TOTALISING, Match, find_totalising
from farbank.values.count import Count

ALMOST: Final = Fraction(9, 10)
WHOLE_SHARE: Final = Fraction(1)
_REFERENCE: Final = re.compile(r"\s*([^/]+)/([^/]+)/([^/.]+?)\.\.([^/.]+?)\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """Whether words are carried by their coverage, and why or why not, in one sentence."""

    backed: bool
    because: str


def coverage_backs(words: str, coverage: str, evidence: Evidence, *, language: str = "") -> Backing:
    """Do the looks, or the tally, that `coverage` names carry the words? `language` narrows which table is read."""
    if not coverage.strip():
        return Backing(backed=False, because="no coverage is named for it")
    claim = _claim(words, language)
    tally = _tally(coverage.strip(), evidence)
    if tally is not None:
        return _by_tally(claim, tally)
    found = _REFERENCE.match(coverage)
    line = evidence.lines.get(found.group(1).strip()) if found else None
    if found is None or line is None:
        return Backing(backed=False, because=f"the case holds no coverage {coverage.strip()}")
    return _by_line(claim, line, found, evidence)


def needed(claim: Match) -> Fraction:
    """The certain lower share that words need."""
    return ALMOST if claim.almost else WHOLE_SHARE


def claims(text: str) -> tuple[Match, ...]:
    """Every totalising phrase of any of the four languages, in order."""
    found = {(each.start, each.end): each for language in TOTALISING for each in find_totalising(text, language)}
    return tuple(found[key] for key in sorted(found))


def _claim(words: str, language: str) -> Match:
    """The first phrase that is known; words in no table claim the whole."""
    found = find_totalising(words, language) or claims(words)
    return found[0] if found else Match(start=0, end=len(words), word=words, almost=False)


def _tally(name: str, evidence: Evidence) -> TallyNoted | None:
    found = [each for key, each in evidence.tallies.items() if name in (key, each.label)]
    return next((each for each in found if evidence.tally(each.id)), None)


def _by_tally(claim: Match, tally: TallyNoted) -> Backing:
    """Of the stretch it looked at. An "about" carries "almost all" and never "all"."""
    counted = tally.absent if claim.absence else tally.present
    share = _certain_share(counted, tally.looked)
    name = tally.label or tally.id
    if share is None:
        return Backing(backed=False, because=f"{name} does not say on how much of what it looked at")
    vague = "approx" in {each.precision for each in (counted, tally.looked) if each}
    if vague and not claim.almost:
        return Backing(backed=False, because=f"{name} says about, which carries almost all and not all")
    return _compared(claim, share, f"of what {name} looked at")


def _certain_share(counted: Count | None, looked: Count | None) -> Fraction | None:
    most = looked.bounds()[1] if looked else None
    if counted is None or not most:
        return None
    return min(WHOLE_SHARE, Fraction(counted.bounds()[0], most))


def _by_line(claim: Match, line: LineAdopted, found: re.Match[str], evidence: Evidence) -> Backing:
    try:
        first, last = window(found.group(3), found.group(4))
    except Refused as trouble:
        return Backing(backed=False, because=str(trouble))
    target = found.group(2).strip()
    told = survey(
        line,
        [each for key, each in evidence.looks.items() if key not in evidence.withdrawn],
        (),
        [each for key, each in evidence.constraints.items() if key not in evidence.withdrawn],
        targets=[target],
        first=first,
        last=last,
    )
    low, high = told.of(target).present
    return _compared(claim, 1 - high if claim.absence else low, f"of {line.name}, {target}, {first} to {last}")


def _compared(claim: Match, share: Fraction, of_what: str) -> Backing:
    percent = f"{_floored(share)} %"
    if share >= needed(claim):
        return Backing(backed=True, because=f"certain for {percent} {of_what}")
    return Backing(backed=False, because=f"certain for {percent} {of_what}; {_floored(needed(claim))} % is needed")


def _floored(share: Fraction) -> str:
    """Rounded down, so that no share reads as more than it is."""
    return f"{int(share * 1000) / 10:.1f}"
