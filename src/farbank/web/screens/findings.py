"""Weigh: every finding with the weight that the machine computes and the grade that a person gave, both in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.assemble import paging
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.weighing import Weighed, weigh_some
from farbank.publish.grade import in_words, origins_in_words
from farbank.views.paged import Wanted
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


PAGE: Final = 25  # findings


def findings(room: Newsroom, asked: Asked) -> Shown:
    """The findings whose words hold what was asked for, a page at a time; only those of the page are weighed."""
    wanted = Wanted(kind="finding", words=asked.query.get("q", ""))
    found = paging.count(room, wanted)
    number = asked.number("page", 1, most=max(-(-found // PAGE), 1))
    begin = (number - 1) * PAGE
    ids = (each.id for each in paging.page(room, wanted, begin=begin, most=PAGE))
    given = {
        "rows": tuple(map(_row, weigh_some(room, ids))),
        "words": wanted.words,
        "first": begin + 1,
        "found": found,
        "total": paging.count(room, Wanted(kind="finding")),
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if begin + PAGE < found else "",
    }
    return Shown(template="findings.html.j2", given=given)


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
