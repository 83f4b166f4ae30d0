"""Weigh: every finding with the weight that the machine computes and the two grades that a person gave, in words.

What speaks against a finding is listed beside what speaks for it, and findings that are contested come first.
"""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.weighing import Weighed, weigh_findings
from farbank.facts.finding import Bearing
from farbank.publish.grade import in_words, origins_in_words
from farbank.views import catalogue
from farbank.web.asked import Asked, Shown
from farbank.web.screens.grades import STRENGTHS, content_in_words, source_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """One row that a finding rests on, or that speaks against it."""

    id: str
    title: str
    strength: str
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding as a person reads it. `source` and `content` are the two grades: (sign, words)."""

    id: str
    label: str
    text: str
    status: str
    scope: str
    origins: str
    source: tuple[str, str]
    content: tuple[str, str]
    because: str
    note: str
    supports: tuple[Rest, ...]
    contradicts: tuple[Rest, ...]
    at_odds: tuple[str, ...]
    is_contested: bool
    remarks: tuple[str, ...]


def findings(room: Newsroom, asked: Asked) -> Shown:
    """Every finding, or those whose words hold what was asked for; with `against=1` only those that are disputed."""
    words = asked.query.get("q", "").casefold()
    disputed = asked.query.get("against") == "1"
    rows = tuple(_row(room, each) for each in weigh_findings(room))
    shown = tuple(
        each
        for each in rows
        if words in f"{each.id} {each.label} {each.text} {each.status}".casefold()
        and (not disputed or each.contradicts or each.at_odds)
    )
    given = {
        "rows": sorted(shown, key=lambda each: not each.is_contested),
        "words": words,
        "disputed": disputed,
        "strengths": STRENGTHS,
        "total": len(rows),
    }
    return Shown(template="findings.html.j2", given=given)


def _row(room: Newsroom, weighed: Weighed) -> Row:
    finding, weight = weighed
    total = weight.totalising
    return Row(
        id=finding.id,
        label=finding.label,
        text=finding.text,
        status=in_words(weight.status),
        scope=weight.scope,
        origins=origins_in_words(weight.n_min, weight.n_max),
        source=(finding.grade[0], source_in_words(finding.grade[0])),
        content=(finding.grade[1], content_in_words(finding.grade[1])),
        because=finding.because,
        note=finding.note,
        supports=tuple(_rest(room, each) for each in finding.rests_on if each.stance == "supports"),
        contradicts=tuple(_rest(room, each) for each in finding.rests_on if each.stance == "contradicts"),
        at_odds=weight.self_contradicting,
        is_contested=weight.status in {"contested", "refuted"},
        remarks=(
            *(f"{each} disagrees with what it derives from, and weighs nothing" for each in weight.relay_errors),
            *((f"“{total.words}” is not backed: {total.because}",) if total and not total.backed else ()),
            *((f"narrower: {weight.narrower}",) if weight.narrower else ()),
            *weight.advice,
        ),
    )


def _rest(room: Newsroom, bearing: Bearing) -> Rest:
    known = catalogue.one(room.rows, bearing.on)
    return Rest(
        id=bearing.on,
        title=known[1].title if known else "",
        strength=bearing.strength,
        is_withdrawn=known is None or bool(known[1].withdrawn),
    )
