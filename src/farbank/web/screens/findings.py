"""Weigh: every finding with the weight that the machine computes and the two grades that a person gave, in words.

What speaks against a finding is listed beside what speaks for it, and findings that are contested come first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.assemble import paging
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.weighing import Weighed, weigh_findings, weigh_some
from farbank.facts.finding import Bearing
from farbank.publish.grade import in_words, origins_in_words
from farbank.publish.wording import Wording, wording
from farbank.views import catalogue
from farbank.views.paged import Wanted
from farbank.web.asked import Asked, Shown
from farbank.web.remembered import once
from farbank.web.screens.grades import STRENGTHS, content_in_words, source_in_words

PAGE: Final = 25  # findings


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
    """The findings whose words hold what was asked for, a page at a time; with `against=1` only what is disputed.

    Only those of the page are weighed, and the contested of a page come first.
    """
    words, disputed = asked.query.get("q", ""), asked.query.get("against") == "1"
    ids = _disputed(room, words) if disputed else None
    found = paging.count(room, Wanted(kind="finding", words=words)) if ids is None else len(ids)
    number = asked.number("page", 1, most=max(-(-found // PAGE), 1))
    begin = (number - 1) * PAGE
    rows = (
        _row(room, each, wording(asked.language))
        for each in weigh_some(room, _page(room, words, begin) if ids is None else ids[begin:][:PAGE])
    )
    given = {
        "rows": sorted(rows, key=lambda each: not each.is_contested),
        "words": words,
        "disputed": disputed,
        "strengths": STRENGTHS,
        "first": begin + 1,
        "found": found,
        "total": paging.count(room, Wanted(kind="finding")),
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if begin + PAGE < found else "",
    }
    return Shown(template="findings.html.j2", given=given)


def _page(room: Newsroom, words: str, begin: int) -> list[str]:
    lines = paging.page(room, Wanted(kind="finding", words=words), begin=begin, most=PAGE)
    return [each.id for each in lines]


def _disputed(room: Newsroom, words: str) -> list[str]:
    """Every finding that something speaks against; for that all of them are weighed, once for a case as it is."""
    weighed = once(room, "disputed", lambda: [each for each in weigh_findings(room) if _is_disputed(each)])
    against = {finding.id for finding, _ in weighed}
    lines = paging.page(room, Wanted(kind="finding", words=words))
    return [each.id for each in lines if each.id in against]


def _is_disputed(weighed: Weighed) -> bool:
    finding, weight = weighed
    return any(each.stance == "contradicts" for each in finding.rests_on) or bool(weight.self_contradicting)


def _row(room: Newsroom, weighed: Weighed, say: Wording) -> Row:
    finding, weight = weighed
    total = weight.totalising
    return Row(
        id=finding.id,
        label=finding.label,
        text=finding.text,
        status=in_words(weight.status, say),
        scope=weight.scope.removeprefix("scope "),
        origins=origins_in_words(weight.n_min, weight.n_max, say),
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
            *((f"put more narrowly: {weight.narrower}",) if weight.narrower else ()),
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
