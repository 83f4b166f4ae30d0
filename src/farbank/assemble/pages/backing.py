"""What a word that claims a whole rests on, told to readers: lengths and shares, never the label of a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from farbank.assemble.pages import words
from farbank.assemble.pages.spans import dated
from farbank.facts.look import TallyNoted
from farbank.judgement.evidence import Evidence
from farbank.judgement.totalising_coverage import claims, coverage_backs
from farbank.publish.page import Backing
from farbank.publish.share import percent
from farbank.publish.wording import Wording, wording
from farbank.values.count import Count
from farbank.values.draft import Covered, Draft
from farbank.values.draft_walk import every_block, every_run, run_groups, words_of

_PARTS: Final = (
    (Fraction(1, 10), "a tenth"),
    (Fraction(1, 5), "a fifth"),
    (Fraction(1, 4), "a quarter"),
    (Fraction(1, 3), "a third"),
    (Fraction(1, 2), "half"),
    (Fraction(2, 3), "two thirds"),
    (Fraction(3, 4), "three quarters"),
)
_METRES: Final = 1000


def backings(draft: Draft, evidence: Evidence) -> tuple[Backing, ...]:
    """Every totalising word of the draft with what it rests on, each coverage once."""
    found = {run.coverage: _words(run, draft, evidence) for run in _covered(draft)}
    return tuple(Backing(coverage=coverage, words=said) for coverage, said in found.items())


def _covered(draft: Draft) -> Iterator[Covered]:
    for block in every_block(draft):
        for runs in run_groups(block):
            yield from (run for run in every_run(runs) if isinstance(run, Covered))


def _words(run: Covered, draft: Draft, evidence: Evidence) -> str:
    say = wording(draft.language)
    said = words_of(run.runs)
    named = run.coverage.strip()
    tally = next((each for key, each in evidence.tallies.items() if named in {key, each.label}), None)
    if tally is not None:
        claim = claims(said)
        return _by_tally(tally, evidence, say, absence=bool(claim) and claim[0].absence)
    if not coverage_backs(said, named, evidence, language=draft.language).backed:
        return say("Nothing that this case holds carries these words.")
    return _by_looks(named, say)


def _by_tally(tally: TallyNoted, evidence: Evidence, say: Wording, *, absence: bool) -> str:
    """`About 321 of the 321 km that Human Rights Watch looked at; no more than a quarter of the border`."""
    counted = tally.absent if absence else tally.present
    if counted is None or tally.looked is None:
        return say("The survey does not say on how much of what it looked at.")
    most = Fraction(tally.looked.bounds()[1] or tally.compiler_length, tally.compiler_length)
    given = {
        "n": words.begun(words.number_words(_in_kilometres(counted), say)),
        "whole": f"{_in_kilometres(tally.looked).value:,}",
        "who": _compiler(tally, evidence, say),
    }
    if most >= 1:
        return say("{n} of the {whole} km that {who} looked at.", **given)
    told = "{n} of the {whole} km that {who} looked at; no more than {part} of {line}."
    return say(told, part=_part(most, say), line=words.short_line_words(tally.line, say), **given)


def _in_kilometres(count: Count) -> Count:
    return replace(count, value=round(count.value / _METRES), high=None)


def _part(share: Fraction, say: Wording) -> str:
    """The next simple part of a whole that is not smaller."""
    part = next((name for size, name in _PARTS if share <= size), "")
    return say(part) if part else percent(share)


def _compiler(tally: TallyNoted, evidence: Evidence, say: Wording) -> str:
    item = evidence.item(tally.item)
    source = evidence.source(item.source) if item else None
    return source.name if source and source.public and source.name else say("the survey")


def _by_looks(coverage: str, say: Wording) -> str:
    """What the looks along a line carry; `coverage` is LINE/TARGET/FROM..TO."""
    _, target, time = (each.strip() for each in coverage.split("/", 2))
    first, _, last = time.partition("..")
    start, end = dated(first, say), dated(last, say)
    when = start if start == end else say("{low} to {high}", low=start, high=end)
    what = words.inside(words.target_words(target, say))
    return say("The looks in this case reach that far ({what}, {when}).", what=what, when=when)
