"""Weigh: every finding with the weight that the machine computes and the grade that a person gave, both in words."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.weighing import Weighed, weigh_findings
from farbank.publish.grade import in_words, origins_in_words
from farbank.web.asked import Asked, Shown


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


def findings(room: Newsroom, asked: Asked) -> Shown:
    """Every finding, or those whose words hold what was asked for."""
    words = asked.query.get("q", "").casefold()
    rows = tuple(_row(each) for each in weigh_findings(room))
    shown = tuple(each for each in rows if words in f"{each.id} {each.label} {each.text} {each.status}".casefold())
    return Shown(template="findings.html.j2", given={"rows": shown, "words": words, "total": len(rows)})


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
