"""All sections of a desk sheet in the order in which they are taken: the one source for checks, pull-downs and docs."""

from __future__ import annotations

from typing import Final

from farbank.reading.sheet import columns_findings, columns_items, columns_looks, columns_people
from farbank.reading.sheet.column import Section, plain, text

HEADER: Final = Section(
    name="sheet",
    kind="case",
    keyed=False,
    help="What the case is called, its language, and the day relative words refer to.",
    columns=(
        text("sheet", "The version of the desk sheet: 1.", "1"),
        text("case", "What the case is called.", "The coast of Ellmark"),
        text("language", "The language you write in.", "en"),
        plain("day", "published", "The day that words such as 'last year' refer to.", "2024-08-15"),
    ),
)
SECTIONS: Final[tuple[Section, ...]] = (
    columns_people.SOURCES,
    columns_people.COLLECTIONS,
    columns_items.ITEMS,
    columns_items.ORIGINS,
    columns_items.LINKS,
    columns_looks.LINES,
    columns_looks.LOOKS,
    columns_looks.TALLIES,
    columns_looks.CONSTRAINTS,
    columns_looks.CONDUITS,
    columns_items.INTERVIEWS,
    columns_findings.SERIES,
    columns_findings.FIGURES,
    columns_items.SUBJECTS,
    columns_items.STATEMENTS,
    columns_findings.FINDINGS,
    columns_people.PERSONAS,
    columns_people.DISCLOSURES,
    columns_people.CONSENTS,
    columns_people.ACCESS,
    columns_people.POPULATION,
    columns_findings.REPORTS,
)
WITHDRAW: Final = Section(
    name="withdraw",
    kind="withdrawal",
    help="Rows that no longer count; the record stays.",
    key_example="T-OLD",
    columns=(text("because", "Why.", "the source took it back"),),
)
SECTION: Final[dict[str, Section]] = {each.name: each for each in SECTIONS}
HEADER_NAMES: Final[tuple[str, ...]] = tuple(each.name for each in HEADER.allowed)
FREE: Final = "dims"  # the column of figures that takes every name which is no column
TOP_NAMES: Final[tuple[str, ...]] = (*HEADER_NAMES, *SECTION, WITHDRAW.name)
