"""A list of one kind: filtered, sorted, paged; its address is its state, and it exports what it shows as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from farbank.assemble import paging
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.seeing import LISTABLE
from farbank.errors import Missing
from farbank.views.paged import ORDERS, Order, Wanted
from farbank.web.asked import Asked, Sent, Shown
from farbank.web.language import N_
from farbank.web.screens.csv_file import csv_file
from farbank.web.sections import section_of

PAGE: Final = 50  # rows
PLURAL: Final = {
    "item": N_("items"),
    "source": N_("sources"),
    "collection": N_("collections"),
    "origin": N_("origins"),
    "link": N_("links"),
    "line": N_("lines"),
    "look": N_("looks"),
    "tally": N_("tallies"),
    "constraint": N_("constraints"),
    "conduit": N_("conduits"),
    "interview": N_("interviews"),
    "series": N_("series"),
    "figure": N_("figures"),
    "subject": N_("subjects"),
    "sameness": N_("samenesses"),
    "statement": N_("statements"),
    "finding": N_("findings"),
    "persona": N_("personas"),
    "disclosure": N_("disclosures"),
    "consent": N_("consents"),
    "access": N_("counted sets"),
    "population": N_("populations"),
    "inquiry": N_("inquiries"),
    "report": N_("reports"),
    "copy": N_("copies"),
}
PAGES: Final = {"report": "/report", "inquiry": "/inquiry"}  # kinds that have a screen of their own
# why a list may be empty, and what to do next
EMPTY: Final = {
    "item": N_("Nothing has been taken in yet. Begin with Intake: drop files there."),
    "source": N_("No source has a codename yet. A source is named when material comes from somebody."),
    "look": N_("No look is recorded yet: who could see which stretch, when, and what they saw, also nothing."),
    "statement": N_("Nobody has said anything yet that is recorded. Open an item and read it."),
    "finding": N_("Nothing is concluded yet. A finding rests on statements."),
    "report": N_("No report is drafted yet. Take one in with its desk sheet."),
}


def listed(room: Newsroom, asked: Asked) -> Shown:
    """One page of a list."""
    wanted = _wanted(asked)
    total = paging.count(room, wanted)
    number = asked.number("page", 1, most=(most := max(-(-total // PAGE), 1)))
    lines = tuple(paging.page(room, wanted, begin=(number - 1) * PAGE, most=PAGE))
    return Shown(
        template="rows.html.j2",
        given={
            "title": PLURAL[wanted.kind],
            "section": section_of(wanted.kind),
            "kind": wanted.kind,
            "page_of": PAGES.get(wanted.kind, "/show"),
            "kinds": [(kind, PLURAL[kind]) for kind in LISTABLE],
            "wanted": wanted,
            "orders": [(order, _sorting(asked, wanted, order)) for order in ORDERS if order != "latest"],
            "lines": lines,
            "total": total,
            "first": (number - 1) * PAGE + 1,
            "number": number,
            "pages_in_all": most,
            "kept": [(name, value) for name, value in asked.query.items() if name != "page"],
            "earlier": asked.again(page=number - 1) if number > 1 else "",
            "later": asked.again(page=number + 1) if number * PAGE < total else "",
            "csv": asked.again(page="").replace(asked.path, f"{asked.path}.csv", 1),
            "empty": EMPTY.get(wanted.kind, N_("The case holds none of these yet.")),
        },
    )


def exported(room: Newsroom, asked: Asked) -> Sent:
    """The whole list as it is filtered and sorted, as CSV."""
    wanted = _wanted(asked)
    return csv_file(wanted.kind, ("id", "label", "title", "file", "withdrawn"), _cells(room, wanted))


def _cells(room: Newsroom, wanted: Wanted) -> Iterator[tuple[str, ...]]:
    for each in paging.page(room, wanted):
        yield (each.id, each.label, each.title, " ".join(each.files), each.withdrawn)


def _wanted(asked: Asked) -> Wanted:
    kind = asked.parts["kind"]
    if kind not in LISTABLE:
        raise Missing(f"there is no list of {kind}", advice="Choose one of the lists in the header.")
    order = asked.query.get("by", "number")
    return Wanted(
        kind=kind,
        words=asked.query.get("q", ""),
        order=order if order in ORDERS else "number",
        backwards=asked.query.get("down") == "1",
        withdrawn=asked.query.get("withdrawn", "1") != "0",
    )


def _sorting(asked: Asked, wanted: Wanted, order: Order) -> str:
    """Where a click on the head of a column leads: sorted by it, or turned round."""
    turned = wanted.order == order and not wanted.backwards
    return asked.again(by=order, down="1" if turned else "", page="")
