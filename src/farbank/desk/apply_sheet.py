"""Taking a desk sheet: whole or not at all, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from farbank.desk.bench import Bench
from farbank.desk.context import Context
from farbank.desk.figure_rows import figure_rows
from farbank.desk.header import Headed, read_header
from farbank.desk.identity import identity_of
from farbank.desk.labels import Labelled, label_rows
from farbank.desk.rows import Work, build
from farbank.desk.withdraw import withdrawn
from farbank.errors import Complained, Complaint, Refused
from farbank.facts.case import Withdrawn
from farbank.facts.fact import Fact
from farbank.facts.fact import Row as FactRow
from farbank.ports import Known
from farbank.reading.sheet.cells import cells_of
from farbank.reading.sheet.check import faults
from farbank.reading.sheet.sections import SECTIONS
from farbank.reading.sheet.sheet import Row, Sheet
from farbank.values.handling import SealedObject

_ORDER = {section.name: place for place, section in enumerate(SECTIONS)}
_KIND_ORDER = {section.kind: place for place, section in enumerate(SECTIONS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a sheet says that the case does not know yet. `ids` pairs every label of the sheet with its id.

    `unused` are the objects that were kept for the sheet and that no fact names.
    """

    facts: tuple[Fact, ...]
    unchanged: int
    ids: tuple[tuple[str, str], ...]
    unused: tuple[SealedObject, ...]


def take(sheet: Sheet, known: Known, context: Context) -> Taken:
    """The facts to record for a sheet, in an order that does not depend on that of its sections.

    Raises `Complained` with every fault there is, in the order of lines. Records nothing itself.
    """
    labelled = label_rows(sheet, known, context)
    headed = read_header(sheet, labelled.book, context)
    taking = _Taking(known=known, bench=Bench(book=labelled.book, context=context), labelled=labelled, headed=headed)
    taking.complaints.extend((*sheet.faults, *labelled.faults, *headed.faults))
    taking.withdraw(sheet)
    for row in sorted(sheet.rows, key=lambda row: _ORDER[row.section.name]):
        taking.row(row)
    if taking.complaints:
        raise Complained(tuple(sorted(dict.fromkeys(taking.complaints), key=lambda each: (each.file, each.line))))
    return taking.taken()


def _in_order(named: tuple[tuple[str, str], str]) -> tuple[int, int]:
    (kind, _), own = named
    return _KIND_ORDER[kind], int(own[1:])


class _Taking:
    """Walks the rows of one sheet and gathers facts, or complaints."""

    def __init__(self, *, known: Known, bench: Bench, labelled: Labelled, headed: Headed) -> None:
        self.known = known
        self.bench = bench
        self.labelled = labelled
        self.reading = headed.reading
        self.complaints: list[Complaint] = []
        self.facts: list[Fact] = []
        self.unchanged = 0
        self.gone: dict[str, Withdrawn] = {}
        self.seen: dict[str, Row] = {}
        self.named: dict[tuple[str, str], str] = {}  # rows without a key of this sheet
        if headed.titled is not None:
            self.record((headed.titled,))

    def taken(self) -> Taken:
        away = tuple(fact for own, fact in self.gone.items() if not self.known.withdrawn(own))
        facts = (*self.facts, *away)
        used = {each.name for fact in facts for each in fact.objects}
        kept = (each.sealed for each in self.bench.context.files.values())
        return Taken(
            facts=facts,
            unchanged=self.unchanged + len(self.gone) - len(away),
            ids=tuple((label, own) for (_, label), own in sorted(self.labelled.book.ids.items(), key=_in_order)),
            unused=tuple(each for each in kept if each.name not in used),
        )

    def withdraw(self, sheet: Sheet) -> None:
        for asked in sheet.withdrawals:
            try:
                fact = withdrawn(asked, self.bench.book)
            except Refused as fault:
                key = f"withdraw.{asked.label}"
                self.complaints.append(Complaint(file=sheet.file, line=asked.line, key=key, expected=str(fault)))
            else:
                self.gone[fact.id] = fact

    def row(self, row: Row) -> None:
        try:
            for each in self.expanded(row):
                self.one(each)
        except Complained as found:
            self.complaints.extend(found.complaints)

    def expanded(self, row: Row) -> Iterator[Row]:
        """The row itself, or the rows of the CSV file it names."""
        if row.section.kind == "figure" and row.cells.get("csv") is not None:
            yield from figure_rows(row, self.reading, self.bench.context)
        else:
            yield row

    def one(self, row: Row) -> None:
        cells = cells_of(row, self.reading)
        found = tuple(faults(cells))
        self.complaints.extend(found)
        told = {(each.line, each.key) for each in found}
        if row.section.keyed and not row.key:
            return
        placed = self.labelled.items.get(row.key) if row.section.kind == "item" else None
        try:
            candidates = build(Work(row=row, cells=cells, bench=self.bench, placed=placed))
            if not found:
                self.name(row, candidates)
        except Complained as wrong:  # what single cells told already is not told twice
            self.complaints.extend(each for each in wrong.complaints if (each.line, each.key) not in told)
        except Refused as wrong:
            self.complaints.append(cells.complaint("", str(wrong)))

    def name(self, row: Row, candidates: tuple[FactRow, ...]) -> None:
        """Give the fact of a row its label and id, and record it if it is new; no two rows are the same."""
        kind = row.section.kind
        label = row.key or identity_of(candidates[0])
        own = self.bench.book.find(kind, label) or self.named.get((kind, label), "")
        own = own or self.labelled.numbers.reserve(kind, label) or self.labelled.numbers.new(kind)
        self.named[kind, label] = own
        first = self.seen.setdefault(own, row)
        if first is not row:
            raise Refused(f"a row of its own; line {first.line} of {first.file} already says this of {own}")
        if own in self.gone:
            return
        called = self.known.label(own) if label == own and self.known.find(kind, own) else label
        self.record(tuple(replace(each, id=own, label=called) for each in candidates))

    def record(self, candidates: tuple[FactRow, ...]) -> None:
        """Take a fact, unless the case says exactly that already."""
        if any(self.known.unchanged(each) for each in candidates):
            self.unchanged += 1
        else:
            self.facts.append(candidates[0])
