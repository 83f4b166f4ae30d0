"""Weigh: every finding with the weight that the machine computes and the grade that a person gave, both in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.weighing import Weighed, weigh_findings
from farbank.publish.grade import in_words, origins_in_words
from farbank.web.asked import Asked, Shown
from farbank.web.remembered import once


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding as a person reads it."""

    id: str
    label: str
    text: str
    status: str
    origins: str
    grade: str
    remarks: tuple[str, ...]


PAGE: Final = 25  # findings


def findings(room: Newsroom, asked: Asked) -> Shown:
    """The findings whose words hold what was asked for, a page at a time."""
    words = asked.query.get("q", "").casefold()
    every = once(room, "weighed", lambda: weigh_findings(room))
    rows = [each for each in every if words in _told(each)]
    number = asked.number("page", 1, most=max(-(-len(rows) // PAGE), 1))
    begin = (number - 1) * PAGE
    given = {
        "rows": tuple(map(_row, rows[begin : begin + PAGE])),
        "words": words,
        "first": begin + 1,
        "found": len(rows),
        "total": len(every),
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if begin + PAGE < len(rows) else "",
    }
    return Shown(template="findings.html.j2", given=given)


def _told(weighed: Weighed) -> str:
    """What a finding is filtered by."""
    finding, weight = weighed
    return f"{finding.id} {finding.label} {finding.text} {in_words(weight.status)}".casefold()


def _row(weighed: Weighed) -> Row:
    finding, weight = weighed
    total = weight.totalising
    return Row(
        id=finding.id,
        label=finding.label,
        text=finding.text,
        status=in_words(weight.status) + (f" For {weight.scope}." if weight.scope else ""),
        origins=origins_in_words(weight.n_min, weight.n_max),
        grade="".join(finding.grade),
        remarks=(
            *(f"{each} disagrees with what it derives from, and weighs nothing" for each in weight.relay_errors),
            *((f"“{total.words}” is not backed: {total.because}",) if total and not total.backed else ()),
            *((f"narrower: {weight.narrower}",) if weight.narrower else ()),
            *weight.advice,
        ),
    )
