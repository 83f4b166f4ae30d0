"""Which builder makes the fact of a row, section by section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from farbank.desk import conclude, count, item_row, look, people, state
from farbank.desk.bench import Bench
from farbank.desk.draft import heading_of
from farbank.desk.item_row import Placed
from farbank.desk.labels import geojson_of
from farbank.desk.wanted import inline, lost, named
from farbank.facts.fact import Row as FactRow
from farbank.facts.look import LineAdopted
from farbank.facts.report import ReportDrafted
from farbank.reading.sheet.cells import Cells
from farbank.reading.sheet.sheet import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One row on the bench, and for an item the item it means. Facts are built without id and label, set afterwards."""

    row: Row
    cells: Cells
    bench: Bench
    placed: Placed | None = None


def build(work: Work) -> tuple[FactRow, ...]:
    """The facts that would say a row, the one to record first; `Complained` with lines when it cannot be said."""
    if work.placed is not None:
        return item_row.item(work.cells, work.bench, work.row, work.placed)
    return (_BUILD[work.row.section.name](work),)


def _line(work: Work) -> LineAdopted:
    paths = tuple(each for each in named(work.row, "geojson") if not inline(each.path))
    lost(work.row, paths, work.bench.context.texts)
    return look.line(work.cells, work.bench, work.row.key, geojson_of(work.row, work.bench.context))


def _report(work: Work) -> ReportDrafted:
    work.cells.text("file")
    wanted = named(work.row, "file")
    lost(work.row, wanted, work.bench.context.texts)
    text = work.bench.context.texts[wanted[0]]
    if not text.strip():
        raise work.cells.complained("file", f"a report; {wanted[0].path!r} is empty")
    return ReportDrafted(
        id="",
        label="",
        note=work.cells.optional_text("note"),
        heading=heading_of(text),
        text=text,
        file_name=wanted[0].path.replace("\\", "/").rsplit("/", 1)[-1],
    )


_BUILD: Final[dict[str, Callable[[Work], FactRow]]] = {
    "sources": lambda work: people.source(work.cells),
    "collections": lambda work: people.collection(work.cells),
    "origins": lambda work: state.origin(work.cells),
    "links": lambda work: state.link(work.cells),
    "lines": _line,
    "looks": lambda work: look.look(work.cells, work.bench),
    "tallies": lambda work: look.tally(work.cells, work.bench),
    "constraints": lambda work: look.constraint(work.cells, work.bench),
    "conduits": lambda work: look.conduit(work.cells),
    "interviews": lambda work: state.interview(work.cells),
    "series": lambda work: count.series(work.cells, work.row.key),
    "figures": lambda work: count.figure(work.cells),
    "subjects": lambda work: state.subject(work.cells),
    "statements": lambda work: state.statement(work.cells, work.bench),
    "findings": lambda work: conclude.finding(work.cells, work.bench),
    "personas": lambda work: people.persona(work.cells, work.bench.book.find("persona", work.row.key)),
    "disclosures": lambda work: people.disclosure(work.cells),
    "consents": lambda work: people.consent(work.cells),
    "access": lambda work: people.access(work.cells),
    "population": lambda work: people.population(work.cells),
    "reports": _report,
}
