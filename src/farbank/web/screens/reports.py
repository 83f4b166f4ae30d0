"""The list of reports: what became of each, what the gate said last, and who approved."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.report_standing import Stands, how_it_stands
from farbank.facts.report import ReportDrafted
from farbank.views import releases
from farbank.web.asked import Asked, Shown
from farbank.web.screens.report import STATES
from farbank.web.screens.rows import PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One report as the list shows it."""

    id: str
    label: str
    title: str
    state: str
    stands: Stands


def listed(room: Newsroom, asked: Asked) -> Shown:
    """One page of the list, filtered by words and by what became of them."""
    words, state = asked.query.get("q", "").casefold(), asked.query.get("state", "")
    every = [
        each for each in releases.reports(room.rows) if words in f"{each.id} {each.label} {each.heading}".casefold()
    ]
    rows = [row for row in (_row(room, each.id) for each in every) if state in ("", row.stands.state)]
    number = asked.number("page", 1, most=max(-(-len(rows) // PAGE), 1))
    given = {
        "rows": rows[(number - 1) * PAGE : number * PAGE],
        "total": len(rows),
        "first": (number - 1) * PAGE + 1,
        "words": asked.query.get("q", ""),
        "chosen": state,
        "states": STATES,
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if number * PAGE < len(rows) else "",
    }
    return Shown(template="reports.html.j2", given=given)


def _said(report: ReportDrafted) -> str:
    return f"{report.id} {report.label} {report.heading}".casefold()


def _row(room: Newsroom, identity: str) -> Row:
    stands = how_it_stands(room, identity)
    report = stands.report
    return Row(
        id=report.id,
        label=report.label,
        title=report.heading or report.label,
        state=STATES[stands.state],
        stands=stands,
    )
